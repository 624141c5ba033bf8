"""Ctrl+Z in a text field undoes the typing there first, and the project's last step after that.

Qt's text widgets take Undo and Redo for themselves even when they have nothing to undo, and a
read-only transcript never has.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget


class TypingFirst(QObject):
    """Watches whatever has the focus and gives Undo and Redo back to the window.

    Only the focused widget is filtered: a filter on the application would run Python for each of
    Qt's events.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._follow)

    def _follow(self, former: QWidget | None, now: QWidget | None) -> None:
        if former is not None:
            former.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a widget from claiming a key that it could do nothing with."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        standard = QKeySequence.StandardKey
        redo = event.matches(standard.Redo)
        if not (redo or event.matches(standard.Undo)) or not isinstance(watched, QWidget):
            return False
        if takes_undo(watched, redo=redo):
            return False
        event.ignore()
        return True


def takes_undo(widget: QWidget | None, *, redo: bool = False) -> bool:
    """Whether this field has typing of its own to undo (or redo)."""
    if isinstance(widget, QLineEdit):
        return widget.isRedoAvailable() if redo else widget.isUndoAvailable()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        document = widget.document()
        can = document.isRedoAvailable() if redo else document.isUndoAvailable()
        return can and not widget.isReadOnly()
    return False
