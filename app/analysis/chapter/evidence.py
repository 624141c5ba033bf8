"""How the chapter as it is arranged, and as it was exported last, deals with the evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.analysis.appendix.supports import by_code, codings_of, evidence_passages, supports
from app.analysis.chapter.order import arranged_outline
from app.analysis.contrary import contrary_by_code
from app.analysis.evidence import Evidence, weighed
from app.analysis.export_manifest import Manifest, unpacked
from app.analysis.outline import outline
from app.queries.chapter import Arrangement, arrangement
from app.queries.codes import CodeRow, code_links, codes
from app.queries.export_records import latest_export
from app.queries.passage_links import contradictions
from app.queries.passages import PassageRow, passages


@dataclass(frozen=True, slots=True)
class ChapterEvidence:
    """Codes by label (else name) in the chapter's order, passages by number.

    ``contrary_not_discussed``: nothing is written about what speaks against them.
    ``contrary_left_out``: passages that speak against a code and are not printed.
    ``left_out_of_chapter`` have evidence and no section. ``order_differs``: they stand elsewhere
    than in the codebook, which the appendices follow, or than in the conclusion exported last;
    ``wording_differs``: chapter and conclusion, as exported last, name them differently.
    """

    contrary_not_discussed: tuple[str, ...]
    contrary_left_out: tuple[str, ...]
    left_out_of_chapter: tuple[str, ...]
    order_differs: tuple[str, ...]
    wording_differs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvidenceReport:
    """All findings, and the rows that they name."""

    evidence: Evidence
    chapter: ChapterEvidence
    codes: tuple[CodeRow, ...]
    passages: tuple[PassageRow, ...]

    def named(self, finding: str) -> tuple[str, ...]:
        """What a finding names: labels of codes, or numbers of passages."""
        part = self.evidence if hasattr(self.evidence, finding) else self.chapter
        found: tuple[str, ...] = getattr(part, finding)
        return found


def evidence_report(session: Session) -> EvidenceReport:
    """The whole report of this moment."""
    codebook, rows = codes(session), passages(session)
    opposed = contradictions(session)
    exported = [latest_export(session, what) for what in ("chapter", "closing")]
    last = [unpacked(each.manifest) for each in exported if each is not None]
    return EvidenceReport(
        weighed(codebook, rows, code_links(session), opposed),
        _chapter_evidence(
            codebook,
            rows,
            contrary_by_code(rows, opposed),
            arrangement(session),
            [each for each in last if each is not None],
        ),
        tuple(codebook),
        tuple(rows),
    )


def _chapter_evidence(
    codebook: Sequence[CodeRow],
    rows: Sequence[PassageRow],
    against: Mapping[int, Sequence[PassageRow]],
    decided: Arrangement,
    exported: Sequence[Manifest],
) -> ChapterEvidence:
    supporting = by_code(evidence_passages(rows), supports)
    plain = _in_order(codebook, None)
    chapter = _in_order(codebook, decided)
    printed = {code.id for code in chapter}
    as_codebook = [code for code in plain if code.id in printed]
    moved = _displaced([code.called for code in chapter], [code.called for code in as_codebook])
    reordered, reworded = _between(exported)
    return ChapterEvidence(
        tuple(
            code.called
            for code in chapter
            if code.id in against and not decided.section(code.id).contrary
        ),
        _hidden(against, decided, printed),
        tuple(code.called for code in plain if code.id in supporting and code.id not in printed),
        tuple(dict.fromkeys((*moved, *reordered))),
        reworded,
    )


def _in_order(codebook: Sequence[CodeRow], decided: Arrangement | None) -> list[CodeRow]:
    parts = outline(codebook)
    if decided is not None:
        parts = arranged_outline(parts, decided)
    return [code for part in parts for group in part.groups for code in group.codes]


def _hidden(
    against: Mapping[int, Sequence[PassageRow]], decided: Arrangement, printed: set[int]
) -> tuple[str, ...]:
    def stands_under(row: PassageRow, code_id: int) -> bool:
        return code_id in printed and not decided.passage(code_id, row.id).excluded

    def stands(row: PassageRow, code_id: int) -> bool:
        """What only a link sets against the code may be printed under a code of its own, too."""
        own = {coding.code_id for coding in row.codings}
        under = {code_id} if codings_of(row, code_id) else {code_id, *own}
        return any(stands_under(row, each) for each in under)

    found = (
        row.number for code_id, rows in against.items() for row in rows if not stands(row, code_id)
    )
    return tuple(dict.fromkeys(found))


def _displaced(now: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    """What stands in another place of two lists of the same things."""
    return tuple(one for one, there in zip(now, other, strict=True) if one != there)


def _between(exported: Sequence[Manifest]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Codes that the chapter and the closing chapter have in another order, or name otherwise."""
    if len(exported) != len(("chapter", "closing")):
        return (), ()
    chapter, closing = ({each.uuid: each for each in found.sections} for found in exported)
    both = [uuid for uuid in chapter if uuid in closing]
    in_closing = [uuid for uuid in closing if uuid in chapter]
    moved = _displaced(both, in_closing)
    reworded = (
        chapter[uuid].called
        for uuid in both
        if (chapter[uuid].called, chapter[uuid].name) != (closing[uuid].called, closing[uuid].name)
    )
    return tuple(chapter[uuid].called for uuid in moved), tuple(reworded)
