"""How a review document is told apart and read back: bookmarks, placeholders, earlier remarks.

A row is recognised by the bookmark on its first cell, else by the visible ``K-0015 · UB7``. Nothing
depends on content controls, which other word processors flatten, nor on document properties.
"""

from collections.abc import Iterable

from app.analysis.citation import printed_date
from app.queries.reviews import DecisionRow
from app.words import Words
from app.words.terms import RESPONSES, VERDICTS, term

GENERAL_BOOKMARK = "k_general"
"""On the cell for general remarks."""

REVIEWER_BOOKMARK = "k_reviewer"
"""On the cell for the reviewer's name."""

NOT_DECIDED = "\N{HORIZONTAL ELLIPSIS}"
"""What an untouched decision cell says; stays as text where a list is flattened."""

EARLIER = "\N{BLACK LEFT-POINTING SMALL TRIANGLE}"
"""Begins every paragraph of a remark cell that was printed there."""


def row_bookmark(uuid: str) -> str:
    """The bookmark of a coding's row: ``k_`` and its UUID without dashes (34 characters)."""
    return "k_" + uuid.replace("-", "")


def definition_bookmark(uuid: str) -> str:
    """The bookmark of a code's row in the codebook."""
    return "d_" + uuid.replace("-", "")


def turn_bookmark(uuid: str) -> str:
    """The bookmark of the row of a turn that carries no coding."""
    return "t_" + uuid.replace("-", "")


def quotation_bookmark(uuid: str) -> str:
    """The bookmark of a quotation in the chapter: ``p_`` and the UUID of its passage."""
    return "p_" + uuid.replace("-", "")


def row_name(number: str, called: str) -> str:
    """What stands in the first cell of a row: ``K-0015 · UB7``."""
    return f"{number} \N{MIDDLE DOT} {called}"


def reference(number: str, called: str) -> str:
    """How other parts of the document name a row; unlike the row's own name, never a key."""
    return f"{called} ({number})" if number and called else called or number


def earlier_lines(words: Words, decisions: Iterable[DecisionRow]) -> list[str]:
    """The paragraphs that a remark cell is printed with, oldest first; anything else is new."""
    lines = []
    for row in decisions:
        said = [term(words, VERDICTS, row.verdict)] if row.verdict else []
        said += [" ".join(row.remark.split())] if row.remark else []
        head = ", ".join(filter(None, [row.reviewer, printed_date(words, row.decided_at[:10])]))
        lines.append(f"{EARLIER} {head}: {'. '.join(said)}")
        if answer := answer_text(words, row):
            lines.append(" ".join([EARLIER, words("Answer: {text}", text=answer)]))
    return lines


def answer_text(words: Words, row: DecisionRow) -> str:
    """What the researcher made of a remark, and the answer; empty where there is neither."""
    response = term(words, RESPONSES, row.response) if row.response else ""
    return ". ".join(filter(None, [response, " ".join(row.answer.split())]))
