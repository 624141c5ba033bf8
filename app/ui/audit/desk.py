"""Checking drafts in the window: read and compared in the background, comments written after."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from app.errors import NamesMasked, ProjectError
from app.interchange.auditing import Audit, audit_drafts, audit_material, write_commented
from app.ui.audit.dialog import AuditDialog
from app.ui.desk import ReadingDesk
from app.ui.exporting.folders import open_document, show_in_folder
from app.ui.messages import Answer, Notice
from app.ui.tasks import Progress

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow


class AuditDesk(ReadingDesk):
    """Opens the window of the audit beside a project's window and does what is asked for in it."""

    def __init__(self, window: "MainWindow") -> None:
        program, tasks = window.program, window.tasks
        super().__init__(
            window.workspace, tasks, program.reader, window.words, program.theme, window.columns
        )
        self._columns = window.columns
        self.dialog: AuditDialog | None = None
        self._workspace.view_changed.connect(self._hide_names)

    def _hide_names(self) -> None:
        """A draft is compared word by word: what was found holds the names."""
        if self.dialog is not None and self._workspace.view != "original":
            self.dialog.close()

    def show_dialog(self) -> AuditDialog:
        """Show the window, the one that is open if there is one."""
        if self.dialog is None:
            dialog = AuditDialog(self.words, self._theme, self._columns)
            dialog.file_requested.connect(self.ask)
            dialog.file_dropped.connect(self.check)
            dialog.copy_requested.connect(self.ask_copy)
            dialog.span_requested.connect(self._columns.show_span)
            dialog.finished.connect(self._forget)
            self.dialog = dialog
        self.dialog.show()
        self.dialog.activateWindow()
        return self.dialog

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def ask(self) -> None:
        """Let somebody choose a draft."""
        words = self.words
        endings = "*.docx *.odt *.rtf *.pdf *.md *.txt"
        forms = ";;".join([words("Drafts ({endings})", endings=endings), words("All files (*)")])
        folder = str(self._workspace.project.path.parent)
        chosen, _ = QFileDialog.getOpenFileName(
            self.show_dialog(), words("Choose a draft"), folder, forms
        )
        if chosen:
            self.check(Path(chosen))

    def check(self, path: Path) -> None:
        """Read a draft and look for its quotations, beside the event loop."""
        if self._workspace.view != "original":
            self._fail(NamesMasked())
            return
        if self._tasks.current is not None:
            return
        material = self._workspace.read(audit_material)

        def check(progress: Progress) -> Audit:
            return audit_drafts(material, [path], self._reader, progress)[0]

        dialog = self.show_dialog()
        task = self._tasks.run(self.words("Checking {name}", name=path.name), check)
        dialog.notices.follow(task)
        task.cancel_requested.connect(self._reader.cancel)
        task.done.connect(self._show)
        task.failed.connect(self._fail)

    def _show(self, found: Audit) -> None:
        self.show_dialog().show_audit(found)

    def _show_error(self, error: ProjectError) -> None:
        self.show_dialog().notices.show_error(error)

    def ask_copy(self) -> None:
        """Ask where to, and write the copy with comments there."""
        dialog = self.dialog
        if dialog is None or dialog.found is None or self._tasks.current is not None:
            return
        words, found = self.words, dialog.found
        name = " ".join([Path(found.draft.name).stem, words("with comments")]) + ".docx"
        chosen, _ = QFileDialog.getSaveFileName(
            dialog,
            words("Save a copy with comments"),
            str(self._workspace.project.path.with_name(name)),
            words("Word document (*.docx)"),
        )
        if not chosen:
            return
        out = Path(chosen)
        if out.suffix.lower() != ".docx":
            out = out.with_name(f"{out.name}.docx")
        aside = dialog.findings_aside()

        def write(_progress: Progress) -> None:
            write_commented(found, out, words, aside)

        task = self._tasks.run(words("Writing {name}", name=out.name), write)
        task.done.connect(lambda _done: self._tell(out))
        task.failed.connect(self._fail)

    def _tell(self, out: Path) -> None:
        words = self.words
        answers = (
            Answer(words("Open"), lambda: open_document(out)),
            Answer(words("Show in folder"), lambda: show_in_folder(out)),
        )
        notice = Notice(words("{name} is written.", name=out.name), answers=answers)
        self.show_dialog().notices.show_notice(notice)
