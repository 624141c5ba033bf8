"""What reading a returned review document would do: rows that a person looks at first."""

from dataclasses import dataclass
from typing import Literal

from app.models.returned_review import WordComment
from app.models.review import Verdict

Status = Literal[
    "decided", "unanswered", "unchanged", "conflicting", "question", "repeated", "unknown"
]
"""``decided`` rows are applied. ``conflicting``: the same reviewer said otherwise before;
``question``: it may be about the candidates; ``repeated``: another row says the same of the same
coding; ``unknown``: nobody can say what it is about."""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row of the returned document, the first being ``place`` 1, and what would come of it.

    ``cells`` are its words in full. ``decision_text`` and ``remark`` are what was typed;
    ``edits`` are cells that differ from what the program prints, as ``(printed, now)``;
    ``earlier`` is the
    reviewer's last verdict; ``reason`` a sentence of ``app.words`` for what is uncertain.
    """

    place: int
    status: Status
    cells: tuple[str, ...]
    name: str = ""
    coding_id: int | None = None
    candidates: tuple[int, ...] = ()
    reason: str = ""
    verdict: Verdict | None = None
    decision_text: str = ""
    remark: str = ""
    comments: tuple[WordComment, ...] = ()
    edits: tuple[tuple[str, str], ...] = ()
    earlier: str = ""

    @property
    def is_answered(self) -> bool:
        """Whether anything was decided or said in this row."""
        return bool(self.decision_text or self.remark or self.comments)

    @property
    def decision_unread(self) -> bool:
        """Whether the decision cell says something that is no verdict: kept as a remark."""
        return bool(self.decision_text) and self.verdict is None

    @property
    def kept_remark(self) -> str:
        """The remark to be stored, with a decision that could not be read in front."""
        unread = self.decision_text if self.decision_unread else ""
        return "\n".join(filter(None, (unread, self.remark)))


@dataclass(frozen=True, slots=True)
class ReviewPreview:
    """The whole document: rows, codings that are not in it, and words outside the rows."""

    name: str
    data: bytes
    reviewer: str
    read_before: bool
    rows: tuple[PreviewRow, ...]
    missing: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    comments: tuple[WordComment, ...] = ()

    def of(self, *statuses: Status) -> tuple[PreviewRow, ...]:
        """The rows that ended so."""
        return tuple(row for row in self.rows if row.status in statuses)

    @property
    def uncertain(self) -> tuple[PreviewRow, ...]:
        """What a person has to look at; of it only unread decisions are kept, as remarks."""
        return tuple(
            row
            for row in self.rows
            if row.status in {"conflicting", "question", "unknown"} or row.decision_unread
        )
