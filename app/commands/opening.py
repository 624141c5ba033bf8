"""Opening a project for one command, and saying who works in it."""

import getpass
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from app.commands.console import Console
from app.operations.people import add_person, person_named
from app.project.file import Project, open_project
from app.queries.people import PersonRow, people
from app.words import N_

UNKNOWN_PERSON = N_("Researcher")


@contextmanager
def opened(path: Path) -> Iterator[Project]:
    """The project, closed again whatever happens.

    Raises:
        ProjectFileError: it cannot be opened, or another window has it.
    """
    with closing(open_project(path)) as project:
        yield project


@contextmanager
def editing(console: Console, path: Path, coder: str = "") -> Iterator[Project]:
    """The project with its person set: the coder of that name, else the one of the settings."""
    with opened(path) as project:
        work_as(console, project, coder)
        yield project


def work_as(console: Console, project: Project, coder: str = "") -> int:
    """Set who edits; the person is added on their first edit of this file.

    Somebody of my name but with another UUID is taken for me, and that is said.
    """
    with project.read() as session:
        known = people(session)
    if coder.strip():
        with project.edit() as session:
            project.person_id = person_named(session, coder)
    else:
        project.person_id = _me(console, project, known)
    return project.person_id


def _me(console: Console, project: Project, known: list[PersonRow]) -> int:
    uuid, name = str(console.settings.person_uuid), my_name(console)
    by_uuid = [person.id for person in known if person.uuid == uuid]
    if by_uuid:
        return by_uuid[0]
    for person in known:
        if person.name.casefold() == name.casefold():
            console.note(
                console.words("Working as {name}, who is in this project already.", name=name)
            )
            return person.id
    with project.edit() as session:
        return add_person(session, name, uuid=uuid)


def my_name(console: Console) -> str:
    """My name in the settings, else the system's name for me, else ``Researcher``."""
    return console.settings.person_name.strip() or _system_user() or console.words(UNKNOWN_PERSON)


def _system_user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""  # A system without accounts, or Windows without a user name.
