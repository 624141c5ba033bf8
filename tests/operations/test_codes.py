import pytest

from app.errors import CodeCycle, NameMissing, NameTaken, SameCode
from app.models.code import Code
from app.operations.codes import (
    COLOURS,
    add_code,
    change_code,
    delete_code,
    link_codes,
    move_code,
    set_code_colour,
    unlink_codes,
)
from app.queries.codes import CodeRow, code_links, codes
from app.queries.passages import passages
from tests.study import COUSIN, Study


def _codes(study: Study) -> list[CodeRow]:
    with study.project.read() as session:
        return codes(session)


@pytest.mark.parametrize("label", ["A1", "a1", " A1 "])
def test_a_label_is_unique_ignoring_case(study: Study, label: str) -> None:
    study.code("A1")
    with pytest.raises(NameTaken), study.project.edit() as session:
        add_code(session, "Other", label)


def test_codes_with_labels_may_share_a_name(study: Study) -> None:
    study.code("A1", "Outreach")
    study.code("B1", "Outreach")
    assert len(_codes(study)) == 2


def test_a_code_needs_a_name(study: Study) -> None:
    with pytest.raises(NameMissing), study.project.edit() as session:
        add_code(session, "  ", "A1")


def test_a_label_can_be_taken_away(study: Study) -> None:
    code = study.code()
    with study.project.edit() as session:
        change_code(session, code, label=" ")
    assert _codes(study)[0].label is None


def test_relabelling_to_a_taken_label_changes_nothing(study: Study) -> None:
    study.code("A1")
    second = study.code("A2", "Career")
    with pytest.raises(NameTaken), study.project.edit() as session:
        change_code(session, second, label="a1")
    assert _codes(study)[1].label == "A2"


def test_a_code_cannot_be_its_own_ancestor(study: Study) -> None:
    parent, child = study.code("A1"), study.code("A2", "Child")
    with study.project.edit() as session:
        move_code(session, child, parent, 0)
    with pytest.raises(CodeCycle), study.project.edit() as session:
        move_code(session, parent, child, 0)


@pytest.mark.parametrize(("place", "order"), [(0, "CAB"), (1, "ACB"), (2, "ABC"), (9, "ABC")])
def test_a_code_moves_to_the_place_among_its_siblings(study: Study, place: int, order: str) -> None:
    third = [study.code(label, label) for label in "ABC"][-1]
    with study.project.edit() as session:
        move_code(session, third, None, place)
    assert "".join(row.label or "" for row in _codes(study)) == order


def test_deleting_a_code_keeps_its_passages_other_codes_and_children(study: Study) -> None:
    parent, child, other = study.code("A1"), study.code("A2", "Child"), study.code("B1", "Other")
    source = study.source()
    study.coding(source, COUSIN, parent)
    study.coding(source, COUSIN, other)
    with study.project.edit() as session:
        move_code(session, child, parent, 0)
        delete_code(session, parent)
    with study.project.read() as session:
        assert [coding.label for coding in passages(session)[0].codings] == ["B1"]
    assert {row.label: row.parent_id for row in _codes(study)} == {"A2": None, "B1": None}


def test_colours_stay_within_the_set(study: Study) -> None:
    code = study.code()
    with study.project.edit() as session:
        set_code_colour(session, code, COLOURS + 3)
    assert _codes(study)[0].colour == 3


def test_a_code_does_not_answer_itself(study: Study) -> None:
    code = study.code()
    with pytest.raises(SameCode), study.project.edit() as session:
        link_codes(session, code, code)


def test_linking_twice_is_one_link(study: Study) -> None:
    cause, effort = study.code(), study.code("B1", "Checks", "effort")
    with study.project.edit() as session:
        assert link_codes(session, effort, cause) == link_codes(session, effort, cause)
    with study.project.edit() as session:
        unlink_codes(session, effort, cause)
    with study.project.read() as session:
        assert code_links(session) == []


def test_an_unknown_field_is_a_bug_of_the_caller(study: Study) -> None:
    code = study.code()
    with pytest.raises(KeyError), study.project.edit() as session:
        change_code(session, code, texts={"colour": "red"})


def test_a_circle_of_a_foreign_file_does_not_hang_a_move(study: Study) -> None:
    first, second, third = (study.code(label, label) for label in "ABC")
    with study.project.edit() as session:
        session.get_one(Code, first).parent_id = second
        session.get_one(Code, second).parent_id = first
        session.flush()
        move_code(session, third, first, 0)
        move_code(session, first, None, 0)
    assert [row.depth for row in _codes(study)] == [0, 1, 1]
