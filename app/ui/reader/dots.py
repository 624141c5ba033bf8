"""The dots before labels: the code's colour, and the stance by shape; each drawn once.

Filled supports, hollow says something else, crossed out contradicts.
"""

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from app.models.passage import Stance

DOT = 3.0
"""Pixels of a dot's radius."""
SIDE = 2 * DOT + 2
_WIDTH = 1.5


class DotPictures:
    """Dots as pictures: there may be a hundred on a page."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[int, Stance, float], QPixmap] = {}

    def of(self, colour: QColor, stance: Stance, ratio: float) -> QPixmap:
        """A dot for a screen with so many dots to a pixel; its centre is its picture's."""
        key = (colour.rgba(), stance, ratio)
        if key not in self._drawn:
            picture = QPixmap((QSizeF(SIDE, SIDE) * ratio).toSize())
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            _paint(picture, colour, stance)
            self._drawn[key] = picture
        return self._drawn[key]


def _paint(picture: QPixmap, colour: QColor, stance: Stance) -> None:
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    centre = QPointF(SIDE / 2, SIDE / 2)
    painter.setPen(QPen(colour, _WIDTH))
    painter.setBrush(colour if stance == "supports" else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, DOT - 0.5, DOT - 0.5)
    if stance == "contradicts":
        painter.drawLine(centre + QPointF(-DOT, DOT), centre + QPointF(DOT, -DOT))
    painter.end()
