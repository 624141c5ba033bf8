"""The informants as a list: code and role, and quietly what connects them with the study."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.queries.informants import InformantRow
from app.ui.codebook.code_painting import paint_ground
from app.ui.look.theme import SMALL_POINTS, SPACE, SPACE_SMALL, Theme, interface_font
from app.words import Words

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 48


class InformantList(QAbstractListModel):
    """What the view shows."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._rows: list[InformantRow] = []

    def show_informants(self, rows: Sequence[InformantRow]) -> None:
        """Show these; rows that stay keep their place without a flicker."""
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, index: Index) -> InformantRow | None:
        """Whom a row shows."""
        return self._rows[index.row()] if index.isValid() else None

    def index_of(self, informant_id: int) -> QModelIndex:
        """Where somebody stands; invalid when not in the list."""
        places = (place for place, row in enumerate(self._rows) if row.id == informant_id)
        return self.index(next(places, -1))

    def title(self, row: InformantRow) -> str:
        """Role, else name, else institution."""
        return row.role or row.name or row.institution

    def details(self, row: InformantRow) -> str:
        """Category and how many sources."""
        count = self.words.plural("{n} source", "{n} sources", len(row.source_ids))
        return " · ".join(filter(None, (row.category, row.place, count)))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many informants there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What is said of a row; ``InformantPainter`` draws it."""
        row = self.row_at(index)
        if row is None or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        return ", ".join(filter(None, (row.code, self.title(row), self.details(row))))


class InformantPainter(QStyledItemDelegate):
    """Two lines for each informant."""

    def __init__(self, rows: InformantList, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._rows = rows
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All rows are equally high."""
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Code and title above, the rest below in the quiet colour."""
        paint_ground(painter, option)
        row = self._rows.row_at(index)
        if row is None:
            return
        painter.save()
        place = QRectF(option.rect).adjusted(SPACE, SPACE_SMALL, -SPACE, -SPACE_SMALL)
        upper, lower = QRectF(place), QRectF(place)
        upper.setBottom(place.center().y())
        lower.setTop(place.center().y())
        self._write(painter, upper, row.code, strong=True)
        width = QFontMetricsF(interface_font(strong=True)).horizontalAdvance(row.code)
        upper.setLeft(upper.left() + width + SPACE_SMALL)
        self._write(painter, upper, self._rows.title(row))
        self._write(painter, lower, self._rows.details(row), quiet=True)
        painter.restore()

    def _write(
        self,
        painter: QPainter,
        place: QRectF,
        text: str,
        *,
        strong: bool = False,
        quiet: bool = False,
    ) -> None:
        font = interface_font(SMALL_POINTS) if quiet else interface_font(strong=strong)
        painter.setFont(font)
        painter.setPen(self._theme.quiet if quiet else self._theme.text)
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
