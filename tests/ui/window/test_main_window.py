from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.errors import NameTaken
from app.models.span import Span
from app.operations.sources import describe_source
from app.project.file import open_project
from app.queries.codes import codes
from app.queries.passages import passages
from app.queries.sources import source_text, sources
from app.ui.passages.passage_table import NUMBER
from app.ui.program.program import Program
from app.ui.typing.typing_first import TypingFirst
from app.ui.window.main_window import MainWindow
from tests.ui.conftest import FIRST_TEXT


def action_text(window: MainWindow, key: str) -> str:
    return window.commands_shown[key].text()


def place_of(words: str) -> Span:
    start = FIRST_TEXT.index(words)
    return Span(start, start + len(words))


def test_window_is_called_after_the_study(window: MainWindow) -> None:
    assert window.windowTitle() == "Small study – Kutipan"


def test_a_source_opens_in_the_reader(window: MainWindow) -> None:
    assert window.columns.reader.source.text == FIRST_TEXT
    assert window.columns.sources.selected()[0].name == "chair.txt"


def test_nothing_to_undo_is_said(window: MainWindow) -> None:
    window.undo()
    assert window.notices.text == "There is nothing left to undo."


def test_undo_names_what_it_takes_back(window: MainWindow) -> None:
    window.columns.reader.select_span(place_of("Everybody"))
    window.columns.coding.code_selection([1])
    assert action_text(window, "undo") == "Undo: Coded K-0004 with C1"
    window.undo()
    assert action_text(window, "undo") == "Undo"
    assert action_text(window, "redo") == "Redo: Coded K-0004 with C1"


def test_undo_goes_to_what_changed_in_another_source(window: MainWindow) -> None:
    window.columns.reader.select_span(place_of("Everybody"))
    window.columns.coding.code_selection([1])
    window.undo()
    window.columns.open_source(2)
    window.redo()
    assert window.columns.reading.source_id == 1
    assert window.columns.reader.caret() == place_of("Everybody").start


def test_ctrl_z_in_the_transcript_undoes_the_last_step(window: MainWindow) -> None:
    TypingFirst(window.program.application)
    window.columns.reader.select_span(place_of("Everybody"))
    window.columns.coding.code_selection([1])
    window.activateWindow()
    window.columns.reader.setFocus()
    QTest.keyClick(window.columns.reader, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(window.workspace.read(passages)) == 3


def test_typing_in_a_field_is_undone_first(window: MainWindow) -> None:
    window.columns.reader.select_span(place_of("Everybody"))
    window.columns.coding.code_selection([1])
    window.columns.centre.show_view("search")
    field = window.columns.search.field
    QTest.keyClicks(field, "letters")
    field.setFocus()
    window.undo()
    assert field.text() == ""
    window.undo()
    assert len(window.workspace.read(passages)) == 3


def test_a_refused_gesture_is_said_in_a_sentence(window: MainWindow) -> None:
    window.workspace.run(describe_source, 1, {"name": "note.txt"})
    assert window.notices.text == "“note.txt” is taken already by another source."


def test_status_line_counts_and_says_when_it_saved(window: MainWindow) -> None:
    said = {label.text() for label in window.statusBar().findChildren(QLabel)}
    assert "2 sources · 3 passages · 3 codes" in said
    window.workspace.run(describe_source, 1, {"place": "Office"})
    said = {label.text() for label in window.statusBar().findChildren(QLabel)}
    assert any(text.startswith("saved ") for text in said)


def test_another_language_keeps_the_place(window: MainWindow) -> None:
    window.columns.show_passage(2)
    window.columns.reader.set_zoom(1.5)
    window.program.choose_language("id")
    assert window.columns.reading.source_id == 1
    assert window.columns.reading.passage_id == 2
    assert window.columns.reader.zoom() == 1.5
    assert action_text(window, "undo") == "Urungkan"


def test_another_theme_keeps_the_view(window: MainWindow) -> None:
    window.columns.centre.show_view("passages")
    window.program.choose_theme("dark")
    assert window.columns.centre.view == "passages"
    assert window.program.theme.name == "dark"
    window.program.choose_theme("light")


def test_side_columns_go_and_come_back(window: MainWindow) -> None:
    window.commands_shown["side_columns"].trigger()
    assert not window.columns.left.isVisible()
    window.commands_shown["side_columns"].trigger()
    assert window.columns.left.isVisible()


def test_closing_leaves_one_file_and_says_so(window: MainWindow, study: Path) -> None:
    window.close_project()
    assert [path.name for path in study.parent.iterdir()] == [study.name]
    welcome = window.program.welcome
    assert welcome is not None
    said = [label.text() for label in welcome.findChildren(QLabel)]
    assert any(text.startswith("small study.kutipan: saved") for text in said)


def test_the_next_window_looks_like_the_last_one(
    window: MainWindow, program: Program, study: Path, qtbot: QtBot
) -> None:
    window.resize(window.width(), 700)
    window.columns.right.setSizes([300, 300])
    window.columns.reader.set_zoom(1.25)
    sizes = window.columns.right.sizes()
    window.close()
    program.open_path(study)
    again = program.windows[0]
    qtbot.waitUntil(lambda: again.columns.right.sizes() == sizes)
    assert again.height() == 700
    assert again.columns.reader.zoom() == 1.25


def test_what_was_just_typed_is_kept_when_the_window_closes(
    window: MainWindow, program: Program, study: Path
) -> None:
    window.columns.correcting.enter()
    text = window.columns.correcting.text
    assert text is not None
    text.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(text, " Well.")
    typed = text.live.text
    assert typed.endswith(" Well.")
    window.close()
    program.open_path(study)
    again = program.windows[0].workspace
    assert again.read(source_text, again.read(sources)[0].id) == typed


def test_columns_of_a_table_keep_their_width_in_the_next_window(
    window: MainWindow, program: Program, study: Path
) -> None:
    window.columns.centre.show_view("passages")
    window.columns.passages.view.setColumnWidth(NUMBER, 132)
    window.close()
    program.open_path(study)
    again = program.windows[0].columns
    again.centre.show_view("passages")
    assert again.passages.view.columnWidth(NUMBER) == 132


def test_another_theme_keeps_how_the_window_is_divided(window: MainWindow, qtbot: QtBot) -> None:
    window.columns.right.setSizes([200, 500])
    sizes = window.columns.splitter_sizes()
    window.program.choose_theme("dark")
    qtbot.waitUntil(lambda: window.columns.splitter_sizes() == sizes)
    window.program.choose_theme("light")


@pytest.mark.parametrize("view", ["transcript", "passages", "search", "review"])
def test_every_control_has_a_name_for_a_screen_reader(window: MainWindow, view: str) -> None:
    window.columns.show_passage(2)
    window.columns.centre.show_view(view)
    nameless = [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in window.findChildren(QWidget)
        if isinstance(widget, CONTROLS) and widget.isVisibleTo(window) and not _is_named(widget)
    ]
    assert not nameless


CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)
PARTS_OF = (QComboBox, QTableView, QTabBar, QLineEdit)
"""Whose inner controls speak for the whole."""


