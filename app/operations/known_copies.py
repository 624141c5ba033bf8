"""Remembering other copies of the project: what they were made for, and when they were met."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.base import now
from app.models.known_copy import KnownCopy


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Another copy as it was met; ``rows`` and ``proof`` as in ``KnownCopy``."""

    copy_id: str
    name: str
    meetings: int
    proof: str
    rows: bytes


def remember_copy(session: Session, met: Acquaintance) -> int:
    """Keep what was met of another copy, in place of what was known of it before."""
    known = session.scalar(select(KnownCopy).where(KnownCopy.copy_id == met.copy_id))
    if known is None:
        known = KnownCopy(copy_id=met.copy_id)
        session.add(known)
    known.name, known.meetings, known.proof = met.name, met.meetings, met.proof
    known.rows, known.met_at = met.rows, now()
    session.flush()
    return known.id


def note_purpose(
    session: Session,
    known_id: int,
    purpose: str,
    copy_for: str | None,
    series: str,
    sources: Sequence[str] = (),
) -> int:
    """Note what a copy that leaves from here is for; ``sources`` are UUIDs, none for all."""
    known = session.get_one(KnownCopy, known_id)
    known.purpose, known.copy_for, known.series = purpose, copy_for, series
    known.sources = json.dumps(list(sources))
    session.flush()
    return known_id
