"""Opening a project for one command, and saying who works in it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from app.commands.console import Console
from app.interchange.identity import work_as
from app.operations.people import person_named
from app.project.file import Project, open_project


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
        set_person(console, project, coder)
        yield project


def set_person(console: Console, project: Project, coder: str = "") -> None:
    """Set who edits; somebody of my name but from another computer is me, and that is said."""
    if coder.strip():
        with project.edit() as session:
            project.person_id = person_named(session, coder)
        return
    namesake = work_as(project, console.settings, console.words)
    if namesake:
        console.note(
            console.words("Working as {name}, who is in this project already.", name=namesake)
        )
