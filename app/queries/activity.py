"""The audit trail as rows."""

import json
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import Select, false, or_, select
from sqlalchemy.orm import Session

from app.errors import Ambiguous, NotFound
from app.models.activity import Activity
from app.models.person import Person
from app.queries.codes import codes, find_code
from app.queries.passages import resolve_number
from app.queries.sources import find_source, sources


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """A deed: ``happened`` is ``done``, ``undone`` or ``redone``; ``app.words.deeds`` says it."""

    id: int
    at: str
    person: str
    key: str
    parameters: Mapping[str, str]
    happened: str


def activities(session: Session) -> list[ActivityRow]:
    """Everything that was ever done in this file, by time: a merged copy's deeds came later."""
    return _rows(session, _TRAIL.order_by(Activity.at, Activity.id))


def latest_activities(
    session: Session,
    most: int,
    *,
    before: int | None = None,
    after: int | None = None,
    person_id: int | None = None,
) -> list[ActivityRow]:
    """At most so many, newest first: those between two ids, by one person."""
    query = _TRAIL.order_by(Activity.id.desc()).limit(most)
    if before is not None:
        query = query.where(Activity.id < before)
    if after is not None:
        query = query.where(Activity.id > after)
    if person_id is not None:
        query = query.where(Activity.person_id == person_id)
    return _rows(session, query)


def activities_naming(session: Session, values: Collection[str]) -> list[ActivityRow]:
    """The deeds in which one of these stands as a parameter (a passage's number, for instance)."""
    holding = (Activity.parameters.contains(json.dumps(value)) for value in values)
    query = _TRAIL.where(or_(false(), *holding)).order_by(Activity.id)
    return [
        row for row in _rows(session, query) if not set(values).isdisjoint(row.parameters.values())
    ]


_TRAIL = select(
    Activity.id, Activity.at, Person.name, Activity.key, Activity.parameters, Activity.happened
).outerjoin(Person, Person.id == Activity.person_id)


def _rows(
    session: Session, query: Select[int, str, str | None, str, str, str]
) -> list[ActivityRow]:
    return [
        ActivityRow(key, at, name or "", deed, _unpacked(parameters), happened)
        for key, at, name, deed, parameters, happened in session.execute(query)
    ]


def _unpacked(stored: str) -> Mapping[str, str]:
    """What ``app.project.activity`` packed; nothing when a foreign file holds something else."""
    try:
        found = json.loads(stored)
    except (ValueError, RecursionError):
        return {}
    return (
        {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}
    )


@dataclass(frozen=True, slots=True)
class Subject:
    """What a deed was done to, still in the file; ``kind`` is passage, code or source."""

    kind: str
    id: int


def subject_of(session: Session, parameters: Mapping[str, str]) -> Subject | None:
    """The first thing that a deed names and that is still there; None when there is none."""
    finders: dict[str, Callable[[str], int]] = {
        "passage": lambda number: resolve_number(session, number),
        "code": lambda called: find_code(codes(session), called).id,
        "source": lambda name: find_source(sources(session), name).id,
    }
    for kind, find in finders.items():
        if parameters.get(kind):
            with suppress(NotFound, Ambiguous):
                return Subject(kind, find(parameters[kind]))
    return None
