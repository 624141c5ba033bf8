from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from app.ui.reading.transcript_menu import transcript_menu
from app.ui.window.actions import commands, make_actions, shown, tooltip
from app.ui.window.main_window import MainWindow
from app.ui.window.shortcuts_sheet import ShortcutsSheet
from app.words import Words


def titles(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def menu_called(window: MainWindow, *path: str) -> QMenu:
    found = None
    actions = window.menuBar().actions()
    for title in path:
        found = next(action for action in actions if action.text() == title).menu()
        assert isinstance(found, QMenu)
        actions = found.actions()
    assert isinstance(found, QMenu)
    return found


def test_no_shortcut_is_given_twice() -> None:
    keys = [keys for command in commands() for keys in command.shortcuts]
    assert len(keys) == len(set(keys))


def test_no_key_is_given_twice() -> None:
    keys = [command.key for command in commands()]
    assert len(keys) == len(set(keys))


def test_every_command_does_something_in_a_projects_window(window: MainWindow) -> None:
    assert set(window.commands_shown) == {command.key for command in commands()}


def test_exports_stand_in_a_menu_of_their_own(window: MainWindow) -> None:
    assert titles(menu_called(window, "&File", "Export"))[0] == "Appendix for the thesis…"


def test_tooltips_name_the_shortcut(words: Words) -> None:
    command = next(command for command in commands() if command.key == "find")
    assert tooltip(words, command) == f"Find words in this text ({shown(command)})"


def test_commands_without_a_slot_are_left_out(words: Words, window: MainWindow) -> None:
    assert set(make_actions(words, {"undo": window.undo}, window)) == {"undo"}


def test_recent_projects_mark_what_is_missing(window: MainWindow, tmp_path: Path) -> None:
    settings = window.program.settings
    gone = (str(tmp_path / "gone.kutipan"), *settings.recent_files)
    window.program.change_settings(replace(settings, recent_files=gone))
    window.dress()
    menu = menu_called(window, "&File", "Recent projects")
    assert titles(menu) == ["gone (missing)", "small study"]
    assert [action.isEnabled() for action in menu.actions()] == [False, True]


def test_theme_and_language_are_ticked(window: MainWindow) -> None:
    languages = menu_called(window, "&View", "Language").actions()
    assert [action.text() for action in languages if action.isChecked()] == ["English"]
    languages[1].trigger()
    assert window.program.words.language == "id"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_of_the_transcript_chooses_the_passage(window: MainWindow) -> None:
    menu = transcript_menu(window.commands_shown, window.words, window)
    assert "Copy with citation" in titles(menu)
    marks = window.columns.reader.marks_of(2)
    window.columns.reader.context_menu_requested.emit(window.pos(), marks)
    assert window.columns.reading.passage_id == 2


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left = Qt.MouseButton.LeftButton
    event = QDropEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, data, left, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)


def test_dropped_files_are_imported(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "third.txt"
    file.write_text("A: One.\nB: Two.\n", "utf-8")
    drop(window, file)
    qtbot.waitUntil(lambda: window.source_import.dialog is not None, timeout=30_000)
    dialog = window.source_import.dialog
    assert dialog is not None
    dialog.accept()
    names = window.columns.sources.source_list
    qtbot.waitUntil(lambda: "third.txt" in [row.name for row in names.sources()], timeout=30_000)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_dropped_project_opens(window: MainWindow, study: Path) -> None:
    drop(window, study)
    assert len(window.program.windows) == 1


def a_sheet(window: MainWindow) -> ShortcutsSheet:
    theme = window.program.theme
    return ShortcutsSheet(window.words, window.commands_shown, theme, window)


def test_all_shortcuts_fit_on_a_small_laptop(window: MainWindow) -> None:
    sheet = a_sheet(window)
    assert sheet.sizeHint().height() < 700
    said = {label.text() for label in sheet.findChildren(QLabel)}
    assert {shown(command) for command in commands() if not command.digit} - {""} <= said
    assert {"1 … 9", "Ctrl+Alt+1 … 9"} <= said
