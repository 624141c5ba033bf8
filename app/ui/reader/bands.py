"""The code colours under the text: quiet washes, thin lines below, outlines for one passage."""

from collections.abc import Iterable, Sequence
from functools import cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app.ui.look.theme import RADIUS, WASH_LAYERS, Theme
from app.ui.reader.page import ShownMark

PEN_OF_KIND = {"cause": Qt.PenStyle.SolidLine, "effort": Qt.PenStyle.DashLine}
"""Kinds are told apart without colour; kinds of the user's own are dotted."""
LINE_WIDTH = 1.5
HOVERED_WIDTH = 3.0
UNDERLINES = 5
"""So many codes have a line of their own below the words; the margin has a bracket for more."""
_UNDERLINE_WIDTH = 1.25
_UNDERLINE = 0.7
"""How strongly lines in the text are drawn: the words come first, the margin names the codes."""
RECEDING = 0.3
"""What is left of overlapping codings while one passage is pointed at."""
_WIDE, _CLOSE = (0.0, 3.0), (-3.0, 2.0)
"""Where the first line lies below the letters' box, and the pixels from line to line: closer, and
higher up, where more than ``WASH_LAYERS`` of them stand on the page."""
_TICK = 4.0
_PADDING = 2.0
_KNOB = 3.5
_BEYOND = 3
"""Lines outside what is painted that an outline takes in, so that it closes out of sight."""
_FOUND = 0.25


@cache
def pen_of(kind: str | None, rgba: int, width: float = LINE_WIDTH) -> QPen:
    """The pen that draws a code of this kind, in text and margin alike."""
    colour = QColor.fromRgba(rgba)
    pen = QPen(colour, width, PEN_OF_KIND.get(kind or "", Qt.PenStyle.DotLine))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def paint_bands(
    painter: QPainter, marks: Sequence[ShownMark], theme: Theme, hovered: int | None
) -> None:
    """Tint coded text and draw a line per code below it, with a tick where a passage begins.

    Words have one tint, of the innermost passage's first code: tints of several codes would mix to
    a grey that is nobody's. Lanes keep overlapping codings apart: those in the first ``UNDERLINES``
    get a line, so that lines stay clear of the next line of text. The passage that is pointed at
    comes forward whatever its lane, and those that it shares words with recede.
    """
    deepest = max((shown.lane for shown in marks), default=0)
    first, step = _WIDE if deepest < WASH_LAYERS else _CLOSE
    forward = [shown for shown in marks if shown.mark.passage_id == hovered]
    ahead = forward[0].mark.span if forward else None

    def strength(shown: ShownMark) -> float:
        return RECEDING if ahead and shown.mark.span.overlaps(ahead) else 1.0

    behind = [shown for shown in marks if shown.mark.passage_id != hovered]
    for shown in tinting(behind):
        _tint(painter, shown, theme, strength(shown))
    for shown in behind:
        if shown.lane < UNDERLINES:
            line = QColor(theme.code(shown.mark.colour).line)
            line.setAlphaF(_UNDERLINE * strength(shown))
            _underline(painter, shown, line, _UNDERLINE_WIDTH, first + shown.lane * step)
    for shown in forward[:1]:
        _tint(painter, shown, theme, 1.0)
    for shown in forward:
        _underline(painter, shown, theme.code(shown.mark.colour).line, HOVERED_WIDTH, 0.0)


def tinting(marks: Iterable[ShownMark]) -> list[ShownMark]:
    """The codings that tint: the first of each stretch, outer ones before those inside them."""
    first: dict[tuple[int, int], ShownMark] = {}
    for shown in marks:
        words = (shown.mark.span.start, shown.mark.span.end)
        if words not in first or shown.lane < first[words].lane:
            first[words] = shown
    kept = (shown for shown in first.values() if shown.lane < WASH_LAYERS)
    return sorted(kept, key=lambda shown: shown.mark.span.start - shown.mark.span.end)


def _tint(painter: QPainter, shown: ShownMark, theme: Theme, strength: float) -> None:
    """Tint the page anew: what an outer passage laid there does not shine through."""
    wash = QColor(theme.code(shown.mark.colour).wash)
    wash.setAlphaF(wash.alphaF() * strength)
    for place in shown.stretches:
        painter.fillRect(place, theme.page)
        painter.fillRect(place, wash)


def _underline(
    painter: QPainter, shown: ShownMark, colour: QColor, width: float, below: float
) -> None:
    painter.setPen(pen_of(shown.mark.kind, colour.rgba(), width))
    lines = [
        QLineF(place.left(), place.bottom() + below, place.right(), place.bottom() + below)
        for place in shown.stretches
    ]
    painter.drawLines(lines)
    if shown.begins:
        painter.setPen(QPen(colour, width))
        foot = lines[0].p1()
        painter.drawLine(foot, foot - QPointF(0, _TICK))


def paint_outline(
    painter: QPainter, places: Iterable[QRectF], theme: Theme, width: float = 1.0
) -> None:
    """Draw a line round the chosen passage, or a thicker one round where a code would drop."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.accent, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_around(painter, places))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def paint_ends(painter: QPainter, edges: Iterable[QLineF], theme: Theme) -> None:
    """Draw grips at the ends of the chosen passage, to be dragged: a bar with a knob."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.accent, 2.0))
    painter.setBrush(theme.accent)
    for edge in edges:
        painter.drawLine(edge)
        painter.drawEllipse(edge.p1(), _KNOB, _KNOB)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def paint_flash(painter: QPainter, places: Iterable[QRectF], theme: Theme, strength: float) -> None:
    """Light up a place that was jumped to; ``strength`` 1.0 fades to 0.0."""
    glow = QColor(theme.accent)
    glow.setAlphaF(0.35 * strength)
    painter.fillPath(_around(painter, places), glow)


def paint_found(painter: QPainter, places: Iterable[QRectF], theme: Theme) -> None:
    """Light up what a search found, in the colour that hits have in every list of them."""
    glow = QColor(theme.warning)
    glow.setAlphaF(_FOUND)
    painter.fillPath(_around(painter, places), glow)


def _around(painter: QPainter, places: Iterable[QRectF]) -> QPainterPath:
    """One rounded outline round all lines of a passage that are painted, and a few beyond.

    A passage may have thousands of lines in one paragraph, and Qt takes ever longer for each more.
    """
    path, painted = QPainterPath(), painter.clipBoundingRect()
    for place in places:
        beyond = _BEYOND * place.height()
        if not painted.intersects(place.adjusted(0, -beyond, 0, beyond)):
            continue
        line = QPainterPath()
        padded = place.adjusted(-_PADDING, -_PADDING, _PADDING, _PADDING)
        line.addRoundedRect(padded, RADIUS, RADIUS)
        path = path.united(line)
    return path
