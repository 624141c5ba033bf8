"""One section of the chapter, read without all the others: for looking at it while arranging."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app.analysis.appendix.supports import codings_of, contradicts
from app.analysis.chapter.chapter import CodeSection, GroupSection, KindSection, chapter_kinds
from app.analysis.chapter.order import arranged_outline, arranged_passages
from app.analysis.outline import KindPart, outline
from app.queries.chapter import Arrangement, arrangement
from app.queries.codes import codes
from app.queries.passages import PassageFilter, PassageRow, passages


@dataclass(frozen=True, slots=True)
class SectionInPlace:
    """A code's section and the headings that it stands under."""

    kind: KindSection
    group: GroupSection
    code: CodeSection


@dataclass(frozen=True, slots=True)
class ListedPassage:
    """A passage under a code, also one that is left out, as it stands in the outline."""

    passage: PassageRow
    contradicts: bool
    starred: bool


def whole_outline(session: Session) -> tuple[tuple[KindPart, ...], Arrangement]:
    """The outline in the chapter's order, what is left out included, and what was decided."""
    decided = arrangement(session)
    return arranged_outline(outline(codes(session)), _with_everything(decided)), decided


def passages_under(session: Session, code_id: int) -> list[PassageRow]:
    """All passages of a code; they know their other codes, too."""
    return passages(session, PassageFilter(code_ids=frozenset({code_id})))


def chapter_section(
    session: Session, code_id: int, rows: Sequence[PassageRow]
) -> SectionInPlace | None:
    """The section of a code as the chapter has it; None for one that is left out.

    ``rows`` are the code's passages: from their other codes it is known which of them are printed
    in an earlier section, so nothing else of the study is read.
    """
    for kind in chapter_kinds(session, codes(session), rows):
        for group in kind.groups:
            for section in group.codes:
                if section.code.id == code_id:
                    return SectionInPlace(kind, group, section)
    return None


def listed_passages(
    rows: Sequence[PassageRow], code_id: int, decided: Arrangement
) -> list[ListedPassage]:
    """What a code's section prints or could print, those that contradict it last."""
    said = [row for row in rows if not row.by_interviewer]
    listed = [
        ListedPassage(
            row,
            contradicts(row, code_id),
            any(coding.key_quote for coding in codings_of(row, code_id)),
        )
        for row in arranged_passages(said, code_id, _with_everything(decided))
    ]
    return sorted(listed, key=lambda each: each.contradicts)


def _with_everything(decided: Arrangement) -> Arrangement:
    return Arrangement(
        {key: replace(row, excluded=False) for key, row in decided.sections.items()},
        {key: replace(row, excluded=False) for key, row in decided.passages.items()},
    )
