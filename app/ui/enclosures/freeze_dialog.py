"""Asking under which name a copy is frozen, after a sentence on what that does."""

from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QWidget

from app.ui.enclosures.frozen_page import WHAT_IT_IS
from app.ui.look.dialog import cancel_or, page_of
from app.ui.look.quiet import heading, plain_label, quiet_label
from app.ui.look.theme import TITLE_POINTS, Theme
from app.words import Words

_WIDTH = 480


class FreezeDialog(QDialog):
    """One name; where the copy goes is asked next."""

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.name = QLineEdit(words("as submitted"), self)
        self.go_on = QPushButton(words("Choose a place…"), self)
        self.setWindowTitle(words("Freeze as submitted"))
        self.setMinimumWidth(_WIDTH)
        label = quiet_label(theme, words("Name of the copy"), self)
        label.setBuddy(self.name)
        self.name.setAccessibleName(words("Name of the copy"))
        self.name.selectAll()
        column = page_of(self)
        column.addWidget(heading(words("Freeze as submitted"), self, TITLE_POINTS))
        column.addWidget(plain_label(words(WHAT_IT_IS), self))
        goes_on = words("You go on working in the study as it is; the copy stays as it was.")
        column.addWidget(quiet_label(theme, goes_on, self))
        column.addWidget(label)
        column.addWidget(self.name)
        column.addStretch(1)
        column.addLayout(cancel_or(self.go_on, self, self.words))
