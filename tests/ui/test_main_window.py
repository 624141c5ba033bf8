from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.project.file import open_project
from app.ui.main_window import MainWindow
from app.ui.program import Program


@pytest.fixture
def window(dressed: QApplication, study: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The small study in its window."""
    program = Program(dressed)
    shown = program.show_project(open_project(study))
    qtbot.waitExposed(shown)
    yield shown
    shown.close()


def test_window_is_called_after_the_study(window: MainWindow) -> None:
    assert window.windowTitle() == "Small study – Kutipan"


def test_sources_are_listed_and_one_opens(window: MainWindow) -> None:
    names = [row.name for row in window.columns.sources.source_list.sources()]
    assert names == ["chair.txt", "note.txt"]
    window.columns.open_source(1)
    assert window.columns.reader.source.text.startswith("Interviewer: Why")
