"""A table as every table here looks and answers: sorting, copying, menus, what stays chosen."""

from collections.abc import Hashable, Mapping
from itertools import groupby
from typing import Generic

from PySide6.QtCore import QItemSelection, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from app.ui.tables.column_widths import ColumnWidths
from app.ui.tables.row_table import LEFT, Row, RowTable


class RowView(QTableView, Generic[Row]):
    """Rows of a ``RowTable``; one column takes what room the others leave.

    A copy of the chosen rows is text between tabs. ``menu_wanted`` lets the owner say what else
    can be done with them. Rows stay chosen while others are filtered or sorted.
    """

    menu_wanted = Signal(QMenu)

    def __init__(
        self,
        table: RowTable[Row],
        name: str,
        widths: Mapping[int, int],
        wide: int,
        parent: QWidget | None = None,
        *,
        sortable: bool = True,
        several: bool = True,
    ) -> None:
        super().__init__(parent)
        self.table = table
        self._wide = wide
        self._kept: ColumnWidths | None = None
        self._chosen: set[Hashable] = set()
        self._current: Hashable = None
        self.setModel(table)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self._set_up_header(widths, sortable=sortable)
        table.modelAboutToBeReset.connect(self._remember)
        table.modelReset.connect(self._choose_again)

    def _set_up_header(self, widths: Mapping[int, int], *, sortable: bool) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(LEFT)
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        header.setSectionResizeMode(self._wide, QHeaderView.ResizeMode.Stretch)
        if sortable:
            column, order = self.table.order
            header.setSortIndicatorClearable(column < 0)
            header.setSortIndicator(column, order)
            self.setSortingEnabled(True)

    def _remember(self) -> None:
        row = self.table.row_at(self.currentIndex())
        self._current = None if row is None else self.table.identity(row)
        self._chosen = {self.table.identity(row) for row in self.chosen_rows()}

    def _choose_again(self) -> None:
        if self._current is None and not self._chosen:
            return
        table, selection, chosen = self.table, self.selectionModel(), QItemSelection()
        flags, known = selection.SelectionFlag, [*map(self.table.identity, self.table.rows())]
        if self._current in known:
            index = table.index(known.index(self._current), self._wide)
            selection.setCurrentIndex(index, flags.NoUpdate)
        # Stretches, for Qt goes through all of them again and again.
        for is_chosen, stretch in groupby(
            range(len(known)), lambda nth: known[nth] in self._chosen
        ):
            numbers = [*stretch]
            if is_chosen:
                chosen.select(table.index(numbers[0], 0), table.index(numbers[-1], 0))
        selection.select(chosen, flags.Select | flags.Rows)

    def chosen_numbers(self) -> list[int]:
        """In which rows the chosen ones stand, from top to bottom."""
        chosen = self.selectionModel().selection()
        stretches = (chosen.at(nth) for nth in range(chosen.count()))
        return sorted({row for each in stretches for row in range(each.top(), each.bottom() + 1)})

    def chosen_rows(self) -> list[Row]:
        """The chosen rows from top to bottom."""
        rows = self.table.rows()
        return [rows[number] for number in self.chosen_numbers()]

    def choose_some(self) -> None:
        """Choose the first row when nothing that was chosen is shown any more."""
        if self.table.rowCount() and not self.selectionModel().hasSelection():
            self.choose(0)

    def choose(self, number: int) -> None:
        """Choose one row; ``selectRow`` would mind which keys are held just now."""
        selection = self.selectionModel()
        flags = selection.SelectionFlag.ClearAndSelect | selection.SelectionFlag.Rows
        selection.setCurrentIndex(self.table.index(number, self._wide), flags)

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, all that are shown when none is chosen."""
        rows = self.chosen_rows() or self.table.rows()
        QGuiApplication.clipboard().setText(self.table.as_text(rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy rows, where Qt would copy a cell."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def menu(self) -> QMenu:
        """What can be done with the chosen rows."""
        menu = QMenu(self)
        self.menu_wanted.emit(menu)
        if not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(self.table.words("Copy as a table")).triggered.connect(self.copy)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask by mouse, or by the key for it beside the current row."""
        if not self.selectionModel().hasSelection():
            return
        at: QPoint = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the widths that the user gave the columns the last time."""
        super().showEvent(event)
        if self._kept is None and (kept := ColumnWidths.over(self)) is not None:
            self._kept = kept
            for column, width in enumerate(kept.widths(self._key, self.table.columnCount())):
                if width and column != self._wide:
                    self.setColumnWidth(column, width)
            self.horizontalHeader().sectionResized.connect(self._keep_width)

    @property
    def _key(self) -> str:
        return type(self.table).__name__

    def _keep_width(self, column: int, _before: int, now: int) -> None:
        if self._kept is not None and column != self._wide and now:
            self._kept.keep(self._key, self.table.columnCount(), column, now)
