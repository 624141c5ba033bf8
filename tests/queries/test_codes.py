import pytest
from sqlalchemy import update

from app.errors import Ambiguous, NotFound
from app.models.code import Code
from app.models.span import Span
from app.operations.codes import add_code, link_codes, move_code, order_codes
from app.operations.codings import code_passage
from app.operations.people import add_person
from app.queries.codes import CodeRow, code_links, codes, find_code, kinds
from tests.study import COUSIN, Study


def _codes(study: Study) -> list[CodeRow]:
    with study.project.read() as session:
        return codes(session)


def test_children_follow_their_parent(study: Study) -> None:
    parent, _, child = study.code("A"), study.code("B", "Second"), study.code("C", "Third")
    with study.project.edit() as session:
        move_code(session, child, parent, 0)
    assert [(row.label, row.depth) for row in _codes(study)] == [("A", 0), ("C", 1), ("B", 0)]
    assert _codes(study)[1].path == "Family/Third"


def test_the_order_is_the_users(study: Study) -> None:
    ids = [study.code(label, label) for label in "ABC"]
    with study.project.edit() as session:
        order_codes(session, ids[::-1])
    assert [row.label for row in _codes(study)] == ["C", "B", "A"]


def test_passages_are_counted_once_a_code(study: Study) -> None:
    study.coding(study.source(), COUSIN, study.code())
    study.code("B", "Unused")
    assert [row.passages for row in _codes(study)] == [1, 0]


def test_a_passage_that_several_coders_gave_a_code_is_counted_once(study: Study) -> None:
    source, one, other = study.source(), study.code(), study.code("B", "Other")
    with study.project.edit() as session:
        coders = [study.me, *(add_person(session, name) for name in ("Budi", "Tono"))]
        for nth, coder in enumerate(coders):
            for start in range(nth, 4):
                code_passage(session, source, Span(start, start + 5), one, coder)
        code_passage(session, source, Span(0, 5), other, coders[2])
        code_passage(session, source, Span(9, 12), one, coders[1])
    assert [row.passages for row in _codes(study)] == [5, 1]


@pytest.mark.parametrize("called", ["a1", " A1 ", "family", "FAMILY"])
def test_a_code_is_found_by_label_or_name(study: Study, called: str) -> None:
    code = study.code("A1", "Family")
    assert find_code(_codes(study), called).id == code


def test_a_code_without_label_is_found_by_its_path(study: Study) -> None:
    with study.project.edit() as session:
        parent = add_code(session, "Family")
        child = add_code(session, "Cousins", parent_id=parent)
    assert find_code(_codes(study), "family/cousins").id == child


def test_a_name_of_two_codes_is_refused(study: Study) -> None:
    study.code("A1", "Family")
    study.code("A2", "family")
    with pytest.raises(Ambiguous):
        find_code(_codes(study), "Family")


def test_a_code_that_is_not_there_is_not_found(study: Study) -> None:
    with pytest.raises(NotFound):
        find_code(_codes(study), "A1")


def test_kinds_and_links_are_listed(study: Study) -> None:
    cause, effort = study.code(), study.code("B1", "Checks", "effort")
    with study.project.edit() as session:
        link_codes(session, effort, cause)
    with study.project.read() as session:
        assert [kind.key for kind in kinds(session)] == ["cause", "effort"]
        assert code_links(session) == [(effort, cause)]


@pytest.mark.parametrize("parents", [{1: 1}, {1: 2, 2: 1}, {1: 999}])
def test_no_code_of_a_foreign_file_is_out_of_sight(study: Study, parents: dict[int, int]) -> None:
    ids = [study.code(label, label) for label in "ABC"]
    with study.project.edit() as session:
        session.connection().exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        for code_id, parent_id in parents.items():
            session.get_one(Code, code_id).parent_id = parent_id
        session.flush()
        assert {row.id for row in codes(session)} == set(ids)
        session.execute(update(Code).values(parent_id=None))


def test_a_deep_tree_is_shown_whole(study: Study) -> None:
    with study.project.edit() as session:
        parent = None
        for number in range(1500):
            code = Code(name=str(number), parent_id=parent, position=number)
            session.add(code)
            session.flush()
            parent = code.id
    assert [row.depth for row in _codes(study)] == list(range(1500))
