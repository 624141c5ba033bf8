"""Everything that the appendix prints, read once, so that it can be written without a session."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from typing import Literal

from sqlalchemy.orm import Session

from app.analysis.appendix.audit_trail import AuditTrail, audit_trail
from app.analysis.appendix.data_reduction import Reduction, reductions
from app.analysis.appendix.display_matrix import DisplayMatrix, display_matrix
from app.analysis.appendix.negative_cases import NegativeCase, negative_cases
from app.analysis.appendix.supports import by_code
from app.analysis.appendix.triangulation import Triangulation, triangulation
from app.analysis.contrary import contrary_by_code
from app.analysis.matrix import Matrix, counted
from app.analysis.outline import KindPart, outline
from app.analysis.review.log import ReviewLog, review_log
from app.models.review import ReviewState
from app.queries.attachments import AttachmentRow, attachments
from app.queries.chapter import arrangement
from app.queries.codes import CodeRow, codes
from app.queries.export_records import ExportRow, submitted_copies
from app.queries.guide_questions import GuideRow, guide_questions
from app.queries.informants import InformantRow, informants
from app.queries.member_checks import MemberCheckRow, member_checks
from app.queries.passage_links import contradictions
from app.queries.passages import PassageRow, passages
from app.queries.projects import ProjectRow, project
from app.queries.review_rounds import rounds
from app.queries.reviews import decisions, reviews
from app.queries.sources import OpenSource, SourceRow, open_source, sources

Part = Literal[
    "guide",
    "informants",
    "transcripts",
    "codebook",
    "passages",
    "reduction",
    "display",
    "counts",
    "triangulation",
    "negative",
    "review",
    "audit",
    "members",
    "attachments",
]
PARTS: tuple[Part, ...] = (
    *("guide", "informants", "transcripts", "codebook", "passages", "reduction", "display"),
    *("counts", "triangulation", "negative", "review", "audit", "members", "attachments"),
)
"""The parts in the order in which they are numbered unless another one is asked for."""


@dataclass(frozen=True, slots=True)
class AppendixChoice:
    """Which parts, in which order, and where transcripts show their codes.

    Without ``parts`` everything that holds something is printed; a part that is named is printed
    even when it is empty, and says what would fill it.
    """

    parts: tuple[Part, ...] = ()
    codes_in: Literal["margin", "comments"] = "margin"


EVERYTHING = AppendixChoice()


@dataclass(frozen=True, slots=True)
class Transcript:
    """A source with the coded passages in it, in their order."""

    source: SourceRow
    content: OpenSource
    passages: tuple[PassageRow, ...]


@dataclass(frozen=True, slots=True)
class AppendixContent:
    """What the appendix prints: ``parts`` in their order, and what stands in them.

    ``quotations`` are the passages of each code id, ``states`` the review of each coding id (one
    that is missing was never sent to anybody). What no part asks for may be missing. ``left_out``
    are parts that nobody named and that hold nothing. Moments are told as they were in ``zone``.
    """

    choice: AppendixChoice
    project: ProjectRow
    display: DisplayMatrix
    matrix: Matrix
    triangulation: Triangulation
    parts: tuple[Part, ...] = ()
    left_out: tuple[Part, ...] = ()
    informants: tuple[InformantRow, ...] = ()
    codebook: tuple[CodeRow, ...] = ()
    outline: tuple[KindPart, ...] = ()
    quotations: Mapping[int, tuple[PassageRow, ...]] = field(default_factory=dict)
    states: Mapping[int, ReviewState] = field(default_factory=dict)
    guide: tuple[GuideRow, ...] = ()
    transcripts: tuple[Transcript, ...] = ()
    reductions: tuple[Reduction, ...] = ()
    negative_cases: tuple[NegativeCase, ...] = ()
    review_log: ReviewLog | None = None
    audit_trail: AuditTrail | None = None
    member_checks: tuple[MemberCheckRow, ...] = ()
    attachments: tuple[AttachmentRow, ...] = ()
    submitted: tuple[ExportRow, ...] = ()
    zone: tzinfo | None = None

    def holds(self, part: Part) -> bool:
        """Whether there is anything to print in a part."""
        quoted = bool(self.quotations)
        log, trail = self.review_log, self.audit_trail
        return {
            "guide": bool(self.guide),
            "informants": bool(self.informants),
            "transcripts": bool(self.transcripts),
            "codebook": bool(self.codebook),
            "passages": quoted,
            "reduction": quoted,
            "display": bool(self.display.rows),
            "counts": quoted,
            "triangulation": quoted,
            "negative": bool(self.negative_cases),
            "review": log is not None and bool(log.rounds),
            "audit": trail is not None and bool(trail.events),
            "members": bool(self.member_checks),
            "attachments": bool(self.attachments),
        }[part]

    @property
    def printed(self) -> Iterator[PassageRow]:
        """The passages whose numbers are printed, each as often as it has codes."""
        if _QUOTING.intersection(self.parts):
            for rows in self.quotations.values():
                yield from rows


_QUOTING: frozenset[Part] = frozenset(
    ("transcripts", "passages", "reduction", "display", "negative")
)


def appendix_content(
    session: Session, choice: AppendixChoice = EVERYTHING, zone: tzinfo | None = None
) -> AppendixContent:
    """What is chosen of the project; passages without a code are left out.

    Moments are those of ``zone``, by default this computer's.
    """
    wanted = choice.parts or PARTS
    codebook, people, texts = codes(session), informants(session), sources(session)
    coded = [row for row in passages(session) if row.codings]
    quotations = {code_id: tuple(rows) for code_id, rows in by_code(coded).items()}
    parts, written = outline(codebook), arrangement(session).sections
    content = AppendixContent(
        choice,
        project(session),
        display_matrix(codebook, quotations, people),
        counted(codebook, coded, people, texts),
        triangulation(
            codebook, quotations, people, {key: said.synthesis for key, said in written.items()}
        ),
        informants=tuple(people),
        codebook=tuple(codebook),
        outline=parts,
        quotations=quotations,
        states=_states(session) if "passages" in wanted else {},
        guide=tuple(guide_questions(session)),
        transcripts=_transcripts(session, texts, coded) if "transcripts" in wanted else (),
        reductions=reductions(parts, quotations),
        negative_cases=negative_cases(
            codebook,
            contrary_by_code(coded, contradictions(session)),
            {key: said.contrary for key, said in written.items()},
        ),
        review_log=_review_log(session) if "review" in wanted else None,
        audit_trail=audit_trail(session, zone) if "audit" in wanted else None,
        member_checks=tuple(member_checks(session)),
        attachments=tuple(attachments(session)),
        submitted=tuple(submitted_copies(session)),
        zone=zone,
    )
    if choice.parts:
        return replace(content, parts=tuple(dict.fromkeys(choice.parts)))
    return replace(
        content,
        parts=tuple(part for part in PARTS if content.holds(part)),
        left_out=tuple(part for part in PARTS if not content.holds(part)),
    )


def _states(session: Session) -> dict[int, ReviewState]:
    """Nothing where nobody was ever asked: comparing thousands of codings takes its time."""
    if not rounds(session) and not decisions(session):
        return {}
    return {row.coding_id: row.state for row in reviews(session)}


def _review_log(session: Session) -> ReviewLog | None:
    return review_log(session) if rounds(session) or decisions(session) else None


def _transcripts(
    session: Session, texts: Sequence[SourceRow], coded: Sequence[PassageRow]
) -> tuple[Transcript, ...]:
    by_source: defaultdict[int, list[PassageRow]] = defaultdict(list)
    for row in coded:
        by_source[row.source_id].append(row)
    return tuple(
        Transcript(text, open_source(session, text.id), tuple(by_source[text.id])) for text in texts
    )
