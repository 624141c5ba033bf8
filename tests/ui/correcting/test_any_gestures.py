"""Whatever keys somebody presses while correcting: what is seen, kept and coded is the same."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.models.span import Span
from app.queries.passages import passages
from app.queries.revisions import changed_passages, doubtful_passages
from tests.study import COUSIN, NOBODY, TALK
from tests.ui.correcting.conftest import Desk

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
KEYS = {
    "a": (Key.Key_A, Qt.KeyboardModifier.NoModifier),
    "space": (Key.Key_Space, Qt.KeyboardModifier.NoModifier),
    "enter": (Key.Key_Return, Qt.KeyboardModifier.NoModifier),
    "backspace": (Key.Key_Backspace, Qt.KeyboardModifier.NoModifier),
    "delete": (Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
    "backspace a word": (Key.Key_Backspace, CTRL),
    "delete a word": (Key.Key_Delete, CTRL),
    "home": (Key.Key_Home, Qt.KeyboardModifier.NoModifier),
    "end": (Key.Key_End, Qt.KeyboardModifier.NoModifier),
    "select a word": (Key.Key_Right, CTRL | SHIFT),
    "select a line": (Key.Key_Down, SHIFT),
    "cut": (Key.Key_X, CTRL),
    "paste": (Key.Key_V, CTRL),
}
PASTED = (
    "two\r\nlines",
    "a\x00b",
    "\N{SEEDLING}e\u0301",
    "\u05e9\u05dc\u05d5\u05dd",
    "\u2028",
    NOBODY,
)
PRESS = st.tuples(st.just("press"), st.sampled_from([*KEYS]))
CARET = st.tuples(st.just("caret"), st.integers(0, 140))
SELECT = st.tuples(st.just("select"), st.integers(0, 140), st.integers(1, 40))
PASTE = st.tuples(st.just("paste"), st.sampled_from(PASTED))
COMPOSE = st.tuples(
    st.just("compose"), st.sampled_from(["\u4e2d\u6587", "\N{FAMILY}\u200d\N{GIRL}", "e\u0301"])
)
REPLACE = st.tuples(
    st.just("replace"), st.sampled_from(["e", "o", "Nobody", "a"]), st.sampled_from(["", "xy", "o"])
)
STEP = st.tuples(st.sampled_from(["store", "undo", "redo"]))
GESTURES = st.lists(
    st.one_of(PRESS, CARET, SELECT, PASTE, COMPOSE, REPLACE, STEP, PRESS), max_size=14
)


class Hand:
    """Does a gesture to the text that is being corrected."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.first = len(desk.study.project.history._done)

    def press(self, key: str) -> None:
        QTest.keyClick(self.desk.text, *KEYS[key])

    def caret(self, place: int) -> None:
        self.select(place, 0)

    def select(self, place: int, length: int) -> None:
        live = self.desk.text.live
        cursor = self.desk.text.textCursor()
        start, end = (min(each, len(live.text)) for each in (place, place + length))
        cursor.setPosition(live.offsets.to_qt(start))
        cursor.setPosition(live.offsets.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
        self.desk.text.setTextCursor(cursor)

    def paste(self, words: str) -> None:
        mime = QMimeData()
        mime.setText(words)
        mime.setHtml(f"<b>{words}</b>")
        self.desk.text.insertFromMimeData(mime)

    def compose(self, words: str) -> None:
        event = QInputMethodEvent("", [])
        event.setCommitString(words)
        QApplication.sendEvent(self.desk.text, event)

    def replace(self, old: str, new: str) -> None:
        text = self.desk.text.live.text
        places = [at for at in range(len(text)) if text.startswith(old, at)]
        spans = [Span(at, at + len(old)) for at in places]
        self.desk.mode.replace(spans, new)

    def store(self) -> None:
        self.desk.mode.commit()

    def undo(self) -> None:
        self.store()
        if len(self.desk.study.project.history._done) > self.first:
            self.desk.workspace.undo()

    def redo(self) -> None:
        self.store()
        if self.desk.study.project.history._undone:
            self.desk.workspace.redo()

    def begin_anew(self) -> None:
        """As before anything was done, whatever became of the gestures before."""
        self.desk.mode.leave()
        while len(self.desk.study.project.history._done) > self.first:
            self.desk.workspace.undo()
        self.desk.mode.enter()


@pytest.fixture
def hand(correcting: Desk) -> Hand:
    return Hand(correcting)


def _is_whole(desk: Desk) -> None:
    """What is seen is what is kept; passages stand on their words or are noted."""
    text = desk.text.live.text
    assert desk.text.toPlainText() == text
    desk.mode.commit()
    assert desk.stored() == desk.text.live.text == text
    rows = {row.id: row for row in desk.workspace.read(passages)}
    doubtful = {*desk.workspace.read(doubtful_passages)}
    noted = {row.passage_id: row for row in desk.workspace.read(changed_passages)}
    painted = {
        mark.passage_id: mark.span
        for mark in desk.text.live_marks.on_lines(0, text.count("\n"))
        if mark.passage_id not in doubtful
    }
    assert painted == {key: row.span for key, row in rows.items() if key not in doubtful}
    for key, words in ((1, COUSIN), (2, NOBODY)):
        assert rows[key].text == words or noted[key].former == words
        assert any(letter.isalnum() for letter in rows[key].text) or key in doubtful


@pytest.mark.timeout(600)  # Under load; a gesture that is interrupted looks like a fault.
@settings(
    max_examples=max(15, settings().max_examples // 3),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
@given(gestures=GESTURES)
def test_text_and_passages_agree_after_any_gestures(
    hand: Hand, gestures: list[tuple[str, ...]]
) -> None:
    desk = hand.desk
    hand.begin_anew()
    QGuiApplication.clipboard().setText("pasted")
    for name, *arguments in gestures:
        gesture: Callable[..., None] = getattr(hand, name)
        gesture(*arguments)
        _is_whole(desk)
    while len(desk.study.project.history._done) > hand.first:
        desk.workspace.undo()
    assert desk.stored() == desk.text.toPlainText() == TALK
    assert desk.quoted() == [COUSIN, NOBODY]
    assert not desk.workspace.read(changed_passages)
