"""Where the codes' labels stand in the margin.

At the first line of each passage, never on top of each other, elided where there is no room.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from app.queries.codings import CodingMark
from app.ui.look.theme import SPACE_SMALL, SPACE_TIGHT
from app.ui.reader.badges import BADGE
from app.ui.reader.page import ShownMark

DOT_WIDTH = 6 + SPACE_TIGHT
BADGE_WIDTH = BADGE + SPACE_SMALL
_LEAST = 22.0
ROWS_DOWN = 3
"""Labels that find no room beside their first line stand at most so many rows further down."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label in the margin: its ``text`` may be elided, or ``+3`` for those without room.

    ``marks`` are the codings that it stands for, the first of which gives it its look.
    """

    mark: CodingMark
    place: QRectF
    text: str
    marks: tuple[CodingMark, ...]


@dataclass(slots=True)
class _Row:
    """A row that is being filled; ``left`` is where its next label begins."""

    top: float
    left: float
    left_over: list[CodingMark]
    placed: list[Label]


def place_labels(
    marks: Iterable[ShownMark],
    column: QRectF,
    metrics: QFontMetricsF,
    badged: Container[int] = frozenset(),
) -> list[Label]:
    """The labels of these codings in the column; those that are ``badged`` keep room for it.

    They stand side by side, and in rows below each other where many passages begin together; what
    finds no room even so is counted at the end of the last row. A passage that begins above the
    view is named at the top, so one always sees what one is in.
    """
    rows: list[_Row] = []
    tops = ((max(shown.top, 0.0) if shown.begins else 0.0, shown) for shown in marks)
    for top, shown in sorted(tops, key=lambda entry: (entry[0], entry[1].lane)):
        _place(rows, shown.mark, top + SPACE_TIGHT, column, metrics, badged)
    return [label for row in rows for label in _finished(row, column, metrics)]


def _place(
    rows: list[_Row],
    mark: CodingMark,
    top: float,
    column: QRectF,
    metrics: QFontMetricsF,
    badged: Container[int],
) -> None:
    height = metrics.height()
    beside = DOT_WIDTH + (BADGE_WIDTH if mark.coding_id in badged else 0)
    wanted = beside + metrics.horizontalAdvance(mark.label or mark.name)
    row = rows[-1] if rows and top < rows[-1].top + height else None
    room = _end(row, column, top, height) - row.left if row and not row.left_over else 0.0
    if row is not None and room >= min(wanted, beside + _LEAST):
        _add(row, mark, min(wanted, room), beside, metrics)
    elif row is None or row.top + height - top <= ROWS_DOWN * height:
        row = _Row(max(top, row.top + height if row else top), column.left(), [], [])
        rows.append(row)
        _add(row, mark, min(wanted, _end(row, column, top, height) - row.left), beside, metrics)
    else:
        row.left_over.append(mark)


def _end(row: _Row, column: QRectF, top: float, height: float) -> float:
    """Where labels of a row must end: the last row keeps room for how many are left over."""
    is_last = row.top + height - top > ROWS_DOWN * height
    return column.right() - (_LEAST + SPACE_SMALL if is_last else 0)


def _add(row: _Row, mark: CodingMark, width: float, beside: float, metrics: QFontMetricsF) -> None:
    text = metrics.elidedText(
        mark.label or mark.name, Qt.TextElideMode.ElideRight, width - beside + 1
    )
    place = QRectF(row.left, row.top, width, metrics.height())
    row.placed.append(Label(mark, place, text, (mark,)))
    row.left += width + SPACE_SMALL


def _finished(row: _Row, column: QRectF, metrics: QFontMetricsF) -> Iterator[Label]:
    yield from row.placed
    if others := tuple(row.left_over):
        room = column.right() - row.left
        place = QRectF(row.left, row.top, room, metrics.height())
        yield Label(others[0], place, f"+{len(others)}", others)
