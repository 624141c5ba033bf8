import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.look.theme import Theme
from app.ui.review.tick_list import TickList

TREE = [("a", "Causes", 0), ("b", "Family", 1), ("c", "Fear", 1), ("d", "Efforts", 0)]


@pytest.fixture
def ticks(qtbot: QtBot, theme: Theme) -> TickList:
    made = TickList("Codes", theme)
    qtbot.addWidget(made)
    made.offer(TREE)
    return made


def test_everything_is_ticked_at_first_and_named_by_what_stands_on_top(ticks: TickList) -> None:
    assert ticks.all_ticked
    assert ticks.ticked == ["a", "d"]


def test_what_is_taken_out_below_leaves_its_neighbours(ticks: TickList) -> None:
    ticks.tick("c", on=False)
    assert not ticks.all_ticked
    assert ticks.ticked == ["b", "d"]


def test_a_box_over_others_ticks_all_of_them(ticks: TickList) -> None:
    ticks.tick("a", on=False)
    assert ticks.ticked == ["d"]
    ticks.tick("a", on=True)
    assert ticks.ticked == ["a", "d"]


def test_what_was_unticked_stays_so_and_what_is_new_is_ticked(ticks: TickList) -> None:
    ticks.tick("b", on=False)
    ticks.tick("d", on=False)
    ticks.offer([*TREE, ("e", "Advice", 0)])
    assert ticks.ticked == ["c", "e"]


def test_space_ticks_where_the_keyboard_is(qtbot: QtBot, ticks: TickList) -> None:
    ticks.show()
    ticks.setFocus()
    QTest.keyClick(ticks, Qt.Key.Key_End)
    with qtbot.waitSignal(ticks.ticked_anew):
        QTest.keyClick(ticks, Qt.Key.Key_Space)
    assert ticks.ticked == ["a"]


def test_nothing_can_be_ticked_at_once(ticks: TickList) -> None:
    ticks.tick_all(on=False)
    assert ticks.ticked == []
    ticks.tick_all(on=True)
    assert ticks.all_ticked
