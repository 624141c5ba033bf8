"""The mark of a code: its colour, and a pattern that tells its kind without colour.

Causes are filled, efforts striped, kinds of the user's own dotted, codes without a kind hollow.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from app.ui.look.theme import CODE_COLOUR_NAMES, Theme
from app.words import Words

CHIP = 12
"""Width and height of a chip in pixels."""
LINE = 16
"""Height of a line of words that a chip stands beside."""
_CORNER = 3.0
_STRIPE = 4.0
_DOT = 2.0


def paint_chip(painter: QPainter, place: QRectF, colour: QColor, kind: str | None) -> None:
    """Draw a chip into ``place``; ``kind`` is the stored key."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(place.adjusted(0.75, 0.75, -0.75, -0.75), _CORNER, _CORNER)
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(colour if kind == "cause" else Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)
    painter.setClipPath(outline)
    if kind == "effort":
        _paint_stripes(painter, place, colour)
    elif kind not in (None, "cause"):
        painter.setBrush(colour)
        painter.drawEllipse(place.center(), _DOT, _DOT)
    painter.restore()


def _paint_stripes(painter: QPainter, place: QRectF, colour: QColor) -> None:
    painter.setPen(QPen(colour, 2.0))
    left, height = place.left() - place.height(), place.height()
    while left < place.right():
        painter.drawLine(QPointF(left, place.bottom()), QPointF(left + height, place.top()))
        left += _STRIPE


class Chip(QWidget):
    """A chip in a row of widgets."""

    def __init__(self, colour: QColor, kind: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = colour
        self._kind = kind
        self.setFixedSize(CHIP, LINE)

    def show_code(self, colour: QColor, kind: str | None) -> None:
        """Draw another code's chip."""
        self._colour, self._kind = colour, kind
        self.update()

    def paintEvent(self, _event: object) -> None:
        """Draw the chip."""
        place = QRectF(0, (LINE - CHIP) / 2, CHIP, CHIP)
        paint_chip(QPainter(self), place, self._colour, self._kind)


def chip_icon(theme: Theme, colour: int, kind: str | None, ratio: float = 2.0) -> QIcon:
    """A chip as an icon of menus and combo boxes; ``colour`` is a place in the theme's set.

    It has the size of Qt's small icons, or it would be blown up; nor is it tinted where chosen.
    """
    pixmap = QPixmap(QSize(LINE, LINE) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    edge = (LINE - CHIP) / 2
    paint_chip(painter, QRectF(edge, edge, CHIP, CHIP), theme.code(colour).line, kind)
    painter.end()
    icon = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        icon.addPixmap(pixmap, mode)
    return icon


def colour_name(words: Words, theme: Theme, colour: int) -> str:
    """What a colour is called, for tooltips and screen readers."""
    return words(CODE_COLOUR_NAMES[theme.code(colour).name])
