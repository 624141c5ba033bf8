from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.interchange.importing.foreign import ParsingProcess
from app.queries.sources import source_text, sources, speakers
from app.ui.importing.pasting import PasteDialog
from app.ui.importing.sources import SourceImport
from app.ui.look.theme import Theme
from app.ui.messages import Notice
from app.ui.tasks import Tasks
from app.ui.workspace import Workspace
from app.words import Words
from tests.study import TALK


class Desk:
    """An import with its window, and what it said."""

    def __init__(self, workspace: Workspace, words: Words, theme: Theme) -> None:
        self.workspace = workspace
        self.window = QWidget()
        self.tasks = Tasks(self.window)
        self.reader = ParsingProcess()
        self.importing = SourceImport(workspace, self.tasks, self.reader, words, theme, self.window)
        self.notices: list[Notice] = []
        self.opened: list[int] = []
        self.failed: list[object] = []
        self.importing.notice_requested.connect(self.notices.append)
        self.importing.source_requested.connect(self.opened.append)
        workspace.failed.connect(self.failed.append)

    def names(self) -> list[str]:
        return [row.name for row in self.workspace.read(sources)]


@pytest.fixture
def desk(qtbot: QtBot, workspace: Workspace, words: Words, theme: Theme) -> Iterator[Desk]:
    desk = Desk(workspace, words, theme)
    qtbot.addWidget(desk.window)
    desk.window.show()
    yield desk
    desk.tasks.drain()
    desk.reader.close()


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "talk.txt").write_text(TALK, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return sorted(folder.iterdir())


def test_files_are_read_shown_and_taken_over(qtbot: QtBot, desk: Desk, files: list[Path]) -> None:
    desk.importing.import_paths(files)
    qtbot.waitUntil(lambda: desk.importing.dialog is not None, timeout=20_000)
    assert desk.importing.dialog is not None
    desk.importing.dialog.accept()
    qtbot.waitUntil(lambda: bool(desk.notices), timeout=20_000)
    assert desk.names() == ["talk.txt"]
    (source,) = desk.workspace.read(sources)
    roles = {each.label: each.role for each in desk.workspace.read(speakers, source.id)}
    assert roles == {"Interviewer": "interviewer", "Farmer": "informant"}
    assert desk.notices[0].text == "1 source imported."
    assert desk.opened == [source.id]
    desk.notices[0].answers[0].act()
    assert desk.names() == []


def test_cancelling_the_table_leaves_the_project_as_it_was(
    qtbot: QtBot, desk: Desk, files: list[Path]
) -> None:
    desk.importing.import_paths(files)
    qtbot.waitUntil(lambda: desk.importing.dialog is not None, timeout=20_000)
    assert desk.importing.dialog is not None
    desk.importing.dialog.reject()
    assert desk.names() == []
    assert desk.workspace.project.history.undo_deed is not None


def test_cancelling_the_reading_shows_nothing(qtbot: QtBot, desk: Desk, files: list[Path]) -> None:
    desk.importing.import_paths(files)
    assert desk.tasks.current is not None
    desk.tasks.current.cancel()
    qtbot.waitUntil(lambda: desk.tasks.current is None, timeout=20_000)
    assert desk.importing.dialog is None
    assert desk.failed == []


def test_a_refused_plan_comes_back_for_correction(
    qtbot: QtBot, desk: Desk, files: list[Path]
) -> None:
    talk = next(path for path in files if path.name == "talk.txt")
    (talk.parent / "other.txt").write_text(TALK + " More.", encoding="utf-8")
    desk.importing.import_paths([talk, talk.parent / "other.txt"])
    qtbot.waitUntil(lambda: desk.importing.dialog is not None, timeout=20_000)
    first = desk.importing.dialog
    assert first is not None
    first.table.setData(first.table.index(1, 0), "TALK.txt")
    first.accept()
    qtbot.waitUntil(lambda: bool(desk.failed), timeout=20_000)
    again = desk.importing.dialog
    assert again is not None
    assert [row.name for row in again.plan.rows] == ["talk.txt", "TALK.txt"]
    assert desk.names() == []
    again.reject()


def test_an_empty_folder_says_so(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    desk.importing.import_paths([tmp_path / "nothing"])
    assert desk.notices[0].kind == "problem"


def test_pasted_text_becomes_a_source(qtbot: QtBot, desk: Desk) -> None:
    QGuiApplication.clipboard().setText("Farmer:\N{NO-BREAK SPACE}It began so.")
    desk.importing.paste()
    asked = desk.window.findChild(PasteDialog)
    assert asked is not None
    asked.name.setText("Note")
    asked.go_on.click()
    qtbot.waitUntil(lambda: desk.importing.dialog is not None, timeout=20_000)
    assert desk.importing.dialog is not None
    desk.importing.dialog.accept()
    qtbot.waitUntil(lambda: bool(desk.notices), timeout=20_000)
    (source,) = desk.workspace.read(sources)
    assert source.name == "Note"
    text = desk.workspace.read(source_text, source.id)
    assert "It began so." in text
    assert "\N{NO-BREAK SPACE}" in text
