"""Text that saves itself: while typing, and at the latest when anything else happens.

There is no Save button, so nothing typed may be lost: it is kept after a pause, when the focus
leaves, when the field is hidden, shown something else or its window is asked to close, and when
the session or the program ends.
"""

from collections.abc import Callable
from itertools import count

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.ui.workspace import Workspace

PAUSE = 1_000
"""Milliseconds without a key after which what was typed is kept."""
_visits = count(1)

Keep = Callable[[str, str], object]
"""Stores a text: called with the key of the undo step that typing makes, and the text."""


class AutosavedText(QPlainTextEdit):
    """A plain text field over a stored text.

    All typing of one visit (until the focus leaves or another text is shown) has one merge key, so
    it is one undo step.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._keep: Keep | None = None
        self._stored = ""
        self._visit = next(_visits)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.keep)
        self.textChanged.connect(self._wait)
        self.setTabChangesFocus(True)
        self.setReadOnly(workspace.locked)
        _Leaving(self, self._leave)

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not stored yet."""
        return self._keep is not None and self.toPlainText().strip() != self._stored

    def show_text(self, stored: str, keep: Keep | None) -> None:
        """Show another text, after keeping what was typed into this one."""
        self.keep()
        self._visit = next(_visits)
        self._keep = None
        self._write(stored)
        self._keep = keep

    def follow(self, stored: str) -> None:
        """The same text was changed elsewhere (undo, another panel): show it.

        What is being typed here at this moment is newer and stays.
        """
        if stored != self._stored and not self.unsaved:
            self._write(stored)

    def forget(self) -> None:
        """What the text was about is gone: what was typed can no longer be kept."""
        self._keep = None
        self._write("")

    def _write(self, stored: str) -> None:
        self._pause.stop()
        self._stored = stored
        if self.toPlainText().strip() != stored:
            self.setPlainText(stored)
        self._pause.stop()

    def keep(self) -> None:
        """Store now what was typed, if anything was."""
        self._pause.stop()
        if self._keep is None or not self.unsaved:
            return
        if self._workspace.project.editing:  # a long import is at work: as soon as it has ended
            self._pause.start()
            return
        former, self._stored = self._stored, self.toPlainText().strip()
        if self._keep(f"typing:{self._visit}", self._stored) is None:
            self._stored = former

    def _wait(self) -> None:
        if self.unsaved:
            self._pause.start()

    def _leave(self) -> None:
        """Leaving ends the undo step."""
        self.keep()
        self._visit = next(_visits)


class AutosavedLine(QLineEdit):
    """A line over a stored value: kept by Enter and on leaving, as soon as it is whole.

    A value that is refused goes back to what is stored; the window has said why.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._keep: Callable[[str], object] | None = None
        self._stored = ""
        self.setReadOnly(workspace.locked)
        self.returnPressed.connect(self.keep)
        _Leaving(self, self.keep)

    def show_text(self, stored: str, keep: Callable[[str], object] | None) -> None:
        """Show another value, after keeping what was typed into this one."""
        self.keep()
        self._keep = keep
        self._write(stored)

    def follow(self, stored: str) -> None:
        """The same value was changed elsewhere: show it, unless something is being typed."""
        if self.text().strip() == self._stored:
            self._write(stored)

    def forget(self) -> None:
        """What the value belonged to is gone: what was typed can no longer be kept."""
        self._keep = None
        self._write("")

    def _write(self, stored: str) -> None:
        self._stored = stored
        if self.text().strip() != stored:
            self.setText(stored)
            self.setCursorPosition(0)

    def keep(self) -> None:
        """Store now what was typed, if anything was."""
        typed = self.text().strip()
        if self._keep is None or typed == self._stored or self._workspace.project.editing:
            return
        former, self._stored = self._stored, typed
        if self._keep(typed) is None:
            self._write(former)


class _Leaving(QObject):
    """Calls ``keep`` whenever somebody turns away from a field, in whatever way."""

    def __init__(self, field: QWidget, keep: Callable[[], object]) -> None:
        super().__init__(field)
        self._field = field
        self._keep = keep
        self._window: QWidget | None = None
        field.installEventFilter(self)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._leave)

    def _leave(self) -> None:
        self._keep()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field loses the focus or is hidden, or its window is asked to close."""
        kind = event.type()
        if watched is self._field and kind == QEvent.Type.Show:
            self._watch(self._field.window())
        ours = watched is self._field and kind in (QEvent.Type.FocusOut, QEvent.Type.Hide)
        if ours or (watched is self._window and kind == QEvent.Type.Close):
            self._keep()
        return False

    def _watch(self, window: QWidget) -> None:
        if self._window is not window:
            if self._window is not None:
                self._window.removeEventFilter(self)
            self._window = window
            window.installEventFilter(self)
