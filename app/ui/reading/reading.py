"""The reader and the project: opens sources, follows changes, finds places, remembers them.

What a ChangeSet touches is patched into the page; above ``MANY`` rows everything is asked anew.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer, Signal

from app.analysis.masking.masking import MaskedText
from app.errors import NotFound
from app.models.changes import ChangeSet
from app.models.imported import SpeakerRole
from app.models.span import Span
from app.queries.codings import CodingMark, marks
from app.queries.passages import PassageFilter, passages
from app.queries.sources import OpenSource, open_source, sources
from app.ui.reader.known_marks import KnownMarks
from app.ui.reader.source_text import NumberedParagraph, ReaderText, ReaderTurn
from app.ui.reader.text_view import Reader
from app.ui.reader.viewing import anchor_of, caret_in_view, first_line, select_quietly, show_line
from app.ui.reading.visited import Place, Visited
from app.ui.workspace import Workspace

MANY = 1_000
"""Changed rows above which asking anew is quicker than patching."""
AT_ONCE = 300_000
NEAR = 20_000
"""Of a text with more characters than ``AT_ONCE``, the codings ``NEAR`` to where it opens show
first and the others after it has been painted."""
_OF_THE_TEXT = ("source_text", "turn", "speaker", "formatting")
_OF_ALL_MARKS = ("kind", "person")


class Reading(QObject):
    """What is open in the reader; the only one who tells it what to show."""

    opened = Signal(object)  # OpenSource, or None when nothing is open
    passage_chosen = Signal(object)  # int, or None
    place_asked = Signal()  # before a place in a text is shown
    moved = Signal()  # another place is read, or was noted to go back to

    def __init__(self, workspace: Workspace, reader: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._reader = reader
        self._marks = KnownMarks()
        self._leaving = False
        self.visited = Visited()
        self._touched: Place | Span | None = None
        self.source: OpenSource | None = None
        self.passage_id: int | None = None
        self.held = False
        self._caret_then = 0
        self._telling = QTimer(self, singleShot=True, interval=0)
        self._telling.timeout.connect(lambda: self.passage_chosen.emit(self.passage_id))
        self._completing = QTimer(self, singleShot=True, interval=0)
        self._completing.timeout.connect(self._load_marks)
        workspace.changed.connect(self._follow)
        workspace.view_changed.connect(self._show_view)
        reader.passage_clicked.connect(self.choose_passage)

    def stop(self) -> None:
        """Leave undone what waits for its turn: the project is about to be closed."""
        self._telling.stop()
        self._completing.stop()

    @property
    def source_id(self) -> int | None:
        """The source that is open."""
        return self.source.id if self.source else None

    @property
    def place(self) -> Place | None:
        """Where the caret stands now."""
        return Place(self.source.id, self._reader.caret()) if self.source else None

    @property
    def other_source(self) -> int | None:
        """The source that was read before the one that is open."""
        return next((key for key in reversed(self.visited.left) if key != self.source_id), None)

    @property
    def exact_place(self) -> Place | None:
        """The place with what is selected and how far the text is scrolled."""
        if self.source is None:
            return None
        reader = self._reader
        top, hidden = first_line(reader)
        caret, anchor = reader.caret(), anchor_of(reader)
        return Place(self.source.id, caret, anchor, top, hidden, caret_in_view(reader))

    @contextmanager
    def leaving(self) -> Iterator[None]:
        """Note where one reads before going elsewhere: once, however many steps that takes."""
        outermost, self._leaving = not self._leaving, True
        if outermost:
            self.visited.leave(self.exact_place)
        try:
            yield
        finally:
            self._leaving = not outermost
            if outermost:
                self.moved.emit()

    def back(self) -> bool:
        """Go to where one read before; whether there was such a place."""
        return self._return_to(self.visited.back(self.exact_place))

    def forward(self) -> bool:
        """Go again to where one came back from; whether there was such a place."""
        return self._return_to(self.visited.forward(self.exact_place))

    def _return_to(self, place: Place | None) -> bool:
        if place is not None:
            self._leaving = True  # What is behind and ahead is settled already.
            self.go_to(place)
            self._leaving = False
            self.choose_passage(self.passage_meant())
        self.moved.emit()
        return place is not None

    def open_source(self, source_id: int) -> None:
        """Show a source, at the place where it was left; say so of one that is gone meanwhile."""
        self.place_asked.emit()
        if source_id == self.source_id:
            return
        try:
            source = self._workspace.read(open_source, source_id)
        except NotFound as error:
            self._workspace.failed.emit(error)
            return
        with self.leaving():
            self._remember()
            self._load(source)
            self.choose_passage(None)

    def go_to(self, place: Place) -> None:
        """Show a source at a place that was kept; one that has gone since is let be."""
        if place.source_id == self.source_id:
            with self.leaving():
                self._show_place(place)
        elif any(row.id == place.source_id for row in self._workspace.read(sources)):
            self.visited.remember(place)
            self.open_source(place.source_id)

    def _show_place(self, place: Place) -> None:
        if place.top is not None:
            show_line(self._reader, place.top, place.hidden)
        if place.anchor is not None:
            select_quietly(self._reader, place.anchor, place.position)
            if place.seen and not caret_in_view(self._reader):
                self._reader.ensureCursorVisible()
        elif 0 < place.position < len(self._reader.source.text):
            self._reader.show_span(Span(place.position, place.position + 1), flash=False)

    def begin_at(self, place: Place, visited: Visited | None = None) -> None:
        """Go on at a place that was kept, with what was visited before; nothing is left for it."""
        self._leaving = True
        self.visited = visited or Visited()
        self.go_to(place)
        self._leaving = False
        self.moved.emit()

    def begin(self) -> None:
        """Open the first coded source at its first passage, else the first source."""
        rows = self._workspace.read(sources, covered={})
        for row in [*(row for row in rows if row.passages), *rows][:1]:
            self.open_source(row.id)
            self._choose_first()

    def _choose_first(self) -> None:
        first = min(self._marks, key=lambda mark: mark.span, default=None)
        if first is not None:
            self._reader.show_span(first.span, flash=False)
            self.choose_passage(first.passage_id)

    def show_span(self, source_id: int, span: Span) -> None:
        """Open a source where these words stand and light them up."""
        with self.leaving():
            self.open_source(source_id)
            if source_id == self.source_id:
                self._reader.show_span(span)

    def show_passage(self, passage_id: int) -> None:
        """Open a passage's source, light the passage up and choose it."""
        wanted = PassageFilter(passage_ids=frozenset({passage_id}))
        for row in self._workspace.read(passages, wanted):
            self.show_span(row.source_id, row.span)
            self.choose_passage(passage_id)

    def choose_passage(self, passage_id: int | None) -> None:
        """Make a passage the one that the inspector shows."""
        self._choose(passage_id)
        self.passage_chosen.emit(passage_id)

    def choose_soon(self, passage_id: int | None) -> None:
        """The same, but the inspector is told when the page has been painted: it takes longer."""
        self._choose(passage_id)
        self._telling.start()

    def _choose(self, passage_id: int | None) -> None:
        self.passage_id, self._caret_then = passage_id, self._reader.caret()
        self._reader.select_passage(passage_id)

    def passage_meant(self) -> int | None:
        """The passage that a key means: of the selected words, else the chosen one.

        When the caret has left the chosen one since, the innermost at the caret counts instead.
        """
        if (selected := self._reader.selected_span()) is not None:
            return self.passage_of(selected)
        span, caret = self._span_of(self.passage_id), self._reader.caret()
        if span is not None and (caret == self._caret_then or span.start <= caret <= span.end):
            return self.passage_id
        here = self._reader.marks_at(caret)
        return here[0].passage_id if here else None

    def marks_of(self, passage_id: int) -> list[CodingMark]:
        """The codings of a passage of the open source."""
        return self._marks.of_passage(passage_id)

    def marks_on(self, span: Span) -> list[CodingMark]:
        """The codings of exactly this stretch of the open source, those that are hidden too."""
        return self._marks.on(span)

    def passage_of(self, span: Span) -> int | None:
        """The coded passage of exactly this stretch of the open source."""
        return next((mark.passage_id for mark in self.marks_on(span)), None)

    def passage_under_caret(self) -> int | None:
        """The passage that is chosen, else the innermost one at the selection or the caret."""
        if self.passage_id is not None:
            return self.passage_id
        selected = self._reader.selected_span()
        at = self._reader.marks_at(selected.start if selected else self._reader.caret())
        return at[0].passage_id if at else None

    def step_passage(self, steps: int) -> None:
        """Go to the next coded passage that is drawn, or the one before (-1)."""
        shown = self._reader.mark_filter()
        spans = {mark.span: mark.passage_id for mark in self._marks if shown.draws(mark)}
        here = self._span_of(self.passage_id) or Span(
            self._reader.caret(), self._reader.caret() + 1
        )
        after = sorted(span for span in spans if span > here)
        before = sorted((span for span in spans if span < here), reverse=True)
        if found := (after if steps > 0 else before)[:1]:
            with self.leaving():
                self._reader.show_span(found[0])
            self.choose_passage(spans[found[0]])

    def step_uncoded(self, steps: int) -> bool:
        """Select the next speech (or the one before, -1) without a code; False when none is left.

        What an interviewer says does not count; a text without turns is taken by paragraphs.
        """
        here = self._reader.selected_span() or Span(self._reader.caret(), self._reader.caret() + 1)
        coded = sorted(mark.span for mark in self._marks)
        free = without_codes(speeches(self._reader.source), coded)
        after = [span for span in free if span.start > here.start]
        before = [span for span in reversed(free) if span.start < here.start]
        found = (after if steps > 0 else before)[:1]
        for span in found:
            self._reader.show_span(span, flash=False)
            self._reader.select_span(span, follow=False)
        return bool(found)

    def show_touched(self) -> None:
        """Go to what the last change changed (after an undo), if it has a place in a text."""
        if isinstance(self._touched, Span):
            self._reader.show_span(self._touched)
        elif self._touched is not None:
            self.show_span(
                self._touched.source_id, Span(self._touched.position, self._touched.position + 1)
            )

    def _span_of(self, passage_id: int | None) -> Span | None:
        found = self.marks_of(passage_id) if passage_id is not None else []
        return found[0].span if found else None

    def release(self, position: int) -> None:
        """Somebody wrote in the open text, in its stead (``held``): show it as it is now."""
        self.held = False
        if self.source is not None:
            self.visited.remember(Place(self.source.id, position))
            self._load_anew()

    def _remember(self) -> None:
        if (place := self.exact_place) is not None:
            self.visited.remember(place)

    def _load_anew(self) -> None:
        if self.source is not None:
            self._load(self._workspace.read(open_source, self.source.id))

    def _load(self, source: OpenSource) -> None:
        self.source, source_id = source, source.id
        place = self.visited.left.get(source_id, Place(source_id, 0))
        large, at = len(self.source.text) > AT_ONCE, place.read_at
        near = Span(max(0, at - NEAR), at + NEAR) if large else None
        found = self._workspace.read_shown(marks, source_id, within=near)
        self._marks = KnownMarks(found)
        self._reader.coder_id = self._coder()
        self._reader.set_source(reader_text(self.source, self._masked()), found)
        if large:
            self._completing.start()
        self.opened.emit(self.source)  # The page comes in sight, and its lines break as they will.
        self._show_place(place)

    def _show_view(self) -> None:
        """Names are shown in another way, in the words and in what is said of the codings."""
        self._reader.show_masked(self._masked())
        self._load_marks()

    def _masked(self) -> MaskedText | None:
        """The open text with its names masked, where they are."""
        if self.source is None or self._workspace.view == "original":
            return None
        return self._workspace.shown_stretch(self.source.id, 0, self.source.text)

    def _coder(self) -> int | None:
        """Whose passages can be resized: mine, where anything can be changed at all."""
        return None if self._workspace.locked else self._workspace.project.person_id

    def _load_marks(self) -> None:
        if self.source is not None:
            found = self._workspace.read_shown(marks, self.source.id)
            self._marks = KnownMarks(found)
            self._reader.set_marks(found)

    def _follow(self, changes: ChangeSet) -> None:
        self._touched = None
        for source_id in changes.rows("source").deleted:
            self.visited.forget_source(source_id)
        if self.source is None:
            come = changes.rows("source").inserted
            self._touched = Place(min(come), 0) if come else None
            return
        if self.source.id in changes.rows("source").deleted:
            self.held = False
            self._close()
        elif self.held:
            return
        elif changes.touches(*_OF_THE_TEXT):
            self._reload()
        elif changes.size > MANY or changes.touches(*_OF_ALL_MARKS):
            self._load_marks()
        else:
            self._patch(changes)
        self._follow_name(changes)

    def _close(self) -> None:
        self.source = None
        self._marks = KnownMarks()
        self._reader.set_source(ReaderText(""))
        self.choose_passage(None)
        self.opened.emit(None)

    def _reload(self) -> None:
        self._remember()
        self._load_anew()

    def _follow_name(self, changes: ChangeSet) -> None:
        if self.source is not None and self.source.id in changes.rows("source").updated:
            self.source = self._workspace.read(open_source, self.source.id)
            self.opened.emit(self.source)

    def _patch(self, changes: ChangeSet) -> None:
        concerned = self._concerned(changes)
        if self.source is None or not concerned:
            return
        before = self._marks.drop(concerned)
        found = self._workspace.read_shown(marks, self.source.id, concerned)
        self._marks.add(found)
        self._reader.patch_marks(found, concerned)
        if changes.touches("coding", "passage"):
            self._note_touched(changes, [*found, *before])

    def _concerned(self, changes: ChangeSet) -> frozenset[int]:
        """The codings that look different now: their own rows, or their passage's or code's."""
        found = set(changes.rows("coding").all)
        for passage_id in changes.rows("passage").all:
            found.update(mark.coding_id for mark in self._marks.of_passage(passage_id))
        if code_ids := changes.rows("code").all:
            found.update(mark.coding_id for mark in self._marks if mark.code_id in code_ids)
        return frozenset(found)

    def _note_touched(self, changes: ChangeSet, here: list[CodingMark]) -> None:
        if here:
            self._touched = min(mark.span for mark in here)
            return
        ids = changes.rows("passage").inserted | changes.rows("passage").updated
        for row in self._workspace.read(passages, PassageFilter(passage_ids=ids)) if ids else ():
            self._touched = Place(row.source_id, row.span.start)
            return


