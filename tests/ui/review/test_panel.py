import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.operations.people import add_person
from app.operations.reviews import decide
from app.queries.reviews import ReviewRow, reviews
from app.ui.review.panel import ReviewPanel
from app.ui.theme import Theme
from app.ui.workspace import Workspace
from app.words import Words
from tests.study import COUSIN, NOBODY, Study

Key = Qt.Key


class Shown:
    """The panel in a window, over three codings and a supervisor."""

    def __init__(self, study: Study, workspace: Workspace, words: Words, theme: Theme) -> None:
        self.workspace = workspace
        source = study.source()
        family, fear = study.code("A1", "Family"), study.code("A2", "Fear")
        self.first = study.coding(source, COUSIN, family)
        self.second = study.coding(source, COUSIN, fear)
        self.third = study.coding(source, NOBODY, fear)
        with study.project.edit() as session:
            self.supervisor = add_person(session, "Dr. Rahma", "supervisor")
        self.panel = ReviewPanel(workspace, words, theme)

    def reviews(self) -> dict[int, ReviewRow]:
        return {row.coding_id: row for row in self.workspace.read(reviews)}

    def current(self) -> int:
        row = self.panel.queue.row_at(self.panel.view.currentIndex())
        return row.coding_id if isinstance(row, ReviewRow) else 0

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.panel.view, key)

    def choose(self, box: QComboBox, data: object) -> None:
        box.setCurrentIndex(box.findData(data))
        box.activated.emit(box.currentIndex())

    def listed(self) -> list[int]:
        return [row.coding_id for row in self.panel.queue.rows if isinstance(row, ReviewRow)]


@pytest.fixture
def shown(qtbot: QtBot, study: Study, workspace: Workspace, words: Words, theme: Theme) -> Shown:
    shown = Shown(study, workspace, words, theme)
    qtbot.addWidget(shown.panel)
    shown.panel.resize(900, 600)
    shown.panel.show()
    qtbot.waitExposed(shown.panel)
    return shown


def test_the_queue_is_a_sound_model(shown: Shown, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(shown.panel.queue)  # type: ignore[no-untyped-call] # of pytest-qt


def test_letters_decide_and_go_on(shown: Shown) -> None:
    shown.press(Key.Key_A)
    shown.press(Key.Key_R)
    shown.press(Key.Key_T)
    states = [row.state for row in shown.reviews().values()]
    assert states == ["agreed", "revise", "rejected"]
    assert shown.current() == shown.third


def test_decisions_are_in_the_supervisors_name(shown: Shown) -> None:
    shown.press(Key.Key_A)
    (said,) = shown.reviews()[shown.first].decisions
    assert said.reviewer == "Dr. Rahma"


def test_a_remark_goes_with_the_decision(shown: Shown) -> None:
    QTest.keyClicks(shown.panel.detail.remark, "Rather fear.")
    shown.panel.detail.buttons["revise"].click()
    (said,) = shown.reviews()[shown.first].decisions
    assert (said.verdict, said.remark) == ("revise", "Rather fear.")
    assert shown.panel.detail.remark.toPlainText() == ""


def test_a_remark_alone_leaves_the_state(shown: Shown) -> None:
    assert not shown.panel.detail.remark_button.isEnabled()
    QTest.keyClicks(shown.panel.detail.remark, "Who says this?")
    shown.panel.detail.remark_button.click()
    row = shown.reviews()[shown.first]
    assert (row.state, row.decisions[0].remark) == ("draft", "Who says this?")
    assert shown.current() == shown.first


def test_a_remark_waits_while_other_codings_are_looked_at(shown: Shown) -> None:
    QTest.keyClicks(shown.panel.detail.remark, "Half a rem")
    shown.press(Key.Key_Down)
    assert shown.panel.detail.remark.toPlainText() == ""
    shown.press(Key.Key_Up)
    assert shown.panel.detail.remark.toPlainText() == "Half a rem"


def test_a_remark_without_a_decision_is_kept_when_the_window_closes(shown: Shown) -> None:
    QTest.keyClicks(shown.panel.detail.remark, "Half a remark")
    shown.panel.close()
    (said,) = shown.reviews()[shown.first].decisions
    assert (said.verdict, said.remark) == (None, "Half a remark")


def test_filters_narrow_the_queue(shown: Shown) -> None:
    shown.workspace.run(decide, shown.second, shown.supervisor, "agree")
    shown.panel.refresh_now()
    shown.choose(shown.panel.filters.states, "agreed")
    assert shown.listed() == [shown.second]
    shown.choose(shown.panel.filters.states, None)
    shown.panel.filters.reviewers.setCurrentIndex(shown.panel.filters.reviewers.findData(shown.supervisor))
    shown.panel.filters.reviewers.activated.emit(0)
    assert shown.listed() == [shown.second]


def test_a_decision_that_leaves_the_filter_goes_on(shown: Shown) -> None:
    shown.choose(shown.panel.filters.states, "draft")
    shown.press(Key.Key_A)
    assert shown.listed() == [shown.second, shown.third]
    assert shown.current() == shown.second


def test_undo_brings_the_former_state_back(shown: Shown) -> None:
    shown.press(Key.Key_A)
    shown.workspace.undo()
    shown.panel.refresh_now()
    assert {row.state for row in shown.panel.rows.codings} == {"draft"}


def test_another_supervisor_is_added_and_reviews(shown: Shown) -> None:
    shown.panel.head.add_supervisor("Prof. Hadi")
    shown.press(Key.Key_A)
    assert shown.reviews()[shown.first].decisions[0].reviewer == "Prof. Hadi"


def test_nothing_to_review_says_so(
    qtbot: QtBot, workspace: Workspace, words: Words, theme: Theme
) -> None:
    panel = ReviewPanel(workspace, words, theme)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.pages.currentIndex() == 0
    panel.show_section("general")
    assert [row.uuid for row in panel.queue.rows] == ["study"]
