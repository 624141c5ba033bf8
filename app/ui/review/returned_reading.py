"""What a person makes of a returned document: answers, ticks and authors over its preview.

The preview itself stays as it was read, so every answer can be taken back, and all of them
survive when the document is compared anew for another reviewer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from app.interchange.review.preview import (
    PreviewRow,
    ReviewPreview,
    answered,
    decided_anew,
    written_by,
)
from app.words import N_

Group = Literal[
    "certain", "question", "conflicting", "unknown", "outside", "edited", "missing", "quiet"
]
GROUPS: dict[Group, str] = {
    "certain": N_("Certain"),
    "question": N_("Uncertain"),
    "conflicting": N_("Said otherwise before"),
    "unknown": N_("Unknown"),
    "outside": N_("Outside the rows"),
    "edited": N_("Edited quotations"),
    "missing": N_("Not in the document"),
    "quiet": N_("Nothing new"),
}
ASKED: frozenset[str] = frozenset({"question", "conflicting", "unknown"})
"""What needs a person's word before it is recorded."""


@dataclass(frozen=True, slots=True)
class About:
    """An uncertain row is about this candidate; None: about none of them, a general remark."""

    target: int | None


@dataclass(frozen=True, slots=True)
class Take:
    """Of a conflicting row the new verdict is taken, or the earlier one is kept."""

    new: bool


PersonsAnswer = About | Take


@dataclass(frozen=True)
class Reading:
    """A preview with what was answered (by place), left out (places), and who authors are."""

    read: ReviewPreview
    answers: Mapping[int, PersonsAnswer] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()
    writers: Mapping[str, str] = field(default_factory=dict)

    def answer(self, place: int, said: PersonsAnswer | None) -> "Reading":
        """Answer the question of a row, or take the answer back."""
        others = {key: value for key, value in self.answers.items() if key != place}
        return replace(self, answers=others if said is None else {**others, place: said})

    def leave_out(self, place: int, *, out: bool) -> "Reading":
        """Do not record a row though it is certain, or do."""
        left = self.left_out | {place} if out else self.left_out - {place}
        return replace(self, left_out=left)

    def name(self, author: str, person: str) -> "Reading":
        """Say who an author of comments is."""
        return replace(self, writers={**self.writers, author: person})

    def anew(self, read: ReviewPreview) -> "Reading":
        """The same answers on another comparison of the same document, where they still fit."""
        asked = {row.place for row in read.rows if row.status in ASKED}
        kept = {place: said for place, said in self.answers.items() if place in asked}
        return replace(self, read=read, answers=kept)

    @cached_property
    def found(self) -> ReviewPreview:
        """The preview with all answers applied."""
        found = self.read
        for place, said in self.answers.items():
            if isinstance(said, About):
                found = answered(found, place, said.target)
            else:
                found = decided_anew(found, place, said.new)
        for author, person in self.writers.items():
            if person.strip() and any(each.name == author for each in found.authors):
                found = written_by(found, author, person)
        return found

    @cached_property
    def confirmed(self) -> ReviewPreview:
        """What will be recorded and nothing else."""
        found = self.found
        rows = (row for row in found.rows if self._wanted(row))
        return replace(found, rows=tuple(rows))

    def _wanted(self, row: PreviewRow) -> bool:
        ready = row.status == "decided" and row.can_be_recorded
        return ready and row.place not in self.left_out

    @property
    def open_questions(self) -> int:
        """How many rows still wait for a person's word."""
        return sum(row.status in ASKED for row in self.found.rows)

    def places(self, group: Group) -> list[int]:
        """The rows of a group, by what they were before anybody answered."""
        return [row.place for row in self.read.rows if _is_in(row, group)]

    def count(self, group: Group) -> int:
        """How much there is in a group."""
        if group == "missing":
            return len(self.read.missing)
        further = len(self.read.edits) if group == "edited" else 0
        return len(self.places(group)) + further


def _is_in(row: PreviewRow, group: Group) -> bool:
    if group == "edited":
        return bool(row.edits)
    if row.status in ASKED:
        return group == row.status
    if row.status != "decided":
        return group == "quiet" and not (row.edits and not row.is_answered)
    return group == ("outside" if row.about == "whole" else "certain")
