"""The marks beside a coding's label that tell its review state by shape, and by colour besides."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from app.ui.look.theme import Theme

BADGE = 9
"""Pixels of a mark's side."""
_EDGE = 1
_WIDTH = 1.6
_STROKES: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "agreed": (((0.0, 0.55), (0.35, 0.9), (1.0, 0.15)),),
    "rejected": (((0.1, 0.1), (0.9, 0.9)), ((0.9, 0.1), (0.1, 0.9))),
    "revise": (((0.0, 0.7), (0.3, 0.35), (0.7, 0.65), (1.0, 0.3)),),
    "changed": (((0.5, 0.0), (0.5, 0.62)), ((0.5, 0.92), (0.5, 1.0))),
    "submitted": (((0.5, 0.1), (0.5, 0.55), (0.85, 0.55)),),
}
"""Polylines in a square of side 1: tick, cross, wave, exclamation mark, the hands of a clock."""


def is_drawn(state: str) -> bool:
    """Whether a state has a mark; what nobody was asked about has none."""
    return state in _STROKES


def badge_colour(theme: Theme, state: str) -> QColor:
    """Green, red and amber as in the lists; quiet while nobody has decided."""
    tones = {"agreed": theme.success, "rejected": theme.danger, "submitted": theme.quiet}
    return tones.get(state, theme.warning)


def paint_badge(painter: QPainter, place: QRectF, state: str, theme: Theme) -> None:
    """Draw the mark of a state into a small square; the painter smooths its lines."""
    pen = QPen(badge_colour(theme, state), _WIDTH)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if state == "submitted":
        painter.setPen(QPen(badge_colour(theme, state), 1.0))
        painter.drawEllipse(place)
    side = place.width()
    for stroke in _STROKES[state]:
        points = [place.topLeft() + QPointF(x * side, y * side) for x, y in stroke]
        painter.drawPolyline(points)


class BadgePictures:
    """The marks as pictures, each drawn once: there may be a hundred on a page."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[str, str, float], QPixmap] = {}

    def of(self, state: str, theme: Theme, ratio: float) -> QPixmap:
        """The mark of a state in a theme, for a screen with so many dots to a pixel."""
        key = (state, theme.name, ratio)
        if key not in self._drawn:
            side = BADGE + 2 * _EDGE
            picture = QPixmap((QSizeF(side, side) * ratio).toSize())
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_badge(painter, QRectF(_EDGE, _EDGE, BADGE, BADGE), state, theme)
            painter.end()
            self._drawn[key] = picture
        return self._drawn[key]
