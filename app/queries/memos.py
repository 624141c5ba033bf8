"""Memos as rows."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.passage import Memo
from app.models.person import Person


@dataclass(frozen=True, slots=True)
class MemoRow:
    """A memo and what it is on; with no id at all it is on the project."""

    id: int
    person: str
    source_id: int | None
    code_id: int | None
    informant_id: int | None
    passage_id: int | None
    text: str
    changed_at: str


def memos(session: Session) -> list[MemoRow]:
    """All memos, newest first."""
    query = (
        select(
            Memo.id,
            Person.name.label("person"),
            Memo.source_id,
            Memo.code_id,
            Memo.informant_id,
            Memo.passage_id,
            Memo.text,
            Memo.changed_at,
        )
        .join(Person, Person.id == Memo.person_id)
        .order_by(Memo.changed_at.desc(), Memo.id.desc())
    )
    return [MemoRow(**row) for row in session.execute(query).mappings()]


def memos_on_passage(session: Session, passage_id: int) -> list[MemoRow]:
    """The memos of one passage, newest first."""
    return [memo for memo in memos(session) if memo.passage_id == passage_id]
