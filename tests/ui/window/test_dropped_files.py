from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from pytestqt.qtbot import QtBot

from app.ui.program.program import Program
from app.ui.window.dropped_files import dropped_files, take_files
from app.ui.window.main_window import MainWindow
from tests.study import TALK, a_study


@pytest.fixture
def window(program: Program, tmp_path: Path) -> MainWindow:
    with a_study(tmp_path) as study:
        study.source()
    program.open_path(study.project.path)
    return program.windows[0]


def test_only_files_of_this_computer_are_taken(tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt")), QUrl("https://example.org/b.txt")])
    assert dropped_files(data) == [tmp_path / "a.txt"]


def test_a_file_called_as_a_source_may_take_its_place(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "TALK.txt"
    path.write_text(TALK + " Yes.", "utf-8")
    take_files(window, [path])
    assert window.notices.text == "There is a source “talk.txt” already."


def test_another_file_is_imported(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "other.txt"
    path.write_text("Ana: Yes.\nBen: No.\nAna: Why?\nBen: So.", "utf-8")
    take_files(window, [path])
    qtbot.waitUntil(lambda: window.source_import.dialog is not None, timeout=30_000)
    window.source_import.dialog.reject()  # type: ignore[union-attr]
