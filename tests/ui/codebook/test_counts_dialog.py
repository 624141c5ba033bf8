import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.queries.passages import PassageFilter
from app.ui.codebook.counts_dialog import CountsDialog
from app.ui.look.theme import Theme
from app.ui.workspace import Workspace
from app.words import Words
from tests.coded_study import CodedStudy


@pytest.fixture
def dialog(qtbot: QtBot, harbour: CodedStudy, words: Words, theme: Theme) -> CountsDialog:
    workspace = Workspace(harbour.study.project)
    made = CountsDialog(workspace, words, theme, [])
    workspace.setParent(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_each_code_is_counted_by_informant(dialog: CountsDialog) -> None:
    lines = dialog.table.as_text().splitlines()
    assert lines[0].split("\t") == ["", "I-01", "I-02", "–", "All"]
    assert lines[1] == "C1 Lapsed contract\t1\t1\t0\t2"
    assert lines[4] == "E1 Signs\t1\t1\t1\t3"


def test_enter_on_a_number_lists_its_passages(
    qtbot: QtBot, dialog: CountsDialog, harbour: CodedStudy
) -> None:
    dialog.view.setCurrentIndex(dialog.table.index(0, 1))
    with qtbot.waitSignal(dialog.passages_requested) as asked:
        QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    wanted = PassageFilter(code_ids=frozenset({harbour.codes["C1"]}), informant_ids=frozenset({2}))
    assert asked.args is not None
    assert asked.args[0] == wanted


def test_passages_of_nobody_are_listed_as_they_are(qtbot: QtBot, dialog: CountsDialog) -> None:
    dialog.view.setCurrentIndex(dialog.table.index(3, 2))
    with qtbot.waitSignal(dialog.passages_requested) as asked:
        QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    assert asked.args is not None
    assert len(asked.args[0].passage_ids) == 1


def test_an_empty_cell_leads_nowhere(dialog: CountsDialog) -> None:
    asked: list[object] = []
    dialog.passages_requested.connect(lambda wanted, _said: asked.append(wanted))
    dialog.view.setCurrentIndex(dialog.table.index(2, 0))
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    assert asked == []
