"""Ctrl+Z in a text field undoes the typing there first, and the project's last step after that.

Qt's text widgets take Undo and Redo for themselves even when they have nothing to undo, and a
read-only transcript never has.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget


class TypingFirst(QObject):
    """An event filter for the application that gives Undo and Redo back to the window."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a widget from claiming a key that it could do nothing with."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        standard = QKeySequence.StandardKey
        if event.matches(standard.Undo) or event.matches(standard.Redo):
            redo = event.matches(standard.Redo)
            if isinstance(watched, QWidget) and not takes_undo(watched, redo=redo):
                event.ignore()
                return True
        return False


def takes_undo(widget: QWidget | None, *, redo: bool = False) -> bool:
    """Whether this field has typing of its own to undo (or redo)."""
    if isinstance(widget, QLineEdit):
        return widget.isRedoAvailable() if redo else widget.isUndoAvailable()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        document = widget.document()
        can = document.isRedoAvailable() if redo else document.isUndoAvailable()
        return can and not widget.isReadOnly()
    return False
