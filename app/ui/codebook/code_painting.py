"""One row for a code, the same in palette and codebook: chip, label, name, something at the end."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from app.queries.codes import CodeRow
from app.ui.codebook.chip import CHIP, paint_chip
from app.ui.look.theme import SMALL_POINTS, SPACE_SMALL, SPACE_TIGHT, Theme, interface_font

ROW_HEIGHT = 28
COUNT = 24
"""Pixels that are left for a number behind a favourite's digit, so that the digits align."""
_END_SHARE = 0.4
"""What the words at its end may take of a row."""
KEY_SIZE = 16
"""Pixels of the frame round a favourite's digit."""


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """The row's own ground: hovered, selected, focused."""
    panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
    option.widget.style().drawPrimitive(panel, option, painter, option.widget)


def paint_code(
    painter: QPainter, place: QRectF, code: CodeRow, theme: Theme, trailing: str = ""
) -> None:
    """Draw a code; ``trailing`` stands quietly at the right end and leaves room for the name.

    A favourite's digit stands before it, framed like a key.
    """
    painter.save()
    chip = QRectF(place.left(), place.center().y() - CHIP / 2, CHIP, CHIP)
    paint_chip(painter, chip, theme.code(code.colour).line, code.kind)
    room = place.adjusted(CHIP + SPACE_SMALL, 0, 0, 0)
    written = _write_at_end(painter, room, trailing, theme)
    room.setRight(room.right() - (written if code.favourite is None else max(written, COUNT)))
    if code.favourite is not None:
        room.setRight(room.right() - _paint_digit(painter, room, str(code.favourite), theme))
    painter.setPen(theme.text)
    if code.label:
        room.setLeft(_write(painter, room, code.label, interface_font(strong=True)) + SPACE_SMALL)
    _write(painter, room, code.name, interface_font())
    painter.restore()


def paint_heading(
    painter: QPainter, place: QRectF, text: str, theme: Theme, *, strong: bool, trailing: str = ""
) -> None:
    """Draw the heading of a kind (strong) or a group."""
    painter.save()
    place = place.adjusted(0, 0, -_write_at_end(painter, place, trailing, theme), 0)
    painter.setPen(theme.text if strong else theme.quiet)
    _write(painter, place, text, interface_font(strong=strong))
    painter.restore()


def paint_tick(painter: QPainter, place: QRectF, colour: QColor) -> None:
    """A tick: this one is on the passage, or will be."""
    _paint_lines(painter, place, colour, [(-4, 0), (-1, 3), (4, -4)])


def paint_cross(painter: QPainter, place: QRectF, colour: QColor) -> None:
    """A cross: this one comes off."""
    _paint_lines(painter, place, colour, [(-4, -4), (4, 4), (0, 0), (4, -4), (-4, 4)])


def _paint_lines(
    painter: QPainter, place: QRectF, colour: QColor, turns: Sequence[tuple[int, int]]
) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 2.0))
    painter.drawPolyline([place.center() + QPointF(*turn) for turn in turns])
    painter.restore()


def _paint_digit(painter: QPainter, room: QRectF, digit: str, theme: Theme) -> float:
    """Draw a digit framed like a key at the right end; returns the room that it took."""
    key = QRectF(room.right() - KEY_SIZE, room.center().y() - KEY_SIZE / 2, KEY_SIZE, KEY_SIZE)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.border, 1.0))
    painter.drawRoundedRect(key.adjusted(0.5, 0.5, -0.5, -0.5), 3.0, 3.0)
    painter.setFont(interface_font(SMALL_POINTS))
    painter.setPen(theme.quiet)
    painter.drawText(key, Qt.AlignmentFlag.AlignCenter, digit)
    painter.restore()
    return KEY_SIZE + SPACE_SMALL


def code_row_size() -> QSize:
    """How much room a row asks for; its width is the view's."""
    return QSize(0, ROW_HEIGHT)


def name_left(code: CodeRow) -> float:
    """How far from the row's left end the name begins (where it is edited in place)."""
    label = QFontMetricsF(interface_font(strong=True)).horizontalAdvance(code.label or "")
    return CHIP + SPACE_SMALL + (label + SPACE_SMALL if code.label else 0)


def _write(painter: QPainter, room: QRectF, text: str, font: QFont) -> float:
    """Write, cut short where there is no room; returns where the words end."""
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    return room.left() + metrics.horizontalAdvance(shown)


def _write_at_end(painter: QPainter, room: QRectF, text: str, theme: Theme) -> float:
    if not text:
        return 0.0
    font = interface_font(SMALL_POINTS)
    metrics = QFontMetricsF(font)
    text = metrics.elidedText(
        text, Qt.TextElideMode.ElideRight, max(room.width() * _END_SHARE, COUNT)
    )
    painter.setFont(font)
    painter.setPen(theme.quiet)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
    return metrics.horizontalAdvance(text) + SPACE_SMALL + SPACE_TIGHT
