"""Coding: putting codes on passages and taking them off."""

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.errors import Gone, NotFound
from app.models.among import among
from app.models.code import Code
from app.models.passage import STANCES, Coding, Passage, Stance, printed_number
from app.models.span import Span
from app.operations.codes import code_name
from app.operations.passages import (
    Place,
    drop_bare,
    passage_at,
    passage_name,
    passages_at,
)
from app.project.activity import record, record_each


def code_passage(
    session: Session,
    source_id: int,
    span: Span,
    code_id: int,
    person_id: int,
    stance: Stance = "supports",
) -> int:
    """Put a code on a span; the same code by the same coder twice is one coding.

    Raises:
        NotFound: no such source or code. SpanOutsideText: the span ends beyond the text.
    """
    passage_id = passage_at(session, source_id, span)
    return code_existing(session, passage_id, code_id, person_id, stance)


def code_existing(
    session: Session, passage_id: int, code_id: int, person_id: int, stance: Stance = "supports"
) -> int:
    """Put one more code on a passage.

    Raises:
        NotFound: no such code.
    """
    known = session.scalar(
        select(Coding.id).where(
            Coding.passage_id == passage_id,
            Coding.code_id == code_id,
            Coding.person_id == person_id,
        )
    )
    if known is not None:
        return known
    code = _code(session, code_id)
    coding = Coding(passage_id=passage_id, code_id=code_id, person_id=person_id, stance=stance)
    session.add(coding)
    session.flush()
    passage = session.get_one(Passage, passage_id)
    record(session, "coded", passage=passage_name(passage), code=code_name(code))
    return coding.id


def code_places(
    session: Session, places: Sequence[Place], code_ids: Sequence[int], person_id: int
) -> int:
    """Put codes on many places at once; returns how many codings are new.

    Raises:
        NotFound: no such source or code. SpanOutsideText: a span ends beyond its text.
    """
    names = {code_id: code_name(_code(session, code_id)) for code_id in code_ids}
    ids = list(dict.fromkeys(passages_at(session, places)))
    rows = session.execute(
        select(Coding.passage_id, Coding.code_id).where(
            among(Coding.passage_id, ids),
            Coding.code_id.in_(code_ids),
            Coding.person_id == person_id,
        )
    )
    known = {(row.passage_id, row.code_id) for row in rows}
    new = [(key, code_id) for key in ids for code_id in names if (key, code_id) not in known]
    session.add_all(
        Coding(passage_id=key, code_id=code_id, person_id=person_id) for key, code_id in new
    )
    session.flush()
    numbers = session.execute(
        select(Passage.id, Passage.series, Passage.number).where(among(Passage.id, ids))
    )
    called = {row.id: printed_number(row.series, row.number) for row in numbers}
    deeds = [{"passage": called[key], "code": names[code_id]} for key, code_id in new]
    record_each(session, "coded", deeds)
    return len(new)


def _code(session: Session, code_id: int) -> Code:
    found = session.get(Code, code_id)
    if found is None:
        raise Gone("code")
    return found


def uncode(session: Session, coding_id: int) -> int:
    """Take a code off; the passage goes with its last coding unless something hangs on it."""
    session.get_one(Coding, coding_id)
    uncode_all(session, [coding_id])
    return coding_id


def uncode_all(session: Session, coding_ids: Sequence[int]) -> int:
    """Take codes off, thousands as quickly as one; returns how many there were."""
    query = (
        select(Coding.id, Passage.id, Passage.series, Passage.number, Code.label, Code.name)
        .join(Passage, Passage.id == Coding.passage_id)
        .join(Code, Code.id == Coding.code_id)
        .order_by(Coding.id)
    )
    here = among(Coding.id, coding_ids)
    rows = session.execute(query.where(here)).all()
    deeds = [
        {"passage": printed_number(series, number), "code": label or name}
        for _, _, series, number, label, name in rows
    ]
    record_each(session, "uncoded", deeds)
    session.execute(delete(Coding).where(here))
    drop_bare(session, {passage_id for _, passage_id, *_ in rows})
    return len(rows)


def set_stance(session: Session, coding_id: int, stance: Stance) -> int:
    """Say how a passage stands to its code: supports, partly, contradicts, context."""
    if stance not in STANCES:
        raise NotFound("stance", stance)
    coding = session.get_one(Coding, coding_id)
    if coding.stance != stance:
        coding.stance = stance
        _record(session, "stance_set", coding)
    return coding_id


def set_key_quote(session: Session, coding_id: int, star: bool) -> int:
    """Star a coding as a key quote of its code, or take the star away."""
    coding = session.get_one(Coding, coding_id)
    if coding.key_quote != star:
        coding.key_quote = star
        _record(session, "starred" if star else "unstarred", coding)
    return coding_id


def _record(session: Session, key: str, coding: Coding) -> None:
    passage = session.get_one(Passage, coding.passage_id)
    code = session.get_one(Code, coding.code_id)
    record(session, key, passage=passage_name(passage), code=code_name(code))


def note_autocoding(session: Session, query: str, code: str, places: int) -> int:
    """Say that the codings that follow come from a search; returns how many places it found."""
    record(session, "autocoded", n=str(places), query=query, code=code)
    return places


def note_autocoded_turns(session: Session, speaker: str, code: str, places: int) -> int:
    """Say that the codings that follow are all that somebody said; returns how many places."""
    record(session, "autocoded_turns", n=str(places), speaker=speaker, code=code)
    return places
