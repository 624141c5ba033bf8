"""A second coder's copy is made, coded elsewhere, merged back, and a difference settled."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.interchange.sample import make_sample
from app.models.span import Span
from app.operations.codings import code_passage
from app.project.file import open_project
from app.queries.codes import codes
from app.queries.people import people
from app.queries.sources import source_text, sources
from app.ui.agreement.difference_table import STATE
from app.ui.program.program import Program
from app.ui.window.main_window import MainWindow
from tests.journeys.hand import CTRL, Hand, Key, button

WORDS = "Semua orang itu bersaudara"


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "Sample study.kutipan"
    make_sample(path)
    return path


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    return Hand(qtbot)


@pytest.fixture
def window(program: Program, made_once: Path, tmp_path: Path, hand: Hand) -> MainWindow:
    path = Path(shutil.copy(made_once, tmp_path))
    program.open_path(path)
    hand.come_to(program.windows[0])
    return program.windows[0]


def copied(hand: Hand, window: MainWindow) -> Path:
    """Make a blind copy of the first interview by mouse and keyboard."""
    window.commands_shown["make_copy"].trigger()
    dialog = window.exchange.copies.dialog
    assert dialog is not None
    hand.come_to(dialog)
    hand.click(dialog.kinds["coder"], QPoint(10, 10))
    line = dialog.person.lineEdit()
    assert line is not None
    hand.click(line)
    hand.type("Budi")
    ticks = dialog.sample.list
    hand.click(ticks.viewport(), ticks.visualRect(ticks.model().index(0, 0)).center())
    hand.press(Key.Key_Space)
    hand.qtbot.waitUntil(dialog.make_button.isEnabled)
    path = dialog.path
    hand.click(dialog.make_button)
    hand.qtbot.waitUntil(lambda: "is made for Budi" in window.notices.text, timeout=60_000)
    return path


def code_elsewhere(path: Path) -> None:
    """What the second coder does: other words under another code."""
    with closing(open_project(path)) as copy:
        with copy.read() as session:
            copy.person_id = people(session)[0].id
            (source,) = sources(session)
            start = source_text(session, source.id).index(WORDS)
            code = next(code.id for code in codes(session) if code.label == "P4")
        with copy.edit() as session:
            span = Span(start, start + len(WORDS))
            code_passage(session, source.id, span, code, copy.person_id)


def merge(hand: Hand, window: MainWindow, path: Path, choose: Callable[[Path], None]) -> None:
    """Merge by the menu, and look before."""
    choose(path)
    window.commands_shown["merge_copy"].trigger()
    desk = window.exchange.merges
    hand.qtbot.waitUntil(lambda: desk.dialog is not None, timeout=60_000)
    assert desk.dialog is not None
    hand.come_to(desk.dialog)
    hand.click(desk.dialog.apply_button)
    hand.qtbot.waitUntil(lambda: "taken over" in window.notices.text, timeout=60_000)


def states(window: MainWindow) -> list[str]:
    table = window.columns.agreement.table
    return [str(table.index(row, STATE).data()) for row in range(table.rowCount())]


def test_a_blind_copy_comes_back_and_a_difference_is_settled(
    hand: Hand, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))

    path = copied(hand, window)
    code_elsewhere(path)
    merge(hand, window, path, choose)
    hand.come_to(window)
    hand.click(button(window.notices, "Compare coders"))
    assert window.columns.centre.view == "agreement"
    hand.qtbot.waitUntil(lambda: not window.columns.agreement.is_reading)
    before = states(window)
    assert set(before) == {"Still open"}
    hand.press(Key.Key_1)
    assert states(window)[0].startswith("As ")
    hand.press(Key.Key_Z, CTRL)
    assert states(window) == before
    hand.press(Key.Key_Z, CTRL)
    hand.qtbot.waitUntil(lambda: not window.columns.agreement.head.isVisible())
