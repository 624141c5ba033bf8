"""A researcher writes memos where the things are and finds them again, on the sample study."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QScrollArea, QWidget

from app.queries.memos import MemoRow, memos
from app.ui.memos.memo_list import MemoList
from app.ui.memos.memos_dialog import MemosDialog
from app.ui.memos.panel import MemosPanel
from app.ui.project.properties import PropertiesDialog
from app.ui.window.main_window import MainWindow
from tests.journeys.desk import counted
from tests.journeys.hand import CTRL, Hand, Key, button


def newest(window: MainWindow) -> MemoRow:
    return max(window.workspace.read(memos), key=lambda memo: memo.id)


def write(hand: Hand, room: QWidget, lists: MemoList, text: str) -> None:
    """Add a memo to a list that may have to be scrolled to, and leave it."""
    for area in room.findChildren(QScrollArea):
        if area.isAncestorOf(lists):
            area.ensureWidgetVisible(lists.add)
    hand.click(lists.add)
    hand.qtbot.waitUntil(lists.fresh.hasFocus)
    hand.type(text)
    lists.fresh.clearFocus()


@pytest.fixture
def page(hand: Hand, window: MainWindow) -> MemosPanel:
    """The page of all memos, opened by its key."""
    hand.press(Key.Key_7, CTRL)
    panel = window.columns.memos
    hand.qtbot.waitUntil(panel.view.hasFocus)
    return panel


@pytest.mark.real_window
def test_a_memo_on_a_passage_is_found_and_leads_back(
    hand: Hand, window: MainWindow, sample_file: Path
) -> None:
    before = counted(sample_file, "memo")
    window.columns.show_passage(3)
    inspector = window.columns.inspector
    hand.qtbot.waitUntil(lambda: inspector.number.text() == "K-0003")
    write(hand, inspector, inspector.memos, "Bandingkan dengan wawancara kelima.")
    assert counted(sample_file, "memo") == before + 1
    hand.press(Key.Key_7, CTRL)
    page = window.columns.memos
    hand.click(page.letters)
    hand.type("wawancara kelima")
    assert [row.about for row in page.table.rows()] == ["K-0003"]
    hand.leave_picture("07-memos")
    window.columns.reading.choose_passage(None)
    hand.double_click(page.view.viewport(), page.view.visualRect(page.table.index(0, 2)).center())
    assert window.columns.centre.view == "transcript"
    assert inspector.number.text() == "K-0003"


def test_memos_are_written_on_code_informant_source_and_study(
    hand: Hand, window: MainWindow
) -> None:
    columns = window.columns
    columns.codebook.show_code(1)
    columns.codebook.edit_code()
    write(hand, columns.codebook, columns.codebook.editor.memos, "Batasnya belum jelas.")
    assert (newest(window).subject, newest(window).text) == ("code", "Batasnya belum jelas.")
    columns.show_subject("informant", 1)
    write(hand, columns.informants, columns.informants.form.memos, "Terbuka.")
    assert newest(window).subject == "informant"
    columns.left.setCurrentWidget(columns.sources)
    columns.sources.view.setFocus()
    hand.press(Key.Key_M, CTRL)
    on_source = window.findChild(MemosDialog)
    assert on_source is not None
    hand.come_to(on_source)
    write(hand, on_source, on_source.memos, "Ruang rapat, ramai.")
    assert newest(window).subject == "source"
    hand.click(button(on_source, "Close"))
    columns.show_subject("project", 0)
    properties = window.findChild(PropertiesDialog)
    assert properties is not None
    hand.come_to(properties)
    write(hand, properties, properties.memos, "Gagasan untuk bab lima.")
    assert (newest(window).subject, newest(window).text) == ("project", "Gagasan untuk bab lima.")


def test_typing_goes_on_as_one_step_until_one_leaves(hand: Hand, page: MemosPanel) -> None:
    workspace = page.workspace
    before = {memo.id: memo.text for memo in workspace.read(memos)}
    hand.press(Key.Key_Insert)
    hand.qtbot.waitUntil(page.text.hasFocus)
    page.view.setFocus()
    hand.click(page.text)
    hand.press(Key.Key_End, CTRL)
    for part in (" satu", " dua"):
        hand.type(part)
        page.text.keep()
    assert workspace.read(memos)[0].text.endswith("satu dua")
    page.view.setFocus()
    workspace.undo()
    workspace.undo()
    assert {memo.id: memo.text for memo in workspace.read(memos)} == before


def test_a_deleted_memo_comes_back(hand: Hand, window: MainWindow, page: MemosPanel) -> None:
    before = {memo.id for memo in page.workspace.read(memos)}
    hand.press(Key.Key_Delete)
    assert len(page.workspace.read(memos)) == len(before) - 1
    hand.click(button(window.notices, "Undo"))
    assert {memo.id for memo in page.workspace.read(memos)} == before


@pytest.mark.parametrize("ending", [".docx", ".md", ".csv"])
def test_all_memos_are_exported(
    hand: Hand,
    window: MainWindow,
    page: MemosPanel,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ending: str,
) -> None:
    out = tmp_path / f"memos{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    hand.click(page.export_button)
    hand.qtbot.waitUntil(lambda: "is written" in window.notices.text, timeout=60_000)
    assert out.stat().st_size > 500
