"""Taking over tables: a codebook, informants. Read in the background, applied as one step."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from app.interchange.codebook import apply_codebook, codebook_deed, read_codebook_file
from app.interchange.informants import apply_informants, informants_deed, read_informants_file
from app.interchange.reports import ReportRow, count
from app.models.deed import Deed
from app.project.session import Session
from app.resources import resource
from app.ui.desk import ReadingDesk
from app.ui.messages import Answer, Notice
from app.ui.tasks import Progress


@dataclass(frozen=True, slots=True)
class _Applied:
    """What a table did, and how that is said."""

    deed: Deed
    apply: Callable[[Any], tuple[ReportRow, ...]]


class TableImport(ReadingDesk):
    """Brings codebooks and informants from .csv and .xlsx files into the project."""

    def ask_codebook(self) -> None:
        """Let somebody choose a codebook file."""
        if (path := self._ask(self.words("Import a codebook"))) is not None:
            self.import_codebook(path)

    def ask_informants(self) -> None:
        """Let somebody choose a table of informants."""
        if (path := self._ask(self.words("Import informants"))) is not None:
            self.import_informants(path)

    def _ask(self, title: str) -> Path | None:
        tables = self.words("Tables ({patterns})", patterns="*.csv *.xlsx *.tsv")
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, title, str(self._workspace.project.path.parent), tables
        )
        return Path(chosen) if chosen else None

    def use_shipped_codebook(self) -> None:
        """Take over the codebook that comes with the program."""
        shipped = sorted(resource("codebooks").glob("*.csv"))
        if shipped:
            self.import_codebook(shipped[0])

    def import_codebook(self, path: Path) -> None:
        """Take over the codes of a file; those that are here are brought up to date."""

        def read(_progress: Progress) -> _Applied:
            listed = read_codebook_file(path, self._reader)
            return _Applied(codebook_deed(path), lambda session: apply_codebook(session, listed))

        self._read(path, read)

    def import_informants(self, path: Path) -> None:
        """Take over the informants of a file; those that are here are brought up to date."""

        def read(_progress: Progress) -> _Applied:
            listed = read_informants_file(path, self._reader).informants
            return _Applied(
                informants_deed(path), lambda session: apply_informants(session, listed)
            )

        self._read(path, read)

    def _read(self, path: Path, read: Callable[[Progress], _Applied]) -> None:
        if self._tasks.current is not None:
            return
        task = self._tasks.run(self.words("Reading {name}", name=path.name), read)
        task.cancel_requested.connect(self._reader.cancel)
        task.done.connect(lambda applied: self._apply(path, applied))
        task.failed.connect(self._fail)

    def _apply(self, path: Path, applied: _Applied) -> None:
        report: list[ReportRow] = []

        def work(session: Session) -> Iterator[None]:
            report.extend(applied.apply(session))
            yield

        label = self.words("Reading {name}", name=path.name)
        task = self._tasks.edit(label, self._workspace.project, applied.deed, work)
        task.done.connect(lambda _result: self._tell(path, report))
        task.failed.connect(self._fail)

    def _tell(self, path: Path, report: Sequence[ReportRow]) -> None:
        rows = tuple(report)
        text = self.words(
            "{name}: {added} added, {changed} changed, {unchanged} as they were.",
            name=path.name,
            added=count(rows, "added"),
            changed=count(rows, "changed"),
            unchanged=count(rows, "unchanged"),
        )
        changed = count(rows, "unchanged") < len(rows)
        undo = (Answer(self.words("Undo"), self._workspace.undo),) if changed else ()
        self.notice_requested.emit(Notice(text, answers=undo))
