"""The plan of the chapter *Hasil dan Pembahasan*: what stands where, before a word is written.

Order and headings follow the codebook alone, and the conclusion is made from the same plan, so the
two cannot differ. A passage is printed once in a section (a group, or a kind without groups) and
referred to by its number after that.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from app.analysis.evidence import is_self_report
from app.analysis.outline import GroupPart, KindPart, outline
from app.analysis.supports import SUPPORTING, by_code, codings_of, contradicts, supports
from app.queries.codes import CodeRow, codes
from app.queries.passages import PassageRow, passages
from app.queries.printed import code_uuids, passage_uuids
from app.queries.projects import ProjectRow, project

DEEPEST_HEADING = 3


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage under a code; ``printed_under`` is the number of the heading that has it already.

    ``interpretation`` is empty where none is written, and for a passage that is only referred to
    unless it means something of its own under this code.
    """

    passage: PassageRow
    interpretation: str
    printed_under: str = ""
    is_context: bool = False


@dataclass(frozen=True, slots=True)
class CodeSection:
    """A code with the passages for and against it; ``asked`` were said by the interviewer."""

    number: str
    level: int
    code: CodeRow
    supporting: tuple[Quoted, ...]
    contradicting: tuple[Quoted, ...]
    asked: tuple[str, ...]
    is_self_report: bool

    @property
    def has_evidence(self) -> bool:
        """Whether anything speaks for the code; context alone does not."""
        return any(not quoted.is_context for quoted in self.supporting)


@dataclass(frozen=True, slots=True)
class GroupSection:
    """The codes of a group; without a number where the kind has no groups."""

    number: str
    group: str
    codes: tuple[CodeSection, ...]


@dataclass(frozen=True, slots=True)
class KindSection:
    """The codes of a kind and the research questions that they answer."""

    number: str
    kind: str | None
    kind_name: str
    questions: tuple[str, ...]
    groups: tuple[GroupSection, ...]

    @property
    def codes(self) -> tuple[CodeSection, ...]:
        """All codes of the kind in their order."""
        return tuple(code for group in self.groups for code in group.codes)


@dataclass(frozen=True, slots=True)
class ChapterContent:
    """The whole chapter; the UUIDs of passages and codes are its bookmarks."""

    project: ProjectRow
    kinds: tuple[KindSection, ...]
    passage_uuids: Mapping[int, str] = field(default_factory=dict)
    code_uuids: Mapping[int, str] = field(default_factory=dict)


def chapter_content(session: Session) -> ChapterContent:
    """The chapter of everything that is coded."""
    described = project(session)
    quotations = by_code(passages(session))
    return ChapterContent(
        described,
        tuple(
            _kind_section(str(number), part, described, quotations)
            for number, part in enumerate(outline(codes(session)), start=1)
        ),
        passage_uuids(session),
        code_uuids(session),
    )


def _kind_section(
    number: str,
    part: KindPart,
    described: ProjectRow,
    quotations: dict[int, list[PassageRow]],
) -> KindSection:
    questions = tuple(
        question.text
        for question in described.questions
        if part.kind_id is not None and question.kind_id == part.kind_id
    )
    groups = tuple(
        _group_section(f"{number}.{place}" if part.is_grouped else "", number, group, quotations)
        for place, group in enumerate(part.groups, start=1)
    )
    return KindSection(number, part.kind, part.kind_name, questions, groups)


def _group_section(
    number: str, kind_number: str, group: GroupPart, quotations: dict[int, list[PassageRow]]
) -> GroupSection:
    printed: dict[int, str] = {}
    base_level = 3 if number else 2
    sections = []
    for code_number, code in _numbered(number or kind_number, group.codes):
        rows = quotations.get(code.id, [])
        level = min(base_level + code.depth, DEEPEST_HEADING)
        sections.append(_code_section(code_number, level, code, rows, printed))
    return GroupSection(number, group.group, tuple(sections))


def _numbered(base: str, codebook: Sequence[CodeRow]) -> Iterator[tuple[str, CodeRow]]:
    """``1.1``, ``1.1.1``, ``1.2`` … by the depth of each code."""
    counts: list[int] = []
    for code in codebook:
        del counts[code.depth + 1 :]
        counts += [0] * (code.depth + 1 - len(counts))
        counts[code.depth] += 1
        yield ".".join([base, *map(str, counts)]), code


def _code_section(
    number: str, level: int, code: CodeRow, rows: Sequence[PassageRow], printed: dict[int, str]
) -> CodeSection:
    said = [row for row in rows if not row.by_interviewer]
    against = [row for row in said if contradicts(row, code.id)]
    speaking_for = [row for row in said if row not in against]
    return CodeSection(
        number,
        level,
        code,
        tuple(_quoted(row, code, number, printed) for row in speaking_for),
        tuple(_quoted(row, code, number, printed) for row in against),
        tuple(row.number for row in rows if row.by_interviewer),
        is_self_report(code, [row for row in said if supports(row, code.id)]),
    )


def _quoted(row: PassageRow, code: CodeRow, number: str, printed: dict[int, str]) -> Quoted:
    context = not any(coding.stance in SUPPORTING for coding in codings_of(row, code.id))
    if row.id in printed:
        own = dict(row.code_interpretations).get(code.id, "")
        return Quoted(row, own, printed[row.id], is_context=context)
    printed[row.id] = number
    return Quoted(row, row.interpretation_under(code.id), is_context=context)
