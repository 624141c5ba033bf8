"""What a code's name and definition were before, and which passages were coded by that."""

import json
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models.code import REVISED_FIELDS, Code, CodeRevision
from app.models.passage import Coding
from app.models.person import Person


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of the codebook before and after a revision."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """A revision; ``coded_before`` passages carry the code since before it ended."""

    id: int
    person_id: int | None
    person: str
    changed_at: str
    reason: str
    changes: tuple[FieldChange, ...]
    coded_before: int


def revisions(session: Session, code_id: int) -> list[RevisionRow]:
    """The history of a code, newest first."""
    code = session.get(Code, code_id)
    if code is None:
        return []
    stored = session.execute(
        select(CodeRevision, Person.name)
        .outerjoin(Person, Person.id == CodeRevision.person_id)
        .where(CodeRevision.code_id == code_id)
        .order_by(CodeRevision.changed_at.desc(), CodeRevision.id.desc())
    ).all()
    firsts = [first for _, first in _first_coded(session, code_id)] if stored else []
    after = {field: getattr(code, field) or "" for field in REVISED_FIELDS}
    found = []
    for revision, person in stored:
        former = _unpacked(revision.former)
        changes = tuple(
            FieldChange(field, former[field], after[field])
            for field in REVISED_FIELDS
            if field in former and former[field] != after[field]
        )
        after = {**after, **former}
        found.append(
            RevisionRow(
                revision.id,
                revision.person_id,
                person or "",
                revision.changed_at,
                revision.reason,
                changes,
                bisect_right(firsts, revision.changed_at),
            )
        )
    return found


def _unpacked(stored: str) -> Mapping[str, str]:
    """What was stored; nothing where a foreign file holds something else."""
    try:
        found = json.loads(stored)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(name): str(text) for name, text in found.items() if name in REVISED_FIELDS}


def coded_before(session: Session, code_id: int, moment: str) -> list[int]:
    """The passages that got the code until ``moment`` (UTC, with Z), by their ids.

    One that got it in the very second of the change counts: better looked at once too often.
    """
    return sorted(passage for passage, first in _first_coded(session, code_id) if first <= moment)


def _first_coded(session: Session, code_id: int) -> list[tuple[int, str]]:
    """Each passage of a code and when it got it, by time."""
    first = func.min(Coding.created_at)
    query = select(Coding.passage_id, first).where(Coding.code_id == code_id)
    rows = session.execute(query.group_by(Coding.passage_id).order_by(first))
    return [(passage, moment) for passage, moment in rows]
