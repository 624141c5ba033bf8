from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.operations.codes import add_code
from app.ui.codebook.choice import Choice
from app.ui.codebook.palette import CodePalette
from app.ui.look.theme import Theme
from app.ui.workspace import Workspace
from app.words import Words
from tests.study import Study

Key = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """A window with a text field and the palette over it, and what the palette said."""

    def __init__(self, workspace: Workspace, words: Words, theme: Theme) -> None:
        self.window = QWidget()
        self.window.resize(800, 600)
        self.text = QPlainTextEdit(self.window)
        QVBoxLayout(self.window).addWidget(self.text)
        self.palette = CodePalette(workspace, words, theme, self.window)
        self.choices: list[Choice] = []
        self.palette.chosen.connect(self.choices.append)

    @property
    def chosen(self) -> list[list[int]]:
        return [[*choice.code_ids] for choice in self.choices]

    @property
    def made(self) -> list[tuple[str, list[int]]]:
        return [(choice.new_name, [*choice.code_ids]) for choice in self.choices]

    def ask(self, *recent: int) -> None:
        self.palette.ask(self.on_screen(QRect(100, 100, 80, 20)), list(recent))

    def on_screen(self, place: QRect) -> QRect:
        return place.translated(self.window.mapToGlobal(QPoint()))

    def type(self, text: str) -> None:
        QTest.keyClicks(self.palette.query, text)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(self.palette.query, key, held)

    def offered(self) -> list[str]:
        model = self.palette.offers
        return [model.index(row).data() for row in range(model.rowCount())]


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
    desk.window.activateWindow()
    qtbot.waitExposed(desk.window)
    desk.text.setFocus()
    yield desk
    desk.palette.close_palette()


def test_typing_and_enter_choose_a_code(desk: Desk, ids: dict[str, int]) -> None:
    desk.ask()
    desk.type("fav")
    desk.press(Key.Key_Return)
    assert desk.chosen == [[ids["A2"]]]
    assert not desk.palette.isVisible()


def test_enter_alone_repeats_the_code_used_last(desk: Desk, ids: dict[str, int]) -> None:
    desk.ask(ids["B1"], ids["A2"])
    assert desk.offered() == ["B1 Fear", "A2 Favours", "A1 Family"]
    desk.press(Key.Key_Enter)
    assert desk.chosen == [[ids["B1"]]]


def test_several_codes_are_marked_and_applied_together(desk: Desk, ids: dict[str, int]) -> None:
    desk.ask()
    desk.type("fam")
    desk.press(Key.Key_Return, CONTROL)
    desk.type("fear")
    desk.press(Key.Key_Return)
    assert desk.chosen == [[ids["A1"], ids["B1"]]]


def test_a_mark_can_be_taken_away(desk: Desk, ids: dict[str, int]) -> None:
    desk.ask()
    desk.press(Key.Key_Space)
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Space, CONTROL)
    desk.press(Key.Key_Space, CONTROL)
    desk.press(Key.Key_Return)
    assert desk.chosen == [[ids["A1"]]]


def test_a_name_that_is_not_there_is_offered_for_making(desk: Desk) -> None:
    desk.ask()
    desk.type("fa")
    assert desk.offered()[-1] == "Create code “fa”"
    desk.press(Key.Key_Up)
    desk.press(Key.Key_Return)
    assert desk.made == [("fa", [])]


def test_a_new_code_comes_with_the_marked_ones(desk: Desk, ids: dict[str, int]) -> None:
    desk.ask()
    desk.type("a2")
    desk.press(Key.Key_Return, CONTROL)
    desk.type("Shame")
    desk.press(Key.Key_Return)
    assert desk.made == [("Shame", [ids["A2"]])]


def test_a_name_that_is_there_is_not_made_again(desk: Desk) -> None:
    desk.ask()
    desk.type("FEAR")
    assert desk.offered() == ["B1 Fear"]


def test_escape_gives_the_keyboard_back(desk: Desk) -> None:
    desk.ask()
    desk.press(Key.Key_Escape)
    assert not desk.palette.isVisible()
    assert desk.chosen == []
    assert desk.text.hasFocus()


def test_it_goes_when_the_focus_goes(desk: Desk) -> None:
    desk.ask()
    desk.text.setFocus()
    assert not desk.palette.isVisible()


def test_asking_again_begins_anew(desk: Desk, ids: dict[str, int]) -> None:
    desk.ask()
    desk.type("fea")
    desk.ask()
    assert desk.palette.query.text() == ""
    desk.press(Key.Key_Return)
    assert desk.chosen == [[ids["A1"]]]
    assert desk.text.hasFocus()


@pytest.mark.parametrize(
    "place",
    [QRect(100, 20, 90, 20), QRect(700, 540, 90, 40), QRect(60, 10, 200, 580), QRect()],
    ids=["top", "foot", "everywhere", "out of view"],
)
def test_it_lies_inside_the_window_and_never_on_the_words(
    desk: Desk, place: QRect, ids: dict[str, int]
) -> None:
    desk.palette.ask(desk.on_screen(place), [*ids.values()])
    assert desk.window.rect().contains(desk.palette.geometry())
    assert not desk.palette.geometry().intersects(place)


def test_a_click_chooses(desk: Desk, ids: dict[str, int]) -> None:
    desk.ask()
    view = desk.palette.view
    place = view.visualRect(desk.palette.offers.index(1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.chosen == [[ids["A2"]]]


def test_the_definition_of_the_highlighted_code_is_shown(desk: Desk, study: Study) -> None:
    with study.project.edit() as session:
        add_code(session, "Zeal", texts={"definition": "More than was asked for."})
    desk.ask()
    desk.type("zeal")
    assert "More than was asked for." in desk.palette.definition.text()


def test_an_empty_codebook_says_what_to_do(
    qtbot: QtBot, workspace: Workspace, words: Words, theme: Theme
) -> None:
    desk = Desk(workspace, words, theme)
    qtbot.addWidget(desk.window)
    desk.window.show()
    desk.ask()
    assert "make the first one" in desk.palette.definition.text()
    desk.type("Fear")
    desk.press(Key.Key_Return)
    assert desk.made == [("Fear", [])]
