"""In which sources to look: a button whose list of ticks says all of them at first."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget, QWidgetAction

from app.queries.sources import SourceRow
from app.ui.quiet import text_button
from app.ui.review.tick_list import TickList
from app.ui.theme import SPACE_SMALL, Theme
from app.words import Words

_WIDTH, _HEIGHT = 360, 280


class SourceChoice(QPushButton):
    """Opens a list of sources to tick; none ticked is as good as all."""

    changed = Signal()

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._count = 0
        self.ticks = TickList(words("Sources"), theme, self)
        self.ticks.setFixedSize(_WIDTH, _HEIGHT)
        self.ticks.ticked_anew.connect(self._note)
        self.setAccessibleName(words("Sources to look in"))
        self.setToolTip(words("Sources to look in"))
        self.setAutoDefault(False)
        menu = QMenu(self)
        for widget in (self.ticks, self._all_or_none()):
            action = QWidgetAction(menu)
            action.setDefaultWidget(widget)
            menu.addAction(action)
        menu.aboutToShow.connect(self.ticks.setFocus)
        self.setMenu(menu)
        self._say()

    def _all_or_none(self) -> QWidget:
        words, row = self.words, QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(SPACE_SMALL, 0, SPACE_SMALL, 0)
        for text, tip, on in (
            (words("All"), words("Look in all sources"), True),
            (words("None"), words("Untick everything, to tick a few"), False),
        ):
            button = text_button(text, tip, row)
            button.clicked.connect(lambda _checked=False, on=on: self.ticks.tick_all(on=on))
            layout.addWidget(button)
        layout.addStretch(1)
        return row

    def offer(self, rows: Sequence[SourceRow]) -> None:
        """Offer these; what was unticked stays so."""
        self._count = len(rows)
        self.ticks.offer([(str(row.id), row.name, 0) for row in rows])
        self._say()

    @property
    def chosen(self) -> frozenset[int]:
        """The ids of the ticked ones; empty when that is all of them."""
        if self.ticks.all_ticked:
            return frozenset()
        return frozenset(map(int, self.ticks.ticked))

    def _note(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        chosen = len(self.chosen)
        counted = {"n": chosen, "of": self._count}
        said = self.words("{n} of {of} sources", **counted) if chosen else ""
        self.setText(said or self.words("All sources"))
