"""What can be undone and redone in this opening of the file."""

from app.errors import NothingToUndo
from app.models.deed import Deed
from app.project.journal import Step, merged

MEMORY_LIMIT = 200_000_000
"""Bytes of pre-images kept; the oldest steps are forgotten first (said in the menu)."""


class History:
    """Two stacks of steps; knows nothing of how a step is replayed."""

    def __init__(self, limit: int = MEMORY_LIMIT) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._limit = limit
        self.forgotten = 0

    @property
    def undo_deed(self) -> Deed | None:
        """What Undo would take back."""
        return self._done[-1].deed if self._done else None

    @property
    def redo_deed(self) -> Deed | None:
        """What Redo would do again."""
        return self._undone[-1].deed if self._undone else None

    def may_merge(self, merge_key: str | None) -> bool:
        """Whether a gesture with this key goes on from the last one."""
        return bool(
            merge_key and not self._undone and self._done and self._done[-1].merge_key == merge_key
        )

    def push(self, step: Step) -> None:
        """Remember a finished gesture; what was undone before it can no longer be redone."""
        if self.may_merge(step.merge_key):
            step = merged(self._done.pop(), step)
        self._undone.clear()
        self._done.append(step)
        self._forget()

    def last_done(self) -> Step:
        """The step to undo.

        Raises:
            NothingToUndo: there is none.
        """
        if not self._done:
            raise NothingToUndo
        return self._done[-1]

    def last_undone(self) -> Step:
        """The step to redo.

        Raises:
            NothingToUndo: there is none.
        """
        if not self._undone:
            raise NothingToUndo
        return self._undone[-1]

    def undone(self, redo: Step) -> None:
        """The last step was taken back; ``redo`` would do it again."""
        self._done.pop()
        self._undone.append(redo)

    def redone(self, undo: Step) -> None:
        """The last undone step was done again; ``undo`` would take it back."""
        self._undone.pop()
        self._done.append(undo)

    def clear(self) -> None:
        """Forget everything, after something that cannot be undone."""
        self._done.clear()
        self._undone.clear()

    def _forget(self) -> None:
        weight = sum(step.weight for step in self._done)
        while weight > self._limit and len(self._done) > 1:
            weight -= self._done.pop(0).weight
            self.forgotten += 1
