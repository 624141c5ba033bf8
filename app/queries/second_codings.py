"""Two coders' codings of the same sources: as they are now, and as they were kept."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Gone, NotFound, NothingInCommon, NotTwoCoders
from app.models.code import Code
from app.models.double_coding import (
    CodedSpan,
    ComparedCode,
    ComparedSource,
    DoubleCoding,
    unpacked,
)
from app.models.passage import Coding, Passage
from app.models.person import Person
from app.models.second_coding import SecondCoding, Settlement
from app.models.sentences import sentences_within
from app.models.source import Source
from app.models.span import Span
from app.queries.codes import codes
from app.queries.people import PersonRow, people
from app.queries.sources import source_text, turns


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two coders and what each coded; ``id`` and ``kept_at`` are None for codings as they are now.

    ``double`` of a kept comparison is what they had coded before they talked.
    """

    id: int | None
    first: PersonRow
    second: PersonRow
    kept_at: str | None
    double: DoubleCoding


class KeptComparison(NamedTuple):
    """That a comparison is kept, and since when."""

    id: int
    kept_at: str


@dataclass(frozen=True, slots=True)
class SettlementRow:
    """What was decided about a difference, by whom; ``outcome`` is one of ``OUTCOMES``."""

    outcome: str
    note: str
    by: str
    settled_at: str


def second_codings(session: Session) -> list[Comparison]:
    """The comparisons that are kept, the latest one first.

    Raises:
        DamagedComparison: one of them cannot be read.
    """
    somebody = {person.id: person for person in people(session)}
    rows = session.scalars(
        select(SecondCoding).order_by(SecondCoding.made_at.desc(), SecondCoding.id.desc())
    )
    return [_kept(row, somebody) for row in rows]


def kept_last(session: Session) -> KeptComparison:
    """The comparison that was kept last, without reading its codings.

    Raises:
        NotFound: none is kept.
    """
    newest = select(SecondCoding.id, SecondCoding.made_at).order_by(SecondCoding.id.desc())
    row = session.execute(newest.limit(1)).first()
    if row is None:
        raise Gone("comparison")
    return KeptComparison(row.id, row.made_at)


def second_coding(session: Session, second_coding_id: int) -> Comparison:
    """A comparison that is kept.

    Raises:
        NotFound: there is none of this id. DamagedComparison: it cannot be read.
    """
    row = session.get(SecondCoding, second_coding_id)
    if row is None:
        raise Gone("comparison")
    return _kept(row, {person.id: person for person in people(session)})


def _kept(row: SecondCoding, somebody: dict[int, PersonRow]) -> Comparison:
    first, second = somebody[row.first_id], somebody[row.second_id]
    return Comparison(row.id, first, second, row.made_at, unpacked(row.codings))


def comparison(session: Session, coders: tuple[str, str] | None = None) -> Comparison:
    """The comparison that is meant: of these two coders, else the only one there can be.

    The latest kept one is preferred to the codings as they are now, which may have been settled.

    Raises:
        NotFound: nobody is called so. NotTwoCoders: it must be said which two.
        NothingInCommon: the two have coded different sources. DamagedComparison: see above.
    """
    pair = _named(session, coders) if coders else None
    query = select(SecondCoding).order_by(SecondCoding.made_at.desc(), SecondCoding.id.desc())
    for row in session.scalars(query):
        if pair is None or {row.first_id, row.second_id} == {person.id for person in pair}:
            return second_coding(session, row.id)
    first, second = pair or _only_two(session)
    sample = _coded_by_both(session, first, second)
    return Comparison(
        None, first, second, None, double_coding(session, first.id, second.id, sample)
    )


def _named(session: Session, names: tuple[str, str]) -> tuple[PersonRow, PersonRow]:
    known = {person.name.casefold(): person for person in people(session)}
    for name in names:
        if name.strip().casefold() not in known:
            raise NotFound("person", name)
    first, second = (known[name.strip().casefold()] for name in names)
    if first.id == second.id:
        raise NotTwoCoders(_called(coders(session)))
    return first, second


def _only_two(session: Session) -> tuple[PersonRow, PersonRow]:
    found = coders(session)
    if len(found) != len(("first", "second")):
        raise NotTwoCoders(_called(found))
    return found[0], found[1]


