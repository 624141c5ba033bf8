"""Favourite codes in menus: what stands on which digit, and where it is chosen."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.queries.codes import CodeRow, codes
from app.queries.favourites import DIGITS
from app.ui.window.actions import commands, menu_text
from app.ui.workspace import Workspace
from app.words import Words


def name_favourites(workspace: Workspace, words: Words, actions: Mapping[str, QAction]) -> None:
    """Call the menu's favourites by the codes that stand on their digits."""
    called = {
        code.favourite: f"{code.label or ''} {code.name}".strip().replace("&", "&&")
        for code in workspace.read_shown(codes, counted=False)
        if code.favourite
    }
    for command in commands():
        if command.digit and command.reading and command.key in actions:
            name = called.get(command.digit) or words("nothing yet")
            actions[command.key].setText(menu_text(words, command, name))


def favourite_menu(
    words: Words,
    book: list[CodeRow],
    code: CodeRow | None,
    choose: Callable[[int | None], object],
    parent: QWidget,
) -> QMenu:
    """The digits, with what stands on them now; the one of this code is ticked."""
    menu = QMenu(words("Favourite"), parent)
    taken = {other.favourite: other.called for other in book if other.favourite}
    for digit in DIGITS:
        name = taken.get(digit, words("nothing yet")).replace("&", "&&")
        action = menu.addAction(f"&{digit}  {name}")
        action.setCheckable(True)
        action.setChecked(code is not None and code.favourite == digit)
        action.triggered.connect(lambda _checked=False, digit=digit: choose(digit))
    menu.addSeparator()
    none = menu.addAction(words("No favourite"))
    none.setEnabled(code is not None and code.favourite is not None)
    none.triggered.connect(lambda: choose(None))
    return menu
