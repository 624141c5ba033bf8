import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from app.operations.codings import set_stance
from app.ui.evidence.page import FINDING, EvidencePage
from app.ui.look.theme import Theme
from app.ui.workspace import Workspace
from app.words import Words


@pytest.fixture
def page(workspace: Workspace, words: Words, theme: Theme, qtbot: QtBot) -> EvidencePage:
    made = EvidencePage(workspace, words, theme)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.shown):
        made.show()
    return made


def finding(page: EvidencePage, key: str) -> QTreeWidgetItem:
    items = (page.tree.topLevelItem(n) for n in range(page.tree.topLevelItemCount()))
    return next(item for item in items if item is not None and item.data(0, FINDING) == key)


def test_every_finding_says_how_much_it_found(page: EvidencePage) -> None:
    assert finding(page, "codes_without_passage").text(0) == "Codes without a passage · 1"
    assert finding(page, "contradicting").text(0).endswith("· 0")


def test_enter_goes_to_the_section_of_a_code(page: EvidencePage, qtbot: QtBot) -> None:
    item = finding(page, "codes_without_passage")
    item.setExpanded(True)
    child = item.child(0)
    assert child is not None
    page.tree.setCurrentItem(child)
    with qtbot.waitSignal(page.section_requested) as asked:
        QTest.keyClick(page.tree, Qt.Key.Key_Return)
    assert asked.args == [3]


def test_a_passage_is_opened_in_its_transcript(page: EvidencePage, qtbot: QtBot) -> None:
    item = finding(page, "without_interpretation").child(1)
    assert item is not None
    with qtbot.waitSignal(page.passage_requested) as asked:
        page.go_to(item)
    assert asked.args == [2]


def test_the_chosen_finding_is_explained(page: EvidencePage) -> None:
    page.tree.setCurrentItem(finding(page, "single_informant"))
    assert page.explained.text().startswith("One voice")


def test_the_report_follows_the_study_and_stays_unfolded(page: EvidencePage, qtbot: QtBot) -> None:
    finding(page, "without_interpretation").setExpanded(True)
    with qtbot.waitSignal(page.shown):
        page.workspace.run(set_stance, 1, "contradicts")
        page.refresh_now()
    assert finding(page, "contrary_not_discussed").text(0).endswith("· 1")
    assert finding(page, "without_interpretation").isExpanded()


def test_only_the_newest_of_two_readings_is_shown(page: EvidencePage, qtbot: QtBot) -> None:
    page.workspace.run(set_stance, 1, "contradicts")
    page.refresh()
    page.workspace.run(set_stance, 1, "supports")
    with qtbot.waitSignal(page.shown):
        page.refresh()
    assert finding(page, "contradicting").text(0).endswith("· 0")