def coders(session: Session) -> list[PersonRow]:
    """Everybody who has coded something, in the order in which they joined."""
    active = set(session.scalars(select(Coding.person_id).distinct()))
    return [person for person in people(session) if person.id in active]


def _called(found: list[PersonRow]) -> str:
    return ", ".join(person.name for person in found) or "-"


def _coded_by_both(session: Session, first: PersonRow, second: PersonRow) -> set[str]:
    """The sample as far as it can be told from codings: what both have coded in."""
    of_each = [
        set(
            session.scalars(
                select(Source.uuid)
                .join(Passage, Passage.source_id == Source.id)
                .join(Coding, Coding.passage_id == Passage.id)
                .where(Coding.person_id == person.id)
            )
        )
        for person in (first, second)
    ]
    if not of_each[0] & of_each[1]:
        raise NothingInCommon(first.name, second.name)
    return of_each[0] & of_each[1]


def double_coding(
    session: Session, first_id: int, second_id: int, source_uuids: Collection[str]
) -> DoubleCoding:
    """What two people have coded, as it is now, in these sources."""
    coded = _codings(session, {first_id, second_id}, source_uuids)
    query = select(Source).where(Source.uuid.in_(source_uuids))
    sources = tuple(
        _source(session, source, coded[source.id, first_id], coded[source.id, second_id])
        for source in session.scalars(query.order_by(Source.position, Source.id))
    )
    used = {each.code for source in sources for each in (*source.first, *source.second)}
    uuids = dict(session.execute(select(Code.id, Code.uuid)).all())
    named = (ComparedCode(uuids[code.id], code.label, code.name) for code in codes(session))
    return DoubleCoding(tuple(code for code in named if code.uuid in used), sources)


def _codings(
    session: Session, person_ids: Collection[int], source_uuids: Collection[str]
) -> defaultdict[tuple[int, int], list[CodedSpan]]:
    """Codings by source and person, in reading order."""
    query = (
        select(
            Passage.source_id,
            Coding.person_id,
            Passage.start,
            Passage.end,
            Code.uuid,
            Coding.stance,
            Coding.key_quote,
        )
        .join(Passage, Passage.id == Coding.passage_id)
        .join(Source, Source.id == Passage.source_id)
        .join(Code, Code.id == Coding.code_id)
        .where(Coding.person_id.in_(person_ids), Source.uuid.in_(source_uuids))
        .order_by(Passage.start, Passage.end, Coding.id)
    )
    found: defaultdict[tuple[int, int], list[CodedSpan]] = defaultdict(list)
    for source_id, person_id, start, end, code, stance, starred in session.execute(query):
        found[source_id, person_id].append(CodedSpan(Span(start, end), code, stance, starred))
    return found


def _source(
    session: Session, source: Source, first: list[CodedSpan], second: list[CodedSpan]
) -> ComparedSource:
    text = source_text(session, source.id)
    speeches = tuple(_speeches(session, source.id, text))
    return ComparedSource(
        source.uuid,
        source.name,
        len(text),
        tuple(found for speech in speeches for found in sentences_within(text, speech)),
        speeches,
        tuple(first),
        tuple(second),
    )


def _speeches(session: Session, source_id: int, text: str) -> Iterator[Span]:
    """What others than an interviewer say; the paragraphs of a text without turns."""
    found = turns(session, source_id)
    for turn in found:
        if turn.role != "interviewer" and turn.speech_start < turn.span.end:
            yield Span(turn.speech_start, turn.span.end)
    start = 0
    for line in () if found else text.split("\n"):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1


def settlements(session: Session, second_coding_id: int) -> dict[str, SettlementRow]:
    """What was decided about differences, by the difference's key."""
    query = (
        select(
            Settlement.difference,
            Settlement.outcome,
            Settlement.note,
            Person.name,
            Settlement.settled_at,
        )
        .join(Person, Person.id == Settlement.person_id)
        .where(Settlement.second_coding_id == second_coding_id)
        .order_by(Settlement.id)
    )
    return {key: SettlementRow(*row) for key, *row in session.execute(query)}
