from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.interchange.importing.foreign import ParsingProcess
from app.queries.codes import codes
from app.queries.informants import informants
from app.ui.importing.tables import TableImport
from app.ui.look.theme import Theme
from app.ui.messages import Notice
from app.ui.tasks import Tasks
from app.ui.workspace import Workspace
from app.words import Words


class Desk:
    """A table import with its window, and what it said."""

    def __init__(self, workspace: Workspace, words: Words, theme: Theme) -> None:
        self.workspace = workspace
        self.window = QWidget()
        self.tasks = Tasks(self.window)
        self.reader = ParsingProcess()
        self.importing = TableImport(workspace, self.tasks, self.reader, words, theme, self.window)
        self.notices: list[Notice] = []
        self.failed: list[object] = []
        self.importing.notice_requested.connect(self.notices.append)
        workspace.failed.connect(self.failed.append)


@pytest.fixture
def desk(qtbot: QtBot, workspace: Workspace, words: Words, theme: Theme) -> Iterator[Desk]:
    desk = Desk(workspace, words, theme)
    qtbot.addWidget(desk.window)
    yield desk
    desk.tasks.drain()
    desk.reader.close()


def test_a_codebook_is_taken_over_in_one_step(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    table = tmp_path / "book.csv"
    table.write_text("label,name,kind\nA1,Family,cause\nE1,Letter,effort\n", encoding="utf-8")
    desk.importing.import_codebook(table)
    qtbot.waitUntil(lambda: bool(desk.notices), timeout=20_000)
    assert desk.notices[0].text == "book.csv: 2 added, 0 changed, 0 as they were."
    assert [code.label for code in desk.workspace.read(codes)] == ["A1", "E1"]
    desk.notices[0].answers[0].act()
    assert desk.workspace.read(codes) == []


def test_the_shipped_codebook_is_there(qtbot: QtBot, desk: Desk) -> None:
    desk.importing.use_shipped_codebook()
    qtbot.waitUntil(lambda: bool(desk.notices), timeout=20_000)
    assert len(desk.workspace.read(codes)) > 5


def test_informants_are_taken_over(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    table.write_text("code,role,age\nI-01,Farmer,41\n", encoding="utf-8")
    desk.importing.import_informants(table)
    qtbot.waitUntil(lambda: bool(desk.notices), timeout=20_000)
    (person,) = desk.workspace.read(informants)
    assert (person.code, person.role, person.attributes) == ("I-01", "Farmer", (("age", "41"),))


def test_a_file_that_is_no_table_is_refused(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    table = tmp_path / "people.xlsx"
    table.write_bytes(b"no table")
    desk.importing.import_informants(table)
    qtbot.waitUntil(lambda: bool(desk.failed), timeout=20_000)
    assert desk.workspace.read(informants) == []
