"""The palette beyond choosing: ticks, what the passage has, new codes, favourites, what is said."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.operations.codes import kind_with_key
from app.queries.codes import codes
from app.queries.favourites import favourites
from app.ui.codebook.choice import Choice
from app.ui.codebook.palette import PALETTE_KEYS, CodePalette
from app.ui.look.theme import Theme
from app.ui.workspace import Workspace
from app.words import Words
from tests.study import Study

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


class Desk:
    """The palette over an empty window, and what it said."""

    def __init__(self, workspace: Workspace, words: Words, theme: Theme) -> None:
        self.workspace = workspace
        self.window = QWidget()
        self.window.resize(800, 600)
        QVBoxLayout(self.window)
        self.palette = CodePalette(workspace, words, theme, self.window)
        self.choices: list[Choice] = []
        self.palette.chosen.connect(self.choices.append)

    def ask(self, *present: int) -> None:
        place = QRect(100, 100, 80, 20).translated(self.window.mapToGlobal(QPoint()))
        self.palette.ask(place, [], present)

    def press(self, *keys: str) -> None:
        for each in keys:
            QTest.keySequence(self.palette.query, QKeySequence(each))

    def type(self, text: str) -> None:
        QTest.keyClicks(self.palette.query, text)

    def highlighted(self) -> str:
        return str(self.palette.view.currentIndex().data())

    def spoken(self) -> list[str]:
        view = QAccessible.queryAccessibleInterface(self.palette.view)
        children = (view.child(nth) for nth in range(view.childCount()))
        return [child.text(QAccessible.Text.Name) for child in children]


@pytest.fixture
def ids(study: Study) -> dict[str, int]:
    return {
        label: study.code(label, name)
        for label, name in (("A1", "Family"), ("A2", "Favours"), ("B1", "Fear"))
    }


@pytest.fixture
def desk(
    qtbot: QtBot, ids: dict[str, int], workspace: Workspace, words: Words, theme: Theme
) -> Iterator[Desk]:
    del ids
    desk = Desk(workspace, words, theme)
    qtbot.addWidget(desk.window)
    desk.window.show()
    qtbot.waitExposed(desk.window)
    yield desk
    desk.palette.close_palette()


def test_ticked_codes_are_applied_without_the_one_that_is_only_highlighted(
    desk: Desk, ids: dict[str, int]
) -> None:
    desk.ask()
    desk.press("Space", "Down", "Space", "Down", "Return")
    assert desk.choices == [Choice((ids["A1"], ids["A2"]))]


def test_what_the_passage_has_leads_and_is_passed_over(desk: Desk, ids: dict[str, int]) -> None:
    desk.ask(ids["B1"])
    assert desk.spoken()[0] == "B1 Fear, on the passage"
    assert desk.highlighted() == "A1 Family"


def test_a_code_of_the_passage_is_taken_off_there(desk: Desk, ids: dict[str, int]) -> None:
    desk.ask(ids["B1"])
    desk.press("Up", "Space")
    assert desk.spoken()[0] == "B1 Fear, comes off"
    desk.press("Return")
    assert desk.choices == [Choice(taken_off=(ids["B1"],))]


def test_one_code_is_changed_for_another_in_one_choice(desk: Desk, ids: dict[str, int]) -> None:
    desk.ask(ids["B1"])
    desk.press("Up", "Ctrl+Return")
    desk.type("family")
    desk.press("Return")
    assert desk.choices == [Choice((ids["A1"],), taken_off=(ids["B1"],))]


def test_a_code_of_the_passage_is_not_put_on_again(desk: Desk, ids: dict[str, int]) -> None:
    desk.ask(ids["B1"])
    desk.type("fear")
    desk.press("Return")
    assert desk.choices == []
    assert not desk.palette.isVisible()


def test_escape_forgets_ticks(desk: Desk, ids: dict[str, int]) -> None:
    desk.ask(ids["B1"])
    desk.press("Space", "Esc")
    assert desk.choices == []
    desk.ask(ids["B1"])
    assert "A1 Family" in desk.spoken()


def test_the_kind_of_a_new_code_is_chosen_by_tab(desk: Desk) -> None:
    desk.ask()
    desk.type("Shame")
    desk.press("Tab", "Tab", "Return")
    assert desk.choices == [Choice(new_name="Shame", kind="effort")]


def test_kinds_go_round_both_ways(desk: Desk) -> None:
    desk.ask()
    desk.type("Shame")
    desk.press("Shift+Backtab")
    assert desk.spoken() == ["Create code “Shame”, Effort"]
    desk.press("Tab")
    assert desk.spoken() == ["Create code “Shame”, no kind"]


def test_kinds_of_the_study_itself_can_be_chosen(desk: Desk, study: Study) -> None:
    with study.project.edit() as session:
        kind_with_key(session, "advice", "Advice")
    desk.ask()
    desk.type("Shame")
    desk.press("Tab", "Tab")
    assert desk.spoken() == ["Create code “Shame”, Advice"]


def test_a_typed_name_is_made_although_another_code_fits(desk: Desk) -> None:
    desk.ask()
    desk.type("fa")
    desk.press("Shift+Return")
    assert desk.choices == [Choice(new_name="fa")]


def test_scattered_letters_find_a_code(desk: Desk, ids: dict[str, int]) -> None:
    desk.ask()
    desk.type("fvr")
    desk.press("Return")
    assert desk.choices == [Choice((ids["A2"],))]


def test_ctrl_alt_and_a_digit_make_a_favourite_and_again_take_it_away(
    desk: Desk, ids: dict[str, int]
) -> None:
    desk.ask()
    desk.press("Down", "Ctrl+Alt+4")
    assert desk.workspace.read(favourites) == {4: ids["A2"]}
    assert desk.highlighted() == "A2 Favours"
    assert desk.spoken()[1] == "A2 Favours, favourite 4"
    desk.press("Ctrl+Alt+4")
    assert desk.workspace.read(favourites) == {}


def test_rows_are_items_of_a_list_for_screen_readers(desk: Desk) -> None:
    desk.ask()
    view = QAccessible.queryAccessibleInterface(desk.palette.view)
    assert view.role() == QAccessible.Role.List
    assert view.text(QAccessible.Text.Name) == "Codes"
    assert view.child(0).role() == QAccessible.Role.ListItem


def test_what_is_highlighted_is_said_as_one_walks(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    hear: Callable[..., None] = lambda event: said.append(event.message())  # noqa: E731
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    desk.ask()
    desk.press("Down", "Space")
    assert said == ["A2 Favours", "A2 Favours, marked"]


def _seen(desk: Desk) -> tuple[object, ...]:
    """All that an act of the palette's table can change."""
    palette = desk.palette
    return (
        [*desk.choices],
        [*palette.offers.marked],
        palette.isVisible(),
        desk.workspace.read(favourites),
        desk.highlighted(),
        palette.offers.kind,
    )


