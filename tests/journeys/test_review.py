"""What a supervisor and the researcher do with the review, by mouse and keyboard, on the sample."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.queries.reviews import ReviewRow, reviews
from app.ui.review.panel import ReviewPanel
from app.ui.window.main_window import MainWindow
from tests.journeys.desk import counted
from tests.journeys.hand import CTRL, Hand, Key, button, said


@pytest.fixture
def panel(hand: Hand, window: MainWindow) -> ReviewPanel:
    """The review, opened by its key."""
    hand.press(Key.Key_4, CTRL)
    panel = window.columns.review
    hand.qtbot.waitUntil(panel.view.hasFocus)
    return panel


def current(panel: ReviewPanel) -> ReviewRow:
    row = panel.queue.row_at(panel.view.currentIndex())
    assert isinstance(row, ReviewRow)
    return row


def choose_section(hand: Hand, panel: ReviewPanel, title: str) -> None:
    tabs = panel.sections
    nth = next(n for n in range(tabs.count()) if tabs.tabText(n) == title)
    hand.click(tabs, tabs.tabRect(nth).center())


@pytest.mark.real_window
def test_a_supervisor_walks_the_undecided_and_writes_a_remark(
    hand: Hand, panel: ReviewPanel, window: MainWindow, sample_file: Path
) -> None:
    before = counted(sample_file, "decision")
    hand.press(Key.Key_N)
    hand.press(Key.Key_N)
    first = current(panel)
    assert first.state == "submitted"
    hand.press(Key.Key_C)
    hand.qtbot.waitUntil(panel.detail.remark.hasFocus)
    hand.type("Siapa yang mengatakan ini?")
    hand.press(Key.Key_Escape)
    hand.press(Key.Key_R)
    hand.press(Key.Key_A)
    found = {row.coding_id: row for row in window.workspace.read(reviews)}[first.coding_id]
    assert (found.state, found.decisions[0].remark) == ("revise", "Siapa yang mengatakan ini?")
    assert current(panel).state == "submitted"
    assert counted(sample_file, "decision") == before + 2


@pytest.mark.real_window
def test_the_researcher_walks_the_remarks_and_declines_with_a_reason(
    hand: Hand, panel: ReviewPanel, window: MainWindow
) -> None:
    hand.click(panel.waiting)
    thread = panel.detail.thread_of_words
    card = next(each for each in thread.cards.values() if each.row.is_open)
    hand.qtbot.waitUntil(card.answer.hasFocus)
    declined = card.buttons["declined"]
    hand.qtbot.waitUntil(lambda: not declined.visibleRegion().isEmpty())
    hand.click(declined)
    hand.type("Sudah dijelaskan di bab dua.")
    hand.press(Key.Key_Escape)
    row = {each.coding_id: each for each in window.workspace.read(reviews)}[
        current(panel).coding_id
    ]
    answered = next(each for each in row.decisions if each.id == card.row.id)
    assert (answered.response, answered.answer) == ("declined", "Sudah dijelaskan di bab dua.")
    hand.qtbot.waitUntil(lambda: panel.waiting.text().startswith("7 "))


def test_definitions_are_judged_in_the_same_way(hand: Hand, panel: ReviewPanel) -> None:
    choose_section(hand, panel, "Definitions")
    hand.click(panel.view, panel.view.visualRect(panel.queue.index(0, 0)).center())
    hand.press(Key.Key_A)
    assert [row.state for row in panel.rows.definitions[:2]] == ["agreed", "submitted"]
    assert panel.view.currentIndex().row() == 1


def test_the_agenda_is_copied_and_leads_to_the_words(
    hand: Hand, panel: ReviewPanel, window: MainWindow
) -> None:
    choose_section(hand, panel, "Next meeting")
    hand.click(button(panel, "Copy as text"))
    copied = QApplication.clipboard().text()
    assert "K-0043 · P3" in copied
    assert "Drs. Bambang Wiratmo, M.A.: Revise: Satu orang di satu dinas." in copied
    panel.meeting.table.setFocus()
    hand.press(Key.Key_Down)
    hand.press(Key.Key_Return)
    hand.qtbot.waitUntil(lambda: current(panel).passage.number == "K-0043")
    hand.click(button(panel, "Show in transcript"))
    assert window.columns.centre.view == "transcript"
    assert window.columns.reading.passage_id == current(panel).passage.id


def test_what_changed_after_it_was_agreed_to_is_said(hand: Hand, panel: ReviewPanel) -> None:
    box = panel.filters.states
    box.setFocus()
    for _ in range(box.findText("Needs review again")):
        hand.press(Key.Key_Down)
    hand.qtbot.waitUntil(lambda: current(panel).passage.number == "K-0024")
    assert any("sekolah" in text and "<u" in text for text in said(panel))


def test_in_reviewer_mode_enter_codes_nothing(
    qtbot: QtBot, hand: Hand, window: MainWindow, sample_file: Path
) -> None:
    before = counted(sample_file, "coding")
    window.commands_shown["reviewer_mode"].trigger()
    told = "Reviewer mode: decisions and remarks only"
    hand.qtbot.waitUntil(lambda: window.columns.reader.isVisible() and told in said(window))
    window.columns.reader.setFocus(Qt.FocusReason.OtherFocusReason)
    hand.press(Key.Key_R, CTRL)
    hand.press(Key.Key_Backspace, CTRL)
    assert counted(sample_file, "coding") == before
    hand.click(button(window, "Leave reviewer mode"))
    qtbot.waitUntil(window.commands_shown["uncode"].isEnabled)
