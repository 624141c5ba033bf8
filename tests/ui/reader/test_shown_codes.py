from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.queries.codings import CodingMark
from app.ui.look.theme import load_theme
from app.ui.reader.mark_filter import MarkFilter
from app.ui.reader.shown_codes import ShownCodes
from app.ui.reader.text_view import Reader
from app.words import Words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def button(qtbot: QtBot, reader: Reader, mark_on: Callable[..., CodingMark]) -> ShownCodes:
    """Over a reader with a cause of Ana's and an effort of Budi's."""
    made = ShownCodes(reader, Words("en"), load_theme("light"))
    qtbot.addWidget(made)
    effort = mark_on("said", 2)._replace(code_id=8, label="E1", name="Warn", kind="effort")
    reader.set_marks([mark_on("sacks"), effort._replace(coder="Budi", coder_id=2)])
    made.show()
    return made


def entries(button: ShownCodes) -> dict[str, QAction]:
    menu = button.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions() if action.text()}


def drawn(reader: Reader) -> list[int]:
    return [shown.mark.coding_id for shown in reader.page().marks]


def test_all_that_is_coded_here_is_listed_with_its_count(button: ShownCodes) -> None:
    listed = [*entries(button)]
    assert listed[:1] == ["Show everything"]
    assert {"Causes  (1)", "Efforts  (1)", "Ana <b>  (1)", "Budi  (1)"} <= {*listed}
    assert listed[-2:] == ["E1  Warn  (1)", "P1  Heavy work  (1)"]


@pytest.mark.parametrize("entry", ["Efforts  (1)", "Budi  (1)", "E1  Warn  (1)"])
def test_what_is_unticked_is_not_drawn_and_that_is_said(
    qtbot: QtBot, button: ShownCodes, reader: Reader, entry: str
) -> None:
    assert button.text() == "All codes shown"
    with qtbot.waitSignal(button.changed):
        entries(button)[entry].trigger()
    assert drawn(reader) == [1]
    assert button.text() == "1 coding hidden"
    entries(button)["Show everything"].trigger()
    assert drawn(reader) == [1, 2]
    assert button.text() == "All codes shown"


def test_a_code_alone_is_seen_by_hiding_all_first(button: ShownCodes, reader: Reader) -> None:
    entries(button)["Hide all codes"].trigger()
    assert drawn(reader) == []
    entries(button)["E1  Warn  (1)"].trigger()
    assert drawn(reader) == [2]


def test_ticking_leaves_the_menu_open(button: ShownCodes, reader: Reader) -> None:
    menu = button.menu()
    assert isinstance(menu, QMenu)
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    efforts = next(each for each in menu.actions() if each.text().startswith("Efforts"))
    QTest.mouseMove(menu, menu.actionGeometry(efforts).center())
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(efforts).center())
    assert drawn(reader) == [1]
    assert menu.isVisible()
    menu.setActiveAction(efforts)
    QTest.keyClick(menu, Qt.Key.Key_Space)
    assert drawn(reader) == [1, 2]
    menu.hide()


def test_hidden_codings_stay_known_and_follow_changes(
    button: ShownCodes, reader: Reader, mark_on: Callable[..., CodingMark]
) -> None:
    entries(button)["P1  Heavy work  (1)"].trigger()
    reader.patch_marks([mark_on("Amin", 3)], [])
    assert drawn(reader) == [2]
    assert button.text() == "2 codings hidden"
    reader.patch_marks([], [1, 3])
    assert button.text() == "All codes shown"


def test_what_is_coded_now_is_drawn_again(
    button: ShownCodes, reader: Reader, mark_on: Callable[..., CodingMark]
) -> None:
    button.choose(MarkFilter(code=frozenset({"7", "8"})))
    button.show_again([mark_on("sacks")])
    assert drawn(reader) == [1]


def test_an_uncoded_source_says_so(button: ShownCodes, reader: Reader) -> None:
    reader.set_marks([])
    assert "Nothing is coded here yet." in entries(button)
