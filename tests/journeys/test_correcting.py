"""A transcript is corrected after listening again, and replaced after a member check."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from app.queries.passages import PassageRow, passages
from app.queries.revisions import changed_passages, revisions
from app.queries.sources import original, source_text
from app.ui.correcting.replacement_dialog import ReplacementDialog
from app.ui.correcting.versions_dialog import VersionsDialog
from app.ui.program.program import Program
from app.ui.window.main_window import MainWindow
from tests.journeys.hand import CTRL, Hand, Key, button, said


@pytest.fixture
def window(program: Program, sample_made: Path, tmp_path: Path, hand: Hand) -> MainWindow:
    """The sample study, open at its fifth source, which is a plain text file."""
    file = Path(shutil.copy(sample_made, tmp_path))
    program.change_settings(replace(program.settings, last_folder=str(tmp_path)))
    program.open_path(file, None)
    window = program.windows[0]
    hand.come_to(window)
    window.columns.open_source(5)
    return window


def _text(window: MainWindow) -> str:
    return window.workspace.read(source_text, 5)


def _passages(window: MainWindow) -> dict[str, PassageRow]:
    rows = window.workspace.read(passages)
    return {row.number: row for row in rows if row.source_id == 5}


def _put_caret(window: MainWindow, hand: Hand, place: int) -> None:
    """By a click, as a person does."""
    text = window.columns.correcting.text
    assert text is not None
    cursor = text.textCursor()
    cursor.setPosition(text.live.offsets.to_qt(place))
    text.setTextCursor(cursor)
    text.ensureCursorVisible()
    hand.click(text.viewport(), text.cursorRect(cursor).center())
    assert text.caret() == place


@pytest.mark.real_window
def test_a_word_is_corrected_while_listening_again(window: MainWindow, hand: Hand) -> None:
    before, first = _text(window), next(iter(_passages(window).values()))
    inside = before.index(" ", first.span.start + 10) + 1
    hand.press(Key.Key_T, CTRL)
    _put_caret(window, hand, first.span.start)
    hand.type("eh ")
    _put_caret(window, hand, inside + 3)
    hand.type("sungguh 1.?*s ")
    hand.leave_picture("08-correcting")
    assert _text(window) == before
    hand.press(Key.Key_Escape)
    assert window.columns.reader.isVisible()
    after = _passages(window)
    changed = after.pop(first.number)
    assert changed.span.start == first.span.start + 3
    assert changed.text == first.text.replace(
        before[inside - 1 : inside + 6], f" sungguh 1.?*s {before[inside : inside + 6]}", 1
    )
    window.columns.show_passage(first.id)
    note = window.columns.inspector.changed
    assert note.isVisible()
    hand.click(note.show_words)
    assert any("sungguh" in words for words in said(note))
    hand.press(Key.Key_Z, CTRL)
    hand.press(Key.Key_Z, CTRL)
    assert _text(window) == before
    assert _passages(window)[first.number].text == first.text


def test_an_earlier_version_is_brought_back(window: MainWindow, hand: Hand, qtbot: QtBot) -> None:
    before, quoted = _text(window), {key: row.text for key, row in _passages(window).items()}
    hand.click(window.columns.correcting.button)
    _put_caret(window, hand, before.index("\n\n") if "\n\n" in before else 5)
    hand.type(" tambahan")
    hand.click(button(window, "Versions…"))
    dialog = window.corrections.dialog
    assert isinstance(dialog, VersionsDialog)
    qtbot.waitUntil(lambda: "tambahan" in dialog.shown.toPlainText())
    dialog.list.setCurrentRow(1)
    hand.click(dialog.restore)
    qtbot.waitUntil(lambda: _text(window) == before)
    assert [row.reason for row in window.workspace.read(revisions, 5)] == [
        *("restored", "corrected", "imported"),
    ]
    assert {key: row.text for key, row in _passages(window).items()} == quoted


@pytest.mark.real_window
def test_a_file_corrected_after_a_member_check_takes_the_sources_place(
    window: MainWindow, hand: Hand, qtbot: QtBot, tmp_path: Path
) -> None:
    before = _passages(window)
    first, second = list(before.values())[:2]
    text = _text(window).replace(second.text, second.text.upper(), 1)
    corrected = tmp_path / Path(window.workspace.read(original, 5)[0]).name  # type: ignore[index]
    corrected.write_text(text.replace("\n", "\n ", 1) + "\nTerima kasih.", "utf-8")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(corrected))])
    place, copying = QPointF(200, 200), Qt.DropAction.CopyAction
    event = QDropEvent(
        place, copying, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)
    hand.click(button(window.notices, "Replace it"))
    qtbot.waitUntil(
        lambda: isinstance(window.corrections.dialog, ReplacementDialog), timeout=30_000
    )
    dialog = window.corrections.dialog
    assert isinstance(dialog, ReplacementDialog)
    assert dialog.plan.fates
    hand.click(dialog.go_on)
    qtbot.waitUntil(lambda: "Terima kasih." in _text(window))
    after = _passages(window)
    assert after[first.number].text == first.text
    assert len(after) == len(before)
    window.undo()
    assert {key: row.span for key, row in _passages(window).items()} == {
        key: row.span for key, row in before.items()
    }
    assert not window.workspace.read(changed_passages, 5)


def test_passages_whose_words_changed_are_gone_through_one_by_one(
    window: MainWindow, hand: Hand, qtbot: QtBot
) -> None:
    first, second = list(_passages(window).values())[:2]
    hand.press(Key.Key_T, CTRL)
    for row in (second, first):
        _put_caret(window, hand, row.span.start + 1)
        hand.type("x")
    hand.press(Key.Key_Escape)
    window.columns.show_passage(first.id)
    note, inspector = window.columns.inspector.changed, window.columns.inspector
    hand.click(note.next)
    assert inspector.passage is not None
    assert inspector.passage.id == second.id
    hand.click(note.next)
    assert inspector.passage.id == first.id
    hand.click(note.accept)
    qtbot.waitUntil(note.isHidden)
    window.columns.show_passage(second.id)
    hand.click(note.all)
    assert window.columns.centre.view == "passages"
    assert [row.id for row in window.columns.passages.table.rows()] == [second.id]
