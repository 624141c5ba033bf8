from sqlalchemy import update

from app.interchange.identity import work_as
from app.models.project import Project
from app.operations.people import add_person
from app.queries.people import people
from app.settings import Settings
from app.words import Words
from tests.study import Study


def test_in_a_copy_for_somebody_that_person_works(study: Study) -> None:
    with study.project.edit() as session:
        rahma = add_person(session, "Dr. Rahma", "supervisor")
        uuid = people(session)[-1].uuid
        session.execute(update(Project).values(purpose="review", copy_for=uuid))
    assert work_as(study.project, Settings(person_name="Sari"), Words("en")) == ""
    assert study.project.person_id == rahma
    with study.project.read() as session:
        assert len(people(session)) == 2


def test_elsewhere_somebody_of_my_name_is_named(study: Study) -> None:
    assert work_as(study.project, Settings(person_name="sari"), Words("en")) == "Sari"
