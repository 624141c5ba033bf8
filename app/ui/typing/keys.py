"""Keys that mean something in one place only, as tables: what is pressed, said and done.

A widget looks its keys up in its table and the sheet of shortcuts lists the same table.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.queries.favourites import DIGITS

FAVOURITE_KEYS = tuple(f"Ctrl+Alt+{digit}" for digit in DIGITS)
"""The keys that make a code a favourite, in the palette and in the window."""

_PRINTED = {"Return": "Enter", "Shift+Backtab": "Backtab", "Backtab": "Shift+Tab"}
"""What is printed on a key that Qt calls otherwise."""
_FEW = 2


@dataclass(frozen=True, slots=True)
class Key:
    """Keys in Qt's portable spelling (the first is shown), what they do in words, and which act.

    ``act`` is a word that the widget knows.
    """

    keys: tuple[str, ...]
    text: str
    act: str


def pressed(event: QKeyEvent) -> str:
    """The pressed keys in Qt's portable spelling; the number block counts as the other keys."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(QKeyCombination(held, Qt.Key(event.key()))).toString()


def let_act(widget: QWidget, acts: Mapping[str, Callable[[], object]]) -> None:
    """Let keys (in Qt's portable spelling) act while this very widget has the focus."""
    for keys, act in acts.items():
        shortcut = QShortcut(QKeySequence(keys), widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act)


def act_of(event: QKeyEvent, keys: Iterable[Key]) -> str | None:
    """What the pressed keys do by this table; None when they are not in it."""
    name = pressed(event)
    return next((key.act for key in keys if name in key.keys), None)


def called(keys: str) -> str:
    """A combination of keys as it is printed on them, as the system writes it."""
    written = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    for qt, printed in _PRINTED.items():
        written = written.replace(qt, printed)
    return written


def all_called(keys: tuple[str, ...]) -> list[str]:
    """Every combination once; a row of digits as its first and its last."""
    found = dict.fromkeys(called(each) for each in keys)
    if len(found) > 2 * _FEW:
        first, *_, last = found
        return [f"{first} … {last[-1]}"]
    return [*found][:_FEW]
