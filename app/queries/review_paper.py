"""What only the review document asks: printed numbers, a round by its name, uncoded turns."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Ambiguous, NotFound
from app.models.passage import Coding, Passage, printed_number
from app.models.review_round import RoundCoding, fingerprint
from app.models.source import Source, Speaker, Turn
from app.models.span import Span
from app.queries.informants import InformantRow, informants
from app.queries.review_rounds import (
    RoundRow,
    codings_in_scope,
    rounds,
    submitted,
    submitted_definitions,
)
from app.queries.reviews import DefinitionRow, ReviewRow, definitions


@dataclass(frozen=True, slots=True)
class UncodedTurn:
    """An informant's turn that no coded passage touches; ``speech`` is where the words stand."""

    uuid: str
    source_id: int
    source: str
    number: int
    speech: Span
    informant: str


def submitted_numbers(session: Session, round_id: int) -> dict[str, str]:
    """By UUID of the coding the passage number that a round printed, also of codings gone since."""
    query = (
        select(RoundCoding.coding_uuid, RoundCoding.number)
        .where(RoundCoding.round_id == round_id)
        .order_by(RoundCoding.id)
    )
    return dict(session.execute(query).all())


def passage_numbers(session: Session) -> dict[int, str]:
    """The printed number of every passage."""
    rows = session.execute(select(Passage.id, Passage.series, Passage.number))
    return {passage_id: printed_number(series, number) for passage_id, series, number in rows}


def uncoded_turns(
    session: Session, shortest: int, informant_codes: Collection[str] = ()
) -> list[UncodedTurn]:
    """Turns of informants (or of these alone) with that many characters or more, in their order.

    A turn whose speaker is not known is that of the only informant of its source.
    """
    coded = select(Passage.id).where(
        Passage.source_id == Turn.source_id,
        Passage.start < Turn.end,
        Passage.end > Turn.speech_start,
        Passage.id.in_(select(Coding.passage_id)),
    )
    query = (
        select(
            Turn.uuid,
            Turn.source_id,
            Source.name,
            Turn.number,
            Turn.speech_start,
            Turn.end,
            Speaker.informant_id,
        )
        .join(Source, Source.id == Turn.source_id)
        .join(Speaker, Speaker.id == Turn.speaker_id)
        .where(Speaker.role == "informant", Turn.end - Turn.speech_start >= shortest)
        .where(~coded.exists())
        .order_by(Source.position, Source.id, Turn.start)
    )
    people = informants(session)
    known, alone = {person.id: person.code for person in people}, _only_informants(people)
    found = [
        UncodedTurn(
            uuid,
            source_id,
            source,
            number,
            Span(start, end),
            known.get(speaker or 0) or alone.get(source_id, ""),
        )
        for uuid, source_id, source, number, start, end, speaker in session.execute(query)
    ]
    return [turn for turn in found if not informant_codes or turn.informant in informant_codes]


def _only_informants(people: Iterable[InformantRow]) -> dict[int, str]:
    """By source the code of its informant, where it has just one."""
    taking_part = [(source_id, person.code) for person in people for source_id in person.source_ids]
    counted = Counter(source_id for source_id, _ in taking_part)
    return {source_id: code for source_id, code in taking_part if counted[source_id] == 1}


def find_round(session: Session, called: str) -> RoundRow:
    """The round of this number or name, ignoring case; a number wins.

    Raises:
        NotFound: there is none. Ambiguous: several rounds are called so.
    """
    wanted, made = " ".join(called.split()).casefold(), rounds(session)
    for key in ("number", "name"):
        found = [row for row in made if str(getattr(row, key)).casefold() == wanted]
        if len(found) > 1:
            names = ", ".join(f"{row.number} {row.name}" for row in found)
            raise Ambiguous("review round", called, names)
        if found:
            return found[0]
    raise NotFound("review round", called)


def still_stands(session: Session, made: RoundRow) -> bool:
    """Whether what a round submitted still is exactly what is there.

    What the round left out because of its limit it left out knowingly.
    """
    scope = made.scope
    whole = codings_in_scope(session, replace(scope, at_most=None, only_changed=False))
    there: list[ReviewRow | DefinitionRow] = [*whole, *definitions(session)]
    today = {row.uuid: fingerprint(row.seen) for row in there}
    sent = {**submitted(session, made.id), **submitted_definitions(session, made.id)}
    if any(today.get(uuid) != mark for uuid, mark in sent.items()):
        return False
    if scope.at_most is not None:
        return True
    if scope.only_changed:
        return not codings_in_scope(session, scope)
    return all(row.uuid in sent for row in whole)
