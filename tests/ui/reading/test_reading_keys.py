"""Every key of the table is pressed for real; the deeds themselves are tested where they live."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.models.span import Span
from app.ui.window.actions import commands
from app.ui.window.main_window import MainWindow

KEYS = [(keys, command.key) for command in commands() for keys in command.shortcuts]
SINGLE = [(keys, command.key) for command in commands() for keys in command.reading]


def name_of(keys: str) -> str:
    return QKeySequence(keys).toString()


@pytest.fixture
def heard(window: MainWindow, qtbot: QtBot) -> list[str]:
    """What the window's commands were asked for, instead of doing it."""
    heard: list[str] = []
    for key, action in window.commands_shown.items():
        action.triggered.disconnect()
        action.setEnabled(True)
        action.triggered.connect(partial(_note, heard, key))
    window.activateWindow()
    window.columns.reader.setFocus()
    qtbot.waitUntil(window.columns.reader.hasFocus)
    return heard


def _note(heard: list[str], key: str, _checked: bool = False) -> None:
    heard.append(key)


def press(window: QWidget, keys: str) -> None:
    """Press the keys; which of them a sign needs besides is known to a real keyboard alone."""
    QTest.keySequence(window.windowHandle(), QKeySequence(keys))


def test_no_two_commands_share_a_key() -> None:
    names = [name_of(keys) for keys, _ in (*KEYS, *SINGLE)]
    assert len(names) == len(set(names))


def test_every_key_is_one_that_qt_knows() -> None:
    assert all(name_of(keys) for keys, _ in (*KEYS, *SINGLE))


def test_every_key_does_its_command_from_the_transcript(
    window: MainWindow, heard: list[str]
) -> None:
    pressed = [pair for pair in (*KEYS, *SINGLE) if pair[1] in window.commands_shown]
    for keys, _ in pressed:
        press(window, keys)
    assert heard == [key for _, key in pressed]


FIELDS: dict[str, Callable[[MainWindow], QWidget]] = {
    "filter": lambda window: window.columns.codebook.filter,
    "interpretation": lambda window: window.columns.inspector.meaning,
    "find": lambda window: window.columns.transcript.find_bar.field,
}


@pytest.mark.parametrize("name", FIELDS)
def test_single_keys_are_letters_in_a_text_field(
    window: MainWindow, heard: list[str], name: str, qtbot: QtBot
) -> None:
    window.columns.reading.choose_passage(1)
    window.columns.transcript.find_bar.show()
    field = FIELDS[name](window)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    letters = "".join(keys for keys, _ in SINGLE if len(keys) == 1) + "?"
    for letter in letters:
        QTest.keyClick(window.windowHandle(), letter)  # type: ignore[call-overload]
    typed = field.text() if isinstance(field, QLineEdit) else field.toPlainText()  # type: ignore[attr-defined]
    assert typed == letters
    assert heard == []


def test_single_keys_are_not_heard_in_lists(window: MainWindow, heard: list[str]) -> None:
    window.columns.codebook.view.setFocus()
    for keys, _ in SINGLE:
        if keys != "F2":
            press(window, keys)
    assert heard == []


def test_a_text_that_can_be_written_keeps_its_letters(window: MainWindow, heard: list[str]) -> None:
    window.columns.reader.setReadOnly(False)
    QTest.keyClicks(window.columns.reader, "r1?")
    assert heard == []
    assert window.columns.reader.toPlainText().startswith("r1?")


def test_a_locked_project_hears_no_key_that_writes(window: MainWindow, heard: list[str]) -> None:
    edits = {command.key for command in commands() if command.edits} & {*window.commands_shown}
    for key in edits:
        window.commands_shown[key].setEnabled(False)
    for keys, key in SINGLE:
        if key in edits:
            press(window, keys)
    assert heard == []


def test_the_number_block_means_favourites_too(window: MainWindow, heard: list[str]) -> None:
    block = Qt.KeyboardModifier.KeypadModifier
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_1, block)
    assert heard == ["favourite_1"]


def test_escape_selects_nothing(window: MainWindow) -> None:
    reader = window.columns.reader
    reader.select_span(Span(0, 5))
    QTest.keyClick(reader, Qt.Key.Key_Escape)
    assert reader.selected_span() is None


def test_the_caret_can_be_seen_while_reading(window: MainWindow, qtbot: QtBot) -> None:
    """A read-only text shows its caret: where it stands, the page differs from a page without."""
    reader = window.columns.reader
    window.activateWindow()
    flash = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    try:
        reader.setFocus()
        qtbot.waitUntil(reader.hasFocus)
        with_caret = reader.viewport().grab(reader.cursorRect()).toImage()
        reader.clearFocus()
        without = reader.viewport().grab(reader.cursorRect()).toImage()
    finally:
        QApplication.setCursorFlashTime(flash)
    assert with_caret != without
    assert reader.cursorWidth() >= 2