@pytest.mark.parametrize(
    ("keys", "act"), [(keys, key.act) for key in PALETTE_KEYS for keys in key.keys]
)
def test_every_key_of_the_table_does_something(desk: Desk, keys: str, act: str) -> None:
    desk.ask()
    if act in ("make", "next kind", "former kind"):
        desk.type("Shame")
    elif act in ("up", "page up"):
        desk.press("PgDown")
    before = _seen(desk)
    desk.press(keys)
    assert _seen(desk) != before


def test_no_key_of_the_table_stands_there_twice() -> None:
    keys = [each for key in PALETTE_KEYS for each in key.keys]
    assert len(keys) == len(set(keys))


def test_space_is_typed_between_words(desk: Desk) -> None:
    desk.ask()
    desk.type("fear of")
    assert desk.palette.query.text() == "fear of"


def test_a_locked_project_keeps_its_favourites(desk: Desk) -> None:
    desk.workspace.project.reviewing = True
    desk.ask()
    desk.press("Ctrl+Alt+4")
    assert desk.workspace.read(favourites) == {}
    assert len(desk.workspace.read(codes)) == 3


def test_a_code_that_was_used_last_and_is_on_the_passage_leads_too(
    desk: Desk, ids: dict[str, int]
) -> None:
    desk.palette.ask(QRect(), [ids["B1"]], [ids["B1"]])
    assert desk.spoken()[0] == "B1 Fear, on the passage"
