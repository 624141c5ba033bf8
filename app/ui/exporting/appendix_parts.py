"""Choosing the parts of the appendix and their order."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from app.analysis.appendix.appendix import PARTS, AppendixChoice
from app.ui.look.dialog import SizedDialog, resize_within
from app.ui.look.quiet import heading, quiet_label
from app.ui.look.theme import SPACE, SPACE_SECTION, SPACE_SMALL, TITLE_POINTS
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
        resize_within(self, 480, 600)
        hint = quiet_label(
            window.program.theme,
            words(
                "Tick the parts and drag them into order. With all of them ticked, those that hold "
                "nothing are left out."
            ),
            self,
        )
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
        self.go_on = QPushButton(words("Choose the file…"), self)
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self.accept)
        cancel = QPushButton(words("Cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_SMALL)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.go_on)
        self.list.itemChanged.connect(self._follow)
        form = QFormLayout()
        form.addRow(words("Codes of the transcripts"), self.codes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_SECTION, SPACE_SECTION, SPACE_SECTION, SPACE_SECTION)
        layout.setSpacing(SPACE)
        layout.addWidget(heading(words("Appendix for the thesis"), self, TITLE_POINTS))
        layout.addWidget(hint)
        layout.addWidget(self.list, 1)
        layout.addLayout(form)
        layout.addLayout(buttons)

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
