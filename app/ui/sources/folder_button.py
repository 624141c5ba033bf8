"""The button that makes a folder of sources: drawn, for fonts of bare systems have no folder."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QToolButton, QWidget

from app.ui.look.theme import Theme

_SIZE = 16
_RATIO = 3.0
_LINE = 1.3
_FOLDER = ((1.5, 13.0), (1.5, 3.0), (6.0, 3.0), (7.5, 5.0), (14.5, 5.0), (14.5, 13.0))
_PLUS = ((8.0, 7.0, 8.0, 11.0), (6.0, 9.0, 10.0, 9.0))


class FolderButton(QToolButton):
    """A folder with a plus in it; what it does stands in its tooltip."""

    def __init__(self, tip: str, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTip(tip)
        self.setAccessibleName(name)
        self.setIconSize(QSize(_SIZE, _SIZE))
        self.setStyleSheet("QToolButton { padding: 4px; }")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw the folder in this theme's colours."""
        self.setIcon(_folder(theme.accent))


def _folder(colour: QColor) -> QIcon:
    pixmap = QPixmap(QSize(_SIZE, _SIZE) * _RATIO)
    pixmap.setDevicePixelRatio(_RATIO)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, _LINE, j=Qt.PenJoinStyle.RoundJoin))
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in _FOLDER]))
    for x, y, to_x, to_y in _PLUS:
        painter.drawLine(QPointF(x, y), QPointF(to_x, to_y))
    painter.end()
    return QIcon(pixmap)
