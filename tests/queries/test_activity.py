import pytest
from sqlalchemy import update

from app.models.activity import Activity
from app.models.source import Source
from app.operations.codings import uncode
from app.queries.activity import Subject, activities, latest_activities, subject_of
from app.queries.sources import import_notes
from tests.study import COUSIN, Study


def test_the_record_is_read_as_it_was_written(study: Study) -> None:
    study.code("A1")
    with study.project.read() as session:
        last = activities(session)[-1]
    assert (last.person, last.key, last.parameters) == ("Sari", "code_added", {"code": "A1"})


@pytest.mark.parametrize("garbage", ["", "{", "[1, 2]", "[" * 100_000, '{"code": 5}'])
def test_garbage_of_a_foreign_file_hides_no_deed(study: Study, garbage: str) -> None:
    source_id = study.source()
    with study.project.edit() as session:
        session.execute(update(Activity).values(parameters=garbage))
        session.execute(update(Source).values(import_notes=garbage))
        assert all(isinstance(row.parameters, dict) for row in activities(session))
        assert import_notes(session, source_id) == []


def test_the_latest_deeds_are_read_in_pieces(study: Study) -> None:
    study.code("A1")
    with study.project.read() as session:
        everything = activities(session)
        first = latest_activities(session, 2)
        rest = latest_activities(session, 99, before=first[-1].id)
        assert [*reversed([*first, *rest])] == everything
        assert latest_activities(session, 99, after=first[-1].id) == first[:1]
        assert latest_activities(session, 99, person_id=study.me) == [*first, *rest][:-1]


def test_a_deed_leads_to_what_is_still_there(study: Study) -> None:
    source, code = study.source(), study.code("A1")
    coding = study.coding(source, COUSIN, code)
    named = {"passage": "K-0001", "code": "A1"}
    with study.project.read() as session:
        assert subject_of(session, named) == Subject("passage", 1)
        assert subject_of(session, {"source": "talk.txt"}) == Subject("source", source)
    with study.project.edit() as session:
        uncode(session, coding)
    with study.project.read() as session:
        assert subject_of(session, named) == Subject("code", code)
        assert subject_of(session, {"name": "A1"}) is None
