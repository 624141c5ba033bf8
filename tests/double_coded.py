"""A talk that two people coded on their own, for tests of differences and agreement."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from app.models.second_coding import Outcome
from app.models.source import Source
from app.models.span import Span
from app.operations.codings import code_passage
from app.operations.people import add_person
from app.operations.second_codings import keep_second_coding, settle
from app.queries.codes import codes
from app.queries.differences import Difference, differences
from app.queries.passages import passages
from app.queries.second_codings import Comparison, double_coding, second_coding
from tests.study import Study

TEXT = (
    "Interviewer: Why?\nFarmer: Rain fell \N{SEEDLING} all year. Nobody came to help us. We left."
)
"""An emoji before most of what is coded."""

Coded = tuple[str, str]
"""A label and the words that carry it."""

SARI: Sequence[Coded] = (
    ("A1", "Rain fell"),
    ("A1", "Nobody came"),
    ("B2", "help us"),
    ("B2", "We left."),
)
BUDI: Sequence[Coded] = (
    ("A1", "Rain fell"),
    ("A1", "Nobody came to help"),
    ("A1", "We left."),
    ("B2", "all year"),
)
"""Equal: Rain fell. Boundaries: Nobody came. Only Sari: help us. Other code: We left.
Only Budi: all year."""


@dataclass
class DoubleCoded:
    """The study, its second coder, and the comparison that is kept."""

    study: Study
    budi: int
    kept: int = 0

    def code(self, person_id: int, label: str, words: str) -> int:
        """Have somebody put a code on words of the text."""
        start = TEXT.index(words)
        with self.study.project.edit() as session:
            code_id = next(row.id for row in codes(session) if row.label == label)
            return code_passage(session, 1, Span(start, start + len(words)), code_id, person_id)

    def keep(self) -> None:
        """Keep what both have coded by now."""
        with self.study.project.edit() as session:
            uuids = session.scalars(select(Source.uuid)).all()
            self.kept = keep_second_coding(session, self.study.me, self.budi, uuids)

    def compared(self) -> Comparison:
        """What is kept."""
        with self.study.project.read() as session:
            return second_coding(session, self.kept)

    def live(self) -> Comparison:
        """The same two people's codings as they are now."""
        kept = self.compared()
        with self.study.project.read() as session:
            uuids = session.scalars(select(Source.uuid)).all()
            double = double_coding(session, self.study.me, self.budi, uuids)
        return Comparison(None, kept.first, kept.second, None, double)

    def differences(self) -> list[Difference]:
        """Where the two differ, in reading order."""
        with self.study.project.read() as session:
            return differences(session, second_coding(session, self.kept))

    def difference(self, kind: str) -> Difference:
        """The one difference of a kind."""
        return next(each for each in self.differences() if each.kind == kind)

    def settle(self, kind: str, outcome: Outcome, note: str = "") -> None:
        """Settle the one difference of a kind."""
        key = self.difference(kind).key
        with self.study.project.edit() as session:
            settle(session, self.kept, key, outcome, note, self.study.me)

    def coded(self) -> set[tuple[str, str, str]]:
        """Coder, label and words of all codings as they are now."""
        with self.study.project.read() as session:
            return {
                (coding.coder, coding.label or "", row.text)
                for row in passages(session)
                for coding in row.codings
            }


def double_coded(study: Study, first: Sequence[Coded], second: Sequence[Coded]) -> DoubleCoded:
    """The talk as Sari and Budi coded it, kept for comparison."""
    study.source(TEXT)
    study.code("A1", "Nature")
    study.code("B2", "People", "effort")
    with study.project.edit() as session:
        budi = add_person(session, "Budi", "coder")
    made = DoubleCoded(study, budi)
    for person_id, codings in ((study.me, first), (budi, second)):
        for label, words in codings:
            made.code(person_id, label, words)
    made.keep()
    return made


def double_coded_file(folder: Path) -> Path:
    """The same as a closed file."""
    study = Study(folder / "two.kutipan")
    double_coded(study, SARI, BUDI)
    study.project.close()
    return study.project.path
