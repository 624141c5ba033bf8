"""How a passage looks in the table: the quotation in the reading face, on three lines at most."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.look.theme import SPACE_SMALL, SPACE_TIGHT, Theme, interface_font, reading_font
from app.ui.offsets import Offsets
from app.ui.passages.passage_table import QUOTATION

_QUOTATION_SIZE = 0.82
_LINES = 3
_SEEN_AT_MOST = 600


class PassagePainter(QStyledItemDelegate):
    """Paints plain text by hand, with an ellipsis where a quotation is longer than its cell."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell over the row's ground."""
        option.widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        painter.save()
        painter.setPen(self._theme.border)
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        area = option.rect.adjusted(SPACE_SMALL, SPACE_TIGHT, -SPACE_SMALL, -SPACE_TIGHT)
        text = str(index.data() or "")
        if index.column() == QUOTATION:
            self._paint_quotation(painter, area, text)
        else:
            painter.setFont(interface_font())
            painter.setPen(self._theme.text)
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, area.width()
            )
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def _paint_quotation(self, painter: QPainter, area: QRect, text: str) -> None:
        painter.setFont(reading_font(_QUOTATION_SIZE))
        painter.setPen(self._theme.text)
        metrics = painter.fontMetrics()
        pieces = broken(text, painter.font(), area.width())
        top = area.top() + (area.height() - metrics.height() * len(pieces)) // 2
        for number, piece in enumerate(pieces):
            place = QRect(area.left(), top + number * metrics.height(), area.width(), 100)
            shown = metrics.elidedText(piece.strip(), Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignTop, shown)


def broken(text: str, font: QFont, width: int) -> list[str]:
    """The text in lines of this width in pixels, the last of which may be longer."""
    text = text[:_SEEN_AT_MOST]
    offsets = Offsets(text)
    layout = QTextLayout(text, font)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < _LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(offsets.from_qt(line.textStart()))
    layout.endLayout()
    return [text[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]
