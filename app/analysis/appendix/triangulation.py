"""Triangulation of sources: whether categories of informants, and documents, say the same."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from app.analysis.appendix.supports import contradicts, supports
from app.queries.codes import CodeRow
from app.queries.informants import InformantRow
from app.queries.passages import PassageRow

Verdict = Literal["agree", "differ", "one_voice", "none"]


@dataclass(frozen=True, slots=True)
class Voice:
    """How many passages of one category speak for a code, against it, or do neither."""

    supporting: int = 0
    contradicting: int = 0
    context: int = 0

    @property
    def takes_sides(self) -> bool:
        """Whether it says anything for or against the code."""
        return bool(self.supporting or self.contradicting)


@dataclass(frozen=True, slots=True)
class TriangulatedCode:
    """A code with the voice of each category and of the sources that no informant speaks in.

    ``conclusion`` is the synthesis that the researcher wrote, if any; the program draws none.
    """

    code: CodeRow
    voices: tuple[Voice, ...]
    documents: Voice
    verdict: Verdict
    conclusion: str


@dataclass(frozen=True, slots=True)
class Triangulation:
    """``categories`` in the order of the informants; empty-named: informants without one."""

    categories: tuple[str, ...]
    codes: tuple[TriangulatedCode, ...]


def triangulation(
    codebook: Sequence[CodeRow],
    quotations: Mapping[int, Sequence[PassageRow]],
    people: Sequence[InformantRow],
    conclusions: Mapping[int, str],
) -> Triangulation:
    """Every code by category of informant; what interviewers say is no evidence."""
    categories = tuple(dict.fromkeys(_category(person) for person in people))
    return Triangulation(
        categories,
        tuple(
            _triangulated(code, quotations.get(code.id, ()), categories, conclusions)
            for code in codebook
        ),
    )


def _triangulated(
    code: CodeRow,
    rows: Sequence[PassageRow],
    categories: Sequence[str],
    conclusions: Mapping[int, str],
) -> TriangulatedCode:
    by_category: defaultdict[str | None, list[PassageRow]] = defaultdict(list)
    for row in rows:
        if not row.by_interviewer:
            by_category[_category(row.informant) if row.informant else None].append(row)
    voices = tuple(_voice(by_category[category], code.id) for category in categories)
    documents = _voice(by_category[None], code.id)
    verdict = _verdict([*voices, documents])
    return TriangulatedCode(code, voices, documents, verdict, conclusions.get(code.id, ""))


def _category(person: InformantRow) -> str:
    return " ".join(person.category.split())


def _voice(rows: Sequence[PassageRow], code_id: int) -> Voice:
    against = [row for row in rows if contradicts(row, code_id)]
    speaking_for = [row for row in rows if supports(row, code_id) and row not in against]
    neither = len(rows) - len(against) - len(speaking_for)
    return Voice(len(speaking_for), len(against), neither)


def _verdict(voices: Sequence[Voice]) -> Verdict:
    """Voices agree when two or more take the same side and none takes the other."""
    speaking = [voice for voice in voices if voice.takes_sides]
    sides = {side for voice in speaking for side in _sides(voice)}
    if not speaking:
        return "none"
    if len(sides) > 1:
        return "differ"
    return "agree" if len(speaking) > 1 else "one_voice"


def _sides(voice: Voice) -> list[str]:
    return ["for"] * bool(voice.supporting) + ["against"] * bool(voice.contradicting)
