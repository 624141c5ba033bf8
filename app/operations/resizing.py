"""Giving a passage other limits: the codings stay, the number stays, nothing that hangs on it goes.

Where another coder's coding hangs on the passage, what is mine moves to a passage of its own:
nobody's coding is ever changed by somebody else's hand.
"""

import json
from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from app.errors import CodedByOthers, Gone, SpanOutsideText
from app.models.passage import Coding, Interpretation, Memo, Passage, PassageLink
from app.models.review import Decision
from app.models.review_round import RoundCoding
from app.models.source import Source
from app.models.span import Span
from app.models.thesis import ChapterPassage
from app.operations.passages import drop_if_bare, passage_at, passage_name
from app.project.activity import record
from app.queries.chapter import read_cuts

RowT = TypeVar("RowT", Coding, Interpretation, Memo)


def resize_passage(session: Session, passage_id: int, span: Span, person_id: int) -> int:
    """Let a passage be these words instead; the passage that carries the person's codings then.

    It is another one where other coders coded it too, and where these words are a passage already.

    Raises:
        NotFound: no such passage. SpanOutsideText: the span ends beyond the text.
        CodedByOthers: the passage is coded, and none of the codings is this person's.
    """
    passage = session.get(Passage, passage_id)
    if passage is None:
        raise Gone("passage")
    if (passage.start, passage.end) == (span.start, span.end):
        return passage_id
    characters = session.get_one(Source, passage.source_id).characters
    if span.end > characters:
        raise SpanOutsideText(span.start, span.end, characters)
    coders = set(session.scalars(select(Coding.person_id).where(Coding.passage_id == passage_id)))
    if coders and person_id not in coders:
        raise CodedByOthers(passage_name(passage))
    is_shared = len(coders) > 1
    if is_shared or _exists(session, passage.source_id, span):
        return _move(session, passage, span, person_id if is_shared else None)
    for printed in session.scalars(_printings(passage_id)):
        printed.cuts = shifted_cuts(printed, passage, span)
    passage.start, passage.end = span.start, span.end
    record(session, "passage_resized", passage=passage_name(passage))
    session.flush()
    return passage_id


def _exists(session: Session, source_id: int, span: Span) -> bool:
    at = (Passage.source_id == source_id, Passage.start == span.start, Passage.end == span.end)
    return session.scalar(select(Passage.id).where(*at)) is not None


def _move(session: Session, passage: Passage, span: Span, person_id: int | None) -> int:
    """Move what is this person's (None: everybody's) to the passage of exactly these words."""
    new_id = passage_at(session, passage.source_id, span)
    new_name = passage_name(session.get_one(Passage, new_id))
    moved = _of(session, Coding, passage.id, person_id)
    for coding in moved:
        _move_coding(session, coding, new_id)
    session.flush()
    _move_printings(session, passage, span, new_id, {coding.code_id for coding in moved})
    for meaning in _of(session, Interpretation, passage.id, person_id):
        _move_interpretation(session, meaning, new_id)
    for memo in _of(session, Memo, passage.id, person_id):
        memo.passage_id = new_id
    _move_links(session, passage.id, new_id, person_id)
    if person_id is None:
        for remark in session.scalars(select(Decision).where(Decision.passage_id == passage.id)):
            remark.passage_id = new_id
    record(session, "passage_resized_apart", passage=passage_name(passage), new=new_name)
    drop_if_bare(session, passage.id)
    return new_id


def _of(
    session: Session, entity: type[RowT], passage_id: int, person_id: int | None
) -> Sequence[RowT]:
    query = select(entity).where(entity.passage_id == passage_id)
    if person_id is not None:
        query = query.where(entity.person_id == person_id)
    return session.scalars(query).all()


def _move_coding(session: Session, coding: Coding, new_id: int) -> None:
    """With what reviewers said of it; a coding that is there already keeps its stance."""
    there = session.scalar(
        select(Coding).where(
            Coding.passage_id == new_id,
            Coding.code_id == coding.code_id,
            Coding.person_id == coding.person_id,
        )
    )
    for decision in session.scalars(select(Decision).where(Decision.coding_id == coding.id)):
        decision.passage_id = new_id
        decision.coding_id = coding.id if there is None else there.id
    if there is None:
        coding.passage_id = new_id
        return
    there.key_quote = there.key_quote or coding.key_quote
    _resubmit(session, coding, there)
    session.flush()
    session.delete(coding)


def _resubmit(session: Session, gone: Coding, kept: Coding) -> None:
    """A round that submitted the coding that goes has submitted the one that stays."""
    rows = session.scalars(
        select(RoundCoding).where(RoundCoding.coding_uuid.in_([gone.uuid, kept.uuid]))
    ).all()
    rounds = {row.round_id for row in rows if row.coding_uuid == kept.uuid}
    for row in rows:
        if row.round_id not in rounds:
            row.coding_uuid = kept.uuid


def _move_links(session: Session, passage_id: int, new_id: int, person_id: int | None) -> None:
    """What the passage says about others; a link to itself, or one said already, goes."""
    links = select(PassageLink).where(
        or_(PassageLink.from_id == passage_id, PassageLink.to_id == passage_id)
    )
    if person_id is not None:
        links = links.where(PassageLink.person_id == person_id)
    for link in session.scalars(links).all():
        from_id, to_id = (
            new_id if end == passage_id else end for end in (link.from_id, link.to_id)
        )
        same = select(PassageLink.id).where(
            PassageLink.from_id == from_id,
            PassageLink.to_id == to_id,
            PassageLink.kind == link.kind,
        )
        if from_id == to_id or session.scalar(same) is not None:
            session.delete(link)
        else:
            link.from_id, link.to_id = from_id, to_id
        session.flush()


def _move_interpretation(session: Session, meaning: Interpretation, new_id: int) -> None:
    """Two interpretations of what is one passage now are read one after the other."""
    there = session.scalar(
        select(Interpretation).where(
            Interpretation.passage_id == new_id, Interpretation.code_id.is_(meaning.code_id)
        )
    )
    if there is None:
        meaning.passage_id = new_id
        return
    if meaning.text != there.text:
        there.text = f"{there.text}\n\n{meaning.text}"
    session.delete(meaning)


def _move_printings(
    session: Session, passage: Passage, span: Span, new_id: int, code_ids: set[int]
) -> None:
    """How the passage is printed under these codes goes along, unless the code stays here too."""
    staying = set(session.scalars(select(Coding.code_id).where(Coding.passage_id == passage.id)))
    known = {printed.code_id for printed in session.scalars(_printings(new_id))}
    for printed in session.scalars(_printings(passage.id)).all():
        if printed.code_id not in code_ids - staying:
            continue
        if printed.code_id in known:
            session.delete(printed)
        else:
            printed.cuts = shifted_cuts(printed, passage, span)
            printed.passage_id = new_id


def _printings(passage_id: int) -> Select[ChapterPassage]:
    return select(ChapterPassage).where(ChapterPassage.passage_id == passage_id)


def shifted_cuts(printed: ChapterPassage, passage: Passage, span: Span) -> str:
    """The same words are left out as before, as far as they are still in the passage."""
    shift, length = passage.start - span.start, span.end - span.start
    placed = [(cut.start + shift, cut.end + shift) for cut in read_cuts(printed.cuts)]
    kept = [[max(start, 0), min(end, length)] for start, end in placed if start < length]
    kept = [[start, end] for start, end in kept if start < end]
    return json.dumps([] if kept == [[0, length]] else kept)
