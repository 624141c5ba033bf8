"""The appendix material of a window: its dialog, reading pictures, freezing and checking copies."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.errors import ProjectError
from app.interchange.thesis.attachments import ReadPicture, enclose_read, read_pictures
from app.interchange.thesis.freezing import Frozen, freeze_submitted, verify_frozen
from app.ui.desk import ReadingDesk
from app.ui.enclosures.dialog import EnclosuresDialog
from app.ui.enclosures.freeze_dialog import FreezeDialog
from app.ui.exporting.folders import show_in_folder
from app.ui.look.moments import moment
from app.ui.messages import Answer, Notice
from app.ui.project.project_files import ENDING, ask_for_new_file, ask_for_project
from app.ui.tasks import Progress
from app.words.errors import sentence

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow

_FORMS = "*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.gif"


class EnclosuresDesk(ReadingDesk):
    """Opens the dialog beside a project's window and does what is asked for in it."""

    def __init__(self, window: "MainWindow") -> None:
        program, tasks = window.program, window.tasks
        super().__init__(
            window.workspace, tasks, program.reader, window.words, program.theme, window.columns
        )
        self._main_window = window
        self.dialog: EnclosuresDialog | None = None

    @property
    def slots(self) -> dict[str, Callable[[], object]]:
        """What the commands of the window do here."""
        return {"appendix_material": self.show_dialog, "freeze": self.ask_freeze}

    def show_dialog(self) -> EnclosuresDialog:
        """Show the dialog, the one that is open if there is one."""
        if self.dialog is None:
            dialog = EnclosuresDialog(
                self._workspace, self.words, self._theme, self._main_window.columns
            )
            dialog.pictures.files_requested.connect(self.ask_pictures)
            dialog.pictures.files_dropped.connect(self.enclose)
            dialog.frozen.freeze_requested.connect(self.ask_freeze)
            dialog.frozen.check_requested.connect(self.ask_check)
            dialog.finished.connect(self._forget)
            self.dialog = dialog
        self.dialog.show()
        self.dialog.activateWindow()
        return self.dialog

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def ask_pictures(self) -> None:
        """Let somebody choose pictures."""
        words, folder = self.words, str(self._workspace.project.path.parent)
        forms = words("Pictures ({endings})", endings=_FORMS)
        dialog, title = self.show_dialog(), words("Add pictures")
        chosen, _ = QFileDialog.getOpenFileNames(dialog, title, folder, forms)
        if chosen:
            self.enclose([Path(each) for each in chosen])

    def enclose(self, paths: Sequence[Path]) -> None:
        """Read pictures beside the event loop, then enclose them as one step."""
        if self._tasks.current is not None:
            return

        def read(progress: Progress) -> list[ReadPicture]:
            return read_pictures(paths, self._reader, progress)

        label = self.words.plural("Reading {n} picture", "Reading {n} pictures", len(paths))
        task = self._tasks.run(label, read)
        self.show_dialog().notices.follow(task)
        task.cancel_requested.connect(self._reader.cancel)
        task.done.connect(self._enclose_read)
        task.failed.connect(self._fail)

    def _enclose_read(self, pictures: list[ReadPicture]) -> None:
        made = self._workspace.run(enclose_read, pictures, "photo")
        if made:
            self.show_dialog().pictures.show_new(made[0])

    def _show_error(self, error: ProjectError) -> None:
        self.show_dialog().notices.show_error(error)

    def ask_freeze(self) -> FreezeDialog:
        """Say what freezing does, ask for a name, then for a place."""
        dialog = FreezeDialog(self.words, self._theme, self.dialog or self._main_window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._ask_place(dialog.name.text().strip()))
        dialog.open()
        return dialog

    def _ask_place(self, name: str) -> None:
        called = name or self.words("as submitted")
        start = self._main_window.path.with_name(f"{self._main_window.path.stem} {called}{ENDING}")
        parent = self.dialog or self._main_window
        out = ask_for_new_file(parent, self.words, self.words("Freeze as submitted"), start)
        if out is not None:
            self.freeze(out, called)

    def freeze(self, out: Path, name: str) -> None:
        """Freeze the study there, and say so."""
        try:
            frozen = freeze_submitted(self._workspace.project, out, name)
        except ProjectError as error:
            notices = self.dialog.notices if self.dialog else self._main_window.notices
            notices.show_error(error)
            return
        self._tell(frozen, out)

    def _tell(self, frozen: Frozen, out: Path) -> None:
        said = self.words(
            "{name} is frozen. Its fingerprint begins with {start}; the appendix prints it.",
            name=out.name,
            start=frozen.sha256[:12],
        )
        show = Answer(self.words("Show in folder"), lambda: show_in_folder(out))
        notices = self.dialog.notices if self.dialog else self._main_window.notices
        notices.show_notice(Notice(said, answers=(show,)))
        if self.dialog is not None:
            self.dialog.frozen.refresh()

    def ask_check(self) -> None:
        """Let somebody choose the copy to be checked."""
        folder = self._main_window.path.parent
        chosen = ask_for_project(self.show_dialog(), self.words, folder, self.words("Check a copy"))
        if chosen is not None:
            self.check(chosen)

    def check(self, copy: Path) -> None:
        """Say whether a file still is what was frozen."""
        page, words = self.show_dialog().frozen, self.words
        try:
            row = verify_frozen(self._workspace.project, copy)
        except ProjectError as error:
            page.say(sentence(words, error))
            return
        page.say(
            words(
                "{file} is unchanged: it is the copy {name} of {date}.",
                file=copy.name,
                name=row.name,
                date=moment(words, row.made_at),
            )
        )
