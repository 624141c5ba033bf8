"""The table of what was found: boxes by mouse, Space for all that is selected."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from app.ui.autocoding.hit_cell import HitPainter
from app.ui.autocoding.proposal_table import (
    CODED,
    PARAGRAPH,
    SOURCE,
    TEXT,
    TICK,
    WHO,
    ProposalTable,
)
from app.ui.look.theme import Theme
from app.ui.look.ticks import TickPainter
from app.words import Words

_ROW = 28
_WIDTHS = {TICK: 36, WHO: 88, SOURCE: 152, PARAGRAPH: 48, CODED: 136}


class ProposalView(QTableView):
    """Several rows can be selected, by Shift and Ctrl as everywhere; Enter shows the place."""

    place_requested = Signal()

    def __init__(
        self, table: ProposalTable, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words = words
        self.table = table
        self.setModel(table)
        self.setAccessibleName(words("Passages that were found"))
        self.setItemDelegateForColumn(TEXT, HitPainter(theme, self))
        self.setItemDelegateForColumn(TICK, TickPainter(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.activated.connect(lambda _index: self.place_requested.emit())

    @property
    def selected_rows(self) -> list[int]:
        """The selected rows from top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks or unticks all that is selected."""
        if event.key() == Qt.Key.Key_Space:
            self.table.toggle(self.selected_rows)
        else:
            super().keyPressEvent(event)

    def _show_menu(self, at: QPoint) -> None:
        rows, words = self.selected_rows, self.words
        if not rows:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(words("Tick"), lambda: self.table.tick(rows, on=True))
        menu.addAction(words("Untick"), lambda: self.table.tick(rows, on=False))
        menu.addSeparator()
        menu.addAction(words("Show in the transcript"), self.place_requested.emit)
        menu.popup(self.viewport().mapToGlobal(at))
