"""How hits look: paragraph number, the words round the hit, and the hit itself marked.

Text of sources is painted and never handed to Qt as rich text.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.look.theme import SPACE_SMALL, SPACE_WIDE, Theme, interface_font, reading_font
from app.ui.offsets import Offsets
from app.ui.search.hit_list import ROW, FoundIn, Snippet

_HEADING = 36
_HIT = 60
_NUMBER = 40
_SIZE = 0.88
_LINES = 2
_MEASURED_PLAIN = 0.96
"""Hits are bold and wider than the line is measured for its ellipsis."""


class HitPainter(QStyledItemDelegate):
    """Two lines of text per hit; the hit in bold on the colour of selections."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Fixed heights, so that long lists scroll at once."""
        return QSize(200, _HEADING if isinstance(index.data(ROW), FoundIn) else _HIT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        row = index.data(ROW)
        painter.save()
        if isinstance(row, FoundIn):
            painter.setFont(interface_font(strong=True))
            painter.setPen(self._theme.text)
            place = option.rect.adjusted(SPACE_SMALL, 0, -SPACE_SMALL, -SPACE_SMALL // 2)
            painter.drawText(place, Qt.AlignmentFlag.AlignBottom, f"{row.name} · {row.count}")
        elif isinstance(row, Snippet):
            panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
            option.widget.style().drawPrimitive(panel, option, painter, option.widget)
            self._paint_hit(painter, option.rect, row)
        painter.restore()

    def _paint_hit(self, painter: QPainter, area: QRect, row: Snippet) -> None:
        inner = area.adjusted(SPACE_SMALL, SPACE_SMALL, -SPACE_WIDE, -SPACE_SMALL)
        layout = self._laid_out(row, inner.width() - _NUMBER)
        top = inner.top() + max(0, (inner.height() - layout.boundingRect().height()) / 2)
        painter.setFont(interface_font(9.0))
        painter.setPen(self._theme.quiet)
        number = QRect(inner.left(), round(top) + 2, _NUMBER - SPACE_SMALL, inner.height())
        painter.drawText(number, Qt.AlignmentFlag.AlignRight, str(row.paragraph))
        painter.setPen(self._theme.text)
        layout.draw(painter, QPointF(inner.left() + _NUMBER, top))

    def _laid_out(self, row: Snippet, width: int) -> QTextLayout:
        layout = self._lines(row.text, row, width)
        last = layout.lineAt(layout.lineCount() - 1)
        offsets = Offsets(row.text)
        if offsets.from_qt(last.textStart() + last.textLength()) >= len(row.text):
            return layout
        begun = offsets.from_qt(last.textStart())
        metrics = QFontMetricsF(reading_font(_SIZE))
        room = width * _MEASURED_PLAIN
        rest = metrics.elidedText(row.text[begun:], Qt.TextElideMode.ElideRight, room)
        return self._lines(row.text[:begun] + rest, row, width)

    def _lines(self, text: str, row: Snippet, width: int) -> QTextLayout:
        offsets = Offsets(text)
        layout = QTextLayout(text, reading_font(_SIZE))
        marks = [mark for mark in row.marks if mark.end <= len(text)]
        layout.setFormats([self._marked(offsets, mark.start, mark.end) for mark in marks])
        layout.beginLayout()
        top = 0.0
        for _ in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout

    def _marked(self, offsets: Offsets, start: int, end: int) -> QTextLayout.FormatRange:
        marked = QTextLayout.FormatRange()
        marked.start = offsets.to_qt(start)
        marked.length = offsets.to_qt(end) - offsets.to_qt(start)
        look = QTextCharFormat()
        look.setFontWeight(700)
        ground = QColor(self._theme.warning)
        ground.setAlphaF(0.25)
        look.setBackground(ground)
        marked.format = look
        return marked