def _is_named(widget: QWidget) -> bool:
    parent = widget.parent()
    parts = (parent, parent.parent() if parent else None)
    internal = widget.objectName().startswith("qt_") or any(isinstance(p, PARTS_OF) for p in parts)
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return internal or isinstance(widget, QHeaderView) or bool(widget.accessibleName() or text)


@pytest.mark.parametrize("key", ["passages", "search", "transcript", "review"])
def test_views_open_by_their_commands(window: MainWindow, key: str) -> None:
    window.commands_shown[key].trigger()
    assert window.columns.centre.view == key


def test_errors_stay_until_they_are_closed(window: MainWindow) -> None:
    window.show_error(NameTaken("code", "C1"))
    assert not window.notices._leaving.isActive()


def test_the_inspector_follows_through_the_list_of_passages(window: MainWindow) -> None:
    window.activateWindow()
    window.columns.centre.show_view("passages")
    QTest.keyClick(window.columns.passages.view, Qt.Key.Key_Down)
    shown = window.columns.inspector.passage
    assert shown is not None
    assert shown.number == "K-0002"
    assert window.columns.centre.view == "passages"


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_window_fits_on_a_small_screen_whatever_a_source_is_called(
    window: MainWindow, language: str
) -> None:
    window.program.choose_language(language)
    window.workspace.run(describe_source, 1, {"name": "A very long name " * 12 + ".txt"})
    assert window.minimumSizeHint().width() <= 1100


def test_undoing_a_deletion_opens_the_source_and_withdraws_its_notice(window: MainWindow) -> None:
    window.columns.sources.delete_selected()
    assert window.notices.text == "1 source deleted."
    window.undo()
    assert window.columns.reading.source_id == 1
    assert window.notices.text == ""


def test_a_name_that_is_being_typed_is_kept_when_the_window_closes(
    window: MainWindow, study: Path
) -> None:
    view = window.columns.codebook.view
    view.show_code(1)
    view.setFocus()
    view.edit_current()
    line = view.findChild(QLineEdit)
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, "Kinship")
    window.close()
    project = open_project(study)
    with project.read() as session:
        assert "Kinship" in [code.name for code in codes(session)]
    project.close()
