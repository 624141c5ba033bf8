"""The rows of the list, read so that the window never waits for them.

Ten thousand passages take a quarter of a second to read: they are fetched some hundred at a time
between the window's other work, and after an edit of a few only these are read anew.
"""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from app.models.changes import ChangeSet
from app.queries.codings import coded_passages, passages_of
from app.queries.passages import PassageFilter, PassageRow, passages
from app.ui.workspace import Workspace

AT_ONCE = 1_000
"""Passages that are read in one go; more are read in slices of ``SLICE``."""
SLICE = 400
_FEW = 40
"""Changed rows after which only their passages are read anew."""


class ListedRows(QObject):
    """All coded passages, by source and then by place."""

    ready = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.rows: list[PassageRow] = []
        self._fetched: list[PassageRow] = []
        self._waiting: list[int] = []
        self._reads_all = True
        self._passages: set[int] = set()
        self._codings: set[int] = set()
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._fetch)

    @property
    def is_reading(self) -> bool:
        """Whether passages are still being fetched; the former ones stay meanwhile."""
        return self._next.isActive()

    def note(self, changes: ChangeSet) -> None:
        """Remember what must be read anew: some passages, or all of them.

        Which passages codings stood on is asked when the list is read, not with every edit.
        """
        if (
            self.is_reading  # What was fetched already may be what has changed.
            or changes.size > _FEW
            or changes.tables.keys() - {"passage", "coding"}
        ):
            self._reads_all = True
        self._passages |= changes.rows("passage").all
        self._codings |= changes.rows("coding").all

    def read(self) -> None:
        """Read what was noted; ``ready`` follows, at once where that is quick."""
        if self.is_reading and not self._reads_all:
            return
        many = len(self._passages) + len(self._codings) > _FEW
        if self._reads_all or many or not self._patched(self._concerned()):
            self._read_all()
        else:
            self._forget_changes()
            self.ready.emit()

    def _forget_changes(self) -> None:
        self._reads_all = False
        self._passages, self._codings = set(), set()

    def _concerned(self) -> set[int]:
        """The passages that changed, and those that had or have the codings that did."""
        changed = self._codings
        if not changed:
            return self._passages
        had = {row.id for row in self.rows if any(each.id in changed for each in row.codings)}
        return self._passages | had | set(self._workspace.read(passages_of, changed))

    def _read_all(self) -> None:
        self._forget_changes()
        self._next.stop()
        self._fetched, self._waiting = [], self._workspace.read(coded_passages)
        if len(self._waiting) > AT_ONCE:
            self._next.start()
            return
        self.rows = self._workspace.read(passages, PassageFilter(coded_only=True))
        self.ready.emit()

    def _fetch(self) -> None:
        here, self._waiting = self._waiting[:SLICE], self._waiting[SLICE:]
        self._fetched += self._read_some(here)
        if self._waiting:
            self._next.start()
            return
        self.rows, self._fetched = self._fetched, []
        self.ready.emit()

    def _read_some(self, passage_ids: Iterable[int]) -> list[PassageRow]:
        wanted = PassageFilter(passage_ids=frozenset(passage_ids), coded_only=True)
        return self._workspace.read(passages, wanted) if wanted.passage_ids else []

    def _patched(self, passage_ids: set[int]) -> bool:
        """Whether the others could stay: not where a source comes in whose place is not known."""
        found = self._read_some(passage_ids)
        places = {source: nth for nth, source in enumerate(dict.fromkeys(self._sources()))}
        if any(row.source_id not in places for row in found):
            return False
        rows = [row for row in self.rows if row.id not in passage_ids] + found
        if passage_ids:
            rows.sort(key=lambda row: (places[row.source_id], row.span, row.id))
        self.rows = rows
        return True

    def _sources(self) -> Iterable[int]:
        return (row.source_id for row in self.rows)

    def stop(self) -> None:
        """Read no further: nobody sees it, or the project is about to close."""
        if self.is_reading:
            self._next.stop()
            self._reads_all = True
