import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.operations.reviews import answer
from app.ui.review.agenda_page import AgendaPage
from tests.ui.review.reviewing import Shown


@pytest.fixture
def page(shown: Shown) -> AgendaPage:
    """Two reviewers who disagree on the first coding."""
    said = shown.say(shown.first, "agree", "Good.")
    shown.workspace.run(answer, said, "Thank you.")
    shown.panel.head.add_supervisor("Prof. Hadi")
    shown.panel.decide("reject")
    shown.panel.show_section("meeting")
    return shown.panel.meeting


def test_the_agenda_is_a_sound_model(page: AgendaPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.rows)  # type: ignore[no-untyped-call] # of pytest-qt


def test_reviewers_stand_side_by_side(page: AgendaPage) -> None:
    titles = [page.rows.headerData(n, Qt.Orientation.Horizontal) for n in range(3)]
    said = [page.rows.index(0, n).data() for n in range(3)]
    assert titles == ["To talk about", "Dr. Rahma", "Prof. Hadi"]
    assert said[0].startswith("K-0001 · A1\nWith my cousin")
    assert said[1:] == ["Agree: Good.\nAnswer: Thank you.", "Reject"]


def test_it_is_copied_as_text(qtbot: QtBot, page: AgendaPage) -> None:
    with qtbot.waitSignal(page.notice_requested):
        page.copy.click()
    assert "- Prof. Hadi: Reject" in QApplication.clipboard().text()


def test_rows_are_as_high_as_their_words(qtbot: QtBot, page: AgendaPage) -> None:
    page.window().resize(1400, 600)
    line = page.table.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: 2 * line < page.table.rowHeight(0) < 5 * line)
