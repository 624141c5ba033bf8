"""The audit trail as rows."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.activity import Activity
from app.models.person import Person


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """A deed: ``happened`` is ``done``, ``undone`` or ``redone``; ``app.words.deeds`` says it."""

    at: str
    person: str
    key: str
    parameters: Mapping[str, str]
    happened: str


def activities(session: Session) -> list[ActivityRow]:
    """Everything that was ever done in this file, in order."""
    rows = session.execute(
        select(Activity.at, Person.name, Activity.key, Activity.parameters, Activity.happened)
        .outerjoin(Person, Person.id == Activity.person_id)
        .order_by(Activity.id)
    )
    return [
        ActivityRow(at, name or "", key, _unpacked(parameters), happened)
        for at, name, key, parameters, happened in rows
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
