"""Other copies that this project has met, and where rows that a merge names stand here."""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.code import Code
from app.models.known_copy import KnownCopy
from app.models.passage import Coding, Interpretation, Memo, Passage
from app.models.person import Person
from app.models.review import Decision
from app.models.source import Source

Subject = Literal["passage", "source", "code"]

_OF_A_PASSAGE: dict[str, type[Coding] | type[Interpretation] | type[Memo] | type[Decision]] = {
    "coding": Coding,
    "interpretation": Interpretation,
    "memo": Memo,
    "decision": Decision,
}
_THEMSELVES: dict[str, tuple[Subject, type[Passage] | type[Source] | type[Code]]] = {
    "passage": ("passage", Passage),
    "source": ("source", Source),
    "code": ("code", Code),
}


@dataclass(frozen=True, slots=True)
class KnownCopyRow:
    """A copy as it was last met; ``person`` is whom it was made for, empty where nobody knows."""

    name: str
    purpose: str
    person: str
    met_at: str


def known_copy(session: Session, copy_id: str) -> KnownCopyRow | None:
    """What is remembered of a copy; None for one that was never met."""
    found = session.execute(
        select(KnownCopy.name, KnownCopy.purpose, Person.name, KnownCopy.met_at)
        .outerjoin(Person, Person.uuid == KnownCopy.copy_for)
        .where(KnownCopy.copy_id == copy_id)
    ).first()
    if found is None:
        return None
    name, purpose, person, met_at = found
    return KnownCopyRow(name, purpose, person or "", met_at)


def where_here(session: Session, table: str, uuid: str) -> tuple[Subject, int] | None:
    """What in the window shows a row of a merge; None where there is no place for it."""
    if table in _OF_A_PASSAGE:
        row = _OF_A_PASSAGE[table]
        passage_id = session.scalar(select(row.passage_id).where(row.uuid == uuid))
        return None if passage_id is None else ("passage", passage_id)
    if table not in _THEMSELVES:
        return None
    subject, model = _THEMSELVES[table]
    found = session.scalar(select(model.id).where(model.uuid == uuid))
    return None if found is None else (subject, found)
