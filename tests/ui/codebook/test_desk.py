import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.operations.codes import move_code
from app.queries.codes import CodeRow, codes
from app.queries.memos import memos
from app.queries.passages import PassageFilter
from app.ui.codebook.panel import CodebookPanel
from app.ui.codebook.target_dialog import TargetDialog
from app.ui.look.theme import Theme
from app.ui.messages import Notice
from app.ui.workspace import Workspace
from app.words import Words
from tests.study import COUSIN, NOBODY, Study

Key = Qt.Key


class Desk:
    """The panel over three codes: A1 on two passages, A2 on one of them as well, E1 on none."""

    def __init__(self, study: Study, workspace: Workspace, words: Words, theme: Theme) -> None:
        source = study.source()
        self.ids = {
            "A1": study.code("A1", "Family"),
            "A2": study.code("A2", "Fear"),
            "E1": study.code("E1", "Letter", "effort"),
        }
        study.coding(source, COUSIN, self.ids["A1"])
        study.coding(source, NOBODY, self.ids["A1"])
        study.coding(source, COUSIN, self.ids["A2"])
        self.study, self.workspace = study, workspace
        self.panel = CodebookPanel(workspace, words, theme)
        self.notices: list[Notice] = []
        self.listed: list[PassageFilter] = []
        self.panel.notice_requested.connect(self.notices.append)
        self.panel.passages_listed.connect(lambda wanted, _said: self.listed.append(wanted))

    def rows(self, *labels: str) -> list[CodeRow]:
        self.panel.refresh_now()
        return [row for row in self.book() if row.label in labels]

    def book(self) -> list[CodeRow]:
        return self.workspace.read(codes)

    def counts(self) -> dict[str | None, int]:
        return {row.label: row.passages for row in self.book()}

    def menu(self, *labels: str) -> QMenu:
        view = self.panel.view
        self.panel.refresh_now()
        view.clearSelection()
        for label in labels:
            index = self.panel.tree.index_of(("code", str(self.ids[label])))
            flag = view.selectionModel().SelectionFlag
            view.selectionModel().setCurrentIndex(index, flag.Select)
        return self.panel.menu()

    def choose(self, menu: QMenu, *texts: str) -> None:
        for text in texts[:-1]:
            menu = next(each for each in menu.findChildren(QMenu) if each.title() == text)
        next(act for act in menu.actions() if act.text() == texts[-1]).trigger()

    def dialog(self) -> TargetDialog:
        found = self.panel.findChild(TargetDialog)
        assert found is not None
        return found


@pytest.fixture
def desk(qtbot: QtBot, study: Study, workspace: Workspace, words: Words, theme: Theme) -> Desk:
    desk = Desk(study, workspace, words, theme)
    qtbot.addWidget(desk.panel)
    desk.panel.resize(320, 600)
    desk.panel.show()
    qtbot.waitExposed(desk.panel)
    return desk


def test_merging_says_what_it_means_and_is_taken_back_by_the_notice(desk: Desk) -> None:
    desk.choose(desk.menu("A2"), "Merge into…")
    dialog = desk.dialog()
    assert dialog.foretold.text().startswith("1 passage from A2.")
    assert "1 coding is there already" in dialog.foretold.text()
    QTest.keyClick(dialog.picker.query, Key.Key_Return)
    assert desk.counts() == {"A1": 2, "E1": 0}
    assert desk.notices[-1].text == "A2 merged into A1."
    assert "A2 Fear was merged into A1 Family" in desk.workspace.read(memos)[0].text
    desk.notices[-1].answers[0].act()
    assert desk.counts() == {"A1": 2, "A2": 1, "E1": 0}
    assert desk.workspace.read(memos) == []


def test_the_target_is_found_by_letters_and_arrows(desk: Desk) -> None:
    desk.choose(desk.menu("A2"), "Merge into…")
    dialog = desk.dialog()
    QTest.keyClicks(dialog.picker.query, "lett")
    assert dialog.target is not None
    assert dialog.target.label == "E1"
    QTest.keyClicks(dialog.picker.query, "zzz")
    assert not dialog.act.isEnabled()
    dialog.picker.query.clear()
    QTest.keyClick(dialog.picker.query, Key.Key_Down)
    assert dialog.target is not None
    assert dialog.target.label == "E1"


def test_a_code_dropped_on_another_with_ctrl_is_merged_into_it(desk: Desk) -> None:
    drop(desk, "A2", "A1", Qt.KeyboardModifier.ControlModifier)
    assert desk.counts() == {"A1": 2, "E1": 0}


