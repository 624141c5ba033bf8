"""Importing sources: files are read in the background, looked at in one table, then taken over."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog

from app.interchange.importing.import_plan import ImportPlan
from app.interchange.importing.importing import (
    ENDINGS,
    apply_import,
    import_deed,
    importable_files,
    known_study,
    plan_import,
    plan_pasted,
)
from app.project.session import Session
from app.queries.informants import informants
from app.queries.sources import sources
from app.ui.desk import ReadingDesk
from app.ui.importing.dialog import ImportDialog
from app.ui.importing.pasting import PasteDialog
from app.ui.messages import Notice, undoable
from app.ui.tasks import Progress


class SourceImport(ReadingDesk):
    """Brings files and pasted text into the project of one window."""

    source_requested = Signal(int)

    dialog: ImportDialog | None = None

    def ask(self, folder: Path | None = None) -> None:
        """Let somebody choose files."""
        patterns = " ".join(f"*{ending}" for ending in ENDINGS)
        filters = [
            self.words("Transcripts and documents ({patterns})", patterns=patterns),
            self.words("All files (*)"),
        ]
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.words("Import sources"),
            str(folder or self._workspace.project.path.parent),
            ";;".join(filters),
        )
        if chosen:
            self.import_paths([Path(path) for path in chosen])

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Read files (folders with all in them) and show what would become of them."""
        files = importable_files(paths)
        if not files:
            text = self.words("There is nothing in there that can be imported.")
            self.notice_requested.emit(Notice(text, "problem"))
            return
        known = self._workspace.read(known_study)
        label = self.words.plural("Reading {n} file", "Reading {n} files", len(files))
        self._look_at(label, lambda progress: plan_import(files, self._reader, known, progress))

    def paste(self) -> None:
        """Make a source of the text on the clipboard."""
        asked = PasteDialog(self.words, self._theme, self._window)
        asked.accepted.connect(lambda: self._import_text(asked.text, asked.name.text().strip()))
        asked.open()

    def _import_text(self, text: str, name: str) -> None:
        known = self._workspace.read(known_study)
        name = name or self.words("Pasted text")
        label = self.words("Reading {name}", name=name)
        self._look_at(label, lambda _progress: plan_pasted(text, name, self._reader, known))

    def _look_at(self, label: str, plan: Any) -> None:
        def work(progress: Progress) -> ImportPlan:
            made: ImportPlan = plan(progress)
            return made

        if self._tasks.current is not None:
            return
        task = self._tasks.run(label, work)
        task.cancel_requested.connect(self._reader.cancel)
        task.done.connect(self.show_plan)
        task.failed.connect(self._fail)

    def show_plan(self, plan: ImportPlan) -> None:
        """Open the table; Enter takes it as it is."""
        codes = [person.code for person in self._workspace.read(informants)]
        dialog = ImportDialog(self.words, self._theme, plan, codes, self._window)
        self.dialog = dialog
        dialog.finished.connect(lambda result: self._finish(dialog, result))
        dialog.open()

    def _finish(self, dialog: ImportDialog, result: int) -> None:
        self.dialog = None
        dialog.deleteLater()
        if result == QDialog.DialogCode.Accepted:
            self._carry_out(dialog.plan)

    def _carry_out(self, plan: ImportPlan) -> None:
        total, made = len(plan.ready), []

        def work(session: Session) -> Iterator[tuple[int, int]]:
            for source_id in apply_import(session, plan):
                made.append(source_id)
                yield len(made), total

        label = self.words.plural("Importing {n} source", "Importing {n} sources", total)
        task = self._tasks.edit(label, self._workspace.project, import_deed(plan), work)
        task.done.connect(lambda _result: self._tell(made))
        task.failed.connect(lambda error: self._reopen(plan, error))

    def _tell(self, made: Sequence[int]) -> None:
        text = self.words.plural("{n} source imported.", "{n} sources imported.", len(made))
        self.notice_requested.emit(undoable(text, self.words, self._workspace.undo))
        first = {row.id for row in self._workspace.read(sources)} & set(made)
        if first:
            self.source_requested.emit(min(first))

    def _reopen(self, plan: ImportPlan, error: BaseException) -> None:
        """Nothing was imported: say why, and show the table again with all corrections."""
        self._fail(error)
        self.show_plan(plan)
