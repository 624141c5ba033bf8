"""Where a passage begins and ends on the page, to be taken hold of there."""

from collections.abc import Callable, Sequence
from unicodedata import bidirectional

from PySide6.QtCore import QLineF, QPointF, QRectF

from app.models.span import Span
from app.ui.reader.page import Page
from app.ui.reader.snapping import PassageEnd

_FROM_THE_RIGHT = {"R", "AL"}
"""Classes of letters (UAX 9) of which the first stands at the right."""


def edges_of(
    span: Span, text: str, places_of: Callable[[Span], Sequence[QRectF]]
) -> dict[PassageEnd, QLineF]:
    """The upright lines at both ends of a stretch, as far as they show; each from its knob on."""
    first, last = Span(span.start, span.start + 1), Span(span.end - 1, span.end)
    edges: dict[PassageEnd, QLineF] = {}
    for place in places_of(first)[:1]:
        x = place.right() if _runs_left(first, text) else place.left()
        edges["start"] = QLineF(QPointF(x, place.top()), QPointF(x, place.bottom()))
    for place in places_of(last)[-1:]:
        x = place.left() if _runs_left(last, text) else place.right()
        edges["end"] = QLineF(QPointF(x, place.bottom()), QPointF(x, place.top()))
    return edges


def _runs_left(letter: Span, text: str) -> bool:
    return bidirectional(letter.cut_from(text)) in _FROM_THE_RIGHT


def line_at(page: Page, y: float) -> tuple[int, int] | None:
    """The visible line of print at a height, or the nearest above it, in UTF-16 positions."""
    lines = [(block, line) for block in page.blocks for line in block.lines if line.top <= y]
    if not lines:
        return None
    block, line = lines[-1]
    return block.position + line.start, block.position + line.end
