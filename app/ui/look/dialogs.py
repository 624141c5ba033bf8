"""What dialogs have in common: the room round what they say, and Cancel beside what they do."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from app.ui.look.theme import SPACE, SPACE_SECTION, SPACE_SMALL
from app.words import Words


def page_of(dialog: QDialog) -> QVBoxLayout:
    """The column of everything in a dialog."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(SPACE_SECTION, SPACE_SECTION, SPACE_SECTION, SPACE_SECTION)
    column.setSpacing(SPACE)
    return column


def cancel_or(act: QPushButton, dialog: QDialog, words: Words) -> QHBoxLayout:
    """Cancel, and the button that Enter presses, which accepts."""
    cancel = QPushButton(words("Cancel"), dialog)
    cancel.setAutoDefault(False)
    cancel.clicked.connect(dialog.reject)
    act.setDefault(True)
    act.clicked.connect(dialog.accept)
    row = QHBoxLayout()
    row.setSpacing(SPACE_SMALL)
    row.addStretch(1)
    row.addWidget(cancel)
    row.addWidget(act)
    return row
