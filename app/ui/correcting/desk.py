"""New versions of a source in one window: its history, and corrected files in its place."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog

from app.interchange.importing.importing import ENDINGS
from app.interchange.replacing import (
    ReplacementPlan,
    apply_plan,
    plan_replacement,
    plan_restoration,
    replaceable,
)
from app.models.changes import ChangeSet
from app.models.span import Span
from app.operations.corrections import accept_words, settle_passage
from app.queries.revisions import changed_passages, corrected_passages, text_of_revision
from app.queries.sources import sources
from app.ui.correcting.replacement_dialog import ReplacementDialog
from app.ui.correcting.versions_dialog import VersionsDialog
from app.ui.desk import ReadingDesk
from app.ui.messages import Answer, Notice
from app.ui.tasks import Progress

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow


class CorrectionsDesk(ReadingDesk):
    """Asks for files and versions, shows what they would do, and carries it out."""

    def __init__(self, window: "MainWindow") -> None:
        program, tasks = window.program, window.tasks
        super().__init__(
            window.workspace, tasks, program.reader, window.words, program.theme, window.columns
        )
        self._columns = columns = window.columns
        self.notice_requested.connect(window.notices.show_notice)
        self._workspace.changed.connect(self._follow)
        columns.reading.opened.connect(lambda _source: self._mark_corrected())
        self.dialog: QDialog | None = None
        columns.correcting.versions_requested.connect(self.show_versions)
        columns.sources.replacement_requested.connect(self.ask_file)
        columns.sources.versions_requested.connect(self.show_versions)
        note = columns.inspector.changed
        note.placement_requested.connect(self.place)
        note.stay_requested.connect(self.leave_in_place)
        note.accept_requested.connect(self.accept)
        note.next_requested.connect(self.go_on)
        note.list_requested.connect(columns.list_changed_passages)
        columns.correcting.words_lost.connect(self._say_lost)

    @property
    def slots(self) -> dict[str, Callable[[], object]]:
        """The commands of the menu by key."""
        return {
            "correct_text": self._columns.correcting.toggle,
            "text_versions": lambda: self._with_open_source(self.show_versions),
            "replace_source": lambda: self._with_open_source(self.ask_file),
        }

    def _with_open_source(self, act: Callable[[int], object]) -> None:
        source_id = self._columns.reading.source_id
        if source_id is None:
            self.notice_requested.emit(Notice(self.words("Open a source first.")))
        else:
            act(source_id)

    def _follow(self, changes: ChangeSet) -> None:
        if changes.touches("changed_passage", "source_text"):
            self._mark_corrected()

    def _mark_corrected(self) -> None:
        """Show in the margin which passages' words were corrected."""
        source_id = self._columns.reading.source_id
        found = self._workspace.read(corrected_passages, source_id) if source_id else frozenset()
        self._columns.correcting.shown.set_corrected(found)

    def place(self, passage_id: int) -> None:
        """Put a passage that lost its words on what is selected in the transcript."""
        span = self._columns.reader.selected_span()
        if span is None:
            text = self.words("Select the words in the transcript on which the passage belongs.")
            self.notice_requested.emit(Notice(text))
        elif self._workspace.run(settle_passage, passage_id, span) is not None:
            self._columns.show_passage(passage_id)

    def leave_in_place(self, passage_id: int) -> None:
        """A passage that lost its words belongs where it stands."""
        self._workspace.run(settle_passage, passage_id)

    def accept(self, passage_id: int) -> None:
        """A passage belongs on the words on which it stands now."""
        self._workspace.run(accept_words, [passage_id])

    def go_on(self, passage_id: int, step: int) -> None:
        """Show the changed passage that comes so many after this one, round and round."""
        found = [row.passage_id for row in self._workspace.read(changed_passages)]
        if passage_id in found:
            self._columns.show_passage(found[(found.index(passage_id) + step) % len(found)])

    def _say_lost(self, passage_ids: list[int]) -> None:
        """Correcting has ended, and some passages have no words any more."""
        text = self.words.plural(
            "{n} passage lost its words.", "{n} passages lost their words.", len(passage_ids)
        )
        show = Answer(self.words("Show"), lambda: self._columns.show_passage(passage_ids[0]))
        self.notice_requested.emit(Notice(text, answers=(show,)))

    def show_versions(self, source_id: int) -> None:
        """The history of a source's text."""
        self._columns.correcting.commit()
        dialog = VersionsDialog(
            self._workspace, source_id, self.words, self._theme, self._columns.window()
        )
        dialog.restore_requested.connect(lambda revision: self.restore(source_id, revision))
        self._open(dialog)

    def ask_file(self, source_id: int) -> None:
        """Let somebody choose the corrected file."""
        patterns = " ".join(f"*{ending}" for ending in ENDINGS)
        chosen, _ = QFileDialog.getOpenFileName(
            self._columns.window(),
            self.words("Replace by a corrected file"),
            str(self._workspace.project.path.parent),
            self.words("Transcripts and documents ({patterns})", patterns=patterns),
        )
        if chosen:
            self.replace_by(source_id, Path(chosen))

    def offers(self, files: Sequence[Path], import_instead: Callable[[], object]) -> bool:
        """Whether a file is called as a source is: then somebody is asked which is meant."""
        if len(files) != 1:
            return False
        called = {files[0].name.casefold(), files[0].stem.casefold()}
        rows = self._workspace.read(sources)
        same = [
            row
            for row in rows
            if called & {row.name.casefold(), row.original_name.casefold(), _stem(row.name)} - {""}
        ]
        if len(same) != 1:
            return False
        row = same[0]
        text = self.words("There is a source “{name}” already.", name=row.name)
        answers = (
            Answer(self.words("Replace it"), lambda: self.replace_by(row.id, files[0])),
            Answer(self.words("Import as another source"), import_instead),
        )
        self.notice_requested.emit(Notice(text, "problem", answers))
        return True

    def replace_by(self, source_id: int, path: Path) -> None:
        """Read a corrected file and show what it would do."""
        if self._tasks.current is not None:
            return
        self._columns.correcting.leave()
        known = self._workspace.read(replaceable, source_id)

        def work(_progress: Progress) -> ReplacementPlan:
            return plan_replacement(known, path, self._reader)

        task = self._tasks.run(self.words("Reading {name}", name=path.name), work)
        task.cancel_requested.connect(self._reader.cancel)
        task.done.connect(self.show_plan)
        task.failed.connect(self._fail)

    def show_plan(self, plan: ReplacementPlan) -> None:
        """Show what would become of the passages."""
        window, shown = self._columns.window(), self._workspace.shown_words
        dialog = ReplacementDialog(plan, self.words, self._theme, window, shown)
        dialog.accepted.connect(lambda: self._carry_out(plan, dialog.placed()))
        self._open(dialog)

    def restore(self, source_id: int, revision: int) -> None:
        """Bring an earlier version back as a new one."""
        if self._tasks.current is not None:
            return
        self._columns.correcting.leave()
        known = self._workspace.read(replaceable, source_id)
        text = self._workspace.read(text_of_revision, source_id, revision)

        def work(_progress: Progress) -> ReplacementPlan:
            return plan_restoration(known, text, self._reader)

        task = self._tasks.run(self.words("Comparing the versions"), work)
        task.cancel_requested.connect(self._reader.cancel)
        task.done.connect(lambda plan: self._carry_out(plan, {}))
        task.failed.connect(self._fail)

    def _carry_out(self, plan: ReplacementPlan, placed: dict[int, Span]) -> None:
        if self._workspace.read(replaceable, plan.source.id) != plan.source:
            text = self.words("The source was changed meanwhile; nothing was replaced.")
            self.notice_requested.emit(Notice(text, "problem"))
            return
        person = self._workspace.person_id
        if self._workspace.run(apply_plan, plan, person, placed) is None:
            return
        text = self.words("“{source}” holds the new text now.", source=plan.source.name)
        answers = [Answer(self.words("Undo"), self._workspace.undo)]
        lost = [
            each.passage.id for each in plan.of_fate("doubtful") if each.passage.id not in placed
        ]
        if lost:
            text = f"{text} {self._lost(len(lost))}"
            show = Answer(self.words("Show"), lambda: self._columns.show_passage(lost[0]))
            answers.append(show)
        self.notice_requested.emit(Notice(text, answers=tuple(answers)))

    def _lost(self, count: int) -> str:
        return self.words.plural("{n} passage is not found.", "{n} passages are not found.", count)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._forget)
        dialog.open()

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None


def _stem(name: str) -> str:
    return Path(name).stem.casefold()