def reader_text(source: OpenSource, masked: MaskedText | None = None) -> ReaderText:
    """A source as the reader takes it, with its names masked where somebody wants that."""
    return ReaderText(
        source.text,
        tuple(_reader_turns(source)),
        source.formatting,
        tuple(NumberedParagraph(number, start) for number, start in source.paragraphs),
        masked,
    )


def _reader_turns(source: OpenSource) -> Iterable[ReaderTurn]:
    roles: dict[str, SpeakerRole] = {"interviewer": "interviewer", "other": "other"}
    for turn in source.turns:
        yield ReaderTurn(turn.span, turn.speech_start, roles.get(turn.role, "informant"))


def speeches(text: ReaderText) -> list[Span]:
    """What informants say, turn by turn; the paragraphs of a text that has no turns."""
    if not text.turns:
        lines = (line for line in _lines(text.text) if line.cut_from(text.text).strip())
        return list(lines)
    return [
        Span(turn.speech_start, turn.span.end)
        for turn in text.turns
        if turn.role == "informant" and turn.speech_start < turn.span.end
    ]


def _lines(text: str) -> Iterable[Span]:
    start = 0
    for line in text.split("\n"):
        if line:
            yield Span(start, start + len(line))
        start += len(line) + 1


def without_codes(spans: Iterable[Span], coded: Sequence[Span]) -> list[Span]:
    """Those of the spans that no coded stretch touches; both in the order of the text."""
    free, nth, reach = [], 0, 0
    for span in spans:
        while nth < len(coded) and coded[nth].start < span.end:
            reach = max(reach, coded[nth].end)
            nth += 1
        if reach <= span.start:
            free.append(span)
    return free
