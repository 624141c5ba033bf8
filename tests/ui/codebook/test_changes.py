import pytest

from app.errors import CodeCycle
from app.operations.codes import add_code, delete_codes, kind_with_key
from app.queries.codes import codes
from app.ui.codebook.changes import place_codes, rename_group
from app.ui.codebook.tree import Placement
from tests.study import Study


@pytest.fixture
def ids(study: Study) -> dict[str, int]:
    with study.project.edit() as session:
        return {name: add_code(session, name) for name in ("a", "b", "c", "d")}


def order(study: Study) -> list[str]:
    with study.project.read() as session:
        return ["  " * code.depth + code.name for code in codes(session)]


def place(study: Study, ids: list[int], where: Placement) -> None:
    with study.project.edit() as session:
        place_codes(session, ids, where)


def test_several_codes_move_before_another(study: Study, ids: dict[str, int]) -> None:
    place(study, [ids["c"], ids["d"]], Placement(None, None, "", ids["a"]))
    assert order(study) == ["c", "d", "a", "b"]


def test_a_code_dropped_on_itself_stays(study: Study, ids: dict[str, int]) -> None:
    place(study, [ids["b"]], Placement(None, None, "", ids["b"]))
    assert order(study) == ["a", "b", "c", "d"]


def test_a_code_moves_below_another(study: Study, ids: dict[str, int]) -> None:
    place(study, [ids["a"]], Placement(ids["c"], None, ""))
    assert order(study) == ["b", "c", "  a", "d"]


def test_moving_into_a_heading_takes_its_kind_and_group(study: Study, ids: dict[str, int]) -> None:
    with study.project.edit() as session:
        effort = kind_with_key(session, "effort")
    place(study, [ids["a"]], Placement(None, effort, "Office"))
    with study.project.read() as session:
        moved = next(code for code in codes(session) if code.name == "a")
    assert (moved.kind, moved.group) == ("effort", "Office")


def test_a_code_does_not_move_below_its_own_child(study: Study, ids: dict[str, int]) -> None:
    place(study, [ids["b"]], Placement(ids["a"], None, ""))
    with pytest.raises(CodeCycle):
        place(study, [ids["a"]], Placement(ids["b"], None, ""))


def test_a_group_is_renamed_in_all_its_codes(study: Study, ids: dict[str, int]) -> None:
    place(study, [ids["a"], ids["b"]], Placement(None, None, "Office"))
    with study.project.edit() as session:
        assert rename_group(session, None, "Office", "Bureau") == 2
        assert [code.group for code in codes(session)].count("Bureau") == 2


def test_deleting_several_is_one_undo_step(study: Study, ids: dict[str, int]) -> None:
    with study.project.edit() as session:
        delete_codes(session, [ids["a"], ids["c"]])
    assert order(study) == ["b", "d"]
    study.project.undo()
    assert order(study) == ["a", "b", "c", "d"]
