"""The code colours under the text: quiet washes, thin lines below, outlines for one passage."""

from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app.ui.reader.page import ShownMark
from app.ui.theme import RADIUS, WASH_LAYERS, Theme

PEN_OF_KIND = {"cause": Qt.PenStyle.SolidLine, "effort": Qt.PenStyle.DashLine}
"""Kinds are told apart without colour; kinds of the user's own are dotted."""
LINE_WIDTH = 1.5
HOVERED_WIDTH = 3.0
_UNDERLINE_WIDTH = 1.25
_UNDERLINE = 0.65
"""How strongly lines in the text are drawn: the words come first, the margin names the codes."""
_LINE_STEP = 3.0
_PADDING = 2.0


@cache
def pen_of(kind: str | None, rgba: int, width: float = LINE_WIDTH) -> QPen:
    """The pen that draws a code of this kind, in text and margin alike."""
    colour = QColor.fromRgba(rgba)
    pen = QPen(colour, width, PEN_OF_KIND.get(kind or "", Qt.PenStyle.DotLine))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def paint_bands(
    painter: QPainter, marks: Iterable[ShownMark], theme: Theme, hovered: int | None
) -> None:
    """Tint coded text and draw a line per code below it.

    Lanes keep overlapping codings apart: those in the first ``WASH_LAYERS`` lanes tint and get a
    line each, so text keeps its contrast and the lines stay clear of the next line of text.
    """
    for shown in marks:
        if shown.lane >= WASH_LAYERS:
            continue
        code = theme.code(shown.mark.colour)
        colour = QColor(code.line)
        if shown.mark.passage_id != hovered:
            colour.setAlphaF(_UNDERLINE)
        width = HOVERED_WIDTH if shown.mark.passage_id == hovered else _UNDERLINE_WIDTH
        painter.setPen(pen_of(shown.mark.kind, colour.rgba(), width))
        below = shown.lane * _LINE_STEP
        for place in shown.stretches:
            painter.fillRect(place, code.wash)
            line = place.bottom() + below
            painter.drawLine(QPointF(place.left(), line), QPointF(place.right(), line))


def paint_outline(painter: QPainter, places: Iterable[QRectF], theme: Theme) -> None:
    """Draw a line round the selected passage."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.accent, 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_around(places))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def paint_flash(painter: QPainter, places: Iterable[QRectF], theme: Theme, strength: float) -> None:
    """Light up a place that was jumped to; ``strength`` 1.0 fades to 0.0."""
    glow = QColor(theme.accent)
    glow.setAlphaF(0.35 * strength)
    painter.fillPath(_around(places), glow)


def _around(places: Iterable[QRectF]) -> QPainterPath:
    """One rounded outline round all lines of a passage."""
    path = QPainterPath()
    for place in places:
        line = QPainterPath()
        padded = place.adjusted(-_PADDING, -_PADDING, _PADDING, _PADDING)
        line.addRoundedRect(padded, RADIUS, RADIUS)
        path = path.united(line)
    return path
