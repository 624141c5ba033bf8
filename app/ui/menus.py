"""The menu bar, made from the table of commands."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar

from app.ui.actions import COMMANDS, MENUS
from app.words import Words


def fill_menu_bar(bar: QMenuBar, words: Words, actions: Mapping[str, QAction]) -> dict[str, QMenu]:
    """A menu for every group that has at least one action; returned by key."""
    menus: dict[str, QMenu] = {}
    for key, commands in COMMANDS.items():
        if not any(command and command.key in actions for command in commands):
            continue
        menu = menus[key] = bar.addMenu(words(MENUS[key]))
        menu.setToolTipsVisible(True)
        for command in commands:
            if command is None:
                menu.addSeparator()
            elif command.key in actions:
                menu.addAction(actions[command.key])
    return menus


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
