import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.models.deed import Deed
from app.operations.codes import add_code, move_code, regroup_codes
from app.queries.codes import code_links, codes
from app.ui.codebook.panel import CodebookPanel
from app.ui.look.theme import Theme
from app.ui.messages import Notice
from app.ui.workspace import Workspace
from app.words import Words
from tests.study import COUSIN, Study

Key = Qt.Key


class Shown:
    """The panel in a window, and what it asked the window for."""

    def __init__(self, workspace: Workspace, words: Words, theme: Theme) -> None:
        self.workspace = workspace
        self.panel = CodebookPanel(workspace, words, theme)
        self.notices: list[Notice] = []
        self.clicked: list[int] = []
        self.panel.notice_requested.connect(self.notices.append)
        self.panel.code_chosen.connect(self.clicked.append)

    def names(self) -> list[str]:
        return [code.name for code in self.workspace.read(codes)]

    def shown(self) -> list[str]:
        tree = self.panel.tree
        keys = tree.keys()
        return [tree.branch_at(tree.index_of(key)).title for key in keys]

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.panel.view, key)

    def type_name(self, text: str) -> None:
        line = self.panel.view.findChild(QLineEdit)
        assert line is not None
        line.selectAll()
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Key.Key_Return)
        QTest.qWait(0)


@pytest.fixture
def ids(study: Study) -> dict[str, int]:
    return {
        "A1": study.code("A1", "Family"),
        "A2": study.code("A2", "Fear"),
        "E1": study.code("E1", "Letter", "effort"),
    }


@pytest.fixture
def shown(
    qtbot: QtBot, ids: dict[str, int], workspace: Workspace, words: Words, theme: Theme
) -> Shown:
    del ids
    shown = Shown(workspace, words, theme)
    qtbot.addWidget(shown.panel)
    shown.panel.resize(320, 600)
    shown.panel.show()
    qtbot.waitExposed(shown.panel)
    return shown


def test_codes_are_drawn_alone_with_what_is_below_them(
    shown: Shown, ids: dict[str, int], qtbot: QtBot
) -> None:
    panel, hidden = shown.panel, shown.panel.hidden_in_transcript
    shown.workspace.run(move_code, ids["A2"], ids["A1"], 0)
    panel.refresh_now()
    panel.show_code(ids["A1"])
    for words, expected in (("only this", [ids["E1"]]), ("all", [])):
        entry = next(
            act for act in panel.menu().actions() if act.text() == f"Show {words} in the transcript"
        )
        with qtbot.waitSignal(hidden) as told:
            entry.trigger()
        assert told.args == [expected]


