"""The list of differences; digits and letters settle instead of searching."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.models.second_coding import Outcome
from app.ui.agreement.difference_table import KIND, PLACE, QUOTATION, DifferenceTable
from app.words import Words

KEYS: dict[str, Outcome] = {
    "1": "first",
    "2": "second",
    "B": "both",
    "N": "neither",
    "L": "later",
}
"""The keys that settle the chosen difference."""
_WIDTHS = (128, 168, 260, 88, 88)
_ROW = 32


class DifferenceView(QTableView):
    """1 and 2 let a coder's coding stand, B both, N neither, L talks about it later."""

    settled = Signal(object)  # Outcome
    note_requested = Signal()
    place_requested = Signal()

    def __init__(self, table: DifferenceTable, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(table)
        self.setAccessibleName(words("Differences"))
        self.setAccessibleDescription(
            words("1 the first coder's stands, 2 the second's, B both, N neither, L later, C note")
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(PLACE, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(table.sort)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, width)
        header.setSectionResizeMode(QUOTATION, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(48)
        self.setItemDelegateForColumn(PLACE, _PlacePainter(self))
        self.doubleClicked.connect(lambda _index: self.place_requested.emit())

    def go_to_row(self, row: int) -> None:
        """Choose a row, as far as there is one."""
        if 0 <= row < self.model().rowCount():
            self.setCurrentIndex(self.model().index(row, KIND))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys do what is written on the buttons."""
        typed = event.text().upper()
        if typed in KEYS:
            self.settled.emit(KEYS[typed])
        elif typed == "C":
            self.note_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.place_requested.emit()
        else:
            super().keyPressEvent(event)


class _PlacePainter(QStyledItemDelegate):
    """Long names of sources are cut in their middle: the paragraph stands at the end."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Elide in the middle."""
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle
