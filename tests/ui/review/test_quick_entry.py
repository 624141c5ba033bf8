from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from app.interchange.review.quick_entry import Entry
from app.models.scope import Scope
from app.operations.people import add_person
from app.operations.review_rounds import submit_round
from app.queries.reviews import DecisionRow, decisions
from app.ui.look.theme import Theme
from app.ui.messages import Notice
from app.ui.review.quick_entry_dialog import QuickEntryDialog
from app.ui.review.quick_entry_table import CODE, FEEDBACK, NUMBER, REMARK
from app.ui.tasks import Tasks
from app.ui.workspace import Workspace
from app.words import Words
from tests.study import COUSIN, NOBODY, Study

Key = Qt.Key


@pytest.fixture
def coded(study: Study) -> Study:
    """K-0001 carries two codes, K-0002 one; Dr. Ani is asked in the round."""
    source = study.source()
    study.coding(source, COUSIN, study.code("A1", "Family"))
    study.coding(source, COUSIN, study.code("A2", "Fear"))
    study.coding(source, NOBODY, 1)
    with study.project.edit() as session:
        submit_round(session, "Round 1", study.me, ["Dr. Ani"], Scope())
    return study


@pytest.fixture
def dialog(
    qtbot: QtBot, coded: Study, workspace: Workspace, words: Words, theme: Theme
) -> Iterator[QuickEntryDialog]:
    del coded
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    tasks = Tasks(window)
    made = QuickEntryDialog(workspace, tasks, words, theme, window)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.begin()
    yield made
    made.close()
    tasks.drain()


def typed(*keys: str | Qt.Key) -> None:
    """Type where the keyboard is, as a person does."""
    for key in keys:
        field = QApplication.focusWidget()
        assert field is not None
        if isinstance(key, str):
            QTest.keyClicks(field, key)
        else:
            QTest.keyClick(field, key)
        QApplication.processEvents()


def cell(dialog: QuickEntryDialog, row: int, column: int) -> str:
    return str(dialog.table.index(row, column).data())


def record(qtbot: QtBot, dialog: QuickEntryDialog) -> Notice:
    with qtbot.waitSignal(dialog.notice_requested) as signal:
        dialog.record_button.click()
    notice: Notice = signal.args[0]
    return notice


def said(workspace: Workspace) -> list[DecisionRow]:
    return workspace.read(decisions)


def test_number_answer_remark_and_enter_begin_the_next_row(
    qtbot: QtBot, dialog: QuickEntryDialog, workspace: Workspace
) -> None:
    typed("2", Key.Key_Tab, "s", Key.Key_Tab, "Good", Key.Key_Return)
    assert cell(dialog, 0, FEEDBACK) == "K-0002 · A1"
    assert (dialog.view.currentIndex().row(), dialog.view.currentIndex().column()) == (1, NUMBER)
    assert said(workspace) == []
    assert record(qtbot, dialog).text == "1 answer recorded."
    (made,) = said(workspace)
    assert (made.reviewer, made.verdict, made.remark) == ("Dr. Ani", "agree", "Good")
    assert made.round_id == 1
    assert not dialog.isVisible()


def test_the_quotation_shows_while_the_number_is_typed(dialog: QuickEntryDialog) -> None:
    typed("2")
    assert NOBODY in dialog.quotation.text()
    typed("9")
    assert dialog.quotation.text() == ""


def test_a_code_is_asked_only_where_there_are_several(
    qtbot: QtBot, dialog: QuickEntryDialog, workspace: Workspace
) -> None:
    typed("1", Key.Key_Tab)
    assert dialog.view.currentIndex().column() == CODE
    assert cell(dialog, 0, FEEDBACK).endswith("which one is meant? A1, A2")
    assert isinstance(QApplication.focusWidget(), QComboBox)
    typed(Key.Key_Down, Key.Key_Tab, "r", Key.Key_Return)
    assert cell(dialog, 0, FEEDBACK) == "K-0001 · A2"
    record(qtbot, dialog)
    (made,) = said(workspace)
    assert (made.code_name, made.verdict) == ("A2", "revise")


