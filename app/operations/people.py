"""People: coders and reviewers."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import NameMissing, NameTaken
from app.models.person import Person, PersonRole
from app.project.activity import record


def add_person(
    session: Session, name: str, role: PersonRole = "researcher", uuid: str | None = None
) -> int:
    """A new coder or reviewer; ``uuid`` when the person is known from the settings.

    Raises:
        NameMissing: the name is blank.
        NameTaken: somebody of this name (ignoring case) is here already.
    """
    name = name.strip()
    if not name:
        raise NameMissing("person")
    if any(name.casefold() == known.casefold() for known in session.scalars(select(Person.name))):
        raise NameTaken("person", name)
    person = Person(name=name, role=role, **({"uuid": uuid} if uuid else {}))
    session.add(person)
    session.flush()
    record(session, "person_added", name=name)
    return person.id


def person_named(session: Session, name: str, role: PersonRole = "coder") -> int:
    """The person of this name (ignoring case and spacing), added when there is none."""
    wanted = " ".join(name.split())
    for person in session.scalars(select(Person).order_by(Person.id)):
        if " ".join(person.name.split()).casefold() == wanted.casefold():
            return person.id
    return add_person(session, wanted, role)


def rename_person(session: Session, person_id: int, name: str) -> int:
    """Correct a person's name; their codings and decisions stay theirs.

    Raises:
        NameMissing, NameTaken: as for a new person.
    """
    name = name.strip()
    if not name:
        raise NameMissing("person")
    others = session.scalars(select(Person.name).where(Person.id != person_id))
    if any(name.casefold() == known.casefold() for known in others):
        raise NameTaken("person", name)
    person = session.get_one(Person, person_id)
    record(session, "person_renamed", old=person.name, name=name)
    person.name = name
    return person_id
