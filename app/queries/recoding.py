"""What would happen if codes became one, and which codings a code consists of."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.passage import Coding
from app.queries.passages import PassageFilter, PassageRow, passages


@dataclass(frozen=True, slots=True)
class Meeting:
    """Codes that go into another: how many passages they bring.

    ``doubled`` codings are there already, by the same person; in ``apart`` of them the stance is
    another one.
    """

    passages: int
    doubled: int
    apart: int


def meeting(session: Session, code_ids: Sequence[int], into_id: int) -> Meeting:
    """What these codes bring to ``into_id``."""
    columns = (Coding.passage_id, Coding.person_id, Coding.stance)
    there = {
        (passage, person): stance
        for passage, person, stance in session.execute(
            select(*columns).where(Coding.code_id == into_id)
        )
    }
    others = [code_id for code_id in code_ids if code_id != into_id]
    coming = session.execute(select(*columns).where(Coding.code_id.in_(others))).all()
    doubled = [row for row in coming if (row.passage_id, row.person_id) in there]
    apart = [row for row in doubled if there[row.passage_id, row.person_id] != row.stance]
    return Meeting(len({row.passage_id for row in coming}), len(doubled), len(apart))


@dataclass(frozen=True, slots=True)
class CodedRow:
    """A coding of one code with its passage."""

    coding_id: int
    passage: PassageRow
    stance: str
    coder: str
    key_quote: bool


def codings_under(session: Session, code_id: int) -> list[CodedRow]:
    """All codings of a code, by source and place."""
    rows = passages(session, PassageFilter(code_ids=frozenset({code_id})))
    return [
        CodedRow(coding.id, row, coding.stance, coding.coder, coding.key_quote)
        for row in rows
        for coding in row.codings
        if coding.code_id == code_id
    ]
