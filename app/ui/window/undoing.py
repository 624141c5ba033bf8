"""Undo and Redo of a window: the typing in a field first, then the steps of the project."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from app.ui.messages import Notice
from app.ui.typing.typing_first import takes_undo

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow


def undo(window: "MainWindow") -> None:
    """Take back the typing in the focused field, else the last step of the project."""
    window.columns.correcting.commit()
    field = QApplication.focusWidget()
    if takes_undo(field):
        field.undo()  # type: ignore[union-attr]
    elif window.workspace.project.history.undo_deed is None:
        window.notices.show_notice(Notice(window.words("There is nothing left to undo.")))
    elif window.workspace.undo() is not None:
        window.columns.reading.show_touched()


def redo(window: "MainWindow") -> None:
    """Do again what was undone last."""
    field = QApplication.focusWidget()
    if takes_undo(field, redo=True):
        field.redo()  # type: ignore[union-attr]
    elif window.workspace.project.history.redo_deed is None:
        window.notices.show_notice(Notice(window.words("There is nothing left to redo.")))
    elif window.workspace.redo() is not None:
        window.columns.reading.show_touched()
