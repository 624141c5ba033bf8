"""Single keys for the transcript: they act only while the reader has the keyboard.

Nothing else in the window hears them, so whoever types a memo or a name types letters. The keys
stand beside the window's shortcuts in the table of commands.
"""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut

from app.ui.reader.text_view import Reader
from app.ui.typing.keys import pressed
from app.ui.window.actions import commands


class ReadingKeys(QObject):
    """Lets the reader's keys do what the actions of these commands do, where those are enabled.

    A read-only text claims every letter for itself although it can do nothing with it; here it is
    made to leave them. A text that can be written keeps its letters.
    """

    def __init__(self, reader: Reader, actions: Mapping[str, QAction]) -> None:
        super().__init__(reader)
        self._reader = reader
        self._known: set[str] = set()
        for command in commands():
            if command.key in actions:
                self._known.update(
                    QKeySequence(keys).toString() for keys in (*command.shortcuts, *command.reading)
                )
                for keys in command.reading:
                    self._connect(keys, actions[command.key])
        reader.installEventFilter(self)

    def _connect(self, keys: str, action: QAction) -> None:
        shortcut = QShortcut(QKeySequence(keys), self._reader)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.setAutoRepeat(keys.upper().endswith(("N", "U")))
        shortcut.activated.connect(lambda: self._act(action))

    def _act(self, action: QAction) -> None:
        if self._reader.isReadOnly():
            action.trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the keys of commands to the commands."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if not self._reader.isReadOnly() or self._name(event) not in self._known:
            return False
        event.ignore()
        return True

    def _name(self, event: QKeyEvent) -> str:
        """The pressed keys; a sign that needs Shift on some keyboards goes by itself."""
        name = pressed(event)
        sign = name.removeprefix("Shift+")
        return sign if sign in self._known and not sign.isalpha() else name
