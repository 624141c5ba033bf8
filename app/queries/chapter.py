"""How the researcher arranged the chapter: sections, passages in them, and recommendations."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.span import Span
from app.models.thesis import ChapterPassage, ChapterSection, Recommendation, RecommendationCode


@dataclass(frozen=True, slots=True)
class SectionRow:
    """What the researcher decided and wrote about a code's section."""

    position: int | None = None
    excluded: bool = False
    opening: str = ""
    synthesis: str = ""
    contrary: str = ""


@dataclass(frozen=True, slots=True)
class PrintedPassageRow:
    """How a passage is to be printed under a code; ``cuts`` are places within the passage."""

    position: int | None = None
    excluded: bool = False
    cuts: tuple[Span, ...] = ()
    lead_in: str = ""


@dataclass(frozen=True, slots=True)
class RecommendationRow:
    """A suggestion and the ids of the codes that it answers."""

    id: int
    text: str
    code_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """All decisions: sections by code id, passages by ``(code id, passage id)``."""

    sections: Mapping[int, SectionRow] = field(default_factory=dict)
    passages: Mapping[tuple[int, int], PrintedPassageRow] = field(default_factory=dict)

    def section(self, code_id: int) -> SectionRow:
        """What is decided about a code's section; as the codebook has it where nothing is."""
        return self.sections.get(code_id, _PLAIN_SECTION)

    def passage(self, code_id: int, passage_id: int) -> PrintedPassageRow:
        """What is decided about a passage under a code."""
        return self.passages.get((code_id, passage_id), _PLAIN_PASSAGE)


_PLAIN_SECTION, _PLAIN_PASSAGE = SectionRow(), PrintedPassageRow()


def arrangement(session: Session) -> Arrangement:
    """Everything that departs from the codebook's order and the whole quotations."""
    sections = session.execute(
        select(
            ChapterSection.code_id,
            ChapterSection.position,
            ChapterSection.excluded,
            ChapterSection.opening,
            ChapterSection.synthesis,
            ChapterSection.contrary,
        )
    )
    printed = session.execute(
        select(
            ChapterPassage.code_id,
            ChapterPassage.passage_id,
            ChapterPassage.position,
            ChapterPassage.excluded,
            ChapterPassage.cuts,
            ChapterPassage.lead_in,
        )
    )
    return Arrangement(
        {row[0]: SectionRow(*row[1:]) for row in sections},
        {
            (code, passage): PrintedPassageRow(position, excluded, read_cuts(cuts), lead_in)
            for code, passage, position, excluded, cuts, lead_in in printed
        },
    )


def read_cuts(stored: str) -> tuple[Span, ...]:
    """The stored cuts; what cannot be read (in a file that others wrote) cuts nothing."""
    try:
        return tuple(Span(int(start), int(end)) for start, end in json.loads(stored))
    except (ValueError, TypeError):
        return ()


def recommendations(session: Session) -> list[RecommendationRow]:
    """The suggestions in their order."""
    answered: defaultdict[int, list[int]] = defaultdict(list)
    links = select(RecommendationCode.recommendation_id, RecommendationCode.code_id)
    for recommendation_id, code_id in session.execute(links.order_by(RecommendationCode.id)):
        answered[recommendation_id].append(code_id)
    rows: Sequence[tuple[int, str]] = [
        (made, text)
        for made, text in session.execute(
            select(Recommendation.id, Recommendation.text).order_by(
                Recommendation.position, Recommendation.id
            )
        )
    ]
    return [RecommendationRow(made, text, tuple(answered[made])) for made, text in rows]
