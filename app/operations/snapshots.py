"""Keeping what reviewers saw, once however often it is decided on."""

from collections.abc import Iterable, Mapping

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.models.review_round import Snapshot, fingerprint, packed_snapshot


def keep_snapshot(session: Session, seen: Mapping[str, str]) -> str:
    """Keep one content; returns its fingerprint."""
    mark = fingerprint(seen)
    known = select(Snapshot.id).where(Snapshot.fingerprint == mark)
    if session.scalar(known) is None:
        session.execute(insert(Snapshot).values(fingerprint=mark, content=packed_snapshot(seen)))
    return mark


def keep_snapshots(session: Session, contents: Iterable[Mapping[str, str]]) -> list[str]:
    """Keep many at once; returns their fingerprints in the same order."""
    found = [(fingerprint(seen), seen) for seen in contents]
    known = set(session.scalars(select(Snapshot.fingerprint)))
    new = {mark: packed_snapshot(seen) for mark, seen in found if mark not in known}
    if new:
        rows = [{"fingerprint": mark, "content": content} for mark, content in new.items()]
        session.execute(insert(Snapshot), rows)
    return [mark for mark, _ in found]
