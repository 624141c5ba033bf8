"""Informants as rows, with what they take part in and their attributes."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import NotFound
from app.models.informant import Attribute, Informant, Participation, Variable
from app.models.source import Source


@dataclass(frozen=True, slots=True)
class InformantRow:
    """An informant; ``sources`` are names, ``dates`` those of the sources, else the own one."""

    id: int
    code: str
    name: str
    role: str
    institution: str
    category: str
    place: str
    interview_date: str
    consent: str
    pseudonym: str
    note: str
    source_ids: tuple[int, ...] = ()
    sources: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()


def informants(session: Session) -> list[InformantRow]:
    """All informants in their order."""
    rows = session.execute(
        select(
            Informant.id,
            Informant.code,
            Informant.name,
            Informant.role,
            Informant.institution,
            Informant.category,
            Informant.place,
            Informant.interview_date,
            Informant.consent,
            Informant.pseudonym,
            Informant.note,
        ).order_by(Informant.position, Informant.id)
    )
    takes_part, attributes = _takes_part(session), _attributes(session)
    return [_complete(InformantRow(*row), takes_part[row.id], attributes[row.id]) for row in rows]


def _complete(
    row: InformantRow, parts: Sequence[tuple[int, str, str]], attributes: Sequence[tuple[str, str]]
) -> InformantRow:
    dates = tuple(dict.fromkeys(date for _, _, date in parts if date))
    return replace(
        row,
        source_ids=tuple(source_id for source_id, _, _ in parts),
        sources=tuple(name for _, name, _ in parts),
        dates=dates or ((row.interview_date,) if row.interview_date else ()),
        attributes=tuple(attributes),
    )


def _takes_part(session: Session) -> defaultdict[int, list[tuple[int, str, str]]]:
    found: defaultdict[int, list[tuple[int, str, str]]] = defaultdict(list)
    rows = session.execute(
        select(Participation.informant_id, Source.id, Source.name, Source.date)
        .join(Source, Source.id == Participation.source_id)
        .order_by(Source.position, Source.id)
    )
    for informant_id, source_id, name, date in rows:
        found[informant_id].append((source_id, name, date))
    return found


def _attributes(session: Session) -> defaultdict[int, list[tuple[str, str]]]:
    found: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = session.execute(
        select(Attribute.informant_id, Variable.name, Attribute.value)
        .join(Variable, Variable.id == Attribute.variable_id)
        .order_by(Variable.position, Variable.id)
    )
    for informant_id, name, value in rows:
        found[informant_id].append((name, value))
    return found


def find_informant(rows: Sequence[InformantRow], code: str) -> InformantRow:
    """The informant of this code, ignoring case.

    Raises:
        NotFound: there is none.
    """
    for row in rows:
        if row.code.casefold() == code.strip().casefold():
            return row
    raise NotFound("informant", code)


def informants_called(session: Session, uuids: Collection[str]) -> list[str]:
    """The codes of these informants in their order; those that have gone are left out."""
    query = select(Informant.uuid, Informant.code).order_by(Informant.id)
    return [code for uuid, code in session.execute(query) if uuid in uuids]
