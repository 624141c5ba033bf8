"""One open project as the window sees it: run an operation, hear what changed.

A highlight is four hops: the text view's selection becomes a span, ``run`` opens one edit, the
operation changes rows, and the commit comes back as ``changed``, from which each view takes what
concerns it. Panels get their ``Workspace`` in their constructor; there is no other way to one.
"""

from collections.abc import Callable, Mapping
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from app.analysis.masking.masking import MaskedText, masked_text
from app.analysis.masking.shown import ShownRows
from app.errors import NamesMasked, ProjectError
from app.models.changes import ChangeSet
from app.models.masking import View
from app.operations import masking as masking_operations
from app.project.file import Project
from app.project.session import Session
from app.queries.masking import masked_names, masks_by_source
from app.queries.passages import PassageRow
from app.words import Words
from app.words.deeds import deed_sentence

P = ParamSpec("P")
T = TypeVar("T")


class Workspace(QObject):
    """A ``Project`` with Qt signals round it.

    ``changed`` carries the ChangeSet of every edit, undo and redo; ``failed`` the ProjectError of a
    gesture that was refused (the file is then as it was), as one is that would store the words of
    a mask in place of a name; ``view_changed`` that names are shown in
    another way, which ``view`` says and only ``show_view`` changes.
    """

    changed = Signal(object)
    failed = Signal(object)
    view_changed = Signal()

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = project
        self.view: View = "original"
        self._shown: ShownRows | None = None
        project.on_change(self._note_change)

    def _note_change(self, changes: ChangeSet) -> None:
        if changes.touches("masked_name", "mask", "informant"):
            self._shown = None
            if self.view != "original":
                self.view_changed.emit()
        self.changed.emit(changes)

    def show_view(self, view: View) -> None:
        """Show names as they were said, masked or as for the public, wherever they are read."""
        self.view, self._shown = view, None
        self.view_changed.emit()

    def _in_view(self) -> ShownRows | None:
        """Who masks; None where everything is shown as it was said."""
        if self.view != "original" and self._shown is None:
            names, laid = self.read(masked_names), self.read(masks_by_source)
            self._shown = ShownRows(names, laid, self.view)
        return self._shown

    def shown(self, row: T) -> T:
        """A row as the view shows it; its ids and positions stay."""
        masking = self._in_view()
        return masking.row(row) if masking else row

    def read_shown(
        self, query: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """The rows that a query returns as the view shows them: to be read, never to be stored."""
        return self.shown(self.read(query, *args, **kwargs))

    def deed(self, key: str, parameters: Mapping[str, str], words: Words) -> str:
        """The sentence of a deed, as the view shows it."""
        return self.shown_words(deed_sentence(words, key, parameters))

    def holds_mask(self, value: object) -> bool:
        """Whether words hold a mask of this view: stored, they would stand in a name's place."""
        masking = self._in_view()
        return masking is not None and masking.holds_mask(value)

    def shown_words(self, text: str) -> str:
        """Free words as the view shows them."""
        masking = self._in_view()
        return masking.words(text) if masking else text

    def shown_quotation(self, row: PassageRow) -> MaskedText:
        """A passage's words as the view shows them, and where every position went."""
        masking = self._in_view()
        return masking.quotation(row) if masking else masked_text(row.text, ())

    def shown_stretch(self, source_id: int, start: int, text: str) -> MaskedText:
        """A stretch of a source's text as the view shows it, and where every position went."""
        masking = self._in_view()
        return masking.stretch(source_id, start, text) if masking else masked_text(text, ())

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

    def read(
        self, query: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """The rows that a query returns."""
        with self.project.read() as session:
            return query(session, *args, **kwargs)

    def run(
        self,
        operation: Callable[Concatenate[Session, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T | None:
        """One gesture: one operation, one transaction, one undo step; None when it was refused."""
        return self._run(None, operation, *args, **kwargs)

    def run_on(
        self,
        merge_key: str,
        operation: Callable[Concatenate[Session, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T | None:
        """Like ``run``, but going on from the last step if that has the same key (typing)."""
        return self._run(merge_key, operation, *args, **kwargs)

    def _run(
        self,
        merge_key: str | None,
        operation: Callable[Concatenate[Session, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T | None:
        if not _is_about_masks(operation) and self.holds_mask((args, kwargs)):
            self.failed.emit(NamesMasked())
            return None
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


def _is_about_masks(operation: Callable[..., object]) -> bool:
    """Whether an operation is one of those that say what is masked, and by what."""
    return operation.__module__ == masking_operations.__name__
