import pytest
from sqlalchemy import update

from app.models.activity import Activity
from app.models.source import Source
from app.queries.activity import activities
from app.queries.sources import import_notes
from tests.study import Study


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
