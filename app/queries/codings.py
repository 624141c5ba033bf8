"""Codings as the reader paints them."""

from collections.abc import Collection
from dataclasses import dataclass, fields

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.code import Code, Kind
from app.models.passage import Coding, Passage, Stance
from app.models.person import Person
from app.models.span import Span


@dataclass(frozen=True, slots=True)
class CodingMark:
    """One coding of a source as it is drawn and explained.

    ``number`` is the passage's printed number (``K-0007``), ``colour`` the code's place in the
    theme's set, ``created`` the stored moment (ISO, UTC), ``label`` may be missing.
    """

    coding_id: int
    passage_id: int
    number: str
    span: Span
    code_id: int
    label: str | None
    name: str
    colour: int
    kind: str | None
    stance: Stance
    coder: str
    created: str
    key_quote: bool = False


def marks(
    session: Session, source_id: int, coding_ids: Collection[int] | None = None
) -> list[CodingMark]:
    """The codings of a source in reading order; with ``coding_ids``, only those of them."""
    query = (
        select(
            Coding.id.label("coding_id"),
            Coding.passage_id,
            Coding.code_id,
            Code.label.label("label"),
            Code.name,
            Code.colour,
            Kind.key.label("kind"),
            Coding.stance,
            Person.name.label("coder"),
            Coding.created_at.label("created"),
            Coding.key_quote,
            Passage.series,
            Passage.number,
            Passage.start,
            Passage.end,
        )
        .join(Passage, Passage.id == Coding.passage_id)
        .join(Code, Code.id == Coding.code_id)
        .outerjoin(Kind, Kind.id == Code.kind_id)
        .join(Person, Person.id == Coding.person_id)
        .where(Passage.source_id == source_id)
        .order_by(Passage.start, Passage.end.desc(), Coding.id)
    )
    if coding_ids is not None:
        query = query.where(Coding.id.in_(coding_ids))
    return [
        CodingMark(
            number=f"{row['series']}-{row['number']:04d}",
            span=Span(row["start"], row["end"]),
            **{name: row[name] for name in _SHARED},
        )
        for row in session.execute(query).mappings()
    ]


_SHARED = tuple(field.name for field in fields(CodingMark) if field.name not in {"number", "span"})
