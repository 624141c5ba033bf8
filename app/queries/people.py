"""Who works on the project."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.person import Person


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A coder or reviewer."""

    id: int
    uuid: str
    name: str
    role: str


def people(session: Session) -> list[PersonRow]:
    """Everybody, in the order in which they joined."""
    rows = session.execute(
        select(Person.id, Person.uuid, Person.name, Person.role).order_by(Person.id)
    )
    return [PersonRow(*row) for row in rows]


def only_supervisor(session: Session) -> str:
    """The name of the one supervisor that the project knows; empty for none or several."""
    names = [person.name for person in people(session) if person.role == "supervisor"]
    return names[0] if len(names) == 1 else ""
