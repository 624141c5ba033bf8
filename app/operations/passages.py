"""Passages: one exact span of a source is one passage, with a number that is never reused."""

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from app.errors import NotFound, SpanOutsideText
from app.models.activity import NumberCounter
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


def passage_name(passage: Passage) -> str:
    """The visible number: ``K-0007``."""
    return printed_number(passage.series, passage.number)


def passage_at(session: Session, source_id: int, span: Span) -> int:
    """The passage of exactly this span, made with the next number when there is none.

    Raises:
        NotFound: no such source. SpanOutsideText: the span ends beyond the text.
    """
    source = session.get(Source, source_id)
    if source is None:
        raise NotFound("source", str(source_id))
    if span.end > source.characters:
        raise SpanOutsideText(span.start, span.end, source.characters)
    known = session.scalar(
        select(Passage.id).where(
            Passage.source_id == source_id, Passage.start == span.start, Passage.end == span.end
        )
    )
    if known is not None:
        return known
    series = session.get_one(Project, 1).series
    passage = Passage(
        source_id=source_id,
        start=span.start,
        end=span.end,
        series=series,
        number=_next_number(session, series),
    )
    session.add(passage)
    if source.status == "new":
        source.status = "in_work"
    session.flush()
    return passage.id


def _next_number(session: Session, series: str) -> int:
    counter = session.scalar(select(NumberCounter).where(NumberCounter.series == series))
    if counter is None:
        counter = NumberCounter(series=series, next_number=1)
        session.add(counter)
    number = counter.next_number
    counter.next_number = number + 1
    return number


def drop_if_bare(session: Session, passage_id: int) -> bool:
    """Remove a passage that nothing hangs on and that was never printed; says whether it went."""
    session.flush()
    passage = session.get_one(Passage, passage_id)
    for entity in (Coding, Interpretation, Memo, Decision):
        if session.scalar(select(exists().where(entity.passage_id == passage_id))):
            return False
    linked = or_(PassageLink.from_id == passage_id, PassageLink.to_id == passage_id)
    if session.scalar(select(exists().where(linked))):
        return False
    printed = exists().where(
        PrintedPassage.series == passage.series, PrintedPassage.number == passage.number
    )
    if session.scalar(select(printed)):
        return False
    session.delete(passage)
    session.flush()
    return True


def delete_passage(session: Session, passage_id: int) -> int:
    """Remove a passage with everything on it, on the user's explicit word; undo brings it back."""
    passage = session.get_one(Passage, passage_id)
    record(session, "passage_deleted", passage=passage_name(passage))
    session.delete(passage)
    session.flush()
    return passage_id
