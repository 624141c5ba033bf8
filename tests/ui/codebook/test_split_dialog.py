import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.operations.codings import code_existing
from app.operations.people import add_person
from app.queries.codes import codes
from app.ui.codebook.split_dialog import SplitDialog
from app.ui.codebook.split_table import CODER, GOES, SplitTable, Target
from app.ui.look.theme import Theme
from app.ui.workspace import Workspace
from app.words import Words
from tests.study import COUSIN, NOBODY, Study

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def dialog(
    qtbot: QtBot, study: Study, workspace: Workspace, words: Words, theme: Theme
) -> SplitDialog:
    source, code = study.source(), study.code()
    study.code("A2", "Fear")
    for quotation in (COUSIN, "he asked us all", NOBODY, "everybody joined"):
        study.coding(source, quotation, code)
    made = SplitDialog(workspace, words, theme, workspace.read(codes)[0])
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def goes(dialog: SplitDialog) -> list[str]:
    table = dialog.table
    return [table.index(row, GOES).data() for row in range(table.rowCount())]


def put(dialog: SplitDialog, letters: str) -> None:
    QTest.keyClick(dialog.view, Key.Key_Return)
    QTest.keyClicks(dialog.picker.query, letters)
    QTest.keyClick(dialog.picker.query, Key.Key_Return)


def test_rows_are_given_away_one_after_the_other_by_the_keyboard(dialog: SplitDialog) -> None:
    put(dialog, "fear")
    put(dialog, "Neighbours")
    QTest.keyClick(dialog.view, Key.Key_1)
    QTest.keyClick(dialog.view, Key.Key_2)
    assert goes(dialog) == ["A2", "Neighbours", "A2", "Neighbours"]
    assert dialog.foretold.text() == ("A1 keeps 0  ·  1: A2 gets 2  ·  2: Neighbours (new) gets 2")


def test_several_rows_go_together(dialog: SplitDialog) -> None:
    QTest.keyClick(dialog.view, Key.Key_Down, SHIFT)
    put(dialog, "fear")
    assert goes(dialog) == ["A2", "A2", "stays", "stays"]


def test_a_row_can_stay_after_all(dialog: SplitDialog) -> None:
    put(dialog, "fear")
    dialog.view.selectRow(0)
    QTest.keyClick(dialog.view, Key.Key_Backspace)
    assert goes(dialog) == ["stays"] * 4
    assert not dialog.act.isEnabled()


def test_a_new_code_typed_twice_is_one(dialog: SplitDialog) -> None:
    put(dialog, "Neighbours")
    put(dialog, "neighbours")
    parts = dialog.table.parts()
    assert [(part.new_name, len(part.coding_ids)) for part in parts] == [("Neighbours", 2)]


def test_coders_are_told_apart_where_there_are_several(
    study: Study, dialog: SplitDialog, workspace: Workspace, words: Words, theme: Theme
) -> None:
    assert dialog.view.isColumnHidden(CODER)
    with study.project.edit() as session:
        code_existing(session, 1, 1, add_person(session, "Budi"))
    other = SplitDialog(workspace, words, theme, workspace.read(codes)[0], dialog)
    assert not other.view.isColumnHidden(CODER)
    assert other.table.rowCount() == 5


def test_targets_keep_the_order_in_which_they_came(words: Words) -> None:
    table = SplitTable(words, [], "stays")
    table.assign([], Target("x"))
    assert table.targets() == []
    assert table.staying == 0