def test_without_ctrl_it_only_moves_below_it(desk: Desk) -> None:
    drop(desk, "A2", "A1", Qt.KeyboardModifier.NoModifier)
    (moved,) = desk.rows("A2")
    assert moved.parent_id == desk.ids["A1"]


def drop(desk: Desk, dragged: str, target: str, held: Qt.KeyboardModifier) -> None:
    """Lets go of a code on another one, as Qt's drag does."""
    tree, view = desk.panel.tree, desk.panel.view
    indexes: list[QModelIndex] = [tree.index_of(("code", str(desk.ids[dragged])))]
    mime: QMimeData = tree.mimeData(indexes)
    place = view.visualRect(tree.index_of(("code", str(desk.ids[target])))).center()
    action = Qt.DropAction.CopyAction if held else Qt.DropAction.MoveAction
    both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    event = QDropEvent(place, both, mime, Qt.MouseButton.LeftButton, held)
    event.setDropAction(action)
    view.dropEvent(event)


def test_passages_move_to_another_code_or_up(desk: Desk) -> None:
    with desk.study.project.edit() as session:
        move_code(session, desk.ids["A2"], desk.ids["E1"], 0)
    desk.choose(desk.menu("A2"), "Move its passages up to E1")
    assert desk.counts() == {"A1": 2, "E1": 1, "A2": 0}
    desk.choose(desk.menu("A1"), "Move its passages to…")
    dialog = desk.dialog()
    QTest.keyClicks(dialog.picker.query, "e1")
    dialog.act.click()
    assert desk.counts() == {"A1": 0, "E1": 2, "A2": 0}


def test_several_codes_get_a_colour_a_kind_and_a_group(desk: Desk) -> None:
    desk.choose(desk.menu("A1", "A2"), "Colour", "teal")
    desk.choose(desk.menu("A1", "A2"), "Kind", "Effort")
    desk.panel.desk.set_group(desk.rows("A1", "A2"), "Office")
    rows = desk.rows("A1", "A2")
    assert {(row.colour, row.kind, row.group) for row in rows} == {(1, "effort", "Office")}
    for _ in range(3):
        desk.workspace.undo()
    assert {row.kind for row in desk.rows("A1", "A2")} == {"cause"}


def test_several_codes_are_deleted_in_one_step(desk: Desk) -> None:
    desk.panel.desk.delete(desk.rows("A1", "A2"))
    assert desk.counts() == {"E1": 0}
    desk.workspace.undo()
    assert desk.counts() == {"A1": 2, "A2": 1, "E1": 0}


def test_the_passages_of_a_code_are_listed(desk: Desk) -> None:
    desk.choose(desk.menu("A1"), "List its passages")
    assert desk.listed == [PassageFilter(code_ids=frozenset({desk.ids["A1"]}))]


def test_copying_codes_fills_the_clipboard(desk: Desk) -> None:
    desk.panel.view.show_code(desk.ids["A2"])
    QTest.keyClick(desk.panel.view, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "A2\tFear\t"


def test_a_code_moves_in_and_out_by_the_keyboard(desk: Desk) -> None:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    desk.panel.view.show_code(desk.ids["A2"])
    QTest.keyClick(desk.panel.view, Key.Key_Right, held)
    assert desk.rows("A2")[0].parent_id == desk.ids["A1"]
    QTest.keyClick(desk.panel.view, Key.Key_Left, held)
    assert desk.rows("A2")[0].parent_id is None
    QTest.keyClick(desk.panel.view, Key.Key_Up, held)
    assert [row.label for row in desk.book()] == ["A2", "A1", "E1"]


def test_splitting_gives_passages_to_a_new_code(desk: Desk) -> None:
    dialog = desk.panel.desk.ask_split(desk.rows("A1")[0])
    assert dialog is not None
    QTest.keyClick(dialog.view, Key.Key_Return)
    QTest.keyClicks(dialog.picker.query, "Cousins")
    QTest.keyClick(dialog.picker.query, Key.Key_Return)
    assert dialog.foretold.text() == "A1 keeps 1  ·  1: Cousins (new) gets 1"
    dialog.act.click()
    assert {row.name: row.passages for row in desk.book()} == {
        "Family": 1,
        "Fear": 1,
        "Letter": 0,
        "Cousins": 1,
    }
    desk.workspace.undo()
    assert desk.counts() == {"A1": 2, "A2": 1, "E1": 0}


def test_a_code_without_passages_is_not_split(desk: Desk) -> None:
    assert desk.panel.desk.ask_split(desk.rows("E1")[0]) is None
