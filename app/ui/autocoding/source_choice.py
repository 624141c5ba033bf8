"""In which sources to look: a button whose list of ticks says all of them at first."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget, QWidgetAction

from app.queries.source_folders import FolderRow
from app.queries.sources import SourceRow
from app.ui.look.quiet import text_button
from app.ui.look.theme import SPACE_SMALL, Theme
from app.ui.review.tick_list import Choice, TickList
from app.words import Words

_WIDTH, _HEIGHT = 360, 280
_FOLDER = "folder:"


class SourceChoice(QPushButton):
    """Opens a list of sources to tick; none ticked is as good as all."""

    changed = Signal()

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._count = 0
        self._inside: dict[str, frozenset[int]] = {}
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

    def offer(self, rows: Sequence[SourceRow], folders: Sequence[FolderRow] = ()) -> None:
        """Offer these, folders first with what lies in them; what was unticked stays so."""
        self._count = len(rows)
        choices: list[Choice] = []
        for folder in folders:
            inside = [row for row in rows if row.id in folder.source_ids]
            if inside:
                choices.append((f"{_FOLDER}{folder.id}", folder.name, 0))
                choices += [(str(row.id), row.name, 1) for row in inside]
        filed = {source_id for folder in folders for source_id in folder.source_ids}
        choices += [(str(row.id), row.name, 0) for row in rows if row.id not in filed]
        self._inside = {f"{_FOLDER}{folder.id}": folder.source_ids for folder in folders}
        self.ticks.offer(choices)
        self._say()

    @property
    def chosen(self) -> frozenset[int]:
        """The ids of the ticked ones; empty when that is all of them."""
        if self.ticks.all_ticked:
            return frozenset()
        found: set[int] = set()
        for key in self.ticks.ticked:
            found |= self._inside[key] if key in self._inside else {int(key)}
        return frozenset(found)

    def _note(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        chosen = len(self.chosen)
        counted = {"n": chosen, "of": self._count}
        said = self.words("{n} of {of} sources", **counted) if chosen else ""
        self.setText(said or self.words("All sources"))
