from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.queries.sources import source_text
from app.ui.program.program import Program
from app.ui.window.main_window import MainWindow
from app.ui.window.undoing import redo, undo
from tests.study import TALK, a_study


@pytest.fixture
def window(program: Program, tmp_path: Path) -> MainWindow:
    with a_study(tmp_path) as study:
        study.source()
    program.open_path(study.project.path)
    window = program.windows[0]
    window.columns.open_source(1)
    return window


def test_what_was_just_typed_into_a_text_is_taken_back_first(window: MainWindow) -> None:
    window.columns.correcting.enter()
    text = window.columns.correcting.text
    assert text is not None
    text.moveCursor(text.textCursor().MoveOperation.End)
    QTest.keyClick(text, Qt.Key.Key_X)
    undo(window)
    assert text.live.text == TALK
    redo(window)
    assert window.workspace.read(source_text, 1) == text.live.text == f"{TALK}x"


def test_an_empty_history_says_so(window: MainWindow) -> None:
    undo(window)
    assert window.notices.text == "There is nothing left to undo."
    redo(window)
    assert window.notices.text == "There is nothing left to redo."
