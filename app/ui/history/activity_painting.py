"""How a deed is drawn: its sentence, and below it who and when."""

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.queries.activity import ActivityRow
from app.ui.codebook.code_painting import paint_ground
from app.ui.history.activity_list import DEED, ActivityList, Index
from app.ui.look.theme import SMALL_POINTS, SPACE, SPACE_SMALL, SPACE_TIGHT, Theme, interface_font

ROW_HEIGHT = 44


class ActivityPainter(QStyledItemDelegate):
    """Two lines a deed; what was undone says so at the right."""

    def __init__(self, deeds: ActivityList, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._deeds = deeds
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All rows are equally high."""
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one deed."""
        paint_ground(painter, option)
        row = index.data(DEED)
        if not isinstance(row, ActivityRow):
            return
        painter.save()
        place = QRectF(option.rect).adjusted(SPACE, SPACE_TIGHT, -SPACE_SMALL, -SPACE_TIGHT)
        upper, lower = QRectF(place), QRectF(place)
        upper.setBottom(place.center().y())
        lower.setTop(place.center().y())
        painter.setPen(self._theme.text)
        _write(painter, upper, self._deeds.sentence(row), interface_font())
        small = interface_font(SMALL_POINTS)
        if happened := self._deeds.happened(row):
            painter.setFont(small)
            painter.setPen(self._theme.warning)
            at_end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(lower, at_end, happened)
            width = QFontMetricsF(small).horizontalAdvance(happened)
            lower.setRight(lower.right() - width - SPACE_SMALL)
        painter.setPen(self._theme.quiet)
        _write(painter, lower, self._deeds.who_and_when(row), small)
        painter.restore()


def _write(painter: QPainter, place: QRectF, text: str, font: QFont) -> None:
    painter.setFont(font)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
