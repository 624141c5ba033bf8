"""A dialog that opens as large as it was left, in every window and after a restart.

One base for all of them: a filter on the application would run Python for each of Qt's events, and
a call in each dialog would be forgotten in the next one. Who keeps the sizes is found among the
windows above, so that a dialog needs to know neither the program nor its settings.
"""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QSize
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget


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
                self.resize(QSize(*kept).boundedTo(self.screen().availableSize()))
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
