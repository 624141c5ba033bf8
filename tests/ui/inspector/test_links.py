import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from app.operations.codes import link_codes
from app.queries.codes import code_links
from app.queries.passage_links import links_of_passage
from app.queries.passages import passages
from app.ui.inspector.panel import PassageInspector
from app.ui.inspector.passage_picker import PassagePicker
from app.ui.look.theme import Theme
from app.ui.workspace import Workspace
from app.words import Words
from tests.study import COUSIN, NOBODY, Study


@pytest.fixture
def panel(
    qtbot: QtBot, study: Study, workspace: Workspace, words: Words, theme: Theme
) -> PassageInspector:
    """The passage K-0001 under a cause; K-0002 under an effort is the other one."""
    source = study.source()
    study.coding(source, COUSIN, study.code("A1", "Family"))
    study.coding(source, NOBODY, study.code("E1", "Control", "effort"))
    panel = PassageInspector(workspace, words, theme)
    qtbot.addWidget(panel)
    panel.resize(320, 700)
    panel.show()
    panel.show_passage(1)
    return panel


def _pick(panel: PassageInspector, letters: str, kind: str = "explains") -> PassagePicker:
    picker = panel.links.ask()
    assert picker is not None
    picker.kinds[kind].click()  # type: ignore[index]
    QTest.keyClicks(picker.query, letters)
    QTest.keyClick(picker.query, Qt.Key.Key_Return)
    panel.refresh_now()
    return picker


def _said(panel: PassageInspector) -> list[str]:
    return [line.findChildren(QToolButton)[0].text() for line in panel.links.lines]


@pytest.mark.parametrize("letters", ["K-0002", "2", "nobody", "e1", "control nobody"])
def test_a_passage_is_found_by_number_words_or_code(panel: PassageInspector, letters: str) -> None:
    _pick(panel, letters)
    assert _said(panel) == ["explains K-0002"]


def test_the_other_side_tells_it_the_other_way_round(panel: PassageInspector) -> None:
    _pick(panel, "K-0002", "contradicts")
    panel.show_passage(2)
    assert _said(panel) == ["is contradicted by K-0001"]


def test_a_click_asks_for_the_other_passage(panel: PassageInspector, qtbot: QtBot) -> None:
    _pick(panel, "K-0002")
    with qtbot.waitSignal(panel.passage_requested) as asked:
        panel.links.lines[0].findChildren(QToolButton)[0].click()
    assert asked.args == [2]


def test_unlinking_is_undone_in_one_step(panel: PassageInspector) -> None:
    _pick(panel, "K-0002")
    panel.links.lines[0].findChildren(QToolButton)[1].click()
    panel.refresh_now()
    assert _said(panel) == []
    panel.workspace.undo()
    panel.refresh_now()
    assert _said(panel) == ["explains K-0002"]


def test_what_fits_nothing_cannot_be_linked(panel: PassageInspector) -> None:
    picker = _pick(panel, "no such words")
    assert not picker.link.isEnabled()
    assert panel.workspace.read(links_of_passage, 1) == []
    picker.reject()


def test_arrows_in_the_field_choose_in_the_list(panel: PassageInspector, study: Study) -> None:
    study.coding(1, "everybody joined", 1)
    picker = panel.links.ask()
    assert picker is not None
    QTest.keyClick(picker.query, Qt.Key.Key_Down)
    QTest.keyClick(picker.query, Qt.Key.Key_Down)
    QTest.keyClick(picker.query, Qt.Key.Key_Return)
    panel.refresh_now()
    assert _said(panel) == ["explains K-0003"]


def test_efforts_are_linked_with_the_cause_from_its_passage(panel: PassageInspector) -> None:
    (action,) = panel.answers.menus[1].actions()
    assert action.text() == "E1 Control"
    action.trigger()
    assert panel.workspace.read(code_links) == [(2, 1)]
    panel.refresh_now()
    (action,) = panel.answers.menus[1].actions()
    assert action.isChecked()
    action.trigger()
    assert panel.workspace.read(code_links) == []


def test_an_effort_says_which_causes_it_answers(panel: PassageInspector) -> None:
    panel.workspace.run(link_codes, 2, 1)
    panel.show_passage(2)
    buttons = panel.answers.findChildren(QToolButton)
    button = buttons[-1]  # those of the passage before are on their way out
    assert button.accessibleName().startswith("E1 answers A1")


def test_a_bare_passage_that_is_linked_stays_in_the_inspector(panel: PassageInspector) -> None:
    _pick(panel, "K-0002")
    next(iter(panel.cards.values())).remove.click()
    panel.refresh_now()
    assert panel.number.text() == "K-0001"
    assert len(panel.workspace.read(passages)) == 2
