import pytest

from app.operations.codes import delete_code
from app.operations.favourites import hand_on_favourite, set_favourite
from app.queries.codes import codes
from app.queries.favourites import favourites
from tests.study import Study


@pytest.fixture
def ids(study: Study) -> tuple[int, int]:
    return study.code("A1", "Family"), study.code("A2", "Fear")


def put(study: Study, code_id: int, digit: int | None) -> None:
    with study.project.edit() as session:
        set_favourite(session, code_id, digit)


def digits(study: Study) -> dict[int, int]:
    with study.project.read() as session:
        return favourites(session)


def test_a_digit_holds_a_code_and_lets_it_go(study: Study, ids: tuple[int, int]) -> None:
    put(study, ids[0], 3)
    assert digits(study) == {3: ids[0]}
    put(study, ids[0], None)
    assert digits(study) == {}
    study.project.undo()
    assert digits(study) == {3: ids[0]}


def test_favourites_change_places(study: Study, ids: tuple[int, int]) -> None:
    put(study, ids[0], 1)
    put(study, ids[1], 2)
    put(study, ids[1], 1)
    assert digits(study) == {1: ids[1], 2: ids[0]}


def test_a_code_has_one_digit(study: Study, ids: tuple[int, int]) -> None:
    put(study, ids[0], 1)
    put(study, ids[0], 9)
    assert digits(study) == {9: ids[0]}


def test_a_taken_digit_goes_to_the_new_code(study: Study, ids: tuple[int, int]) -> None:
    put(study, ids[0], 1)
    put(study, ids[1], 1)
    assert digits(study) == {1: ids[1]}


def test_saying_it_twice_is_no_step(study: Study, ids: tuple[int, int]) -> None:
    put(study, ids[0], 1)
    deed = study.project.history.undo_deed
    put(study, ids[0], 1)
    assert study.project.history.undo_deed is deed


def test_there_are_nine_digits(study: Study, ids: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="10"), study.project.edit() as session:
        set_favourite(session, ids[0], 10)


def test_a_deleted_code_leaves_its_digit_and_comes_back_to_it(
    study: Study, ids: tuple[int, int]
) -> None:
    put(study, ids[0], 4)
    with study.project.edit() as session:
        delete_code(session, ids[0])
    assert digits(study) == {}
    study.project.undo()
    assert digits(study) == {4: ids[0]}


def test_a_merged_code_leaves_its_digit_to_its_heir(study: Study, ids: tuple[int, int]) -> None:
    put(study, ids[0], 4)
    with study.project.edit() as session:
        hand_on_favourite(session, *ids)
    assert digits(study) == {4: ids[1]}


def test_an_heir_with_a_digit_keeps_it(study: Study, ids: tuple[int, int]) -> None:
    put(study, ids[0], 4)
    put(study, ids[1], 5)
    with study.project.edit() as session:
        hand_on_favourite(session, *ids)
    assert digits(study) == {4: ids[0], 5: ids[1]}


def test_the_codebook_knows_its_favourites(study: Study, ids: tuple[int, int]) -> None:
    put(study, ids[1], 7)
    with study.project.read() as session:
        assert [code.favourite for code in codes(session)] == [None, 7]
