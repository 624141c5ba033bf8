"""Where the codes' labels stand in the margin.

At the first line of each passage, never on top of each other, elided where there is no room.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from app.queries.codings import CodingMark
from app.ui.reader.badges import BADGE
from app.ui.reader.page import ShownMark
from app.ui.theme import SPACE_SMALL, SPACE_TIGHT

DOT_WIDTH = 6 + SPACE_TIGHT
BADGE_WIDTH = BADGE + SPACE_SMALL
_LEAST = 22.0


@dataclass(frozen=True, slots=True)
class Label:
    """A label in the margin; ``text`` may be elided, or ``+3`` for those that found no room."""

    mark: CodingMark
    place: QRectF
    text: str


def place_labels(
    marks: Iterable[ShownMark],
    column: QRectF,
    metrics: QFontMetricsF,
    badged: Container[int] = frozenset(),
) -> list[Label]:
    """The labels of these codings in the column; those that are ``badged`` keep room for it.

    A passage that begins above the view is named at the top, so one always sees what one is in.
    """
    rows = _rows(marks, metrics.height())
    return [label for row in rows for label in _fill(row, column, metrics, badged)]


def _rows(marks: Iterable[ShownMark], height: float) -> Iterator[list[tuple[float, CodingMark]]]:
    """Codings whose first lines are too near for labels below each other share a row."""
    tops = ((max(shown.top, 0.0) if shown.begins else 0.0, shown.mark) for shown in marks)
    row: list[tuple[float, CodingMark]] = []
    for top, mark in sorted(tops, key=lambda entry: entry[0]):
        if row and top - row[0][0] >= height:
            yield row
            row = []
        row.append((top, mark))
    if row:
        yield row


def _fill(
    row: list[tuple[float, CodingMark]],
    column: QRectF,
    metrics: QFontMetricsF,
    badged: Container[int],
) -> Iterator[Label]:
    """Labels of one row side by side; the last place is kept for how many found no room."""
    left, top = column.left(), row[0][0] + SPACE_TIGHT
    for nth, (_, mark) in enumerate(row):
        room = column.right() - left
        others = len(row) - nth - 1
        beside = DOT_WIDTH + (BADGE_WIDTH if mark.coding_id in badged else 0)
        wanted = beside + metrics.horizontalAdvance(mark.label or mark.name)
        if others and room < min(wanted, 2 * _LEAST) + SPACE_SMALL + _LEAST:
            yield Label(mark, QRectF(left, top, room, metrics.height()), f"+{others + 1}")
            return
        width = min(wanted, room - (others and _LEAST + SPACE_SMALL))
        text = metrics.elidedText(
            mark.label or mark.name, Qt.TextElideMode.ElideRight, width - beside + 1
        )
        yield Label(mark, QRectF(left, top, width, metrics.height()), text)
        left += width + SPACE_SMALL
