import pytest

from app.errors import NothingToUndo
from app.models.changes import ChangeSet
from app.models.deed import Deed
from app.project.history import History
from app.project.journal import Step, merged


def _step(key: str, letters: int = 0, merge_key: str | None = None) -> Step:
    images = {"memo": [(1, "x" * letters)]} if letters else {}
    return Step(Deed(key), ChangeSet(), images, merge_key=merge_key)


def test_what_is_done_anew_cannot_be_redone_differently() -> None:
    history = History()
    history.push(_step("one"))
    history.undone(_step("one"))
    history.push(_step("two"))
    with pytest.raises(NothingToUndo):
        history.last_undone()


def test_the_oldest_steps_are_forgotten_first() -> None:
    history = History(limit=1000)
    for key in ("one", "two", "three"):
        history.push(_step(key, letters=600))
    assert history.forgotten == 2
    assert history.undo_deed == Deed("three")


def test_the_last_step_is_kept_however_heavy() -> None:
    history = History(limit=10)
    history.push(_step("one", letters=600))
    assert history.undo_deed == Deed("one")


def test_merged_steps_go_back_to_the_first_state() -> None:
    history = History()
    history.push(_step("typing", letters=1, merge_key="memo 1"))
    history.push(_step("typing", letters=5, merge_key="memo 1"))
    assert history.last_done().pre_images == {"memo": [(1, "x")]}


def test_another_key_is_another_step() -> None:
    history = History()
    history.push(_step("typing", letters=1, merge_key="memo 1"))
    history.push(_step("typing", letters=1, merge_key="memo 2"))
    history.undone(history.last_done())
    assert history.undo_deed == Deed("typing")


def test_a_step_that_went_on_weighs_what_it_holds() -> None:
    one, two = _step("one", 5, merge_key="typing"), _step("two", 9, merge_key="typing")
    two.pre_images["memo"] = [(1, "known already"), (2, "new")]
    both = merged(one, two)
    held = Step(both.deed, both.changes, both.pre_images)
    assert both.weight == held.weight > one.weight
