"""Giving passages other limits: what a drag or a key asks for, and extending one by coding.

Whoever codes words of which a code covers a part already is asked whether one passage was meant.
The words are coded meanwhile: nothing waits for the answer, and either way it is one undo step.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from app.models.span import Span
from app.operations.resizing import resize_passage
from app.queries.codings import CodingMark
from app.ui.messages import Answer, Notice, undoable
from app.ui.reader.text_view import Reader
from app.ui.reading.reading import Reading
from app.ui.workspace import Workspace
from app.words import Words


class Limits(QObject):
    """Resizes passages of the open source, and offers to extend them."""

    notice_requested = Signal(object)  # Notice

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

    def resize(self, passage_id: int, span: Span, going_on: bool = False) -> None:
        """Let a passage be these words; steps by key that go on are one undo step."""
        coder = self._workspace.person_id
        if going_on:
            key = f"resize {passage_id}"
            now = self._workspace.run_on(key, resize_passage, passage_id, span, coder)
        else:
            now = self._workspace.run(resize_passage, passage_id, span, coder)
        if now is None:
            return
        self._reading.choose_passage(now)
        if now != passage_id:
            self._say_moved(now)

    def _say_moved(self, passage_id: int) -> None:
        """Say that the codes are on another passage now, if any of them is drawn."""
        for mark in self._reading.marks_of(passage_id)[:1]:
            text = self.words("Your codes are on {passage} now.", passage=mark.number)
            self.notice_requested.emit(undoable(text, self.words, self._workspace.undo))

    def offer(self, span: Span, code_ids: Sequence[int]) -> None:
        """After coding: say if one of the codes covers a part of these words already."""
        found = self._partly_covered(span, code_ids)
        if found is None:
            return
        named = {"code": found.label or found.name, "passage": found.number}
        if found.span.start <= span.start and span.end <= found.span.end:
            text = self.words("{code} covers these words already, in {passage}.", **named)
            answer = Answer(self.words("Undo"), self._workspace.undo)
        else:
            text = self.words(
                "{code} covers a part of these words already, in {passage}; "
                "they are a passage of their own now.",
                **named,
            )
            extend = self.words("Extend {passage}", passage=found.number)
            alone = len(code_ids) == 1
            answer = Answer(extend, lambda: self._extend(found, span, alone=alone))
        self.notice_requested.emit(Notice(text, answers=(answer,)))

    def _partly_covered(self, span: Span, code_ids: Sequence[int]) -> CodingMark | None:
        """My coding with one of these codes that shares most with the words, but is not on them."""
        coder = self._workspace.person_id
        others = (
            mark
            for mark in self._reader.known_marks().values()
            if mark.code_id in code_ids and mark.coder_id == coder
        )
        overlapping = [m for m in others if m.span != span and m.span.overlaps(span)]
        return max(overlapping, key=lambda mark: _shared(mark.span, span), default=None)

    def _extend(self, covered: CodingMark, span: Span, *, alone: bool) -> None:
        """One passage instead of two: the new coding is taken back, unless it was one of several.

        Taken back and not merged into the step, so that the audit trail tells both.
        """
        if not self._reading.marks_of(covered.passage_id):
            self._reading.show_passage(covered.passage_id)  # Another source was opened meanwhile.
        if alone:
            self._workspace.undo()
        both = Span(min(covered.span.start, span.start), max(covered.span.end, span.end))
        self.resize(covered.passage_id, both)


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)
