from sqlalchemy import update

from app.models.person import Person
from app.models.project import Project
from app.queries.people import PersonRow, people
from app.queries.projects import CopyRow, copied_for
from tests.study import Study


def test_a_study_of_ones_own_was_copied_for_nobody(study: Study) -> None:
    with study.project.read() as session:
        assert copied_for(session) == CopyRow("", None)


def test_a_copy_says_for_whom_it_was_made(study: Study) -> None:
    with study.project.edit() as session:
        session.add(Person(name="Dr. Ani", uuid="u-1", role="supervisor"))
        session.execute(update(Project).values(purpose="review", copy_for="u-1"))
        session.flush()
        ani = people(session)[-1]
    with study.project.read() as session:
        assert copied_for(session) == CopyRow(
            "review", PersonRow(ani.id, "u-1", "Dr. Ani", "supervisor")
        )
