"""Everything under review, read so that the window never waits for it.

Ten thousand codings take most of a second to read: they are fetched some hundred passages at a
time between the window's other work. A decision has only its own passage read anew.
"""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from app.analysis.review.agenda import Reviewed
from app.models.changes import ChangeSet
from app.queries.codes import CodeRow, codes
from app.queries.codings import coded_passages
from app.queries.passages import PassageFilter
from app.queries.review_remarks import RemarkedRow, passages_decided_on, remarked
from app.queries.review_rounds import RoundRow, rounds, submitted, submitted_definitions
from app.queries.reviews import DefinitionRow, ReviewRow, definitions, reviews
from app.ui.workspace import Workspace

AT_ONCE = 600
"""Passages that are read in one go; more are read in slices of ``SLICE``."""
SLICE = 200
_FEW = 40
"""Passages after whose change only they are read anew."""


class ReviewedRows(QObject):
    """Codings (in the codebook's order), definitions, other remarks, and the rounds."""

    ready = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.codings: list[ReviewRow] = []
        self.definitions: list[DefinitionRow] = []
        self.remarked: list[RemarkedRow] = []
        self.codes: dict[int, CodeRow] = {}
        self.rounds: list[RoundRow] = []
        self._submitted: dict[int, frozenset[str]] = {}
        self._fetched: list[ReviewRow] = []
        self._waiting: list[int] = []
        self._concerned: set[int] | None = None
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._fetch)

    def forget(self) -> None:
        """Everything is to be read anew: names are shown in another way."""
        self._concerned = None

    @property
    def everything(self) -> list[Reviewed]:
        """All rows; the study as a whole and passages last."""
        return [*self.codings, *self.definitions, *self.remarked]

    @property
    def is_reading(self) -> bool:
        """Whether the codings are still being fetched; the former ones stay meanwhile."""
        return self._next.isActive()

    def note(self, changes: ChangeSet) -> None:
        """Remember which passages must be read anew; None once that is all of them."""
        if self._concerned is None or changes.tables.keys() - {"decision"}:
            self._concerned = None
            return
        ids = changes.rows("decision").all
        here = {
            row.passage.id for row in self.codings if any(said.id in ids for said in row.decisions)
        }
        self._concerned |= here | self._workspace.read(passages_decided_on, ids)

    def read(self) -> None:
        """Read what was noted; ``ready`` follows, at once where that is quick."""
        if self._concerned is not None and len(self._concerned) <= _FEW and not self.is_reading:
            self.patch(self._concerned)
            return
        self._concerned = set()
        read = self._workspace.read_shown
        self.codes = {code.id: code for code in read(codes)}
        self.rounds = read(rounds)
        self._submitted = {}
        self._fetched, self._waiting = [], read(coded_passages)
        if len(self._waiting) <= AT_ONCE:
            self._next.stop()
            self._fetched, self._waiting = read(reviews), []
            self._finish()
        else:
            self._next.start()

    def _fetch(self) -> None:
        here, self._waiting = self._waiting[:SLICE], self._waiting[SLICE:]
        if here:
            self._fetched += self._workspace.read_shown(reviews, _of(here))
        if self._waiting:
            self._next.start()
        else:
            self._finish()

    def _finish(self) -> None:
        order = {code_id: place for place, code_id in enumerate(self.codes)}
        self.codings = sorted(self._fetched, key=lambda row: order.get(row.code_id, len(order)))
        self._fetched = []
        self._read_others()

    def patch(self, passage_ids: Iterable[int], *, codings_alone: bool = False) -> None:
        """Read the codings of a few passages anew (and all else, unless it did not change)."""
        if self.is_reading:  # What was fetched already may be what has changed.
            self._concerned = None
            self.read()
            return
        self._concerned = set()
        ids = list(passage_ids)
        if ids:
            found = {row.coding_id: row for row in self._workspace.read_shown(reviews, _of(ids))}
            self.codings = [found.get(row.coding_id, row) for row in self.codings]
        if codings_alone:
            self.ready.emit()
        else:
            self._read_others()

    def _read_others(self) -> None:
        self.definitions = self._workspace.read_shown(definitions)
        self.remarked = self._workspace.read_shown(remarked)
        self.ready.emit()

    def stop(self) -> None:
        """Read no further: the project is about to close."""
        self._next.stop()

    def in_round(self, round_id: int | None) -> frozenset[str] | None:
        """The UUIDs of what a round submitted; None for no round at all."""
        if round_id is None:
            return None
        if round_id not in self._submitted:
            read = self._workspace.read
            found = (*read(submitted, round_id), *read(submitted_definitions, round_id))
            self._submitted[round_id] = frozenset(found)
        return self._submitted[round_id]

    def open_round_of(self, row: Reviewed) -> RoundRow | None:
        """The latest open round that submitted this, or that is open while the study is judged."""
        for made in reversed(self.rounds):
            if made.is_open and (
                isinstance(row, RemarkedRow) or row.uuid in (self.in_round(made.id) or ())
            ):
                return made
        return None


def _of(passage_ids: Iterable[int]) -> PassageFilter:
    return PassageFilter(passage_ids=frozenset(passage_ids))
