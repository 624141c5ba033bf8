"""The sources' texts with who says what: what a search through voices needs, as plain data."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models.informant import Informant, Participation
from app.models.source import Source, SourceText, Speaker, Turn
from app.models.span import Span


@dataclass(frozen=True, slots=True)
class SpokenTurn:
    """A turn: where its label begins, its speech without the label; ``informant`` is a code."""

    start: int
    speech: Span
    label: str
    role: str
    informant_id: int | None
    informant: str


@dataclass(frozen=True, slots=True)
class SpokenText:
    """A source's text; ``alone`` is the only informant of a text without turns: id and code."""

    source_id: int
    name: str
    text: str
    turns: tuple[SpokenTurn, ...]
    alone: tuple[int, str] | None


def spoken_texts(session: Session) -> list[SpokenText]:
    """All sources in their order."""
    turns = _turns(session)
    taking_part = _taking_part(session)
    rows = session.execute(
        select(Source.id, Source.name, SourceText.text)
        .join(
            SourceText,
            (Source.id == SourceText.source_id) & (Source.revision == SourceText.revision),
        )
        .order_by(Source.position, Source.id)
    )
    found = []
    for source_id, name, text in rows:
        spoken = tuple(turns.get(source_id, ()))
        people = taking_part.get(source_id, [])
        alone = people[0] if len(people) == 1 and not spoken else None
        found.append(SpokenText(source_id, name, text, spoken, alone))
    return found


def _turns(session: Session) -> defaultdict[int, list[SpokenTurn]]:
    """The turns in which something is said, by source and place."""
    found: defaultdict[int, list[SpokenTurn]] = defaultdict(list)
    rows = session.execute(
        select(
            Turn.source_id,
            Turn.start,
            Turn.speech_start,
            Turn.end,
            Turn.label,
            Speaker.role,
            Speaker.informant_id,
            Informant.code,
        )
        .join(Speaker, Speaker.id == Turn.speaker_id)
        .outerjoin(Informant, Informant.id == Speaker.informant_id)
        .order_by(Turn.source_id, Turn.start)
    )
    for source_id, start, speech, end, label, role, informant_id, code in rows:
        if speech < end:
            turn = SpokenTurn(start, Span(speech, end), label, role, informant_id, code or "")
            found[source_id].append(turn)
    return found


def _taking_part(session: Session) -> defaultdict[int, list[tuple[int, str]]]:
    found: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    rows = session.execute(
        select(Participation.source_id, Informant.id, Informant.code)
        .join(Informant, Informant.id == Participation.informant_id)
        .order_by(Informant.position, Informant.id)
    )
    for source_id, informant_id, code in rows:
        found[source_id].append((informant_id, code))
    return found


def speaker_labels(session: Session) -> list[str]:
    """The labels of speakers who are no known informant, each once ignoring case, by letter."""
    rows = session.scalars(
        select(Speaker.label)
        .where(Speaker.informant_id.is_(None), Speaker.id.in_(select(Turn.speaker_id)))
        .order_by(func.lower(Speaker.label), Speaker.id)
    )
    return list({label.casefold(): label for label in rows}.values())
