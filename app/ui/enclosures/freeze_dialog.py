"""Asking under which name a copy is frozen, after a sentence on what that does."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.ui.enclosures.frozen_page import WHAT_IT_IS
from app.ui.look.quiet import heading, plain_label, quiet_label
from app.ui.look.theme import SPACE, SPACE_SECTION, TITLE_POINTS, Theme
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
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_SECTION, SPACE_SECTION, SPACE_SECTION, SPACE_SECTION)
        column.setSpacing(SPACE)
        column.addWidget(heading(words("Freeze as submitted"), self, TITLE_POINTS))
        column.addWidget(plain_label(words(WHAT_IT_IS), self))
        goes_on = words("You go on working in the study as it is; the copy stays as it was.")
        column.addWidget(quiet_label(theme, goes_on, self))
        column.addWidget(label)
        column.addWidget(self.name)
        column.addStretch(1)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        cancel = QPushButton(self.words("Cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.go_on)
        return row
