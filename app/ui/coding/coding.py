"""Coding by gesture: the selected words, or the chosen passage, and the codes for them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from app.errors import ReadOnlyProject
from app.models.in_vivo import in_vivo_name
from app.models.span import Span
from app.operations.codings import uncode_all
from app.operations.favourites import set_favourite
from app.queries.codes import CodeRow, codes
from app.queries.codings import CodingMark
from app.queries.favourites import favourites
from app.ui.codebook.choice import Choice, apply_choice
from app.ui.messages import Answer, Notice
from app.ui.reader.text_view import Reader
from app.ui.reading.reading import Reading
from app.ui.workspace import Workspace
from app.words import Words

RECENT_CODES = 6


class Coding(QObject):
    """Puts codes on and takes them off; remembers which were used last."""

    notice_requested = Signal(object)  # Notice
    rename_requested = Signal(int)  # code id
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
        self.last: list[int] = []
        self._last_span: Span | None = None
        reader.code_dropped.connect(self._drop)

    def target(self) -> Span | None:
        """What would be coded now: the selected words, else the chosen passage."""
        if (selected := self._reader.selected_span()) is not None:
            return selected
        marks = self._reading.marks_of(self._reading.passage_meant() or 0)
        return marks[0].span if marks else None

    def say_nothing_selected(self) -> None:
        """Say what is missing, and how it is selected by keyboard."""
        self.notice_requested.emit(Notice(self.words("Select the words to code first.")))

    def code_selection(self, code_ids: Sequence[int]) -> None:
        """Put codes on the selected words; on the chosen passage when nothing is selected."""
        self.choose(Choice(tuple(code_ids)))

    def choose(self, choice: Choice) -> None:
        """Do what was chosen with the selected words, or with the chosen passage."""
        span = self.target()
        if span is None:
            self.say_nothing_selected()
        else:
            self._apply(span, choice)

    def code_span(self, span: Span, code_ids: Sequence[int]) -> None:
        """Put codes on a stretch of the open source: one gesture, one undo step."""
        self._apply(span, Choice(tuple(code_ids)))

    def own_codes(self, span: Span) -> dict[int, int]:
        """My codings of exactly this stretch, by code."""
        marks = self._reading.marks_on(span)
        me = self._workspace.project.person_id
        return {mark.code_id: mark.coding_id for mark in marks if mark.coder_id == me}

    def _apply(self, span: Span, choice: Choice, *answers: Answer, echo: bool = False) -> None:
        """One edit; what was done is said to screen readers, and shown where ``echo`` asks it."""
        source_id, project = self._reading.source_id, self._workspace.project
        if source_id is None or not choice:
            return
        if project.read_only:
            self._workspace.failed.emit(ReadOnlyProject(str(project.path)))
            return
        before = project.history.undo_deed
        place, own = (source_id, span), self.own_codes(span)
        used = self._workspace.run(apply_choice, choice, place, self._workspace.person_id, own)
        if used is None:
            return
        self._note_used(used, span)
        self._reader.clear_selection()
        self._reading.choose_soon(self._reading.passage_of(span))
        text = self._said(span, used, choice)
        if echo:
            self.say(text, before, *answers)
        else:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._reader, text))
        self.coded.emit(span, used)

    def say(self, text: str, before: object, *answers: Answer) -> None:
        """Say what was done, with Undo when it is another step than the last one ``before``."""
        if self._workspace.project.history.undo_deed is not before:
            answers = (*answers, Answer(self.words("Undo"), self._workspace.undo))
        self.notice_requested.emit(Notice(text, answers=answers))

    def _said(self, span: Span, used: Sequence[int], choice: Choice) -> str:
        marks = self._reading.marks_on(span)
        number = marks[0].number if marks else ""
        if choice.new_name and not choice.code_ids:
            return self.words("{passage}: new code “{name}”", passage=number, name=choice.new_name)
        if not used:
            return self.words.plural(
                "{n} code removed.", "{n} codes removed.", len(choice.taken_off)
            )
        put = [mark for mark in marks if mark.code_id in used]
        called = dict.fromkeys(f"{mark.label or ''} {mark.name}".strip() for mark in put)
        return self.words("{passage}: {codes}", passage=number, codes=", ".join(called))

    def go_on(self, recent: Sequence[int], last: Sequence[int]) -> None:
        """These codes were used before, here or the last time the project was open."""
        self.recent, self.last = [*recent], [*last]

    def repeat(self) -> None:
        """Put the codes used last on the selection, all that were put on together."""
        book = {code.id for code in self._workspace.read(codes, counted=False)}
        if last := [code_id for code_id in self.last if code_id in book]:
            self._echo(Choice(tuple(last)))
        else:
            self.notice_requested.emit(Notice(self.words("No code was used yet.")))

    def use_favourite(self, digit: int) -> None:
        """Put the favourite of this digit on the selection, or on the chosen passage."""
        code_id = self._workspace.read(favourites).get(digit)
        if code_id is None:
            said = self.words(
                "Nothing is on {digit} yet: Ctrl+Alt+{digit} puts the code used last there.",
                digit=digit,
            )
            self.notice_requested.emit(Notice(said))
        else:
            self._echo(Choice((code_id,)))

    def keep_favourite(self, digit: int, code_id: int | None = None) -> None:
        """Make a code, or the one used last, the favourite of a digit."""
        code = self._code([code_id] if code_id is not None else self.recent)
        if code is None:
            self.notice_requested.emit(Notice(self.words("No code was used yet.")))
            return
        before = self._workspace.project.history.undo_deed
        if self._workspace.run(set_favourite, code.id, digit) is not None:
            said = self.words("{code} is on {digit} now.", code=code.called, digit=digit)
            self.say(said, before)

    def code_in_vivo(self) -> None:
        """Make a code that is named by the selected words, and put it on them: one step.

        A code that is called so already is taken instead.
        """
        span = self._reader.selected_span()
        if span is None:
            self.say_nothing_selected()
            return
        name = in_vivo_name(self._reader.source.shown_words(span))
        known = (code for code in self._workspace.read(codes, counted=False) if code.name == name)
        if (code := next(known, None)) is not None:
            self._apply(span, Choice((code.id,)), echo=True)
            return
        rename = Answer(self.words("Rename"), self.rename_last)
        self._apply(span, Choice(new_name=name), rename, echo=True)

    def rename_last(self) -> None:
        """Ask for the code used last to be renamed where it stands in the codebook."""
        code = self._code(self.recent)
        if code is None:
            self.notice_requested.emit(Notice(self.words("No code was used yet.")))
        else:
            self.rename_requested.emit(code.id)

    def _code(self, ids: Sequence[int]) -> CodeRow | None:
        """The first of these that is in the codebook."""
        book = (
            {code.id: code for code in self._workspace.read_shown(codes, counted=False)}
            if ids
            else {}
        )
        return next((book[code_id] for code_id in ids if code_id in book), None)

    def _echo(self, choice: Choice) -> None:
        """Do it and show what was done: the code was not pointed at."""
        span = self.target()
        if span is None:
            self.say_nothing_selected()
        else:
            self._apply(span, choice, echo=True)

    def marks_meant(self) -> list[CodingMark]:
        """The codings that a key means: my own of the passage, all where none is mine."""
        marks = self._reading.marks_of(self._reading.passage_meant() or 0)
        me = self._workspace.project.person_id
        own = [mark for mark in marks if mark.coder_id == me]
        return own or marks

    def was_just_put(self, mark: CodingMark) -> bool:
        """Whether a coding came with the last gesture that coded."""
        return mark.span == self._last_span and mark.code_id in self.last

    def uncode_chosen(self) -> None:
        """Take my codes off the chosen passage (others' codes where none is mine)."""
        marks = self.marks_meant()
        if not marks:
            self.notice_requested.emit(Notice(self.words("Choose a coded passage first.")))
            return
        before = self._workspace.project.history.undo_deed
        removed = self._workspace.run(uncode_all, [mark.coding_id for mark in marks])
        if removed is not None:
            said = self.words.plural("{n} code removed.", "{n} codes removed.", removed)
            self.say(said, before)

    def _drop(self, code_id: int, span: Span | None) -> None:
        if span is None:
            self.notice_requested.emit(Notice(self.words("Drop a code on words of the text.")))
        else:
            self.code_span(span, [code_id])

    def _note_used(self, code_ids: Sequence[int], span: Span) -> None:
        if code_ids:
            self.last, self._last_span = [*code_ids], span
            rest = [code_id for code_id in self.recent if code_id not in code_ids]
            self.recent = [*code_ids, *rest][:RECENT_CODES]
