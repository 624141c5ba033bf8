"""What dialogs have in common: their size, the room round what they say, and Cancel.

A dialog opens as large as it was left, in every window and after a restart, and never larger than
its screen. One base for all of them: a filter on the application would run Python for each of Qt's
events, and a call in each dialog would be forgotten in the next one. Who keeps the sizes is found
among the windows above, so that a dialog needs to know neither the program nor its settings.
"""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QSize
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.look.theme import SPACE, SPACE_PAGE, SPACE_SECTION, SPACE_SMALL
from app.words import Words

FRAME = SPACE_PAGE
"""Pixels for the title and the edges that the desktop puts round a window."""


@runtime_checkable
class KeepsSizes(Protocol):
    """Something above a dialog that remembers sizes by name, in pixels."""

    def size_of_dialog(self, name: str) -> tuple[int, ...]:
        """Width and height as they were left; empty when nothing is known."""

    def remember_dialog(self, name: str, size: tuple[int, int]) -> None:
        """Remember width and height."""


class SizedDialog(QDialog):
    """Takes its own ``resize`` for the first time, and what somebody made of it ever after."""

    _opened: QSize | None = None

    def showEvent(self, event: QShowEvent) -> None:
        """As large as it was left, and no larger than the screen."""
        if self._opened is None:
            keeper = self._keeper()
            kept = keeper.size_of_dialog(self._name()) if keeper else ()
            if len(kept) == len(("width", "height")):
                width, height = kept
                resize_within(self, width, height)
            self._opened = self.size()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember the size that somebody gave it."""
        keeper = self._keeper()
        if keeper is not None and self.size() != self._opened and not self.isMaximized():
            self._opened = self.size()
            keeper.remember_dialog(self._name(), (self.width(), self.height()))
        super().hideEvent(event)

    def _name(self) -> str:
        """Its class and the package of its noun: two packages may have a ``PasteDialog``."""
        made = type(self)
        return f"{made.__module__.split('.')[-2]} {made.__name__}"

    def _keeper(self) -> KeepsSizes | None:
        above: QWidget | None = self.parentWidget()
        while above is not None:
            if isinstance(above, KeepsSizes):
                return above
            above = above.parentWidget()
        return None


def resize_within(dialog: QWidget, width: int, height: int, screen: QSize | None = None) -> None:
    """Give a dialog this size, or what fits on its screen: a laptop at 200 % has 960 x 540.

    Where its window is larger than the screen, it may be as large as that.
    """
    room = (screen or dialog.screen().availableSize()) - QSize(FRAME, FRAME)
    parent = dialog.parentWidget()
    if parent is not None:
        room = room.expandedTo(parent.window().size())
    dialog.resize(QSize(width, height).boundedTo(room))


def page_of(dialog: QDialog) -> QVBoxLayout:
    """The column of everything in a dialog."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(SPACE_SECTION, SPACE_SECTION, SPACE_SECTION, SPACE_SECTION)
    column.setSpacing(SPACE)
    return column


def cancel_or(act: QPushButton, dialog: QDialog, words: Words) -> QHBoxLayout:
    """Cancel, and the button that Enter presses, which accepts."""
    cancel = QPushButton(words("Cancel"), dialog)
    cancel.setAutoDefault(False)
    cancel.clicked.connect(dialog.reject)
    act.setDefault(True)
    act.clicked.connect(dialog.accept)
    row = QHBoxLayout()
    row.setSpacing(SPACE_SMALL)
    row.addStretch(1)
    row.addWidget(cancel)
    row.addWidget(act)
    return row
