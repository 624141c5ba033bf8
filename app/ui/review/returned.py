"""Reading a returned review document: in the background, looked at, then recorded as one step."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.errors import NamesMasked
from app.interchange.importing.foreign import ParsingProcess, ReadingCancelledError
from app.interchange.review.applying import applied_rows, review_deed
from app.interchange.review.preview import ReviewPreview
from app.interchange.review.word import Returned, preview, read_returned
from app.operations.people import person_named
from app.project.session import Session
from app.queries.people import people
from app.queries.reviews import reviews
from app.ui.desk import ReadingDesk
from app.ui.look.theme import Theme
from app.ui.messages import undoable
from app.ui.review.returned_dialog import ReturnedDialog
from app.ui.tasks import Progress, Task, Tasks
from app.ui.workspace import Workspace
from app.words import Words


class ReviewImport(ReadingDesk):
    """Brings decisions from Word back into the project of one window."""

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        reader: ParsingProcess,
        words: Words,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(workspace, tasks, reader, words, theme, parent)
        self.dialog: ReturnedDialog | None = None
        self._waiting: list[Path] = []
        # Queued: what was read is shown first, and then the next one waits for its dialog.
        self._asked: tuple[Returned, str] | None = None
        self._comparing: Task | None = None
        tasks.ended.connect(self._go_on, Qt.ConnectionType.QueuedConnection)

    def ask(self) -> None:
        """Let somebody choose the documents."""
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.words("Read a returned review"),
            str(self._workspace.project.path.parent),
            self.words("Word document (*.docx)"),
        )
        self.import_paths([Path(each) for each in chosen])

    def import_paths(self, paths: Iterable[Path]) -> None:
        """Read documents one after another; each is looked at before the next is read."""
        self._waiting += paths
        self._read_next()

    def _read_next(self) -> None:
        if self._waiting and self._is_masked():
            return
        if self._waiting and self._tasks.current is None and self.dialog is None:
            self._read(self._waiting.pop(0))

    def _read(self, path: Path) -> None:
        copy, otherwise = self._workspace.project.reading_copy(), self._only_supervisor()

        def read(progress: Progress) -> tuple[Returned, ReviewPreview]:
            with copy.read() as session:
                returned = read_returned(path, self._reader)
                return returned, preview(session, returned, "", otherwise, progress)

        task = self._tasks.run(self.words("Reading {name}", name=path.name), read)
        task.cancel_requested.connect(self._reader.cancel)
        task.done.connect(lambda result: self._show(*result))
        task.failed.connect(self._fail)
        task.cancelled.connect(self._waiting.clear)

    def _is_masked(self) -> bool:
        """A returned document is judged by its own words, where no name can be masked."""
        masked = self._workspace.view != "original"
        if masked:
            self._waiting.clear()
            self._workspace.failed.emit(NamesMasked())
        return masked

    def _show(self, returned: Returned, found: ReviewPreview) -> None:
        said = {row.coding_id: row.passage.text for row in self._workspace.read(reviews)}
        dialog = ReturnedDialog(
            self.words, self._theme, found, said, self._supervisors(), self._window
        )
        self.dialog = dialog
        dialog.comparison_requested.connect(lambda name: self._compare(returned, name))
        dialog.finished.connect(lambda result: self._finish(dialog, result))
        dialog.open()

    def _compare(self, returned: Returned, reviewer: str) -> None:
        """For another reviewer, beside the window; the last name that was asked for counts."""
        self._asked = (returned, reviewer)
        if self._comparing is not None:
            self._comparing.cancel()
        else:
            self._compare_next()

    def _compare_next(self) -> None:
        if self._asked is None or self.dialog is None or self._tasks.current is not None:
            return
        (returned, reviewer), self._asked = self._asked, None
        copy = self._workspace.project.reading_copy()

        def compare(progress: Progress) -> ReviewPreview:
            with copy.read() as session:
                return preview(session, returned, reviewer, "", progress)

        label = self.words("Comparing {name}", name=returned.name)
        task = self._comparing = self._tasks.run(label, compare)
        task.done.connect(self._show_anew)
        task.failed.connect(self._fail)

    def _go_on(self) -> None:
        """A task has ended: what waits is next."""
        self._comparing = None
        self._compare_next()
        self._read_next()

    def _show_anew(self, found: ReviewPreview) -> None:
        if self.dialog is not None:
            self.dialog.show_anew(found)

    def _supervisors(self) -> list[str]:
        everybody = self._workspace.read(people)
        return [person.name for person in everybody if person.role == "supervisor"]

    def _only_supervisor(self) -> str:
        known = self._supervisors()
        return known[0] if len(known) == 1 else ""

    def _finish(self, dialog: ReturnedDialog, result: int) -> None:
        self.dialog = None
        if result == QDialog.DialogCode.Accepted:
            self._record(dialog.confirmed, dialog.head.name)
        dialog.deleteLater()
        self._read_next()

    def _record(self, found: ReviewPreview, reviewer: str) -> None:
        made: list[int] = []
        total = len(found.rows)

        def work(session: Session) -> Iterator[tuple[int, int]]:
            person_id = person_named(session, reviewer, "supervisor")
            for done, decisions in enumerate(applied_rows(session, found, person_id), start=1):
                made.extend(decisions)
                yield done, total

        label = self.words("Recording {name}", name=found.name)
        task = self._tasks.edit(label, self._workspace.project, review_deed(found), work)
        task.done.connect(lambda _result: self._tell(len(made)))
        task.failed.connect(self._fail)
        task.cancelled.connect(self._waiting.clear)

    def _tell(self, recorded: int) -> None:
        text = self.words.plural("{n} answer recorded.", "{n} answers recorded.", recorded)
        self.notice_requested.emit(undoable(text, self.words, self._workspace.undo))

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, ReadingCancelledError):
            self._waiting.clear()
        super()._fail(error)
