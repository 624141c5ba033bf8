"""What the project says of itself: title, researcher, questions."""

from collections.abc import Mapping, Sequence

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.models.project import Project, ResearchQuestion
from app.project.activity import record

DESCRIPTION_FIELDS = (
    "title",
    "researcher",
    "student_number",
    "faculty",
    "university",
    "supervisors",
    "language",
)


def describe_project(session: Session, fields: Mapping[str, str]) -> int:
    """Set some of ``DESCRIPTION_FIELDS``; what does not change leaves no trace.

    Raises:
        KeyError: on a field that a project does not have.
    """
    project = session.get_one(Project, 1)
    changed = {
        name: value.strip()
        for name, value in fields.items()
        if _field(project, name) != value.strip()
    }
    for name, value in changed.items():
        setattr(project, name, value)
    if changed:
        record(session, "project_described", fields=", ".join(changed))
    return project.id


def _field(project: Project, name: str) -> str:
    if name not in DESCRIPTION_FIELDS:
        raise KeyError(name)
    return str(getattr(project, name))


def set_questions(session: Session, questions: Sequence[tuple[str, int | None]]) -> int:
    """Replace the research questions: ``(text, kind id or None)`` in their order."""
    session.execute(delete(ResearchQuestion))
    for position, (text, kind_id) in enumerate(questions):
        if text.strip():
            session.add(ResearchQuestion(text=text.strip(), kind_id=kind_id, position=position))
    session.flush()
    record(session, "questions_set", n=str(len(questions)))
    return 1
