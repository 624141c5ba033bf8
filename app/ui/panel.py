"""What every panel of the window has in common: its workspace, and how it asks for a place.

A panel knows nothing of its neighbours. It asks for a passage, a source or a stretch of text by a
signal, and the window takes the reader there.
"""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.models.changes import ChangeSet
from app.ui.look.theme import Theme
from app.ui.workspace import Workspace
from app.words import Words

_TOGETHER = 60
"""Milliseconds in which several edits (typing, a drag) become one refresh."""


class Panel(QWidget):
    """A part of the window that shows some tables of the project and follows their changes.

    A subclass names its tables in ``concerns`` and asks them anew in ``refresh``, which is called
    before the panel is first seen, and after edits: soon when it is visible, else when it will be.
    """

    passage_requested = Signal(int)
    source_requested = Signal(int)
    span_requested = Signal(int, object)  # source id, Span
    notice_requested = Signal(object)  # app.ui.messages.Notice

    concerns: tuple[str, ...] = ()

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.words = words
        self.theme = theme
        self._stale = True
        self._soon = QTimer(self, singleShot=True, interval=_TOGETHER)
        self._soon.timeout.connect(self._refresh_soon)
        workspace.changed.connect(self._hear)
        workspace.view_changed.connect(self._look_again)

    def refresh(self) -> None:
        """Show the tables as they are now, keeping what is selected."""
        raise NotImplementedError

    def refresh_now(self) -> None:
        """Refresh at once if anything changed since the last time."""
        self._soon.stop()
        if self._stale:
            self._stale = False
            self.refresh()

    def is_renaming(self) -> bool:
        """Whether a name is typed in a list that a refresh would close."""
        return False

    def set_theme(self, theme: Theme) -> None:
        """Ask anew for rows that hold colours, as after an edit."""
        self.theme = theme
        self._stale = True
        self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Be up to date before one is seen."""
        self.refresh_now()
        super().showEvent(event)

    def _hear(self, changes: ChangeSet) -> None:
        if changes.touches(*self.concerns):
            self._stale = True
            self._soon.start()

    def _look_again(self) -> None:
        """Names are shown in another way: at once, for somebody may be looking."""
        self._stale = True
        self._refresh_if_seen()

    def _refresh_soon(self) -> None:
        if self.is_renaming():
            self._soon.start()
        else:
            self._refresh_if_seen()

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh_now()
