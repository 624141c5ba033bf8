"""Text that saves itself: while typing, and at the latest when anything else happens.

There is no Save button, so nothing typed may be lost: it is kept after a pause, when the focus
leaves, when the field is hidden, shown something else or its window is asked to close, and when
the session or the program ends.

Where names are shown masked, a text that holds one is shown with its masks and cannot be written
in, or the masks would be stored in place of the names.
"""

from collections.abc import Callable
from itertools import count

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.errors import NamesMasked
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
        self._masks = _Masks(self, workspace, self._leave)
        self._visit = next(_visits)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._keep_words)
        self.textChanged.connect(self._wait)
        self.setTabChangesFocus(True)
        _Leaving(self, self._leave)

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not stored yet."""
        typed = self._keep is not None and not self._masks.on
        return typed and self.toPlainText().strip() != self._stored

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
        self._stored = stored
        self._show()

    def _show(self) -> None:
        """Show what is stored, masked where names are."""
        self._pause.stop()
        shown = self._masks.put_on(self._stored)
        if self.toPlainText().strip() != shown:
            self.setPlainText(shown)
        self._pause.stop()

    def _keep_words(self) -> None:
        """Keep at a pause; an emptied text waits, for emptying often begins writing it anew.

        Emptied for good it is when one leaves: to be empty can mean to be deleted, and what is
        deleted takes the field away, with the next words.
        """
        if self.toPlainText().strip():
            self.keep()

    def keep(self) -> None:
        """Store now what was typed, if anything was."""
        self._pause.stop()
        if self._keep is None or not self.unsaved:
            return
        if self._workspace.project.editing:  # a long import is at work: as soon as it has ended
            self._pause.start()
            return
        self.document().setModified(False)  # Ctrl+Z goes back to here, and not all the way.
        former, self._stored = self._stored, self.toPlainText().strip()
        if self._keep(f"typing:{self._visit}", self._stored) is None:
            self._stored = former

    def _wait(self) -> None:
        if self.unsaved:
            self._pause.start()

    def _leave(self) -> None:
        """Leaving ends the undo step; a name that was typed is masked then."""
        self.keep()
        self._visit = next(_visits)
        if not self.unsaved:
            self._show()


class AutosavedLine(QLineEdit):
    """A line over a stored value: kept by Enter and on leaving, as soon as it is whole.

    A value that is refused goes back to what is stored; the window has said why.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._keep: Callable[[str], object] | None = None
        self._stored = ""
        self._masks = _Masks(self, workspace, self._leave)
        self.returnPressed.connect(self.keep)
        _Leaving(self, self._leave)

    def show_text(self, stored: str, keep: Callable[[str], object] | None) -> None:
        """Show another value, after keeping what was typed into this one."""
        self.keep()
        self._keep = keep
        self._write(stored)

    def follow(self, stored: str) -> None:
        """The same value was changed elsewhere: show it, unless something is being typed."""
        if self._masks.on or self.text().strip() == self._stored:
            self._write(stored)

    def forget(self) -> None:
        """What the value belonged to is gone: what was typed can no longer be kept."""
        self._keep = None
        self._write("")

    def _write(self, stored: str) -> None:
        self._stored = stored
        self._show()

    def _show(self) -> None:
        """Show what is stored, masked where names are."""
        shown = self._masks.put_on(self._stored)
        if self.text().strip() != shown:
            self.setText(shown)
            self.setCursorPosition(0)

    def _leave(self) -> None:
        """A name that was typed is masked as soon as it is kept."""
        self.keep()
        if self._masks.on or self.text().strip() == self._stored:
            self._show()

    def keep(self) -> None:
        """Store now what was typed, if anything was."""
        typed = self.text().strip()
        if (
            self._keep is None
            or self._masks.on
            or typed == self._stored
            or self._workspace.project.editing
        ):
            return
        former, self._stored = self._stored, typed
        if self._keep(typed) is None:
            self._write(former)


class _Masks(QObject):
    """Whether a field shows masked words; then it can only be read, and says why."""

    def __init__(
        self,
        field: QLineEdit | QPlainTextEdit,
        workspace: Workspace,
        leave: Callable[[], object],
    ) -> None:
        super().__init__(field)
        self._field, self._workspace = field, workspace
        self.on = False
        field.setReadOnly(workspace.locked)
        field.installEventFilter(self)
        workspace.view_changed.connect(leave)

    def put_on(self, stored: str) -> str:
        """The stored text as it is to be shown."""
        shown = self._workspace.shown_words(stored)
        on = shown != stored or self._workspace.holds_mask(shown)
        if self.on != on:
            self.on = on
            self._field.setReadOnly(self.on or self._workspace.locked)
        return shown

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever types over masks is told how to write."""
        if self.on and watched is self._field and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and event.text().strip() and event.text().isprintable():
                self._workspace.failed.emit(NamesMasked())
        return False


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
