"""A student arranges the chapter, by mouse and keyboard, on the sample study."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.queries.chapter import arrangement, recommendations
from app.queries.passages import passages
from app.ui.thesis.panel import ThesisPanel
from app.ui.window.main_window import MainWindow
from tests.journeys.desk import counted
from tests.journeys.hand import CTRL, SHIFT, Hand, Key, button

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def thesis(hand: Hand, window: MainWindow) -> ThesisPanel:
    """The thesis, opened by its key; the keyboard is in the outline."""
    hand.press(Key.Key_6, CTRL)
    panel = window.columns.thesis
    hand.qtbot.waitUntil(panel.chapter.view.hasFocus)
    return panel


def choose_part(hand: Hand, panel: ThesisPanel, number: int) -> None:
    hand.click(panel.tabs, panel.tabs.tabRect(number).center())


@pytest.mark.real_window
def test_quotations_are_starred_left_out_and_shortened(
    hand: Hand, thesis: ThesisPanel, window: MainWindow, sample_file: Path
) -> None:
    page = thesis.chapter
    hand.press(Key.Key_Right)
    hand.press(Key.Key_Down)
    code, passage = int(page.view.current_key[1]), int(page.view.current_key[2])
    before = next(row for row in window.workspace.read(passages) if row.id == passage).text
    hand.press(Key.Key_Asterisk, SHIFT)
    hand.press(Key.Key_Down)
    hand.press(Key.Key_X)
    hand.press(Key.Key_Up)
    page.passage.quotation.setFocus()
    for _ in range(2):
        hand.press(Key.Key_Right, CTRL | SHIFT)
    hand.click(button(page.passage, "Leave out"))
    arranged = window.workspace.read(arrangement)
    assert arranged.passage(code, passage).cuts
    hand.qtbot.waitUntil(lambda: "[…]" in page.page.text)
    assert counted(sample_file, "chapter_passage") == 2
    rows = {row.id: row for row in window.workspace.read(passages)}
    assert rows[passage].text == before


@pytest.mark.real_window
def test_sections_move_and_undo_takes_each_step_back(
    hand: Hand, thesis: ThesisPanel, window: MainWindow
) -> None:
    outline, first = thesis.chapter.outline, thesis.chapter.view.current_key
    before = outline.siblings(first)
    hand.press(Key.Key_Down, ALT)
    assert outline.siblings(first)[:2] == [before[1], first]
    assert window.columns.centre.view == "thesis"
    hand.press(Key.Key_Z, CTRL)
    hand.qtbot.waitUntil(lambda: outline.siblings(first) == before)


def test_a_section_is_written_and_stands_on_its_page(hand: Hand, thesis: ThesisPanel) -> None:
    hand.click(thesis.chapter.section.texts["opening"])
    hand.type("Semua informan menyebut keluarga.")
    thesis.chapter.view.setFocus()
    hand.qtbot.waitUntil(lambda: "Semua informan menyebut" in thesis.chapter.page.text)


def test_a_recommendation_is_added_for_a_code(
    hand: Hand, thesis: ThesisPanel, window: MainWindow
) -> None:
    choose_part(hand, thesis, 1)
    page = thesis.recommendations
    hand.click(button(page, "Add a recommendation"))
    hand.qtbot.waitUntil(page.text.hasFocus)
    hand.type("Perkuat pengawasan.")
    page.codes.setFocus()
    page.codes.setCurrentRow(0)
    hand.press(Key.Key_Space)
    (row,) = window.workspace.read(recommendations)[-1:]
    assert row.text == "Perkuat pengawasan."
    assert len(row.code_ids) == 1


def test_the_evidence_report_leads_to_the_section(
    qtbot: QtBot, hand: Hand, thesis: ThesisPanel
) -> None:
    with qtbot.waitSignal(thesis.evidence.shown):
        choose_part(hand, thesis, 2)
    hand.click(thesis.evidence.tree.viewport(), _first_row(thesis))
    hand.press(Key.Key_Right)
    hand.press(Key.Key_Down)
    hand.press(Key.Key_Return)
    hand.qtbot.waitUntil(thesis.chapter.isVisible)
    assert thesis.chapter.section.weak.text().startswith("No passage")


def _first_row(thesis: ThesisPanel) -> QPoint:
    tree = thesis.evidence.tree
    item = tree.topLevelItem(0)
    assert item is not None
    return tree.visualItemRect(item).center()
