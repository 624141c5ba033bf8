import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.operations.chapter import add_recommendation
from app.queries.chapter import RecommendationRow, recommendations
from app.ui.look.theme import Theme
from app.ui.thesis.recommendations import RecommendationsPage
from app.ui.workspace import Workspace
from app.words import Words

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(workspace: Workspace, words: Words, theme: Theme, qtbot: QtBot) -> RecommendationsPage:
    workspace.run(add_recommendation, "Warn earlier.", [2])
    workspace.run(add_recommendation, "Ask the families.")
    made = RecommendationsPage(workspace, words, theme)
    qtbot.addWidget(made)
    made.show()
    return made


def kept(page: RecommendationsPage) -> list[RecommendationRow]:
    return page.workspace.read(recommendations)


def test_the_first_is_shown_with_the_codes_that_it_answers(page: RecommendationsPage) -> None:
    assert page.text.toPlainText() == "Warn earlier."
    items = [page.codes.item(place) for place in range(page.codes.count())]
    ticked = [item.text() for item in items if item.checkState() == Qt.CheckState.Checked]
    assert ticked == ["E1 Warning"]


def test_a_new_one_is_written_at_once(page: RecommendationsPage) -> None:
    page.add.click()
    QTest.keyClicks(page.text, "Read the letters aloud.")
    page.text.keep()
    assert [row.text for row in kept(page)][-1] == "Read the letters aloud."


def test_a_tick_adds_a_code_and_keeps_what_was_typed(page: RecommendationsPage) -> None:
    page.text.setPlainText("Warn much earlier.")
    page.codes.item(0).setCheckState(Qt.CheckState.Checked)
    first = kept(page)[0]
    assert first.text == "Warn much earlier."
    assert sorted(first.code_ids) == [1, 2]


def test_codes_are_ticked_one_after_another_by_key(page: RecommendationsPage) -> None:
    page.codes.setFocus()
    page.codes.setCurrentRow(0)
    QTest.keyClick(page.codes, Qt.Key.Key_Space)
    QTest.keyClick(page.codes, Qt.Key.Key_Down)
    QTest.keyClick(page.codes, Qt.Key.Key_Down)
    QTest.keyClick(page.codes, Qt.Key.Key_Space)
    assert page.codes.currentRow() == 2
    assert kept(page)[0].code_ids == (1,)


def test_an_emptied_text_deletes_nothing(page: RecommendationsPage) -> None:
    page.text.clear()
    page.text.keep()
    assert kept(page)[0].text == "Warn earlier."


def test_alt_down_moves_and_undo_brings_back(page: RecommendationsPage) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_Down, ALT)
    assert [row.text for row in kept(page)] == ["Ask the families.", "Warn earlier."]
    assert page.text.toPlainText() == "Warn earlier."
    page.workspace.undo()
    assert kept(page)[0].text == "Warn earlier."


def test_deleting_shows_the_next_one(page: RecommendationsPage) -> None:
    page.delete.click()
    assert [row.text for row in kept(page)] == ["Ask the families."]
    assert page.text.toPlainText() == "Ask the families."


def test_without_any_the_page_says_what_they_are_for(page: RecommendationsPage) -> None:
    page.delete.click()
    page.delete.click()
    assert page._empty.isVisible()
    page._empty.chosen.emit()
    assert len(kept(page)) == 1
