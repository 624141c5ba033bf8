"""Everything about masking that a window does: its dialog, its view, its exports."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit

from app.errors import Leaking, ProjectError
from app.interchange.masking.masking_log import ENDING, write_masking_log
from app.models.masking import VIEWS, View
from app.queries.masking import masked_names
from app.ui.exporting.folders import show_in_folder
from app.ui.look.dialog import SizedDialog
from app.ui.masking.dialog import MaskingDialog
from app.ui.masking.leaks_dialog import LeaksDialog
from app.ui.messages import Answer, Notice
from app.words.masking import VIEWS as VIEW_NAMES

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow


class MaskingDesk(QObject):
    """Shows the names that are masked, and the transcript in one of three views."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window.columns)
        self._window = window
        self._workspace = window.workspace
        self.words = window.words
        self._columns = window.columns
        self.dialog: MaskingDialog | None = None
        self._workspace.view_changed.connect(self.tick_view)

    @property
    def slots(self) -> dict[str, Callable[[], object]]:
        """What the commands of the window do here."""
        views = {f"view_{view}": lambda view=view: self.show_view(view) for view in VIEWS}
        return {"masking": self.show_dialog, "mask_selection": self.mask_selection, **views}

    def show_dialog(self) -> MaskingDialog:
        """Show the dialog, the one that is open if there is one."""
        if self.dialog is None:
            theme = self._window.program.theme
            dialog = MaskingDialog(self._workspace, self.words, theme, self._columns)
            dialog.place_requested.connect(self._columns.show_span)
            dialog.log_requested.connect(self.write_log)
            dialog.finished.connect(self._forget)
            self.dialog = dialog
        self.dialog.show()
        self.dialog.activateWindow()
        return self.dialog

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def mask_selection(self) -> None:
        """Mask the name that is selected in the transcript."""
        span, source = self._columns.reader.selected_span(), self._columns.reading.source
        chosen = span.cut_from(source.text) if span and source else ""
        self.show_dialog().begin_name(" ".join(chosen.split()))

    def show_view(self, view: View) -> None:
        """Show the study in a view; the text under the masks stays as it is.

        What is open beside the window is closed: it would go on showing what it has read.
        """
        for dialog in self._window.findChildren(SizedDialog):
            if dialog.isVisible() and dialog is not self.dialog:
                dialog.close()
        self._workspace.show_view(view)

    @property
    def view(self) -> View:
        """How names are shown now."""
        return self._workspace.view

    def tick_view(self) -> None:
        """Tick the view in its menu, and say it in the status line."""
        for each in VIEWS:
            action = self._window.commands_shown.get(f"view_{each}")
            if action is not None:
                action.setChecked(each == self.view)
        self._window.status.show_view(self.view)
        self._forget_typed_names()

    def _forget_typed_names(self) -> None:
        """What somebody looked for before is not to be read now: its fields are emptied."""
        shown = self._workspace.shown_words
        for field in self._window.findChildren(QLineEdit):
            ours = self.dialog is not None and self.dialog.isAncestorOf(field)
            if type(field) is QLineEdit and not ours and shown(field.text()) != field.text():
                field.clear()

    def ask_view(self) -> View | None:
        """In which view something is to leave; None when it is not to leave at all.

        Nobody is asked in a study in which nothing is masked.
        """
        if not self._workspace.read(masked_names):
            return "original"
        words = self.words
        texts = [words(VIEW_NAMES[view]) for view in VIEWS]
        title, question = words("Export"), words("How are names shown?")
        at = VIEWS.index(self.view)
        chosen, sure = QInputDialog.getItem(self._window, title, question, texts, at, False)
        return VIEWS[texts.index(chosen)] if sure else None

    def show_leaks(self, error: Leaking) -> LeaksDialog:
        """Show what an export would have shown; accepted, it is to be written all the same."""
        dialog = LeaksDialog(error, self.words, self._window.program.theme, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.name_requested.connect(lambda name: self.show_dialog().choose_masked_as(name))
        dialog.open()
        return dialog

    def write_log(self) -> None:
        """Ask where to, and write the log of replacements there."""
        words, path = self.words, self._workspace.project.path
        name = " ".join([path.stem, words("replacements")]) + ENDING
        chosen, _ = QFileDialog.getSaveFileName(
            self.show_dialog(),
            words("Write the log of replacements"),
            str(path.with_name(name)),
            words("Table as text (*.csv)"),
        )
        if not chosen:
            return
        out = Path(chosen)
        out = out if out.suffix.lower() == ENDING else out.with_name(out.name + ENDING)
        try:
            write_masking_log(self._workspace.project, out, words)
        except ProjectError as error:
            self._workspace.failed.emit(error)
            return
        said = words("{name} is written. Keep it apart from the data.", name=out.name)
        show = Answer(words("Show in folder"), lambda: show_in_folder(out))
        self._window.notices.show_notice(Notice(said, answers=(show,)))
