"""Making copies from the window: asked in a dialog, written in the background, then remembered."""

from pathlib import Path

from PySide6.QtWidgets import QDialog

from app.errors import ProjectError
from app.interchange.copying import (
    CopyPlan,
    WrittenCopy,
    draft_copy,
    finish_copy,
    folder_beside,
    write_copy,
)
from app.queries.masking import masked_names
from app.queries.people import people
from app.queries.second_codings import coders
from app.queries.sources import sources
from app.ui.exchange.copy_dialog import CopyDialog, Offered
from app.ui.exchange.folder_desk import FolderDesk
from app.ui.exporting.folders import show_in_folder
from app.ui.messages import Answer, Notice
from app.ui.tasks import Progress
from app.words.leaks import holds_sentence


class CopyDesk(FolderDesk):
    """Makes one copy at a time for the project of one window."""

    dialog: CopyDialog | None = None

    def ask(self) -> None:
        """Ask for whom the copy is."""
        read, me = self._workspace.read, self._workspace.person_id
        everybody = read(people)
        mine = next((person.name for person in everybody if person.id == me), "")
        offered = Offered(everybody, read(coders), read(sources), mine)
        path = self._workspace.project.path
        dialog = CopyDialog(self.words, self._theme, path, offered, self._window)
        dialog.finished.connect(lambda result: self._finish(dialog, result))
        self.dialog = dialog
        dialog.open()

    def _finish(self, dialog: CopyDialog, result: int) -> None:
        self.dialog = None
        if result == QDialog.DialogCode.Accepted:
            self.make(dialog.path, dialog.plan)
        dialog.deleteLater()

    def make(self, out: Path, plan: CopyPlan) -> None:
        """Write a copy beside the event loop."""
        if self._is_busy():
            return
        try:
            self._folder = folder_beside(out)
            draft = draft_copy(self._workspace.project, out, plan, Path(self._folder.name))
        except ProjectError as error:
            self._fail(error)
            return

        def write(progress: Progress) -> WrittenCopy:
            return write_copy(draft, progress)

        task = self._tasks.run(self.words("Making {name}", name=out.name), write)
        task.done.connect(self._put_in_place)
        task.failed.connect(self._fail)
        task.cancelled.connect(self.clear_away)

    def _put_in_place(self, written: WrittenCopy) -> None:
        try:
            made = finish_copy(self._workspace.project, written)
        except ProjectError as error:
            self._fail(error)
            return
        self.clear_away()
        text = self.words("{name} is made for {person}.", name=made.path.name, person=made.person)
        masked = [name.masked for name in self._workspace.read(masked_names)]
        text = f"{text} {holds_sentence(self.words, masked)}".rstrip()
        show = Answer(self.words("Show in folder"), lambda: show_in_folder(made.path))
        self.notice_requested.emit(Notice(text, answers=(show,)))
