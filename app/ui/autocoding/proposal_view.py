"""The table of what was found: boxes by mouse, Space for all that is selected."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.autocoding.hit_cell import HitPainter
from app.ui.autocoding.proposal_table import (
    CODED,
    PARAGRAPH,
    SOURCE,
    TEXT,
    TICK,
    WHO,
    Found,
    ProposalTable,
)
from app.ui.look.theme import Theme
from app.ui.look.ticks import TickPainter
from app.ui.tables.row_view import RowView
from app.words import Words

_ROW = 28
_WIDTHS = {TICK: 36, WHO: 88, SOURCE: 152, PARAGRAPH: 48, CODED: 136}


class ProposalView(RowView[Found]):
    """Several rows can be selected, by Shift and Ctrl as everywhere; Enter shows the place."""

    place_requested = Signal()

    def __init__(
        self, table: ProposalTable, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(table, words("Passages that were found"), _WIDTHS, TEXT, parent)
        self.words = words
        self.table: ProposalTable = table
        self.setItemDelegateForColumn(TEXT, HitPainter(theme, self))
        self.setItemDelegateForColumn(TICK, TickPainter(theme, self))
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.menu_wanted.connect(self._offer)
        self.activated.connect(lambda _index: self.place_requested.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks or unticks all that is selected."""
        if event.key() == Qt.Key.Key_Space:
            self.table.toggle(self.chosen_numbers())
        else:
            super().keyPressEvent(event)

    def _offer(self, menu: QMenu) -> None:
        rows, words = self.chosen_numbers(), self.words
        menu.addAction(words("Tick"), lambda: self.table.tick(rows, on=True))
        menu.addAction(words("Untick"), lambda: self.table.tick(rows, on=False))
        menu.addSeparator()
        menu.addAction(words("Show in the transcript"), self.place_requested.emit)
