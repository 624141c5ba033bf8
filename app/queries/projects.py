"""What the project says of itself."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.code import Kind
from app.models.person import Person
from app.models.project import Project, ResearchQuestion
from app.queries.people import PersonRow


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A research question and the key of the kind of code that answers it."""

    text: str
    kind_id: int | None
    kind: str | None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """The project's description."""

    project_uuid: str
    copy_id: str
    series: str
    title: str
    researcher: str
    student_number: str
    faculty: str
    university: str
    supervisors: str
    language: str
    created_at: str
    questions: tuple[QuestionRow, ...]


def project(session: Session) -> ProjectRow:
    """The one project of this file, with its questions in order."""
    found = session.execute(
        select(
            Project.project_uuid,
            Project.copy_id,
            Project.series,
            Project.title,
            Project.researcher,
            Project.student_number,
            Project.faculty,
            Project.university,
            Project.supervisors,
            Project.language,
            Project.created_at,
        )
    ).one()
    questions = session.execute(
        select(ResearchQuestion.text, ResearchQuestion.kind_id, Kind.key, ResearchQuestion.id)
        .outerjoin(Kind, Kind.id == ResearchQuestion.kind_id)
        .order_by(ResearchQuestion.position, ResearchQuestion.id)
    )
    return ProjectRow(*found, questions=tuple(QuestionRow(*row) for row in questions))


@dataclass(frozen=True, slots=True)
class CopyRow:
    """What this file was copied for (``Purpose``), and who works in it; None where nobody must."""

    purpose: str
    person: PersonRow | None


def copied_for(session: Session) -> CopyRow:
    """Whether this file is a copy that was made for somebody."""
    purpose, asked = session.execute(select(Project.purpose, Project.copy_for)).one()
    person = session.execute(
        select(Person.id, Person.uuid, Person.name, Person.role).where(Person.uuid == asked)
    ).first()
    return CopyRow(purpose, PersonRow(*person) if person else None)
