"""The only thread code: long work beside the event loop, and long edits in small pieces on it.

Background work gets plain data and gives plain data back; it never touches the project, whose one
connection belongs to the window's thread. A long write is an edit fed piece by piece from the
event loop: between the pieces the window breathes, and Cancel rolls everything back.
"""

from collections.abc import Callable, Generator, Iterator
from threading import Event
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from app.models.deed import Deed
from app.project.file import Project
from app.project.session import Session

SLICE = 0.010
"""Seconds that a sliced edit may keep the event loop waiting."""

Progress = Callable[[int, int], None]
"""Tells how many of how many are done; raises ``Cancelled`` when nobody wants the rest."""


class Cancelled(Exception):
    """The user pressed Cancel; raised in the worker by its progress function."""


class Task(QObject):
    """One piece of long work; exactly one of the last three signals ends it."""

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    cancel_requested = Signal()  # while it still runs, for whoever can stop what it waits for

    def __init__(self, label: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.label = label

    def cancel(self) -> None:
        """Stop as soon as possible and leave everything as it was."""
        raise NotImplementedError


class BackgroundTask(Task):
    """A function of plain data in another thread; its first argument is a ``Progress``."""

    _ended = Signal(str, object)

    def __init__(
        self,
        label: str,
        function: Callable[..., Any],
        arguments: tuple[object, ...],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(label, parent)
        self._function = function
        self._arguments = arguments
        self._cancel = Event()
        self._ended.connect(self._end)

    def start(self) -> None:
        """Begin in a thread of the pool."""
        QThreadPool.globalInstance().start(self._work)

    def cancel(self) -> None:
        """Have the next call of the progress function raise ``Cancelled``."""
        self._cancel.set()
        self.cancel_requested.emit()

    def _work(self) -> None:
        try:
            result = self._function(self._progress, *self._arguments)
        except Cancelled:
            self._ended.emit("cancelled", None)
        except Exception as error:  # noqa: BLE001 - carried to the window, which tells bug from error
            self._ended.emit("failed", error)
        else:
            self._ended.emit("done", result)

    def _progress(self, done: int, total: int) -> None:
        if self._cancel.is_set():
            raise Cancelled
        self.progressed.emit(done, total)

    def _end(self, how: str, what: object) -> None:
        if how == "cancelled" or self._cancel.is_set():
            self.cancelled.emit()
        elif how == "failed":
            self.failed.emit(what)
        else:
            self.done.emit(what)


class SlicedEdit(Task):
    """One edit of the project, a few milliseconds at a time.

    ``work`` is a generator of an operation's steps; when it yields ``(done, total)``, that is the
    progress.
    """

    def __init__(
        self,
        label: str,
        project: Project,
        deed: Deed,
        work: Callable[[Session], Iterator[object]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(label, parent)
        self._steps: Generator[object, None, None] = project.edit_in_slices(deed, work)
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._slice)

    def start(self) -> None:
        """Begin with the next turn of the event loop."""
        self._next.start()

    def cancel(self) -> None:
        """Roll everything back."""
        self._next.stop()
        self._steps.close()
        self.cancelled.emit()

    def _slice(self) -> None:
        until = perf_counter() + SLICE
        step: object = None
        try:
            while perf_counter() < until:
                step = next(self._steps)
        except StopIteration:
            self._next.stop()
            self.done.emit(None)
            return
        except Exception as error:  # noqa: BLE001 - carried to the window, which tells bug from error
            self._next.stop()
            self.failed.emit(error)
            return
        if isinstance(step, tuple):
            self.progressed.emit(*step)


class Tasks(QObject):
    """The long work of one window, one at a time."""

    started = Signal(object)  # Task
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current: Task | None = None

    def run(self, label: str, function: Callable[..., Any], *arguments: object) -> Task:
        """Call ``function(progress, *arguments)`` beside the event loop; connect to the result."""
        task = BackgroundTask(label, function, arguments, self)
        self._begin(task)
        task.start()
        return task

    def edit(
        self, label: str, project: Project, deed: Deed, work: Callable[[Session], Iterator[object]]
    ) -> Task:
        """One long edit; the window lets nobody else edit until it ended."""
        task = SlicedEdit(label, project, deed, work, self)
        self._begin(task)
        task.start()
        return task

    def _begin(self, task: Task) -> None:
        if self.current is not None:
            raise RuntimeError("the window is busy with a task already")
        self.current = task
        for end in (task.done, task.failed, task.cancelled):
            end.connect(self._end)
        self.started.emit(task)

    def _end(self) -> None:
        if self.current is not None:
            self.current.deleteLater()
        self.current = None
        self.ended.emit()

    def drain(self) -> None:
        """Cancel what runs and wait for the threads (before a window closes, after a test)."""
        if self.current is not None:
            self.current.cancel()
        QThreadPool.globalInstance().waitForDone()
