"""Choosing the parts of the appendix and their order."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from app.analysis.appendix.appendix import PARTS, AppendixChoice
from app.ui.look.dialog import SizedDialog
from app.words import N_
from app.words.appendix import TITLES

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow

_CODES_IN = {"margin": N_("In a column beside the text"), "comments": N_("As comments in Word")}


class AppendixDialog(SizedDialog):
    """A list to tick and to drag into order; ``choice`` says what was chosen."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        words = window.words
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words("Appendix for the thesis"))
        self.resize(440, 520)
        hint = QLabel(
            words(
                "Tick the parts and drag them into order. With all of them ticked, those that hold "
                "nothing are left out."
            ),
            self,
        )
        hint.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(words("Parts of the appendix"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        for part in PARTS:
            item = QListWidgetItem(words(TITLES[part]), self.list)
            item.setData(Qt.ItemDataRole.UserRole, part)
            item.setCheckState(Qt.CheckState.Checked)
        self.codes = QComboBox(self)
        for key, text in _CODES_IN.items():
            self.codes.addItem(words(text), key)
        buttons = QDialogButtonBox(self)
        self.go_on = buttons.addButton(
            words("Choose the file…"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        buttons.addButton(words("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.list.itemChanged.connect(self._follow)
        form = QFormLayout()
        form.addRow(words("Codes of the transcripts"), self.codes)
        layout = QVBoxLayout(self)
        layout.addWidget(hint)
        layout.addWidget(self.list, 1)
        layout.addLayout(form)
        layout.addWidget(buttons)

    def choice(self) -> AppendixChoice:
        """The ticked parts in their order; all of them as they stood is everything there is."""
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        ]
        parts = tuple(part for name in ticked for part in PARTS if part == name)
        in_comments = self.codes.currentData() == "comments"
        return AppendixChoice(
            () if parts == PARTS else parts, "comments" if in_comments else "margin"
        )

    def _follow(self) -> None:
        """Nothing can be written while nothing is ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        self.go_on.setEnabled(any(item.checkState() == Qt.CheckState.Checked for item in items))
