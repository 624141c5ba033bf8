import pytest

from app.errors import NotFound
from app.models.span import Span
from app.operations.codings import code_places, uncode_all
from app.operations.interpretations import interpret
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


def test_many_codings_are_taken_off_at_once(study: Study) -> None:
    source, family, fear = study.source(), study.code(), study.code("A2", "Fear")
    spans = [(source, Span(start, start + 3)) for start in range(20)]
    with study.project.edit() as session:
        code_places(session, spans, [family, fear], study.me)
        everything = passages(session)
        interpret(session, everything[0].id, study.me, "Kin comes first.")
    of = [
        [c.id for row in everything for c in row.codings if c.code_id == code]
        for code in (family, fear)
    ]
    with study.project.edit() as session:
        assert uncode_all(session, of[0]) == 20
        assert len(passages(session)) == 20
        assert uncode_all(session, [*of[1], of[1][0]]) == 20
        assert [row.id for row in passages(session)] == [everything[0].id]
        said = [row.parameters for row in activities(session) if row.key == "uncoded"]
    assert said[0] == {"passage": everything[0].number, "code": "A1"}
    study.project.undo()
    with study.project.read() as session:
        assert [row.codings for row in passages(session)] == [row.codings for row in everything]


def test_no_code_taken_off_is_no_step(study: Study) -> None:
    before = study.project.history.undo_deed
    with study.project.edit() as session:
        assert uncode_all(session, []) == 0
    assert study.project.history.undo_deed == before
