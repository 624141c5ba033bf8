"""Passages: one exact span of a source is one passage, with a number that is never reused."""

from collections.abc import Collection, Sequence

from sqlalchemy import and_, delete, exists, or_, select
from sqlalchemy.orm import Session

from app.errors import Gone, SpanOutsideText
from app.models.activity import NumberCounter
from app.models.among import among
from app.models.passage import (
    Coding,
    Interpretation,
    Memo,
    Passage,
    PassageLink,
    printed_number,
)
from app.models.project import Project
from app.models.review import Decision, PrintedPassage
from app.models.source import Source
from app.models.span import Span
from app.project.activity import record

Place = tuple[int, Span]
"""A source and where in it."""
_ASKED_AT_ONCE = 50


def passage_name(passage: Passage) -> str:
    """The visible number: ``K-0007``."""
    return printed_number(passage.series, passage.number)


def passage_at(session: Session, source_id: int, span: Span) -> int:
    """The passage of exactly this span, made with the next number when there is none.

    Raises:
        NotFound: no such source. SpanOutsideText: the span ends beyond the text.
    """
    return passages_at(session, [(source_id, span)])[0]


def passages_at(session: Session, places: Sequence[Place]) -> list[int]:
    """The passages of these sources and spans; those that are missing are made in this order.

    Raises:
        NotFound: no such source. SpanOutsideText: a span ends beyond its text.
    """
    for source_id, span in places:
        source = session.get(Source, source_id)
        if source is None:
            raise Gone("source")
        if span.end > source.characters:
            raise SpanOutsideText(span.start, span.end, source.characters)
    known = _known(session, places)
    new = [place for place in dict.fromkeys(places) if place not in known]
    if new:
        known |= _made(session, new)
    return [known[place] for place in places]


def _known(session: Session, places: Sequence[Place]) -> dict[Place, int]:
    """Asked for in pieces: each is a search in the index, and SQLite limits how many at once."""
    found: dict[Place, int] = {}
    for start in range(0, len(places), _ASKED_AT_ONCE):
        here = [
            and_(
                Passage.source_id == source_id, Passage.start == span.start, Passage.end == span.end
            )
            for source_id, span in places[start : start + _ASKED_AT_ONCE]
        ]
        rows = session.execute(
            select(Passage.id, Passage.source_id, Passage.start, Passage.end).where(or_(*here))
        )
        found |= {(row.source_id, Span(row.start, row.end)): row.id for row in rows}
    return found


def _made(session: Session, places: Sequence[Place]) -> dict[Place, int]:
    series = session.get_one(Project, 1).series
    first = _take_numbers(session, series, len(places))
    made = {
        (source_id, span): Passage(
            source_id=source_id, start=span.start, end=span.end, series=series, number=number
        )
        for number, (source_id, span) in enumerate(places, start=first)
    }
    session.add_all(made.values())
    for source_id in {source_id for source_id, _ in places}:
        source = session.get_one(Source, source_id)
        if source.status == "new":
            source.status = "in_work"
    session.flush()
    return {place: passage.id for place, passage in made.items()}


def _take_numbers(session: Session, series: str, count: int) -> int:
    """The first of the next ``count`` numbers, which nobody else will be given."""
    counter = session.scalar(select(NumberCounter).where(NumberCounter.series == series))
    if counter is None:
        counter = NumberCounter(series=series, next_number=1)
        session.add(counter)
    first = counter.next_number
    counter.next_number = first + count
    return first


def drop_if_bare(session: Session, passage_id: int) -> bool:
    """Remove a passage that nothing hangs on and that was never printed; says whether it went."""
    return drop_bare(session, [passage_id]) > 0


def drop_bare(session: Session, passage_ids: Collection[int]) -> int:
    """Remove those of many passages that nothing hangs on; returns how many went."""
    session.flush()
    hanging = [
        exists().where(entity.passage_id == Passage.id)
        for entity in (Coding, Interpretation, Memo, Decision)
    ]
    linked = exists().where(or_(PassageLink.from_id == Passage.id, PassageLink.to_id == Passage.id))
    printed = exists().where(
        PrintedPassage.series == Passage.series, PrintedPassage.number == Passage.number
    )
    here = among(Passage.id, passage_ids)
    found = session.scalars(select(Passage.id).where(here, ~or_(*hanging, linked, printed))).all()
    session.execute(delete(Passage).where(among(Passage.id, found)))
    return len(found)


def delete_passage(session: Session, passage_id: int) -> int:
    """Remove a passage with everything on it, on the user's explicit word; undo brings it back."""
    passage = session.get_one(Passage, passage_id)
    record(session, "passage_deleted", passage=passage_name(passage))
    session.delete(passage)
    session.flush()
    return passage_id
