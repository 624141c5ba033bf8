"""The plan of the chapter *Hasil dan Pembahasan*: what stands where, before a word is written.

Order and headings follow the codebook except where the researcher moved a section, and the
conclusion is made from the same plan, so the two cannot differ. A passage is printed once in a
section (a group, or a kind without groups) and referred to by its number after that.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app.analysis.appendix.supports import SUPPORTING, by_code, codings_of, contradicts, supports
from app.analysis.chapter.order import arranged_outline, arranged_passages
from app.analysis.chapter.procedure import Procedure, procedure
from app.analysis.chapter.tables import Discussion, Triangulation, discussion, triangulation
from app.analysis.contrary import contrary_by_code
from app.analysis.evidence import is_self_report
from app.analysis.matrix import Matrix, counted
from app.analysis.outline import GroupPart, KindPart, outline
from app.models.span import Span
from app.queries.chapter import Arrangement, SectionRow, arrangement
from app.queries.codes import CodeRow, code_links, codes
from app.queries.informants import InformantRow, informants
from app.queries.passage_links import contradictions
from app.queries.passages import PassageFilter, PassageRow, passages
from app.queries.printed import code_uuids, passage_uuids
from app.queries.projects import ProjectRow, project

DEEPEST_HEADING = 3


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage under a code; ``printed_under`` is the number of the heading that has it already.

    ``interpretation`` is empty where none is written, and for a passage that is only referred to
    unless it means something of its own under this code. ``cuts`` are printed as ``[…]``;
    ``lead_in`` is the researcher's own, else empty.
    """

    passage: PassageRow
    interpretation: str
    printed_under: str = ""
    is_context: bool = False
    cuts: tuple[Span, ...] = ()
    lead_in: str = ""


@dataclass(frozen=True, slots=True)
class CodeSection:
    """A code with the passages for and against it; ``asked`` were said by the interviewer.

    ``written`` is what the researcher says in the section beside the quotations.
    """

    number: str
    level: int
    code: CodeRow
    supporting: tuple[Quoted, ...]
    contradicting: tuple[Quoted, ...]
    asked: tuple[str, ...]
    is_self_report: bool
    written: SectionRow

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
    passage_uuids: Mapping[int, str]
    code_uuids: Mapping[int, str]
    informants: tuple[InformantRow, ...]
    procedure: Procedure
    matrix: Matrix
    triangulation: Triangulation
    discussion: Discussion


def chapter_content(session: Session) -> ChapterContent:
    """The chapter of everything that is coded, as the researcher arranged it."""
    codebook, rows, people = codes(session), passages(session), informants(session)
    kinds = chapter_kinds(session, codebook, rows)
    in_order = [section.code for kind in kinds for section in kind.codes]
    return ChapterContent(
        project(session),
        kinds,
        passage_uuids(session),
        code_uuids(session),
        tuple(people),
        procedure(session, rows, len(codebook)),
        counted(in_order, _under(in_order, rows), people, ()),
        triangulation(in_order, rows, people),
        discussion(in_order, rows, code_links(session)),
    )


def chapter_kinds(
    session: Session, codebook: Sequence[CodeRow], rows: Sequence[PassageRow]
) -> tuple[KindSection, ...]:
    """The sections of the chapter, which its conclusion and the closing chapter share.

    What a link alone sets against the evidence of a code is read too where it is not in ``rows``.
    """
    links = contradictions(session)
    every = [*rows, *_opposing(session, rows, links)]
    plan = _Plan(
        project(session), by_code(every), contrary_by_code(every, links), arrangement(session)
    )
    parts = arranged_outline(outline(codebook), plan.arrangement)
    return tuple(
        _kind_section(str(number), part, plan) for number, part in enumerate(parts, start=1)
    )


def _opposing(
    session: Session, rows: Sequence[PassageRow], links: Sequence[tuple[int, int]]
) -> list[PassageRow]:
    """The passages that contradict one of these and are none of them."""
    known = {row.id for row in rows}
    others = frozenset(from_id for from_id, to_id in links if to_id in known) - known
    return passages(session, PassageFilter(passage_ids=others)) if others else []


def _under(wanted: Sequence[CodeRow], rows: Sequence[PassageRow]) -> list[PassageRow]:
    """The passages with only those of their codings that the chapter has a section for."""
    known = {code.id for code in wanted}
    kept = (
        replace(row, codings=tuple(each for each in row.codings if each.code_id in known))
        for row in rows
    )
    return [row for row in kept if row.codings]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What every section is made from."""

    project: ProjectRow
    quotations: Mapping[int, list[PassageRow]]
    contrary: Mapping[int, list[PassageRow]]
    arrangement: Arrangement


def _kind_section(number: str, part: KindPart, plan: _Plan) -> KindSection:
    questions = tuple(
        question.text
        for question in plan.project.questions
        if part.kind_id is not None and question.kind_id == part.kind_id
    )
    groups = tuple(
        _group_section(f"{number}.{place}" if part.is_grouped else "", number, group, plan)
        for place, group in enumerate(part.groups, start=1)
    )
    return KindSection(number, part.kind, part.kind_name, questions, groups)


def _group_section(number: str, kind_number: str, group: GroupPart, plan: _Plan) -> GroupSection:
    printed: dict[int, str] = {}
    base_level = 3 if number else 2
    sections = []
    for code_number, code in _numbered(number or kind_number, group.codes):
        level = min(base_level + code.depth, DEEPEST_HEADING)
        sections.append(_code_section(code_number, level, code, plan, printed))
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
    number: str, level: int, code: CodeRow, plan: _Plan, printed: dict[int, str]
) -> CodeSection:
    every = plan.quotations.get(code.id, [])
    said = [row for row in every if not row.by_interviewer]
    linked = [row for row in plan.contrary.get(code.id, []) if not supports(row, code.id)]
    under = {row.id for row in said}
    said_or_linked = [*said, *(row for row in linked if row.id not in under)]
    chosen = arranged_passages(said_or_linked, code.id, plan.arrangement)
    opposing = {row.id for row in linked} | {row.id for row in said if contradicts(row, code.id)}
    against = [row for row in chosen if row.id in opposing]
    speaking_for = [row for row in chosen if row.id not in opposing]
    return CodeSection(
        number,
        level,
        code,
        tuple(_quoted(row, code, number, plan, printed) for row in speaking_for),
        tuple(_quoted(row, code, number, plan, printed) for row in against),
        tuple(row.number for row in every if row.by_interviewer),
        is_self_report(code, [row for row in said if supports(row, code.id)]),
        plan.arrangement.section(code.id),
    )


def _quoted(
    row: PassageRow, code: CodeRow, number: str, plan: _Plan, printed: dict[int, str]
) -> Quoted:
    context = not any(coding.stance in SUPPORTING for coding in codings_of(row, code.id))
    if row.id in printed:
        own = dict(row.code_interpretations).get(code.id, "")
        return Quoted(row, own, printed[row.id], is_context=context)
    printed[row.id] = number
    meant, arranged = row.interpretation_under(code.id), plan.arrangement.passage(code.id, row.id)
    return Quoted(row, meant, is_context=context, cuts=arranged.cuts, lead_in=arranged.lead_in)
