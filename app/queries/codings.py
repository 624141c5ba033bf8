"""Codings as the reader paints them."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.among import among
from app.models.code import Code, Kind
from app.models.passage import Coding, Passage, Stance, printed_number
from app.models.person import Person
from app.models.source import Source
from app.models.span import Span


class CodingMark(NamedTuple):
    """One coding of a source as it is drawn and explained; a tuple, for there may be 50,000.

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
    coder_id: int = 0


def marks(
    session: Session,
    source_id: int,
    coding_ids: Collection[int] | None = None,
    within: Span | None = None,
) -> list[CodingMark]:
    """The codings of a source in reading order.

    With ``coding_ids``, only those of them; with ``within``, only those that touch this stretch
    (what the reader shows first, while the others are still being fetched).
    """
    query = (
        select(
            Coding.id,
            Coding.passage_id,
            Passage.series,
            Passage.number,
            Passage.start,
            Passage.end,
            Coding.code_id,
            Code.label,
            Code.name,
            Code.colour,
            Kind.key,
            Coding.stance,
            Person.name,
            Coding.created_at,
            Coding.key_quote,
            Coding.person_id,
        )
        .join(Passage, Passage.id == Coding.passage_id)
        .join(Code, Code.id == Coding.code_id)
        .outerjoin(Kind, Kind.id == Code.kind_id)
        .join(Person, Person.id == Coding.person_id)
        .where(Passage.source_id == source_id)
        .order_by(Passage.start, Passage.end.desc(), Coding.id)
    )
    if coding_ids is not None:
        query = query.where(among(Coding.id, coding_ids))
    if within is not None:
        query = query.where(Passage.start < within.end, Passage.end > within.start)
    return [
        CodingMark._make(
            (row[0], row[1], printed_number(row[2], row[3]), Span(row[4], row[5]), *row[6:])
        )
        for row in session.execute(query)
    ]


def coded_passages(session: Session) -> list[int]:
    """The passages that carry a code, by source and then by place."""
    query = (
        select(Passage.id)
        .join(Source, Source.id == Passage.source_id)
        .where(Passage.id.in_(select(Coding.passage_id)))
        .order_by(Source.position, Source.id, Passage.start, Passage.end, Passage.id)
    )
    return list(session.scalars(query))


def passages_of(session: Session, coding_ids: Collection[int]) -> list[int]:
    """The passages that these codings stand on, as far as they are still there."""
    return list(session.scalars(select(Coding.passage_id).where(among(Coding.id, coding_ids))))


class CodedSpan(NamedTuple):
    """Where a code was put already, by whom, and the number of the passage."""

    source_id: int
    span: Span
    code_id: int
    person_id: int
    number: str


def coded_spans(session: Session, code_ids: Collection[int]) -> list[CodedSpan]:
    """The places of some codes, by source and then by place."""
    query = (
        select(
            Passage.source_id,
            Passage.start,
            Passage.end,
            Coding.code_id,
            Coding.person_id,
            Passage.series,
            Passage.number,
        )
        .join(Coding, Coding.passage_id == Passage.id)
        .where(Coding.code_id.in_(code_ids))
        .order_by(Passage.source_id, Passage.start, Passage.end, Coding.id)
    )
    return [
        CodedSpan(source_id, Span(start, end), code_id, person_id, printed_number(series, number))
        for source_id, start, end, code_id, person_id, series, number in session.execute(query)
    ]
