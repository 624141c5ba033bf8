"""One open project as the window sees it: run an operation, hear what changed.

A highlight is four hops: the text view's selection becomes a span, ``run`` opens one edit, the
operation changes rows, and the commit comes back as ``changed``, from which each view takes what
concerns it. Panels get their ``Workspace`` in their constructor; there is no other way to one.
"""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from app.errors import ProjectError
from app.models.changes import ChangeSet
from app.project.file import Project

P = ParamSpec("P")
T = TypeVar("T")


class Workspace(QObject):
    """A ``Project`` with Qt signals round it.

    ``changed`` carries the ChangeSet of every edit, undo and redo; ``failed`` the ProjectError of a
    gesture that was refused (the file is then as it was).
    """

    changed = Signal(object)
    failed = Signal(object)

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = project
        project.on_change(self.changed.emit)

    @property
    def person_id(self) -> int:
        """Who codes in this window; set when the project is opened."""
        if self.project.person_id is None:
            raise RuntimeError("nobody has been named for this window")
        return self.project.person_id

    @property
    def locked(self) -> bool:
        """Whether coding is locked: nothing can be written, or only what a reviewer says."""
        return self.project.read_only or self.project.reviewing

    def read(self, query: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The rows that a query returns."""
        with self.project.read() as session:
            return query(session, *args, **kwargs)

    def run(
        self, operation: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T | None:
        """One gesture: one operation, one transaction, one undo step; None when it was refused."""
        return self._run(None, operation, *args, **kwargs)

    def run_on(
        self,
        merge_key: str,
        operation: Callable[Concatenate[Any, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T | None:
        """Like ``run``, but going on from the last step if that has the same key (typing)."""
        return self._run(merge_key, operation, *args, **kwargs)

    def _run(
        self,
        merge_key: str | None,
        operation: Callable[Concatenate[Any, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T | None:
        try:
            with self.project.edit(merge_key=merge_key) as session:
                return operation(session, *args, **kwargs)
        except ProjectError as error:
            self.failed.emit(error)
            return None

    def undo(self) -> ChangeSet | None:
        """Take the last gesture back; None when there is none."""
        return self._step(self.project.undo)

    def redo(self) -> ChangeSet | None:
        """Do the last undone gesture again; None when there is none."""
        return self._step(self.project.redo)

    def _step(self, step: Callable[[], ChangeSet]) -> ChangeSet | None:
        try:
            return step()
        except ProjectError as error:
            self.failed.emit(error)
            return None
