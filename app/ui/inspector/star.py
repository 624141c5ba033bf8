"""The star of a key quotation, drawn: fonts of bare systems have none."""

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

_SIZE = 14
_RATIO = 2.0
_POINTS = 10
_INNER = 0.45


def star_icon(filled: QColor, line: QColor) -> QIcon:
    """A star: an outline while off, filled while on."""
    icon = QIcon()
    icon.addPixmap(_star(None, line), QIcon.Mode.Normal, QIcon.State.Off)
    icon.addPixmap(_star(filled, filled), QIcon.Mode.Normal, QIcon.State.On)
    return icon


def _star(fill: QColor | None, line: QColor) -> QPixmap:
    pixmap = QPixmap(QSize(_SIZE, _SIZE) * _RATIO)
    pixmap.setDevicePixelRatio(_RATIO)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, 1.2, j=Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawPolygon(_shape(_SIZE / 2, _SIZE / 2 - 1))
    painter.end()
    return pixmap


def _shape(centre: float, radius: float) -> QPolygonF:
    shape = QPolygonF()
    for nth in range(_POINTS):
        reach = radius * (_INNER if nth % 2 else 1.0)
        angle = -pi / 2 + nth * 2 * pi / _POINTS
        shape.append(QPointF(centre + reach * cos(angle), centre + 0.5 + reach * sin(angle)))
    return shape
