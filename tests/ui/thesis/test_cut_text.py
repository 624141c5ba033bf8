import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.models.span import Span
from app.ui.look.theme import Theme
from app.ui.thesis.cut_text import CutText, whole_words
from app.words import Words

SAID = "We \U0001f642 warn them every week, in writing."


@pytest.fixture
def text(words: Words, theme: Theme, qtbot: QtBot) -> CutText:
    made = CutText(words, theme)
    qtbot.addWidget(made)
    made.show()
    made.show_quotation(SAID, ())
    return made


def select(text: CutText, words: str) -> Span:
    """Select in Qt's counting, in which the face is two units."""
    start = SAID.index(words)
    cursor = text.textCursor()
    cursor.setPosition(text._offsets.to_qt(start))
    end = text._offsets.to_qt(start + len(words))
    cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    return Span(start, start + len(words))


def test_delete_leaves_the_selected_words_out(text: CutText, qtbot: QtBot) -> None:
    span = select(text, "every week,")
    with qtbot.waitSignal(text.cuts_changed) as told:
        QTest.keyClick(text, Qt.Key.Key_Delete)
    assert told.args == [[span]]


def test_half_chosen_words_are_left_out_whole(text: CutText, qtbot: QtBot) -> None:
    select(text, "very wee")
    with qtbot.waitSignal(text.cuts_changed) as told:
        text.leave_out()
    assert told.args is not None
    (cut,) = told.args[0]
    assert SAID[cut.start : cut.end] == "every week"


def test_delete_inside_a_cut_takes_it_back(text: CutText, qtbot: QtBot) -> None:
    span = select(text, "every week,")
    text.show_quotation(SAID, [span])
    select(text, "week")
    with qtbot.waitSignal(text.cuts_changed) as told:
        QTest.keyClick(text, Qt.Key.Key_Backspace)
    assert told.args == [[]]


def test_what_is_left_out_is_struck_through_and_nothing_else(text: CutText) -> None:
    span = select(text, "every week,")
    text.show_quotation(SAID, [span])
    cursor = text.textCursor()
    struck = ""
    for position in range(len(SAID)):
        cursor.setPosition(text._offsets.to_qt(position) + 1)
        struck += SAID[position] if cursor.charFormat().fontStrikeOut() else ""
    assert struck == "every week,"


def test_nothing_is_left_out_of_a_locked_study(text: CutText, qtbot: QtBot) -> None:
    text.writable = False
    select(text, "every week,")
    with qtbot.assertNotEmitted(text.cuts_changed):
        QTest.keyClick(text, Qt.Key.Key_Delete)


@given(st.text(alphabet="ab \U0001f642,", min_size=1, max_size=12), st.data())
def test_whole_words_hold_the_choice_and_cut_no_word(said: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(said) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(said))))
    found = whole_words(said, span)
    assert found.start <= span.start < span.end <= found.end
    for edge in (found.start, found.end):
        inside = 0 < edge < len(said)
        assert not (inside and said[edge - 1].isalnum() and said[edge].isalnum())
