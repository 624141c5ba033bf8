"""Whom a round asks: the supervisors, and whoever is added here."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.ui.look.theme import SPACE_SMALL, SPACE_TIGHT, Theme
from app.ui.review.tick_list import TickList
from app.words import Words


class ReviewerTicks(QWidget):
    """Names with boxes; a name that is typed here joins the project with the round, not before."""

    changed = Signal()

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = TickList(words("Reviewers"), theme, self)
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(words("Name of another supervisor"))
        self.name.setAccessibleName(words("Name of another supervisor"))
        self.add_button = QPushButton(words("Add"), self)
        self.add_button.setAutoDefault(False)
        self.add_button.setEnabled(False)
        row = QHBoxLayout()
        row.setSpacing(SPACE_SMALL)
        row.addWidget(self.name, 1)
        row.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_TIGHT)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self._added: list[str] = []
        self._known: list[str] = []
        self.name.textChanged.connect(lambda text: self.add_button.setEnabled(bool(text.strip())))
        self.add_button.clicked.connect(self.add)
        self.name.returnPressed.connect(self.add)
        self.list.ticked_anew.connect(self.changed)

    @property
    def names(self) -> list[str]:
        """Who is asked."""
        return self.list.ticked

    def offer(self, names: Iterable[str], ticked: Iterable[str] | None = None) -> None:
        """Offer these and whoever was added here; with ``ticked`` only those are ticked."""
        self._known = list(dict.fromkeys(names))
        self._show()
        if ticked is not None:
            wanted = set(ticked)
            with QSignalBlocker(self.list):
                for name in self._known:
                    self.list.tick(name, on=name in wanted)

    def _show(self) -> None:
        folded = {name.casefold() for name in self._known}
        new = [name for name in self._added if name.casefold() not in folded]
        self.list.offer([(name, name, 0) for name in (*self._known, *new)])

    def add(self) -> None:
        """Take what was typed as one more reviewer; a name that is there already is ticked."""
        name = " ".join(self.name.text().split())
        if not name:
            return
        there = [
            each for each in (*self._known, *self._added) if each.casefold() == name.casefold()
        ]
        if not there:
            self._added.append(name)
            self._show()
        self.list.tick(there[0] if there else name, on=True)
        self.name.clear()
        self.changed.emit()
