"""A researcher reworks the codebook, by mouse and keyboard, on the sample study."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from app.queries.codes import CodeRow, codes
from app.queries.memos import memos_on
from app.ui.codebook.counts_dialog import CountsDialog
from app.ui.codebook.example_dialog import ExampleDialog
from app.ui.codebook.panel import CodebookPanel
from app.ui.codebook.split_dialog import SplitDialog
from app.ui.codebook.target_dialog import TargetDialog
from app.ui.window.main_window import MainWindow
from tests.journeys.desk import counted
from tests.journeys.hand import CTRL, SHIFT, Hand, Key, button


def book(window: MainWindow) -> dict[str | None, CodeRow]:
    return {row.label: row for row in window.workspace.read(codes)}


def index_of(window: MainWindow, label: str) -> QModelIndex:
    return window.columns.codebook.tree.index_of(("code", str(book(window)[label].id)))


def click_code(hand: Hand, window: MainWindow, label: str) -> None:
    view = window.columns.codebook.view
    index = index_of(window, label)
    view.scrollTo(index)
    hand.click(view.viewport(), view.visualRect(index).center())


def dialog(hand: Hand, window: MainWindow, kind: type[QWidget]) -> QWidget:
    """The dialog that has just opened, with the keyboard in it."""
    found = window.findChildren(kind)[-1]
    assert isinstance(found, QWidget)
    hand.come_to(found)
    return found


def open_form(hand: Hand, window: MainWindow, label: str) -> CodebookPanel:
    click_code(hand, window, label)
    hand.press(Key.Key_Return)
    panel = window.columns.codebook
    hand.qtbot.waitUntil(panel.editor.isVisible)
    return panel


def see(panel: CodebookPanel, widget: QWidget) -> None:
    panel.editor.form_area.ensureWidgetVisible(widget)


@pytest.mark.real_window
def test_a_code_is_merged_by_the_keyboard_and_undone(
    hand: Hand, window: MainWindow, sample_file: Path
) -> None:
    before = book(window)
    codings = counted(sample_file, "coding")
    click_code(hand, window, "P2")
    hand.press(Key.Key_M, CTRL)
    dialog(hand, window, TargetDialog)
    hand.type("p1")
    hand.press(Key.Key_Return)
    hand.qtbot.waitUntil(lambda: "P2" not in book(window))
    after = book(window)["P1"]
    assert before["P1"].passages < after.passages <= before["P1"].passages + before["P2"].passages
    newest = window.workspace.read(memos_on, "code", after.id)[0]
    assert newest.text.startswith(f"P2 {before['P2'].name} was merged into P1")
    hand.qtbot.waitUntil(lambda: window.notices.text == "P2 merged into P1.")
    hand.come_to(window)
    hand.press(Key.Key_Z, CTRL)
    assert book(window) == before
    assert counted(sample_file, "coding") == codings


@pytest.mark.real_window
def test_a_code_is_split_row_by_row(hand: Hand, window: MainWindow) -> None:
    before = book(window)["P1"].passages
    click_code(hand, window, "P1")
    panel = window.columns.codebook
    next(act for act in panel.menu().actions() if act.text() == "Split…").trigger()
    asked = dialog(hand, window, SplitDialog)
    hand.press(Key.Key_Down, SHIFT)
    hand.press(Key.Key_Return)
    hand.type("Ipar dan menantu")
    hand.press(Key.Key_Return)
    hand.press(Key.Key_1)
    hand.leave_picture("05-codebook-split")
    hand.click(button(asked, "Split"))
    made = next(row for row in window.workspace.read(codes) if row.name == "Ipar dan menantu")
    assert (made.passages, made.kind) == (3, "cause")
    assert book(window)["P1"].passages == before - 3
    hand.come_to(window)
    hand.press(Key.Key_Z, CTRL)
    assert book(window)["P1"].passages == before


@pytest.mark.real_window
def test_a_changed_definition_has_a_history_with_its_reason(
    hand: Hand, window: MainWindow, sample_file: Path
) -> None:
    panel = open_form(hand, window, "P1")
    field = panel.editor.fields["definition"]
    see(panel, field)
    hand.click(field)
    hand.press(Key.Key_End, CTRL)
    hand.type(" Juga teman dekat.")
    field.clearFocus()
    hand.qtbot.waitUntil(lambda: bool(panel.editor.history.cards))
    (card,) = panel.editor.history.cards.values()
    assert "Juga teman dekat." in card.difference.text()
    see(panel, card.reason)
    hand.click(card.reason)
    hand.type("Setelah konsultasi")
    hand.press(Key.Key_Return)
    assert counted(sample_file, "code_revision") == 1
    see(panel, card.before)
    hand.click(card.before)
    assert window.columns.centre.view == "passages"
    shown = window.columns.passages.table.rows()
    assert len(shown) == book(window)["P1"].passages
    hand.click(window.columns.passages.filters.only)
    assert len(window.columns.passages.table.rows()) > len(shown)


def test_an_anchor_example_is_chosen_among_the_passages(hand: Hand, window: MainWindow) -> None:
    panel = open_form(hand, window, "P3")
    see(panel, panel.editor.choose_example)
    hand.click(panel.editor.choose_example)
    dialog(hand, window, ExampleDialog)
    hand.press(Key.Key_Down)
    hand.press(Key.Key_Return)
    hand.qtbot.waitUntil(lambda: book(window)["P3"].example.startswith("“"))
    assert "K-00" in book(window)["P3"].example


def test_counts_by_informant_lead_to_the_passages(hand: Hand, window: MainWindow) -> None:
    click_code(hand, window, "P1")
    panel = window.columns.codebook
    next(act for act in panel.menu().actions() if act.text() == "Counts by informant…").trigger()
    asked = dialog(hand, window, CountsDialog)
    assert isinstance(asked, CountsDialog)
    asked.view.setFocus()
    count = asked.table.count(asked.table.index(0, 0))
    hand.press(Key.Key_Return)
    hand.qtbot.waitUntil(lambda: window.columns.centre.view == "passages")
    rows = window.columns.passages.table.rows()
    assert len(rows) == count > 0
    assert {row.informant.code for row in rows if row.informant} == {"I-01"}


def test_codes_are_renamed_moved_and_painted_without_the_mouse(
    hand: Hand, window: MainWindow
) -> None:
    click_code(hand, window, "P3")
    hand.press(Key.Key_F2)
    line = window.columns.codebook.view.findChild(QLineEdit)
    assert line is not None
    line.selectAll()
    hand.type("Kurang tahu aturan")
    hand.press(Key.Key_Return)
    assert book(window)["P3"].name == "Kurang tahu aturan"
    click_code(hand, window, "P3")
    hand.press(Key.Key_Up, CTRL | SHIFT)
    assert list(book(window))[:3] == ["P1", "P3", "P2"]
    hand.press(Key.Key_Right, CTRL | SHIFT)
    assert book(window)["P3"].parent_id == book(window)["P1"].id
    hand.press(Key.Key_Left, CTRL | SHIFT)
    assert book(window)["P3"].parent_id is None
    panel = window.columns.codebook
    panel.desk.recolour(panel.selected(), 4)
    assert book(window)["P3"].colour == 4


def test_a_deleted_code_comes_back_with_its_codings(
    hand: Hand, window: MainWindow, sample_file: Path
) -> None:
    before = [counted(sample_file, table) for table in ("code", "coding", "passage")]
    click_code(hand, window, "P1")
    hand.press(Key.Key_Delete)
    assert counted(sample_file, "passage") == before[2]
    assert counted(sample_file, "code") == before[0] - 1
    hand.click(button(window.notices, "Undo"))
    assert [counted(sample_file, table) for table in ("code", "coding", "passage")] == before


def test_every_button_of_the_dialogs_has_a_name(hand: Hand, window: MainWindow) -> None:
    click_code(hand, window, "P1")
    asked = window.columns.codebook.desk.ask_split(window.columns.codebook.selected()[0])
    assert asked is not None
    takes = [
        each for each in asked.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    seen = [each for each in takes if each.isVisible()]
    nameless = [
        type(each).__name__
        for each in seen
        if not (each.accessibleName() or getattr(each, "text", str)())
    ]
    assert not nameless
    asked.reject()


@pytest.mark.real_window
@pytest.mark.usefixtures("carrying")
def test_a_code_is_dragged_below_another_and_recoloured(hand: Hand, window: MainWindow) -> None:
    view = window.columns.codebook.view
    before = book(window)
    click_code(hand, window, "P3")
    start, end = (view.visualRect(index_of(window, label)).center() for label in ("P3", "P1"))
    hand.carry(view.viewport(), start, view.viewport(), end)
    hand.qtbot.waitUntil(lambda: book(window)["P3"].parent_id == before["P1"].id)
    click_code(hand, window, "P3")
    place = view.visualRect(index_of(window, "P3")).center()
    hand.right_click(view.viewport(), place)
    hand.choose("Colour", "green")
    hand.qtbot.waitUntil(lambda: book(window)["P3"].colour != before["P3"].colour)
    for _ in range(2):
        hand.press(Key.Key_Z, CTRL)
    assert book(window) == before


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_all_passages_move_to_another_code_found_by_its_name(
    hand: Hand, window: MainWindow
) -> None:
    panel, before = window.columns.codebook, book(window)
    hand.click(panel.filter)
    hand.type(before["P2"].name[:9].lower())
    shown = index_of(window, "P2")
    assert shown.isValid()
    assert not index_of(window, "P4").isValid()
    hand.right_click(panel.view.viewport(), panel.view.visualRect(shown).center())
    hand.choose("Move its passages to")
    dialog(hand, window, TargetDialog)
    hand.type("p4")
    hand.press(Key.Key_Return)
    hand.qtbot.waitUntil(lambda: book(window)["P2"].passages == 0)
    after = book(window)["P4"].passages
    assert before["P4"].passages < after <= before["P4"].passages + before["P2"].passages
    hand.come_to(window)
    hand.click(panel.view.viewport(), panel.view.visualRect(shown).center())
    hand.press(Key.Key_Z, CTRL)
    assert book(window) == before
