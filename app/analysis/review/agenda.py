"""The next meeting's agenda: where reviewers disagree, and remarks to be talked about."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.queries.review_remarks import RemarkedRow
from app.queries.review_rounds import disagree, latest_verdicts
from app.queries.reviews import DecisionRow, DefinitionRow, ReviewRow
from app.words import Words
from app.words.terms import VERDICTS, term

Reviewed = ReviewRow | DefinitionRow | RemarkedRow
"""Whatever a reviewer can say something about."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """Something to talk about: what was said of it, by whom, and whether they disagree."""

    row: Reviewed
    said: tuple[DecisionRow, ...]
    disagreed: bool


def agenda(rows: Iterable[Reviewed]) -> list[AgendaItem]:
    """What reviewers' latest verdicts differ on, and what the researcher wants to discuss."""
    found = []
    for row in rows:
        verdicts = [] if isinstance(row, RemarkedRow) or not disagree(row) else latest_verdicts(row)
        wanted = {said.id for said in verdicts}
        wanted |= {said.id for said in row.decisions if to_discuss(said)}
        if wanted:
            said = tuple(each for each in row.decisions if each.id in wanted)
            found.append(AgendaItem(row, said, bool(verdicts)))
    return found


def to_discuss(said: DecisionRow) -> bool:
    """Whether the researcher keeps a remark for the meeting."""
    return said.response == "discussed" and not said.resolved


def row_title(words: Words, row: Reviewed) -> str:
    """How something under review is called in lists: ``K-0015 · UB7``."""
    match row:
        case ReviewRow():
            return f"{row.passage.number} · {row.called}"
        case DefinitionRow():
            return " ".join(filter(None, (row.label, row.name)))
        case _:
            return row.passage.number if row.passage else words("The study as a whole")


def row_words(row: Reviewed) -> str:
    """The words that are judged: the quotation or the definition."""
    match row:
        case ReviewRow():
            return row.passage.text
        case DefinitionRow():
            return row.fields.get("definition", "")
        case _:
            return row.passage.text if row.passage else ""


def said_in_short(words: Words, said: DecisionRow) -> str:
    """A verdict with its remark in one sentence: ``Revise: Who says this?``."""
    verdict = term(words, VERDICTS, said.verdict) if said.verdict else words("Remark")
    return f"{verdict}: {said.remark}" if said.remark else verdict


def agenda_text(words: Words, items: Iterable[AgendaItem]) -> str:
    """The agenda as plain text, for an e-mail or a note."""
    return "\n\n".join(
        "\n".join(
            [
                f"{nth}. {row_title(words, item.row)}",
                *filter(None, [" ".join(row_words(item.row).split())]),
                *(f"- {said.reviewer}: {said_in_short(words, said)}" for said in item.said),
                *(
                    "  " + words("Answer: {text}", text=said.answer)
                    for said in item.said
                    if said.answer
                ),
            ]
        )
        for nth, item in enumerate(items, 1)
    )
