"""Who works in a project that is opened: known by UUID, else by name, else new."""

import getpass

from app.operations.people import add_person
from app.project.file import Project
from app.queries.people import people
from app.queries.projects import copied_for
from app.settings import Settings
from app.words import Words


def work_as(project: Project, settings: Settings, words: Words) -> str:
    """Set the person who works in an open project.

    Returns the name of somebody of my name but with another UUID, who is taken for me: that is
    never silent. Nobody is set in a project that cannot be written; in a copy that was made for
    somebody it is that person.
    """
    if project.read_only:
        return ""
    with project.read() as session:
        known = people(session)
        asked = copied_for(session).person
    if asked is not None:
        project.person_id = asked.id
        return ""
    by_uuid = [person.id for person in known if person.uuid == str(settings.person_uuid)]
    if by_uuid:
        project.person_id = by_uuid[0]
        return ""
    name = settings.person_name.strip() or _system_user() or words("Researcher")
    for person in known:
        if person.name.casefold() == name.casefold():
            project.person_id = person.id
            return person.name
    with project.edit() as session:
        project.person_id = add_person(session, name, uuid=str(settings.person_uuid))
    project.history.clear()  # Coming in is no step that undo should take back.
    return ""


def _system_user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""  # A system without accounts, or Windows without a user name.
