"""The list of differences; digits and letters settle instead of searching."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.models.second_coding import Outcome
from app.queries.differences import Difference
from app.ui.agreement.difference_table import (
    FIRST,
    KIND,
    PLACE,
    QUOTATION,
    SECOND,
    STATE,
    DifferenceTable,
)
from app.ui.tables.row_view import RowView
from app.words import Words

KEYS: dict[str, Outcome] = {
    "1": "first",
    "2": "second",
    "B": "both",
    "N": "neither",
    "L": "later",
}
"""The keys that settle the chosen difference."""
_WIDTHS = {KIND: 128, PLACE: 168, FIRST: 88, SECOND: 88, STATE: 100}
_ROW = 32


class DifferenceView(RowView[Difference]):
    """1 and 2 let a coder's coding stand, B both, N neither, L talks about it later."""

    settled = Signal(object)  # Outcome
    note_requested = Signal()
    place_requested = Signal()

    def __init__(self, table: DifferenceTable, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(table, words("Differences"), _WIDTHS, QUOTATION, parent, several=False)
        self.setAccessibleDescription(
            words("1 the first coder's stands, 2 the second's, B both, N neither, L later, C note")
        )
        self.setWordWrap(False)
        self.setMinimumHeight(_ROW)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.horizontalHeader().setMinimumSectionSize(48)
        self.setItemDelegateForColumn(PLACE, _PlacePainter(self))
        self.doubleClicked.connect(lambda _index: self.place_requested.emit())
        self.menu_wanted.connect(self._offer)

    def _offer(self, menu: QMenu) -> None:
        """What is decided on buttons is decided on them: here is only the way to the place."""
        show = self.table.words("Show in the transcript")
        menu.addAction(show, self.place_requested.emit)

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
