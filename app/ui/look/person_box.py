"""Whose is wanted: a choice of one person, or of everybody."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from app.queries.people import PersonRow
from app.ui.look.choice_box import ChoiceBox
from app.words import Words


class PersonBox(ChoiceBox):
    """Everybody first; a column of ``letters`` of a name is wide enough for it."""

    def __init__(self, words: Words, letters: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, letters)
        self.setAccessibleName(words("Person"))
        self.view().setAccessibleName(words("Person"))
        self.setToolTip(words("Person"))
        self.addItem(words("Everybody"), None)

    def offer(self, everybody: Sequence[PersonRow]) -> None:
        """Offer these people; the choice changes only when who was chosen is gone."""
        chosen = self.currentData()
        with QSignalBlocker(self):
            while self.count() > 1:
                self.removeItem(1)
            for row in everybody:
                self.addItem(row.name, row.id)
            self.setCurrentIndex(max(0, self.findData(chosen)))
        if self.currentData() != chosen:
            self.currentIndexChanged.emit(self.currentIndex())
