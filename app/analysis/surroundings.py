"""The words round a quotation: what was asked before it, and what was said after it."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.models.span import Span
from app.queries.sources import TurnRow, source_text, turns

REACH = 600
"""Characters shown on either side at most; a turn that is longer is cut between words."""
_CUT = "\N{HORIZONTAL ELLIPSIS}"


def surroundings(session: Session, source_id: int, span: Span) -> tuple[str, str]:
    """The text before and after a passage, as far as the turn before and the turn after it."""
    text = source_text(session, source_id)
    near = Span(max(0, span.start - REACH), min(len(text), span.end + REACH))
    rows = turns(session, source_id, near)
    start, end = _reach(text, rows, span, near)
    before, after = text[start : span.start], text[span.end : end]
    if start == near.start and _inside_a_word(text, start):
        before = " ".join((_CUT, before.partition(" ")[2]))
    if end == near.end and _inside_a_word(text, end):
        after = " ".join((after.rpartition(" ")[0], _CUT))
    return before.strip(), after.strip()


def _reach(text: str, rows: Sequence[TurnRow], span: Span, near: Span) -> tuple[int, int]:
    if not rows:  # A text without turns: its own paragraph.
        return max(near.start, text.rfind("\n", 0, span.start)), _or_end(
            text.find("\n", span.end), near
        )
    asked = [row.span.start for row in rows if row.span.end <= span.start]
    answered = [row.span.end for row in rows if row.span.start >= span.end]
    return max([near.start, *asked[-1:]]), min([near.end, *answered[:1]])


def _or_end(found: int, near: Span) -> int:
    return min(found, near.end) if found >= 0 else near.end


def _inside_a_word(text: str, position: int) -> bool:
    return 0 < position < len(text) and not text[position - 1 : position + 1].isspace()
