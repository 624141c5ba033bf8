import pytest

from app.errors import NotFound
from app.models.span import Span
from app.operations.codings import code_places
from app.queries.activity import activities
from app.queries.passages import passages
from tests.study import COUSIN, TALK, Study


def test_what_is_coded_already_is_coded_once(study: Study) -> None:
    source, family, fear = study.source(), study.code(), study.code("A2", "Fear")
    study.coding(source, COUSIN, family)
    start = TALK.index(COUSIN)
    places = [(source, Span(start, start + len(COUSIN))), (source, Span(0, 5))]
    with study.project.edit() as session:
        assert code_places(session, [*places, places[0]], [family, fear], study.me) == 3
        assert code_places(session, places, [family, fear], study.me) == 0
    with study.project.read() as session:
        assert [len(row.codings) for row in passages(session)] == [2, 2]
        assert [row.key for row in activities(session)][-3:] == ["coded"] * 3


def test_a_code_that_is_gone_is_not_found(study: Study) -> None:
    source = study.source()
    with pytest.raises(NotFound), study.project.edit() as session:
        code_places(session, [(source, Span(0, 1))], [99], study.me)
