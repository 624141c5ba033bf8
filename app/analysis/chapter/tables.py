"""The tables of the chapter: who supports what, and which effort answers which cause."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.analysis.appendix.supports import by_code, contradicts, evidence_passages, supports
from app.analysis.evidence import is_self_report
from app.queries.codes import CodeRow
from app.queries.informants import InformantRow
from app.queries.passages import PassageRow


@dataclass(frozen=True, slots=True)
class Voices:
    """Whether a category of informants speaks for a code, against it, or both."""

    supports: bool
    contradicts: bool


@dataclass(frozen=True, slots=True)
class TriangulationRow:
    """A code and what each category says of it; ``agreeing`` counts the supporting ones."""

    code: CodeRow
    voices: tuple[Voices, ...]

    @property
    def agreeing(self) -> int:
        """From how many kinds of source the support comes."""
        return sum(voice.supports for voice in self.voices)


@dataclass(frozen=True, slots=True)
class Triangulation:
    """Codes by categories of informants; the last is empty-named for documents and others."""

    categories: tuple[str, ...]
    rows: tuple[TriangulationRow, ...]


@dataclass(frozen=True, slots=True)
class EffortRow:
    """An effort, whose it is, the passages that show it, and the causes it answers."""

    code: CodeRow
    institution: str
    evidence: tuple[str, ...]
    causes: tuple[CodeRow, ...]
    is_self_report: bool


@dataclass(frozen=True, slots=True)
class CauseRow:
    """A cause and the efforts that answer it; ``proven`` when some passage supports it."""

    code: CodeRow
    efforts: tuple[CodeRow, ...]
    proven: bool


@dataclass(frozen=True, slots=True)
class Discussion:
    """Causes and efforts against each other, in the chapter's order."""

    causes: tuple[CauseRow, ...]
    efforts: tuple[EffortRow, ...]

    @property
    def unanswered(self) -> tuple[CodeRow, ...]:
        """The causes that no effort answers."""
        return tuple(row.code for row in self.causes if not row.efforts)

    @property
    def unprompted(self) -> tuple[CodeRow, ...]:
        """The efforts that answer no cause."""
        return tuple(row.code for row in self.efforts if not row.causes)

    @property
    def self_reports(self) -> tuple[CodeRow, ...]:
        """The efforts of which only their own institution tells."""
        return tuple(row.code for row in self.efforts if row.is_self_report)


def triangulation(
    codebook: Sequence[CodeRow], rows: Iterable[PassageRow], people: Sequence[InformantRow]
) -> Triangulation:
    """Which categories of informants speak for and against each code."""
    found = evidence_passages(rows)
    names = list(dict.fromkeys(person.category for person in people if person.category))
    if any(_category(row) not in names for row in found):
        names.append("")
    backing, against = by_code(found, supports), by_code(found, contradicts)
    return Triangulation(
        tuple(names),
        tuple(
            TriangulationRow(
                code,
                _voices(names, backing.get(code.id, ()), against.get(code.id, ())),
            )
            for code in codebook
        ),
    )


def _voices(
    names: Sequence[str], backing: Sequence[PassageRow], against: Sequence[PassageRow]
) -> tuple[Voices, ...]:
    supporting = {_category(row) for row in backing}
    opposing = {_category(row) for row in against}
    return tuple(Voices(name in supporting, name in opposing) for name in names)


def _category(row: PassageRow) -> str:
    return row.informant.category if row.informant else ""


def discussion(
    codebook: Sequence[CodeRow],
    rows: Iterable[PassageRow],
    links: Sequence[tuple[int, int]],
) -> Discussion:
    """Causes and efforts of a codebook (in the chapter's order) and how they answer each other."""
    supporting = by_code(evidence_passages(rows), supports)
    known = {code.id: code for code in codebook}
    return Discussion(
        tuple(
            CauseRow(
                code,
                _linked(known, (effort for effort, cause in links if cause == code.id)),
                bool(supporting.get(code.id)),
            )
            for code in codebook
            if code.kind == "cause"
        ),
        tuple(
            EffortRow(
                code,
                code.group,
                tuple(row.number for row in supporting.get(code.id, ())),
                _linked(known, (cause for effort, cause in links if effort == code.id)),
                is_self_report(code, supporting.get(code.id, [])),
            )
            for code in codebook
            if code.kind == "effort"
        ),
    )


def _linked(known: Mapping[int, CodeRow], wanted: Iterable[int]) -> tuple[CodeRow, ...]:
    chosen = set(wanted)
    return tuple(code for code in known.values() if code.id in chosen)
