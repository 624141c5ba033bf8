"""The menu bar, made from the table of commands."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from app.ui.window.actions import COMMANDS, MENUS, SUBMENUS
from app.ui.window.command import Command
from app.words import Words


def fill_menu_bar(bar: QMenuBar, words: Words, actions: Mapping[str, QAction]) -> dict[str, QMenu]:
    """A menu for every group that has at least one action; returned by key."""
    made: dict[str, QMenu] = {}
    for key in COMMANDS:
        if key not in SUBMENUS and _has_any(key, actions):
            bar.addMenu(_menu(key, words, actions, made, bar))
    return made


def _has_any(key: str, actions: Mapping[str, QAction]) -> bool:
    return any(isinstance(item, Command) and item.key in actions for item in COMMANDS[key])


def _menu(
    key: str, words: Words, actions: Mapping[str, QAction], made: dict[str, QMenu], parent: QWidget
) -> QMenu:
    menu = made[key] = QMenu(words(MENUS[key]), parent)
    menu.setToolTipsVisible(True)
    for item in COMMANDS[key]:
        if item is None:
            menu.addSeparator()
        elif isinstance(item, Command):
            if item.key in actions:
                menu.addAction(actions[item.key])
        elif _has_any(item, actions):
            menu.addMenu(_menu(item, words, actions, made, menu))
    return menu


def add_choices(
    menu: QMenu,
    title: str,
    choices: Sequence[tuple[str, str]],
    chosen: str,
    choose: Callable[[str], object],
) -> QMenu:
    """A submenu of which one entry is ticked; ``choices`` are ``(stored word, text)``."""
    submenu = menu.addMenu(title)
    group = QActionGroup(submenu)
    for stored, text in choices:
        action = submenu.addAction(text)
        action.setCheckable(True)
        action.setChecked(stored == chosen)
        action.triggered.connect(lambda _checked=False, stored=stored: choose(stored))
        group.addAction(action)
    return submenu


def add_recent(
    menu: QMenu,
    before: QAction,
    words: Words,
    files: Sequence[str],
    opens: Callable[[Path], object],
) -> QMenu:
    """The projects opened last; those that are not there any more are marked."""
    submenu = QMenu(words("Recent projects"), menu)
    submenu.setToolTipsVisible(True)
    for file in files:
        path = Path(file)
        missing = not path.exists()
        text = words("{name} (missing)", name=path.stem) if missing else path.stem
        action = submenu.addAction(text.replace("&", "&&"))
        action.setToolTip(file)
        action.setEnabled(not missing)
        action.triggered.connect(lambda _checked=False, path=path: opens(path))
    submenu.setEnabled(bool(files))
    menu.insertMenu(before, submenu)
    return submenu
