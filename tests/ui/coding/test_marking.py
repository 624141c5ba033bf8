import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.models.passage import STANCES, Stance
from app.models.span import Span
from app.queries.codings import CodingMark
from app.ui.window.main_window import MainWindow
from tests.ui.conftest import FIRST_TEXT

QUESTION = "And the office?"


def marks(window: MainWindow, passage_id: int) -> dict[str | None, CodingMark]:
    return {mark.label: mark for mark in window.columns.reading.marks_of(passage_id)}


def code(window: MainWindow, *code_ids: int) -> int:
    start = FIRST_TEXT.index(QUESTION)
    window.columns.reader.select_span(Span(start, start + len(QUESTION)))
    window.columns.coding.code_selection(code_ids)
    passage_id = window.columns.reading.passage_id
    assert passage_id is not None
    return passage_id


@pytest.mark.parametrize("stance", STANCES[1:])
def test_a_stance_is_set_shown_and_undone(window: MainWindow, stance: Stance) -> None:
    window.columns.show_passage(1)
    window.columns.marking.set_stance(stance)
    assert marks(window, 1)["C1"].stance == stance
    assert window.notices.text.startswith("K-0001 C1: ")
    window.undo()
    assert marks(window, 1)["C1"].stance == "supports"


def test_a_star_comes_and_goes(window: MainWindow) -> None:
    window.columns.show_passage(1)
    window.columns.marking.toggle_star()
    assert marks(window, 1)["C1"].key_quote
    assert window.notices.text == "K-0001 C1: key quotation"
    window.columns.marking.toggle_star()
    assert not marks(window, 1)["C1"].key_quote
    assert window.notices.text == "K-0001 C1: no key quotation"


def test_right_after_coding_it_means_the_codes_just_put(window: MainWindow) -> None:
    code(window, 1)
    passage_id = code(window, 2)
    window.columns.marking.set_stance("contradicts")
    found = marks(window, passage_id)
    assert (found["C1"].stance, found["E1"].stance) == ("supports", "contradicts")


def test_on_another_passage_it_means_all_codes_in_one_step(window: MainWindow) -> None:
    code(window, 1)
    window.columns.show_passage(2)
    window.columns.marking.set_stance("context")
    assert {mark.stance for mark in marks(window, 2).values()} == {"context"}
    window.undo()
    assert {mark.stance for mark in marks(window, 2).values()} == {"supports"}


def test_what_was_so_already_offers_no_undo_of_something_else(window: MainWindow) -> None:
    code(window, 1)
    window.columns.marking.set_stance("supports")
    buttons = window.notices.findChildren(QPushButton)
    assert [button.text() for button in buttons if button.isVisible()] == ["Close"]


def test_nothing_to_mark_is_said(window: MainWindow) -> None:
    window.columns.marking.toggle_star()
    assert window.notices.text == "Choose a coded passage first."


def test_the_passage_at_the_caret_is_meant_when_none_is_chosen(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.columns.reader.scroll_to(Span(FIRST_TEXT.index("Because") + 3, len(FIRST_TEXT)))
    window.columns.marking.set_stance("partly")
    assert marks(window, 1)["C1"].stance == "partly"
    qtbot.wait(0)