def test_a_whole_line_may_be_typed_into_the_first_field(dialog: QuickEntryDialog) -> None:
    typed("K-0001 A2 t too long", Key.Key_Return)
    assert cell(dialog, 0, FEEDBACK) == "K-0001 · A2"
    assert cell(dialog, 0, REMARK) == "too long"
    assert dialog.view.currentIndex().row() == 1


def test_enter_stays_in_a_row_that_says_nothing_yet(dialog: QuickEntryDialog) -> None:
    typed("2", Key.Key_Return)
    assert dialog.view.currentIndex().row() == 0
    typed("s", Key.Key_Return)
    assert dialog.view.currentIndex().row() == 1


def test_an_unknown_number_keeps_its_row(
    qtbot: QtBot, dialog: QuickEntryDialog, workspace: Workspace
) -> None:
    typed("99 s", Key.Key_Return, "2 t", Key.Key_Return)
    assert cell(dialog, 0, FEEDBACK) == "No passage has this number."
    assert dialog.summary.text() == "1 row to look at."
    record(qtbot, dialog)
    assert [made.verdict for made in said(workspace)] == ["reject"]
    assert dialog.isVisible()
    assert [cell(dialog, row, NUMBER) for row in range(2)] == ["99", ""]


def test_two_answers_to_the_same_coding_are_both_asked(dialog: QuickEntryDialog) -> None:
    typed("2 s", Key.Key_Return, "2 t", Key.Key_Return)
    assert not dialog.record_button.isEnabled()
    dialog.view.setFocus()
    dialog.view.setCurrentIndex(dialog.table.index(1, NUMBER))
    QTest.keyClick(dialog.view, Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert dialog.record_button.text() == "Record 1 answer"


def test_recording_is_one_step(
    qtbot: QtBot, dialog: QuickEntryDialog, workspace: Workspace
) -> None:
    dialog.reviewer.setCurrentText("Prof. Budi")
    typed("2 s", Key.Key_Return, "1 A1 r", Key.Key_Return)
    notice = record(qtbot, dialog)
    assert len(said(workspace)) == 2
    notice.answers[0].act()
    assert said(workspace) == []


def test_rows_of_a_table_can_be_pasted(dialog: QuickEntryDialog) -> None:
    QGuiApplication.clipboard().setText("2;;S;\n1;A1;R;too long")
    dialog.view.setFocus()
    dialog.table.paste(QGuiApplication.clipboard().text())
    assert [cell(dialog, row, FEEDBACK) for row in range(2)] == ["K-0002 · A1", "K-0001 · A1"]
    assert dialog.record_button.text() == "Record 2 answers"


def test_without_a_reviewer_nothing_is_recorded(
    dialog: QuickEntryDialog, workspace: Workspace
) -> None:
    workspace.run(add_person, "Dr. Cici", "supervisor")
    dialog.reviewer.setCurrentText("")
    typed("2 s", Key.Key_Return)
    assert not dialog.record_button.isEnabled()
    assert dialog.summary.text() == "Say who answered."


def test_a_code_that_is_added_meanwhile_is_asked_about(
    dialog: QuickEntryDialog, coded: Study
) -> None:
    typed("2 s", Key.Key_Return)
    coded.coding(1, NOBODY, 2)
    assert cell(dialog, 0, FEEDBACK).startswith("This passage carries several codes")


def test_an_older_round_is_asked_where_a_newer_one_was_answered(
    qtbot: QtBot, coded: Study, dialog: QuickEntryDialog
) -> None:
    with coded.project.edit() as session:
        submit_round(session, "Round 2", coded.me, ["Dr. Ani"], Scope())
    qtbot.waitUntil(lambda: dialog.round.count() == len(("Round 2", "Round 1", "none")))
    dialog.round.setCurrentIndex(0)
    typed("2 s", Key.Key_Return)
    record(qtbot, dialog)
    dialog.table.take([Entry("2", "", "t")])
    assert len(dialog.table.ready) == 1
    dialog.round.setCurrentIndex(1)
    dialog.round.activated.emit(1)
    assert dialog.table.ready == []
    dialog.table.choose(0, dialog.table.entries[0].candidates[0])
    assert len(dialog.table.ready) == 1
