from typing import Any

import pytest

from app.errors import CodeCycle, NameTaken
from app.operations.codes import (
    add_code,
    delete_codes,
    kind_with_key,
    place_codes,
    rename_group,
)
from app.queries.activity import activities
from app.queries.codes import codes
from tests.study import Study


@pytest.fixture
def ids(study: Study) -> dict[str, int]:
    with study.project.edit() as session:
        return {name: add_code(session, name) for name in ("a", "b", "c", "d")}


def order(study: Study) -> list[str]:
    with study.project.read() as session:
        return ["  " * code.depth + code.name for code in codes(session)]


def place(
    study: Study,
    ids: list[int],
    parent: int | None = None,
    before: int | None = None,
    **heading: Any,
) -> None:
    with study.project.edit() as session:
        place_codes(session, ids, parent, before, **heading)


def deeds(study: Study) -> list[tuple[str, dict[str, str]]]:
    """What was recorded since the codes were there, newest first."""
    with study.project.read() as session:
        said = [(row.key, dict(row.parameters)) for row in reversed(activities(session))]
    return said[: next(nth for nth, (key, _) in enumerate(said) if key == "code_added")]


def test_several_codes_move_before_another(study: Study, ids: dict[str, int]) -> None:
    place(study, [ids["c"], ids["d"]], None, ids["a"])
    assert order(study) == ["c", "d", "a", "b"]


def test_a_code_dropped_on_itself_stays(study: Study, ids: dict[str, int]) -> None:
    place(study, [ids["b"]], None, ids["b"])
    assert order(study) == ["a", "b", "c", "d"]


def test_a_code_moves_below_another(study: Study, ids: dict[str, int]) -> None:
    place(study, [ids["a"]], ids["c"])
    assert order(study) == ["b", "c", "  a", "d"]


def test_moving_into_a_heading_takes_its_kind_and_group(study: Study, ids: dict[str, int]) -> None:
    with study.project.edit() as session:
        effort = kind_with_key(session, "effort")
    place(study, [ids["a"]], kind_id=effort, group="Office")
    with study.project.read() as session:
        moved = next(code for code in codes(session) if code.name == "a")
    assert (moved.kind, moved.group) == ("effort", "Office")


def test_a_code_does_not_move_below_its_own_child(study: Study, ids: dict[str, int]) -> None:
    place(study, [ids["b"]], ids["a"])
    with pytest.raises(CodeCycle):
        place(study, [ids["a"]], ids["b"])


def test_one_gesture_is_told_in_one_sentence(study: Study, ids: dict[str, int]) -> None:
    place(study, [ids["c"], ids["d"]], ids["a"])
    assert deeds(study) == [("codes_moved", {"n": "2"})]
    place(study, [ids["b"]], group="Office")
    assert deeds(study)[0] == ("code_moved", {"code": "b"})
    with study.project.edit() as session:
        rename_group(session, None, "Office", "Bureau")
    assert deeds(study)[0] == ("group_renamed", {"former": "Office", "group": "Bureau"})
    assert len(deeds(study)) == 3


def test_codes_put_where_they_stand_are_no_deed(study: Study, ids: dict[str, int]) -> None:
    place(study, [ids["b"]], None, ids["c"])
    assert deeds(study) == []


def test_a_code_does_not_move_beside_one_of_its_name(study: Study, ids: dict[str, int]) -> None:
    with study.project.edit() as session:
        add_code(session, "b", parent_id=ids["a"])
    with pytest.raises(NameTaken):
        place(study, [ids["b"]], ids["a"])
    assert order(study) == ["a", "  b", "b", "c", "d"]


def test_a_group_is_renamed_in_all_its_codes(study: Study, ids: dict[str, int]) -> None:
    place(study, [ids["a"], ids["b"]], group="Office")
    with study.project.edit() as session:
        assert rename_group(session, None, "Office", "Bureau") == 2
        assert [code.group for code in codes(session)].count("Bureau") == 2


def test_deleting_several_is_one_undo_step(study: Study, ids: dict[str, int]) -> None:
    with study.project.edit() as session:
        delete_codes(session, [ids["a"], ids["c"]])
    assert order(study) == ["b", "d"]
    study.project.undo()
    assert order(study) == ["a", "b", "c", "d"]
