"""Text from the clipboard as a source."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from app.ui.look.dialog import SizedDialog, page_of, resize_within
from app.ui.look.quiet import heading, quiet_label
from app.ui.look.theme import TITLE_POINTS, Theme
from app.words import Words


class PasteDialog(SizedDialog):
    """A name and the text, which is what the clipboard holds until somebody changes it."""

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pasted = QGuiApplication.clipboard().text()
        self.name = QLineEdit(words("Pasted text"), self)
        self.field = QPlainTextEdit(self)
        self.field.setPlainText(self._pasted)
        self.field.setTabChangesFocus(True)
        self._shown = self.field.toPlainText()
        self.go_on = QPushButton(words("Go on"), self)
        self.setWindowTitle(words("Paste text"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        resize_within(self, 640, 480)
        self._build(words, theme)

    @property
    def text(self) -> str:
        """The text, from the clipboard itself where nobody changed it: Qt's fields lose spaces."""
        typed = self.field.toPlainText()
        return self._pasted if typed == self._shown else typed

    def _build(self, words: Words, theme: Theme) -> None:
        column = page_of(self)
        column.addWidget(heading(words("Paste text"), self, TITLE_POINTS))
        self.name.setAccessibleName(words("Name of the source"))
        self.field.setAccessibleName(words("Text"))
        column.addWidget(quiet_label(theme, words("Name of the source"), self))
        column.addWidget(self.name)
        column.addWidget(self.field, 1)
        cancel = QPushButton(words("Cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self.accept)
        self.go_on.setEnabled(bool(self._shown.strip()))
        self.field.textChanged.connect(
            lambda: self.go_on.setEnabled(bool(self.field.toPlainText().strip()))
        )
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.go_on)
        column.addLayout(buttons)
