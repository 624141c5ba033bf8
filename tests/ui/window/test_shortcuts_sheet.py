from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.ui.codebook.palette import PALETTE_KEYS
from app.ui.reader.selectable_text import TEXT_KEYS
from app.ui.window.actions import commands, text_of
from app.ui.window.main_window import MainWindow
from app.ui.window.shortcuts_sheet import ShortcutsSheet, groups
from app.words import Words


@pytest.fixture
def sheet(window: MainWindow, qtbot: QtBot) -> Iterator[ShortcutsSheet]:
    shown = ShortcutsSheet(window.words, window.commands_shown, window.program.theme, window)
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    shown.close()


def visible(sheet: ShortcutsSheet) -> set[str]:
    return {label.text() for label in sheet.findChildren(QLabel) if label.isVisible()}


def test_every_command_with_a_key_and_every_key_of_the_tables_is_listed(
    window: MainWindow, words: Words
) -> None:
    rows = {text for group in groups(words, window.commands_shown) for text, _ in group.rows}
    single = [each for each in commands() if (each.shortcuts or each.reading) and not each.digit]
    assert {text_of(words, command).rstrip("…") for command in single} <= rows
    assert {key.text for key in (*PALETTE_KEYS, *TEXT_KEYS)} <= rows


def test_what_a_key_does_is_found(sheet: ShortcutsSheet) -> None:
    sheet.field.setText("key quot")
    found = visible(sheet)
    assert {"Key quotation", "Q", "*"} <= found
    assert "New project" not in found
    assert "File" not in found


def test_a_key_is_found_by_its_name(sheet: ShortcutsSheet) -> None:
    sheet.field.setText("ctrl+r")
    assert "Repeat last code" in visible(sheet)


def test_nothing_found_is_said(sheet: ShortcutsSheet) -> None:
    sheet.field.setText("qqq")
    assert "No key does that." in visible(sheet)
    sheet.field.clear()
    assert "No key does that." not in visible(sheet)


def test_rows_have_names_for_screen_readers(sheet: ShortcutsSheet) -> None:
    names = {row.accessibleName() for row in sheet.findChildren(QWidget)}
    assert "Remove codes: Ctrl+Backspace, Del" in names


def test_the_sheet_speaks_indonesian(window: MainWindow) -> None:
    titles = [group.title for group in groups(Words("id"), window.commands_shown)]
    assert titles[0] != "File"
