"""The list of what changed since the last export, to be worked through in one's own document."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from app.analysis.export_manifest import ExportChange
from app.errors import ProjectError
from app.interchange.export_records import LIST_ENDINGS, write_changes
from app.interchange.exporting import free_name
from app.ui.look.dialog import SizedDialog, resize_within
from app.ui.look.theme import SPACE, SPACE_SECTION
from app.words.export_changes import sentences

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow


class ExportChangesDialog(SizedDialog):
    """A box to tick for every change; the list can be saved beside the exported file."""

    def __init__(
        self, window: "MainWindow", exported: Path, changes: Sequence[ExportChange]
    ) -> None:
        super().__init__(window)
        words = window.words
        self._window, self._exported, self._changes = window, exported, changes
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words("What has changed"))
        resize_within(self, 560, 420)
        head = QLabel(words("Since the last export, for what you have written on:"), self)
        head.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(words("What has changed"))
        self.list.setWordWrap(True)
        for said in sentences(changes, words):
            item = QListWidgetItem(said, self.list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        buttons = QDialogButtonBox(self)
        self.save_button = buttons.addButton(
            words("Save list…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        close = buttons.addButton(words("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_SECTION, SPACE_SECTION, SPACE_SECTION, SPACE_SECTION)
        layout.setSpacing(SPACE)
        for widget in (head, self.list, buttons):
            layout.addWidget(widget)

    def save(self) -> None:
        """Write the list beside the exported file, as Word or Markdown."""
        window, words = self._window, self._window.words
        name = " ".join([self._exported.stem, words("changes")])
        start = self._exported.with_name(name + LIST_ENDINGS[0])
        forms = ";;".join([words("Word document (*.docx)"), words("Markdown (*.md)")])
        chosen, form = QFileDialog.getSaveFileName(
            self, words("Save list"), str(free_name(start)), forms
        )
        if not chosen:
            return
        out = Path(chosen)
        if out.suffix.lower() not in LIST_ENDINGS:
            ending = next((each for each in LIST_ENDINGS if each in form), LIST_ENDINGS[0])
            out = out.with_name(out.name + ending)
        try:
            write_changes(window.workspace.project, out, self._changes, words)
        except ProjectError as error:
            window.show_error(error)