def test_a_click_chooses_a_code(shown: Shown, ids: dict[str, int]) -> None:
    index = shown.panel.tree.index_of(("code", str(ids["A2"])))
    place = shown.panel.view.visualRect(index).center()
    QTest.mouseClick(shown.panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown.clicked == [ids["A2"]]


def test_a_click_on_a_heading_folds_it(shown: Shown) -> None:
    index = shown.panel.tree.index(0, 0)
    place = shown.panel.view.visualRect(index).center()
    QTest.mouseClick(shown.panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not shown.panel.view.isExpanded(index)
    assert shown.clicked == []


def test_what_is_chosen_and_folded_stays_over_a_refresh(
    shown: Shown, study: Study, ids: dict[str, int]
) -> None:
    shown.panel.view.show_code(ids["A2"])
    efforts = shown.panel.tree.index(1, 0)
    shown.panel.view.collapse(efforts)
    study.code("A3", "Favours")
    shown.panel.refresh_now()
    assert [code.id for code in shown.panel.selected()] == [ids["A2"]]
    assert not shown.panel.view.isExpanded(shown.panel.tree.index(1, 0))


def test_counts_follow_the_coding(shown: Shown, study: Study, ids: dict[str, int]) -> None:
    study.coding(study.source(), COUSIN, ids["A1"])
    shown.panel.refresh_now()
    index = shown.panel.tree.index_of(("code", str(ids["A1"])))
    assert index.data() == "A1 Family, 1 passage"


def test_the_filter_shows_what_fits(shown: Shown) -> None:
    QTest.keyClicks(shown.panel.filter, "lett")
    assert shown.shown() == ["Efforts", "Letter"]
    shown.panel.filter.clear()
    assert len(shown.shown()) == 5


def test_f2_renames_in_place(shown: Shown, ids: dict[str, int]) -> None:
    shown.panel.view.show_code(ids["A2"])
    shown.press(Key.Key_F2)
    shown.type_name("Terror")
    assert shown.names() == ["Family", "Terror", "Letter"]


def test_a_new_code_is_named_at_once(qtbot: QtBot, shown: Shown, ids: dict[str, int]) -> None:
    shown.panel.view.show_code(ids["E1"])
    shown.press(Key.Key_Insert)
    qtbot.waitUntil(lambda: shown.panel.view.findChild(QLineEdit) is not None)
    shown.type_name("Banner")
    made = shown.workspace.read(codes)[-1]
    assert (made.name, made.kind) == ("Banner", "effort")


def test_delete_says_so_and_takes_it_back(shown: Shown, ids: dict[str, int]) -> None:
    shown.panel.view.show_code(ids["A2"])
    shown.press(Key.Key_Delete)
    assert shown.names() == ["Family", "Letter"]
    shown.notices[0].answers[0].act()
    assert shown.names() == ["Family", "Fear", "Letter"]


def test_the_menu_moves_a_code(shown: Shown, ids: dict[str, int]) -> None:
    shown.panel.view.show_code(ids["A2"])
    up = next(act for act in shown.panel.menu().actions() if act.text() == "Move up")
    up.trigger()
    assert shown.names() == ["Fear", "Family", "Letter"]


def test_an_empty_codebook_offers_three_ways(
    qtbot: QtBot, workspace: Workspace, words: Words, theme: Theme
) -> None:
    panel = CodebookPanel(workspace, words, theme)
    qtbot.addWidget(panel)
    panel.show()
    page = panel.pages.currentWidget()
    assert page is not None
    texts = [button.text() for button in page.findChildren(QPushButton)]
    assert texts == ["Add your first code", "Import a codebook…", "Use the shipped codebook"]


def test_enter_opens_the_form_and_escape_closes_it(shown: Shown, ids: dict[str, int]) -> None:
    shown.panel.view.show_code(ids["A1"])
    shown.press(Key.Key_Return)
    editor = shown.panel.editor
    assert shown.panel.pages.currentWidget() is editor
    QTest.keyClicks(editor.fields["definition"], "Kin who asks.")
    QTest.keyClick(editor, Key.Key_Escape)
    assert shown.panel.pages.currentWidget() is not editor
    assert shown.workspace.read(codes)[0].definition == "Kin who asks."


def test_the_form_refuses_a_label_that_is_taken(shown: Shown, ids: dict[str, int]) -> None:
    failed: list[object] = []
    shown.workspace.failed.connect(failed.append)
    shown.panel.view.show_code(ids["A1"])
    shown.panel.edit_code()
    label = shown.panel.editor.label
    label.selectAll()
    QTest.keyClicks(label, "e1")
    QTest.keyClick(label, Key.Key_Return)
    assert len(failed) == 1
    assert label.text() == "A1"


def test_the_form_recolours_and_links(shown: Shown, ids: dict[str, int]) -> None:
    shown.panel.view.show_code(ids["E1"])
    shown.panel.edit_code()
    editor = shown.panel.editor
    editor.swatches.chosen.emit(4)
    editor.answers.boxes[ids["A1"]].click()
    assert shown.workspace.read(codes)[-1].colour == 4
    assert shown.workspace.read(code_links) == [(ids["E1"], ids["A1"])]


def test_the_form_changes_kind_and_group(shown: Shown, ids: dict[str, int]) -> None:
    shown.panel.view.show_code(ids["A1"])
    shown.panel.edit_code()
    editor = shown.panel.editor
    editor.kind.setCurrentIndex(editor.kind.findData("effort"))
    editor.kind.activated.emit(editor.kind.currentIndex())
    QTest.keyClicks(editor.group_line, "Office")
    QTest.keyClick(editor.group_line, Key.Key_Return)
    changed = shown.workspace.read(codes)[0]
    assert (changed.kind, changed.group) == ("effort", "Office")


def test_a_name_is_typed_on_while_codes_come_from_elsewhere(
    shown: Shown, ids: dict[str, int], qtbot: QtBot
) -> None:
    shown.panel.view.show_code(ids["A1"])
    shown.panel.view.edit_current()
    line = shown.panel.view.findChild(QLineEdit)
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, "Kin")
    shown.workspace.run(add_code, "From elsewhere")
    qtbot.wait(200)
    QTest.keyClicks(line, "ship")
    QTest.keyClick(line, Key.Key_Return)
    qtbot.waitUntil(lambda: "Kinship" in shown.names())
    qtbot.waitUntil(lambda: "From elsewhere" in shown.shown())


def test_opening_forms_one_after_another_changes_nothing(shown: Shown, ids: dict[str, int]) -> None:
    shown.workspace.run(regroup_codes, [ids["E1"]], group="Office")
    before = shown.workspace.read(codes)
    for label in ("A1", "A1", "E1", "A2"):
        shown.panel.view.show_code(ids[label])
        shown.panel.edit_code()
        assert shown.panel.editor.group_line.text() == ("Office" if label == "E1" else "")
        shown.panel.editor.go_back()
    assert shown.workspace.read(codes) == before
    assert shown.workspace.project.history.undo_deed == Deed("codes_regrouped", {"n": "1"})


def test_the_form_closes_when_its_code_goes(shown: Shown, ids: dict[str, int]) -> None:
    shown.panel.view.show_code(ids["E1"])
    shown.panel.edit_code()
    QTest.keyClicks(shown.panel.editor.fields["note"], "half a")
    shown.workspace.undo()
    shown.panel.refresh_now()
    assert shown.panel.pages.currentWidget() is not shown.panel.editor


def test_the_menu_names_what_can_be_done(shown: Shown, ids: dict[str, int]) -> None:
    shown.panel.view.show_code(ids["A1"])
    texts = [action.text() for action in shown.panel.menu().actions() if action.text()]
    assert texts[0] == "Edit…"
    assert "Delete" in texts
