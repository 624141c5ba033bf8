"""Keeping what two coders coded on their own, and settling where they differ."""

import json
from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Gone, NotFound, NotTwoCoders
from app.models.base import now
from app.models.code import Code
from app.models.double_coding import CodedSpan, ComparedCode, packed
from app.models.passage import STANCES, Coding, Passage, Stance
from app.models.person import Person
from app.models.second_coding import OUTCOMES, Outcome, SecondCoding, Settlement
from app.models.source import Source
from app.models.span import Span
from app.operations.codings import code_passage, set_key_quote, uncode
from app.operations.passages import drop_if_bare, passage_at
from app.project.activity import record
from app.queries.differences import Difference, difference_of
from app.queries.second_codings import double_coding, second_coding

_Codings = tuple[CodedSpan, ...]


def keep_second_coding(
    session: Session, first_id: int, second_id: int, source_uuids: Collection[str]
) -> int:
    """Keep what two coders have coded in a sample, before they settle anything.

    Raises:
        NotTwoCoders: it is one and the same person. NotFound: a source is not in the project.
    """
    first, second = session.get_one(Person, first_id), session.get_one(Person, second_id)
    if first_id == second_id:
        raise NotTwoCoders(first.name)
    known = set(session.scalars(select(Source.uuid).where(Source.uuid.in_(source_uuids))))
    for uuid in source_uuids:
        if uuid not in known:
            raise Gone("source")
    double = double_coding(session, first_id, second_id, known)
    kept = SecondCoding(
        first_id=first_id,
        second_id=second_id,
        sources=json.dumps([source.uuid for source in double.sources]),
        codings=packed(double),
    )
    session.add(kept)
    session.flush()
    record(session, "second_coding_kept", first=first.name, second=second.name)
    return kept.id


def settle(
    session: Session,
    second_coding_id: int,
    difference: str,
    outcome: Outcome,
    note: str,
    person_id: int,
) -> int:
    """Record what was decided about a difference, and make the codings say so.

    With ``first`` or ``second`` that coder's codings stand; the other's move to their place where
    only the boundaries differ, else they are taken away. With ``both`` and ``later`` all codings
    are as they were before anything was settled. Passages with a remark on them stay. Another word
    on the same difference takes the place of the first; the audit trail has both.

    Raises:
        NotFound: no such comparison, difference or outcome; its source or code is gone.
        DamagedComparison: what is kept cannot be read.
    """
    if outcome not in OUTCOMES:
        raise NotFound("outcome", outcome)
    compared = second_coding(session, second_coding_id)
    found = difference_of(compared.double, difference)
    if found is None:
        raise Gone("difference")
    _record(session, found, outcome, {"first": compared.first.name, "second": compared.second.name})
    settlement = _settlement(session, second_coding_id, difference)
    again = settlement is not None
    if again or outcome not in {"both", "later"}:
        first, second = _decided(found, outcome)
        _arrange(session, found, compared.first.id, found.first, first, again=again)
        _arrange(session, found, compared.second.id, found.second, second, again=again)
    if settlement is None:
        settlement = Settlement(second_coding_id=second_coding_id, difference=difference)
        session.add(settlement)
    settlement.outcome, settlement.note = outcome, note.strip()
    settlement.person_id, settlement.settled_at = person_id, now()
    session.flush()
    return settlement.id


def _settlement(session: Session, second_coding_id: int, difference: str) -> Settlement | None:
    query = select(Settlement).where(
        Settlement.second_coding_id == second_coding_id, Settlement.difference == difference
    )
    return session.scalar(query.order_by(Settlement.id.desc()).limit(1))


def _record(
    session: Session, found: Difference, outcome: Outcome, coders: dict[Outcome, str]
) -> None:
    code = " / ".join(_called(found.first_code, found.second_code))
    if outcome in coders:
        record(session, "settled_as", code=code, source=found.source, coder=coders[outcome])
    else:
        record(session, f"settled_{outcome}", code=code, source=found.source)


def _called(*codes: ComparedCode | None) -> list[str]:
    return list(dict.fromkeys(code.called for code in codes if code))


def _decided(found: Difference, outcome: Outcome) -> tuple[_Codings, _Codings]:
    """Which codings of the difference each coder has from now on."""
    agreed_on_code = found.kind == "boundaries"
    match outcome:
        case "first":
            return found.first, found.first if agreed_on_code else ()
        case "second":
            return found.second if agreed_on_code else (), found.second
        case "neither":
            return (), ()
        case "both" | "later":
            return found.first, found.second


def _arrange(
    session: Session,
    found: Difference,
    person_id: int,
    own: _Codings,
    wanted: _Codings,
    *,
    again: bool,
) -> None:
    """Give a person the wanted codings in place of those that belong to the difference.

    What stands elsewhere moves, so that stance, star, UUID and decisions stay with it. Who took
    their own coding away meanwhile is given none, unless it was settled before (``again``).
    """
    source_id = session.scalar(select(Source.id).where(Source.uuid == found.source_uuid))
    if source_id is None:
        raise NotFound("source", found.source)
    places = {*own, *found.first, *found.second} if found.kind == "boundaries" else {*own}
    live = {
        coding.id
        for coded in places
        if (coding := _coding(session, source_id, person_id, coded)) is not None
    }
    if not (live or again or wanted == own):
        return
    missing = []
    for coded in wanted:
        coding = _coding(session, source_id, person_id, coded)
        if coding is None:
            missing.append(coded)
        else:
            live.discard(coding.id)
    for coding_id, coded in zip(sorted(live), missing, strict=False):
        _move(session, coding_id, source_id, coded.span)
    for coding_id in sorted(live)[len(missing) :]:
        uncode(session, coding_id)
    for coded in missing[len(live) :]:
        _put(session, found, source_id, person_id, coded)


def _coding(session: Session, source_id: int, person_id: int, coded: CodedSpan) -> Coding | None:
    return session.scalar(
        select(Coding)
        .join(Passage, Passage.id == Coding.passage_id)
        .join(Code, Code.id == Coding.code_id)
        .where(
            Passage.source_id == source_id,
            Passage.start == coded.span.start,
            Passage.end == coded.span.end,
            Code.uuid == coded.code,
            Coding.person_id == person_id,
        )
    )


def _move(session: Session, coding_id: int, source_id: int, span: Span) -> None:
    coding = session.get_one(Coding, coding_id)
    left = coding.passage_id
    coding.passage_id = passage_at(session, source_id, span)
    drop_if_bare(session, left)


def _put(
    session: Session, found: Difference, source_id: int, person_id: int, coded: CodedSpan
) -> None:
    code_id = session.scalar(select(Code.id).where(Code.uuid == coded.code))
    if code_id is None:
        raise NotFound("code", " / ".join(_called(found.first_code, found.second_code)))
    stance: Stance = next((each for each in STANCES if each == coded.stance), "supports")
    made = code_passage(session, source_id, coded.span, code_id, person_id, stance)
    set_key_quote(session, made, coded.key_quote)
