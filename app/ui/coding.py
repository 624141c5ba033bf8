"""Coding by gesture: the selected words, or the chosen passage, and the codes for them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import ReadOnlyProject
from app.models.span import Span
from app.operations.codes import add_code
from app.operations.codings import code_passage, uncode
from app.ui.messages import Answer, Notice
from app.ui.reader.text_view import Reader
from app.ui.reading import Reading
from app.ui.workspace import Workspace
from app.words import Words

RECENT_CODES = 6


class Coding(QObject):
    """Puts codes on and takes them off; remembers which were used last."""

    notice_requested = Signal(object)  # Notice
    coded = Signal(object, object)  # Span; the ids of the codes that were put on it

    def __init__(
        self,
        workspace: Workspace,
        words: Words,
        reader: Reader,
        reading: Reading,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._workspace = workspace
        self._reader = reader
        self._reading = reading
        self.recent: list[int] = []
        reader.code_dropped.connect(self._drop)

    def target(self) -> Span | None:
        """What would be coded now: the selected words, else the chosen passage."""
        return self._reader.selected_span() or self._chosen_span()

    def say_nothing_selected(self) -> None:
        """Say what is missing."""
        self.notice_requested.emit(Notice(self.words("Select the words to code first.")))

    def code_selection(self, code_ids: Sequence[int]) -> None:
        """Put codes on the selected words; on the chosen passage when nothing is selected."""
        self.code_with_new("", code_ids)

    def code_with_new(self, new_name: str, code_ids: Sequence[int]) -> None:
        """The same, with a code of this name made for it when there is a name."""
        span = self.target()
        if span is None:
            self.say_nothing_selected()
        else:
            self.code_span(span, code_ids, new_name)

    def code_span(self, span: Span, code_ids: Sequence[int], new_name: str = "") -> None:
        """Put codes on a stretch of the open source: one gesture, one undo step."""
        source_id = self._reading.source_id
        if source_id is None or not (code_ids or new_name):
            return
        project = self._workspace.project
        if project.read_only:
            self._workspace.failed.emit(ReadOnlyProject(str(project.path)))
            return
        coder = self._workspace.person_id

        def code_each(session: Any) -> list[int]:
            made = [add_code(session, new_name)] if new_name else []
            for code_id in (*code_ids, *made):
                code_passage(session, source_id, span, code_id, coder)
            return [*code_ids, *made]

        used = self._workspace.run(code_each)
        if used is not None:
            self._note_recent(used)
            self._reader.clear_selection()
            # The colour first: the inspector takes longer to fill than the page to paint.
            QTimer.singleShot(0, self, lambda: self._choose(span))
            self.coded.emit(span, used)

    def repeat(self) -> None:
        """Put the codes used last on the selection."""
        if self.recent:
            self.code_selection(self.recent[:1])
        else:
            self.notice_requested.emit(Notice(self.words("No code was used yet.")))

    def uncode_chosen(self) -> None:
        """Take my codes off the chosen passage; other coders' codes stay."""
        passage_id = self._reading.passage_id
        marks = self._reading.marks_of(passage_id) if passage_id is not None else []
        if not marks:
            self.notice_requested.emit(Notice(self.words("Choose a coded passage first.")))
            return

        def uncode_each(session: Any) -> int:
            return sum(uncode(session, mark.coding_id) > 0 for mark in marks)

        removed = self._workspace.run(uncode_each)
        if removed is not None:
            text = self.words.plural("{n} code removed.", "{n} codes removed.", removed)
            undo = Answer(self.words("Undo"), self._workspace.undo)
            self.notice_requested.emit(Notice(text, answers=(undo,)))

    def _drop(self, code_id: int, span: Span | None) -> None:
        if span is None:
            self.notice_requested.emit(Notice(self.words("Drop a code on words of the text.")))
        else:
            self.code_span(span, [code_id])

    def _note_recent(self, code_ids: Sequence[int]) -> None:
        rest = [code_id for code_id in self.recent if code_id not in code_ids]
        self.recent = [*code_ids, *rest][:RECENT_CODES]

    def _chosen_span(self) -> Span | None:
        passage_id = self._reading.passage_id
        marks = self._reading.marks_of(passage_id) if passage_id is not None else []
        return marks[0].span if marks else None

    def _choose(self, span: Span) -> None:
        found = self._reading.passage_of(span)
        if found is not None:
            self._reading.choose_passage(found)
