"""What was said in a review and what came of it, as lines of a table cell."""

from collections.abc import Iterable, Sequence

from app.analysis.moments import Days
from app.exporters.review.marks import answer_text
from app.exporters.word.codebook import FIELD_NAMES
from app.exporters.word.text import Line, Piece, line
from app.models.review import ReviewState
from app.queries.review_rounds import Change
from app.queries.reviews import DecisionRow
from app.words import N_, Words
from app.words.shortening import shortened
from app.words.terms import REVIEW_STATES, STANCES, VERDICTS, term

CHANGED_FIELDS = {
    "quotation": N_("Quotation"),
    "label": N_("Label"),
    "name": N_("Name of the code"),
    "stance": N_("Stance"),
    **FIELD_NAMES,
}
"""What may differ from what a reviewer saw."""

_LONGEST_CHANGE = 240
_QUOTED = "\N{LEFT DOUBLE QUOTATION MARK}{}\N{RIGHT DOUBLE QUOTATION MARK}"


def said_lines(days: Days, said: Iterable[DecisionRow]) -> list[Line]:
    """Who said what on which day, and under each word the researcher's answer."""
    found = []
    for word in said:
        found.append(_said_line(days, word))
        if answer := answer_text(days.words, word):
            text = days.words("Answer: {text}", text=answer)
            on = f" ({days(word.answered_at)})" if word.answered_at else ""
            found.append(line(text + on, style="Earlier Remark"))
    return found


def _said_line(days: Days, word: DecisionRow) -> Line:
    who = ", ".join(filter(None, [word.reviewer, days(word.decided_at)]))
    verdict = term(days.words, VERDICTS, word.verdict) if word.verdict else ""
    remark = " ".join(word.remark.split())
    between = ". " if verdict and remark else ""
    return line(f"{who}: ", Piece(verdict, "Speaker"), between + remark)


def change_lines(words: Words, changes: Sequence[Change]) -> list[Line]:
    """Before and now of everything that differs from what was seen."""
    return [
        line(
            Piece(f"{term(words, CHANGED_FIELDS, change.field)}: ", "Speaker"),
            " \N{RIGHTWARDS ARROW} ".join(
                _shown(words, change.field, text) for text in (change.before, change.now)
            ),
        )
        for change in changes
    ]


def _shown(words: Words, field: str, text: str) -> str:
    if field == "stance":
        return term(words, STANCES, text)
    return _QUOTED.format(shortened(text, _LONGEST_CHANGE)) if text else "\N{EN DASH}"


def state_line(words: Words, state: ReviewState | None) -> Line:
    """How it stands now; what has no state has gone."""
    return line(term(words, REVIEW_STATES, state) if state else words("Removed since"))
