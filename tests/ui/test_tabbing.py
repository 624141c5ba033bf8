"""Everything that the mouse can do can be come to by Tab, as one reads, and says what it is."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from app.queries.codes import CodeRow, codes
from app.ui.look.theme import ThemeName
from app.ui.window.main_window import MainWindow
from app.ui.window.tab_order import tab_stops
from tests.ui.tabbing import nameless, out_of_order, unmarked, unreached, walk

LANGUAGES = ("en", "id")
VIEWS = ("transcript", "passages", "search", "review", "agreement", "thesis", "memos")
Opens = Callable[[MainWindow], object]


def _code(window: MainWindow) -> CodeRow:
    return next(row for row in window.workspace.read(codes) if row.label == "C1")


def _define(window: MainWindow) -> None:
    window.columns.codebook.show_code(1)
    window.columns.codebook.edit_code()


def _choose_example(window: MainWindow) -> None:
    _define(window)
    window.columns.codebook.editor.ask_example()


def _link(window: MainWindow) -> None:
    window.columns.show_passage(1)
    window.columns.inspector.links.ask()


def _import(window: MainWindow) -> None:
    file = window.path.parent / "new.txt"
    file.write_text("P: Apa?\nI: Begitu.\n", encoding="utf-8")
    window.source_import.import_paths([file])


def _paste(window: MainWindow) -> None:
    QApplication.clipboard().setText("P: Apa?\nI: Begitu.\n")
    window.commands_shown["paste_source"].trigger()


def _formats(window: MainWindow) -> None:
    window.columns.centre.show_view("thesis")
    window.columns.thesis.format.refresh()
    window.columns.thesis.format.show_dialog()


def _command(key: str) -> Opens:
    return lambda window: window.commands_shown[key].trigger()


def _view(key: str) -> Opens:
    return lambda window: window.columns.centre.show_view(key)


COMMANDS = (
    *("properties", "about", "shortcuts", "masking", "appendix_material", "freeze"),
    *("new_round", "rounds", "make_copy", "export_appendix", "autocode", "check_draft"),
    "text_versions",
)
DIALOGS: dict[str, Opens] = {
    **{key: _command(key) for key in COMMANDS},
    "split": lambda window: window.columns.codebook.desk.ask_split(_code(window)),
    "merge codes": lambda window: window.columns.codebook.desk.ask_merge([_code(window)]),
    "counts": lambda window: window.columns.codebook.desk.show_counts([]),
    "example": _choose_example,
    "link": _link,
    "speakers": lambda window: window.columns.informants.form.speakers_dialog(1).open(),
    "memos": lambda window: window.columns.sources.show_memos(),
    "formats": _formats,
    "import": _import,
    "paste": _paste,
}
PARTS: dict[str, Opens] = {
    **{key: _view(key) for key in VIEWS},
    "definition": _define,
    "informant": lambda window: window.columns.show_subject("informant", 1),
    "history": lambda window: window.columns.show_history(),
    "find": lambda window: window.find_here(),
    "correcting": lambda window: window.columns.correcting.enter(),
}


def shown_dialog() -> QDialog | None:
    tops = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog)]
    return next((each for each in tops if each.isVisible()), None)


@pytest.fixture
def at_passage(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with the keyboard, a passage chosen."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.columns.show_passage(2)
    return window


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", DIALOGS)
def test_tab_goes_through_a_dialog_and_escape_closes_it(
    at_passage: MainWindow, qtbot: QtBot, key: str, language: str
) -> None:
    at_passage.program.choose_language(language)
    DIALOGS[key](at_passage)
    qtbot.waitUntil(lambda: shown_dialog() is not None, timeout=20_000)
    dialog = shown_dialog()
    assert dialog is not None
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.wait(50)
    first = next(each for each in tab_stops(dialog) if each.isVisible() and each.isEnabled())
    stops = walk(dialog, first)
    assert not unreached(dialog, stops)
    assert not out_of_order(stops)
    assert not nameless(stops)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: shown_dialog() is None)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", PARTS)
def test_tab_goes_through_the_window_from_column_to_column(
    at_passage: MainWindow, qtbot: QtBot, key: str, language: str
) -> None:
    at_passage.program.choose_language(language)
    PARTS[key](at_passage)
    qtbot.wait(50)
    stops = walk(at_passage, at_passage.columns.left.tabBar())
    assert not unreached(at_passage, stops)
    assert not out_of_order(stops)
    assert not nameless(stops)


@pytest.mark.parametrize("theme", get_args(ThemeName))
def test_one_sees_where_the_keyboard_is(at_passage: MainWindow, qtbot: QtBot, theme: str) -> None:
    at_passage.program.choose_theme(theme)
    unseen: list[str] = []
    for key in ("transcript", "passages", "definition"):
        PARTS[key](at_passage)
        qtbot.wait(50)
        unseen += unmarked(walk(at_passage, at_passage.columns.left.tabBar()))
    at_passage.program.choose_theme("light")
    assert not unseen


def test_shift_tab_goes_the_same_way_back(at_passage: MainWindow) -> None:
    stops = walk(at_passage, at_passage.columns.left.tabBar())
    handle = at_passage.windowHandle()
    for wanted in reversed(stops):
        QTest.keyClick(handle, Qt.Key.Key_Backtab)
        assert QApplication.focusWidget() is wanted


def _menus(menu: object) -> Iterator[QMenu]:
    if isinstance(menu, QMenu):
        yield menu
        for action in menu.actions():
            yield from _menus(action.menu())


def _mnemonics(actions: list[QAction]) -> Counter[str]:
    texts = [action.text().replace("&&", "") for action in actions]
    return Counter(text.partition("&")[2][:1].casefold() for text in texts if "&" in text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_means_two_things(window: MainWindow, language: str) -> None:
    window.program.choose_language(language)
    bar = window.menuBar()
    titles = _mnemonics(bar.actions())
    assert sum(titles.values()) == len(bar.actions())
    assert max(titles.values()) == 1
    for top in bar.actions():
        for each in _menus(top.menu()):
            assert max(_mnemonics(each.actions()).values(), default=1) == 1, each.title()
    everywhere = Counter(
        keys.toString()
        for action in window.actions()
        if action.shortcutContext() == Qt.ShortcutContext.WindowShortcut
        for keys in action.shortcuts()
    )
    assert {keys for keys, count in everywhere.items() if count > 1} == set()
    taken = {keys for keys in everywhere if keys.startswith("Alt+") and len(keys) == len("Alt+X")}
    assert not taken & {f"Alt+{letter.upper()}" for letter in titles}
