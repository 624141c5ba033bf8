"""The informants as a list: code and role, and quietly what connects them with the study."""

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.queries.informants import InformantRow
from app.ui.codebook.code_painting import paint_ground
from app.ui.look.theme import SMALL_POINTS, SPACE, SPACE_SMALL, Theme, interface_font
from app.ui.tables.row_list import RowList
from app.ui.tables.row_table import Index

ROW_HEIGHT = 48


class InformantList(RowList[InformantRow]):
    """What the view shows."""

    def identity(self, row: InformantRow) -> int:
        """Somebody stays the same whatever is written about them."""
        return row.id

    def said(self, row: InformantRow) -> str:
        """Who it is, and what connects them with the study."""
        return ", ".join(filter(None, (row.code, self.called(row), self.details(row))))

    def called(self, row: InformantRow) -> str:
        """Role, else name, else institution."""
        return row.role or row.name or row.institution

    def details(self, row: InformantRow) -> str:
        """Category and how many sources."""
        count = self.words.plural("{n} source", "{n} sources", len(row.source_ids))
        return " · ".join(filter(None, (row.category, row.place, count)))


class InformantPainter(QStyledItemDelegate):
    """Two lines for each informant."""

    def __init__(self, rows: InformantList, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._listed = rows
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All rows are equally high."""
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Code and title above, the rest below in the quiet colour."""
        paint_ground(painter, option)
        row = self._listed.row_at(index)
        if row is None:
            return
        painter.save()
        place = QRectF(option.rect).adjusted(SPACE, SPACE_SMALL, -SPACE, -SPACE_SMALL)
        upper, lower = QRectF(place), QRectF(place)
        upper.setBottom(place.center().y())
        lower.setTop(place.center().y())
        self._write(painter, upper, row.code, strong=True, cut=Qt.TextElideMode.ElideMiddle)
        width = QFontMetricsF(interface_font(strong=True)).horizontalAdvance(row.code)
        upper.setLeft(upper.left() + width + SPACE_SMALL)
        self._write(painter, upper, self._listed.called(row))
        self._write(painter, lower, self._listed.details(row), quiet=True)
        painter.restore()

    def _write(
        self,
        painter: QPainter,
        place: QRectF,
        text: str,
        *,
        strong: bool = False,
        quiet: bool = False,
        cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        font = interface_font(SMALL_POINTS) if quiet else interface_font(strong=strong)
        painter.setFont(font)
        painter.setPen(self._theme.quiet if quiet else self._theme.text)
        shown = QFontMetricsF(font).elidedText(text, cut, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
