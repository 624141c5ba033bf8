"""Autocoding in the window: searched beside the event loop, written as one step in slices."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.analysis.autocoding.coded import NEW, standings
from app.analysis.autocoding.proposals import Proposal
from app.errors import ProjectError
from app.interchange.autocoding import autocode, autocoding_deed, pattern_process, proposals
from app.models.autocoding import Query, Search, Unit, Voices
from app.models.changes import ChangeSet
from app.project.reading_copy import ReadingCopy
from app.project.session import Session
from app.queries.codings import coded_spans
from app.queries.spoken_texts import SpokenText, spoken_texts
from app.ui.autocoding.dialog import AutocodingDialog
from app.ui.codebook.choice import make_code
from app.ui.messages import undoable
from app.ui.tasks import Progress, Tasks
from app.words.errors import sentence

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow

_TEXTS = (
    *("source", "source_text", "turn", "speaker", "informant", "participation"),
    *("source_folder", "source_in_folder"),
)
_Found = tuple[Sequence[SpokenText], Sequence[Proposal]]


class AutocodingDesk(QObject):
    """Opens the dialog beside a project's window, searches for it and codes for it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window.columns)
        self._workspace = window.workspace
        self._tasks = window.tasks
        self._searches = Tasks(window)
        self._child = pattern_process()
        self.words = window.words
        self._theme = window.program.theme
        self._columns = window.columns
        self._texts: Sequence[SpokenText] | None = None
        self._found: Sequence[Proposal] = ()
        self._again = False
        self.dialog: AutocodingDialog | None = None
        self._searches.ended.connect(self._search_again)
        self._workspace.changed.connect(self._follow)
        self._workspace.view_changed.connect(self._look_again)
        self._columns.search.coding_requested.connect(self.code_hits_of)
        self._columns.informants.coding_requested.connect(self.code_informant)
        # An ended window must leave no process behind; ``self`` is half gone by then.
        self.destroyed.connect(self._child.close)

    def show_dialog(self, search: Search | None = None) -> AutocodingDialog:
        """Show the dialog, the one that is open if there is one, with this question in it."""
        if self.dialog is None:
            dialog = AutocodingDialog(self._workspace, self.words, self._theme, self._columns)
            dialog.search_requested.connect(self._search)
            dialog.coding_requested.connect(self._code)
            dialog.codes.changed.connect(self._weigh)
            dialog.span_requested.connect(self._columns.show_span)
            dialog.finished.connect(self._forget)
            dialog.codes.recent = self._columns.coding.recent
            self.dialog = dialog
        if search is not None:
            self.dialog.question.ask(search)
            self.dialog.search_now()
        self.dialog.show()
        self.dialog.activateWindow()
        return self.dialog

    def code_hits_of(self, words: str, inside: bool) -> None:
        """Take over what the search page looks for; there the last word may be a beginning."""
        phrase = " ".join(words.split())
        query = Query(phrase if inside else f"{phrase}*", whole_words=not inside)
        self.show_dialog(Search(query))

    def code_informant(self, informant_id: int) -> None:
        """Offer every turn of somebody."""
        unit: Unit = "turn"
        self.show_dialog(Search(voices=Voices(informant_ids=frozenset({informant_id})), unit=unit))

    def close(self) -> None:
        """Close the dialog and end what runs for it: the project is about to be closed."""
        if self.dialog is not None:
            self.dialog.reject()
        self._searches.drain()
        self._child.close()

    def _forget(self) -> None:
        if self._searches.current is not None:
            self._again = False
            self._searches.current.cancel()
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog, self._texts, self._found = None, None, ()

    def _search(self) -> None:
        """Search for what the fields say; the search before it is of no use any more."""
        if self.dialog is None:
            return
        if self._searches.current is not None:
            self._again = True
            self._searches.current.cancel()
            return
        search = self.dialog.question.search
        if search.is_empty:
            self.dialog.show_nothing()
            return
        read: ReadingCopy | Sequence[SpokenText] = (
            self._workspace.project.reading_copy() if self._texts is None else self._texts
        )
        child = self._child

        def look(progress: Progress) -> _Found:
            texts = _read(read)
            return texts, proposals(texts, search, child, progress)

        self.dialog.show_busy()
        task = self._searches.run(self.words("Searching"), look)
        task.cancel_requested.connect(child.cancel)
        task.done.connect(self._show)
        task.failed.connect(self._fail)

    def _search_again(self) -> None:
        if self._again:
            self._again = False
            self._search()

    def _show(self, found: _Found) -> None:
        self._texts, self._found = found
        if self.dialog is not None:
            self.dialog.show_texts(self._texts)
            self._weigh()

    def _weigh(self) -> None:
        """Say of each row what is coded there already."""
        if self.dialog is None or not self._texts:
            return
        ids = [row.id for row in self.dialog.codes.rows]
        weighed = [NEW for _ in self._found]
        if ids:
            coded = self._workspace.read(coded_spans, ids)
            person = self._workspace.project.person_id or 0
            weighed = standings(self._found, coded, ids, person)
            if self.dialog.codes.choice.new_name:  # That one is nowhere yet.
                weighed = [NEW if each.done else each for each in weighed]
        self.dialog.show_found(self._found, weighed)

    def _follow(self, changes: ChangeSet) -> None:
        """The texts, codes or codings are others now (an import, an undo)."""
        if self.dialog is None:
            return
        self.dialog.codes.follow()
        if changes.touches(*_TEXTS):
            self._texts = None
            self.dialog.question.follow()
            self._search()
        elif changes.touches("coding", "passage", "code"):
            self._weigh()

    def _look_again(self) -> None:
        if self.dialog is not None:
            self.dialog.look_again()

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, ProjectError):
            raise error
        if self.dialog is not None:
            self.dialog.show_problem(sentence(self.words, error))

    def _code(self) -> None:
        """Code what is ticked: one edit, one undo step."""
        dialog = self.dialog
        if dialog is None or self._tasks.current is not None or self._workspace.locked:
            return
        chosen, person = dialog.table.chosen, self._workspace.person_id
        ids, choice = [row.id for row in dialog.codes.rows], dialog.codes.choice
        who = dialog.question.voice_called
        deed = autocoding_deed(dialog.question.search, who, dialog.codes.called, len(chosen))

        def work(session: Session) -> Iterator[tuple[int, int]]:
            made = make_code(session, choice)
            yield from autocode(session, chosen, [*ids, *made], person, deed)

        label = self.words("Coding")
        task = self._tasks.edit(label, self._workspace.project, deed, work)
        dialog.setEnabled(True)  # Qt has disabled it with the columns, and Cancel with it.
        dialog.body.setEnabled(False)
        dialog.notices.follow(task)
        task.done.connect(lambda _result: self._tell(len(chosen)))
        task.failed.connect(self._refuse)
        for end in (task.failed, task.cancelled):
            end.connect(lambda: dialog.body.setEnabled(True))

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, ProjectError):
            raise error
        if self.dialog is not None:
            self.dialog.notices.show_error(error)

    def _tell(self, count: int) -> None:
        words = self.words
        called = ", ".join(self.dialog.codes.called) if self.dialog is not None else ""
        if self.dialog is not None:
            self.dialog.accept()
        said = words.plural(
            "{n} passage coded with {code}.", "{n} passages coded with {code}.", count, code=called
        )
        self._columns.notice_requested.emit(undoable(said, words, self._workspace.undo))


def _read(texts: ReadingCopy | Sequence[SpokenText]) -> Sequence[SpokenText]:
    if not isinstance(texts, ReadingCopy):
        return texts
    with texts.read() as session:
        return spoken_texts(session)
