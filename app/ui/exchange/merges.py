"""Merging from the window: read and compared in the background, looked at, written as one step."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from app.errors import NamesMasked, ProjectError
from app.interchange.merging.merging import (
    NOTHING_DECIDED,
    PlannedMerge,
    merge_deed,
    planned,
    planned_from,
    told_plainly,
    write_merge,
)
from app.interchange.merging.preview import MergePreview
from app.interchange.merging.three_way import Choice
from app.models.changes import ChangeSet
from app.project.belonging import study_of
from app.project.session import Session
from app.queries.known_copies import known_copy, where_here
from app.queries.projects import project as described_project
from app.ui.exchange.folder_desk import FolderDesk
from app.ui.exchange.merge_dialog import MergeDialog
from app.ui.look.theme import Theme
from app.ui.messages import Answer, Notice
from app.ui.project.project_files import ask_for_project
from app.ui.tasks import Progress, Tasks
from app.ui.workspace import Workspace
from app.words import Words


class MergeDesk(FolderDesk):
    """Merges one copy at a time into the project of one window."""

    comparison_requested = Signal()
    open_requested = Signal(object)  # Path
    passage_requested = Signal(int)
    source_requested = Signal(int)
    code_requested = Signal(int)

    def __init__(
        self, workspace: Workspace, tasks: Tasks, words: Words, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(workspace, tasks, words, theme, parent)
        self._has_changed = False
        self._wanted: dict[str, Choice] | None = None
        self.dialog: MergeDialog | None = None
        workspace.changed.connect(self._note_change)

    def _note_change(self, _changes: ChangeSet) -> None:
        self._has_changed = True

    def ask(self) -> None:
        """Let somebody choose the copy that came back."""
        folder = self._workspace.project.path.parent
        chosen = ask_for_project(self._window, self.words, folder, self.words("Merge a copy"))
        if chosen is not None:
            self.look_at(chosen)

    def offers(self, path: Path) -> bool:
        """Offer to merge a dropped file if it is a copy of this project."""
        project, words = self._workspace.project, self.words
        if self._workspace.locked or _is_same(path, project.path):
            return False
        if study_of(path) != self._workspace.read(described_project).project_uuid:
            return False
        answers = (
            Answer(words("Merge…"), lambda: self.look_at(path)),
            Answer(words("Open"), lambda: self.open_requested.emit(path)),
        )
        said = words("{name} is a copy of this project.", name=path.name)
        self.notice_requested.emit(Notice(said, answers=answers))
        return True

    def look_at(self, path: Path, decisions: Mapping[str, Choice] = NOTHING_DECIDED) -> None:
        """Read a copy and show what merging it would do, with what was decided before."""
        project, words = self._workspace.project, self.words
        if self._workspace.view != "original":
            self._fail(NamesMasked())
            return
        if self._tasks.current is not None or self.dialog is not None:
            self._say_problem(words("Please wait until the other work has ended."))
            return
        if _is_same(path, project.path):
            self._say_problem(words("This is the open project itself; choose the copy of it."))
            return
        self._folder = TemporaryDirectory(prefix="kutipan-", ignore_cleanup_errors=True)
        snapshot = Path(self._folder.name) / "here.kutipan"
        try:
            project.save_copy(snapshot)
        except ProjectError as error:
            self._fail(error)
            return
        self._has_changed = False
        name = project.path.name

        def read(progress: Progress) -> PlannedMerge:
            return planned_from(snapshot, name, path, progress)

        task = self._tasks.run(words("Comparing {name}", name=path.name), read)
        task.done.connect(lambda plan: self._found(path, plan, decisions))
        task.failed.connect(self._fail)
        task.cancelled.connect(self.clear_away)

    def _found(self, path: Path, plan: PlannedMerge, decisions: Mapping[str, Choice]) -> None:
        self.clear_away()
        if self._has_changed:  # Somebody went on working meanwhile.
            self.look_at(path, decisions)
        elif says_nothing(plan.preview):
            name = plan.preview.other.name
            said = self.words("There is nothing new in {name}: nothing was changed.", name=name)
            self.notice_requested.emit(Notice(said))
        else:
            self._show(path, plan, decisions)

    def _show(self, path: Path, plan: PlannedMerge, decisions: Mapping[str, Choice]) -> None:
        met = self._workspace.read(known_copy, plan.preview.other.copy_id)

        def has_place(table: str, key: str) -> bool:
            return self._workspace.read(where_here, table, key) is not None

        dialog = MergeDialog(self.words, self._theme, plan, met, has_place, self._window)
        dialog.look_requested.connect(self._look_again)
        dialog.row_requested.connect(self._go_to)
        dialog.finished.connect(lambda result: self._finish(path, dialog, result))
        self.dialog = dialog
        dialog.open()
        if decisions:
            dialog.take_decisions(decisions)

    def _look_again(self, decisions: dict[str, Choice]) -> None:
        """Compare with what is decided by now; the last wish is looked at when others are done."""
        self._wanted = decisions
        dialog = self.dialog
        if dialog is None or self._tasks.current is not None:
            return
        self._wanted = None
        plan = dialog.plan

        def compare(_progress: Progress) -> PlannedMerge:
            return planned(plan.here, plan.preview.other, decisions)

        task = self._tasks.run(self.words("Comparing"), compare)
        task.done.connect(self._take)
        task.failed.connect(self._fail)

    def _take(self, plan: PlannedMerge) -> None:
        if self.dialog is None:
            return
        if self._wanted is None:
            self.dialog.show_plan(plan)
        else:
            self._look_again(self._wanted)

    def _go_to(self, table: str, key: str) -> None:
        found = self._workspace.read(where_here, table, key)
        if found is None:
            return
        places = {
            "passage": self.passage_requested,
            "source": self.source_requested,
            "code": self.code_requested,
        }
        places[found[0]].emit(found[1])

    def _finish(self, path: Path, dialog: MergeDialog, result: int) -> None:
        self.dialog = None
        accepted = result == QDialog.DialogCode.Accepted
        if accepted and self._has_changed:  # A field saved itself: compare with that, too.
            self.look_at(path, dialog.decisions)
        elif accepted:
            self._write(dialog.plan)
        dialog.deleteLater()

    def _write(self, plan: PlannedMerge) -> None:
        project = self._workspace.project
        try:
            project.back_up("merge")
        except ProjectError as error:
            self._fail(error)
            return

        def work(session: Session) -> Iterator[tuple[int, int]]:
            return write_merge(session, plan)

        label = self.words("Merging {name}", name=plan.preview.other.name)
        task = self._tasks.edit(label, project, merge_deed(plan.preview), work)
        task.done.connect(lambda _result: self._tell(plan.preview))
        task.failed.connect(lambda error: self._fail(told_plainly(error, plan)))

    def _tell(self, done: MergePreview) -> None:
        words = self.words
        said = words.plural("{n} row taken over.", "{n} rows taken over.", done.takes_over)
        if done.open:
            said = " ".join(
                (said, words.plural("{n} stays undecided.", "{n} stay undecided.", len(done.open)))
            )
        answers = [Answer(words("Undo"), self._workspace.undo)]
        if done.other.purpose == "coder":
            answers.insert(0, Answer(words("Compare coders"), self.comparison_requested.emit))
        self.notice_requested.emit(Notice(said, answers=tuple(answers)))


def says_nothing(found: MergePreview) -> bool:
    """Whether the other copy brings nothing that anybody could look at."""
    return not (found.takes_over or found.open or found.unified or found.renumbered)


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file; what is gone is no file."""
    try:
        return one.samefile(other)
    except OSError:
        return False
