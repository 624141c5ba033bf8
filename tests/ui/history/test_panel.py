import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.operations.codes import add_code, change_code, delete_code
from app.operations.people import add_person
from app.operations.reviews import decide
from app.ui.history.activity_list import ActivityList
from app.ui.history.panel import HistoryPanel
from app.ui.look.theme import Theme
from app.ui.messages import Notice
from app.ui.window.main_window import MainWindow
from app.ui.workspace import Workspace
from app.words import Words

NOWHERE = QModelIndex()


@pytest.fixture
def panel(workspace: Workspace, words: Words, theme: Theme, qtbot: QtBot) -> HistoryPanel:
    made = HistoryPanel(workspace, words, theme)
    qtbot.addWidget(made)
    made.resize(340, 380)
    made.show()
    qtbot.waitExposed(made)
    return made


def listed(deeds: ActivityList) -> list[str]:
    return [str(deeds.index(number).data()) for number in range(deeds.rowCount())]


def many(workspace: Workspace, count: int) -> None:
    with workspace.project.edit() as session:
        for number in range(count):
            add_code(session, f"Many {number}")


def open_deed(panel: HistoryPanel, sentence: str) -> None:
    number = listed(panel.deeds).index(sentence)
    panel.view.setCurrentIndex(panel.deeds.index(number))
    QTest.keyClick(panel.view, Qt.Key.Key_Return)


def test_the_list_is_a_sound_model(panel: HistoryPanel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(panel.deeds)  # type: ignore[no-untyped-call] # of pytest-qt


def test_the_newest_deed_stands_first(panel: HistoryPanel) -> None:
    assert listed(panel.deeds)[0] == "Coded K-0003 with E1"
    assert listed(panel.deeds)[-1].startswith("Imported chair.txt")


def test_what_is_done_is_taken_in_on_top(panel: HistoryPanel, qtbot: QtBot) -> None:
    panel.workspace.run(add_code, "New one", "N1")
    qtbot.waitUntil(lambda: listed(panel.deeds)[0] == "Added code N1")
    panel.workspace.undo()
    qtbot.waitUntil(lambda: listed(panel.deeds)[:2] == ["Added code N1", "Added code N1"])
    spoken = panel.deeds.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Added code N1, undone, Ani")


def test_old_deeds_are_fetched_when_they_come_into_sight(
    workspace: Workspace, words: Words
) -> None:
    many(workspace, 450)
    deeds = ActivityList(workspace, words)
    deeds.show_only(None)
    assert deeds.rowCount() == 200
    while deeds.canFetchMore(NOWHERE):
        deeds.fetchMore(NOWHERE)
    found = listed(deeds)
    assert found[0] == "Added code Many 449"
    assert found[449] == "Added code Many 0"
    assert found[-1].startswith("Imported chair.txt")


def test_more_new_deeds_than_fit_begin_the_list_anew(panel: HistoryPanel) -> None:
    many(panel.workspace, 600)
    panel.refresh_now()
    assert listed(panel.deeds)[0] == "Added code Many 599"
    assert panel.deeds.rowCount() == 200


def test_letters_filter_whatever_is_said_of_a_deed(panel: HistoryPanel, qtbot: QtBot) -> None:
    many(panel.workspace, 450)
    QTest.keyClicks(panel.text, "k-0002 WITH")
    found = ["Coded K-0002 with E1", "Coded K-0002 with C1"]
    qtbot.waitUntil(lambda: listed(panel.deeds) == found)
    panel.text.setText("nothing of the kind")
    qtbot.waitUntil(lambda: panel.deeds.rowCount() == 0)
    assert panel._empty.isVisible()


def test_deeds_of_one_person(panel: HistoryPanel) -> None:
    with panel.workspace.project.edit() as session:
        rahma = add_person(session, "Dr. Rahma", "supervisor")
    panel.workspace.project.person_id = rahma
    panel.workspace.run(decide, 1, rahma, "agree")
    panel.refresh_now()
    panel.person.setCurrentIndex(panel.person.findText("Dr. Rahma"))
    assert listed(panel.deeds) == ["Reviewed K-0001 C1: agree"]


def test_enter_goes_to_the_passage(panel: HistoryPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.passage_requested) as asked:
        open_deed(panel, "Coded K-0002 with E1")
    assert asked.args == [2]


def test_what_has_no_passage_any_more_goes_to_the_code(panel: HistoryPanel, qtbot: QtBot) -> None:
    panel.workspace.run(change_code, 1, texts={"definition": "Kin"})
    panel.refresh_now()
    with qtbot.waitSignal(panel.code_requested) as asked:
        open_deed(panel, "Changed code C1")
    assert asked.args == [1]


def test_what_has_gone_is_said(panel: HistoryPanel) -> None:
    said: list[Notice] = []
    panel.notice_requested.connect(said.append)
    panel.workspace.run(delete_code, 3)
    panel.refresh_now()
    open_deed(panel, "Deleted code C2")
    assert said[0].text == "What this was done to is not in the project any more."


def test_the_history_stands_below_the_codebook(window: MainWindow) -> None:
    window.commands_shown["history"].trigger()
    columns = window.columns
    assert columns.below.currentWidget() is columns.history
    open_deed(columns.history, "Added code C2")
    assert [code.called for code in columns.codebook.selected()] == ["C2"]
    open_deed(columns.history, "Coded K-0003 with E1")
    assert columns.reading.source is not None
    assert columns.reading.source.name == "note.txt"
