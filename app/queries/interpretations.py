"""Who wrote what a passage means, and when."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.passage import Interpretation
from app.models.person import Person


@dataclass(frozen=True, slots=True)
class Authorship:
    """The person who changed an interpretation last, and the stored moment."""

    person: str
    changed_at: str


def interpretation_authors(session: Session, passage_id: int) -> dict[int | None, Authorship]:
    """By code (None: of the passage itself) who wrote its interpretation."""
    rows = session.execute(
        select(Interpretation.code_id, Person.name, Interpretation.changed_at)
        .join(Person, Person.id == Interpretation.person_id)
        .where(Interpretation.passage_id == passage_id)
        .order_by(Interpretation.id)
    )
    return {code_id: Authorship(name, at) for code_id, name, at in rows}
