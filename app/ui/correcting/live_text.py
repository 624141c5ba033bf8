"""A text while it is being corrected: what is typed, what waits to be stored, which words are shut.

Knows no Qt but the countings of positions; a keystroke costs what it touches.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.models.span import Span
from app.models.splice import Splice, coalesced, moved_through, spliced
from app.operations.moving_spans import touches_label
from app.queries.codings import CodingMark
from app.ui.offsets import Offsets
from app.ui.reader.marks import MarkIndex

Label = tuple[int, int]
"""Where a turn begins, and where its speech does."""


@dataclass
class LiveText:
    """The words as they stand now.

    ``pending`` are the edits since the last one that was stored, as few as possible. The first of
    them may begin as an edit that changes nothing: the one stored last, from which typing goes on,
    so that a word stays in its passage however often one pauses in it.
    """

    text: str
    offsets: Offsets
    labels: list[Label]
    stored: str = ""
    pending: list[Splice] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, labels: Iterable[Label]) -> "LiveText":
        """A text as it is stored."""
        return cls(text, Offsets(text), sorted(labels), text)

    def edit(self, splice: Splice) -> None:
        """Take an edit in."""
        self.offsets = self.offsets.spliced(splice.start, splice.end, splice.text)
        self.text = spliced(self.text, [splice])
        first = bisect_left(self.labels, (splice.end, 0))
        shift = splice.shift
        if shift and first < len(self.labels):
            behind = [(start + shift, speech + shift) for start, speech in self.labels[first:]]
            self.labels = self.labels[:first] + behind
        self.pending = coalesced([*self.pending, splice])

    def unstored(self) -> list[Splice]:
        """The edits that wait to be stored."""
        found, text = [], self.stored
        for splice in self.pending:
            if splice.text != text[splice.start : splice.end]:
                found.append(splice)
                text = spliced(text, [splice])
        return found

    def note_stored(self, *, grows: bool) -> None:
        """All is stored; typing may go on where it was."""
        last = self.pending[-1] if self.pending else None
        self.stored, self.pending = self.text, []
        if last is not None:
            end = last.start + len(last.text)
            self.pending = [Splice(last.start, end, last.text, grows=grows and not last.text)]

    def forget_place(self) -> None:
        """The next edit begins anew, wherever it is."""
        if not self.unstored():
            self.pending = []

    def label_touched(self, splice: Splice) -> str:
        """The speaker's label into which an edit would reach; empty for none."""
        first = bisect_left(self.labels, (splice.start, 0))
        after = bisect_right(self.labels, (splice.end, len(self.text)))
        near = self.labels[max(0, first - 1) : after]
        touched = (label for label in near if touches_label(*label, splice, self.text))
        return next((self.text[slice(*label)].strip() for label in touched), "")


@dataclass(slots=True)
class LiveMarks(MarkIndex):
    """The codings of a text that is being corrected, where they stand now.

    The index is of the text as it was read; ``splices`` lead from there to the text now, and
    ``line_edits`` (line, lines taken out behind it, lines put in) from its lines to those of now.
    """

    splices: list[Splice] = field(default_factory=list)
    line_edits: list[tuple[int, int, int]] = field(default_factory=list)

    def on_lines(self, first: int, last: int) -> list[CodingMark]:
        """The codings that touch these lines, moved; one without any words left is not drawn."""
        return self._moved(*self._lines_before(first, last))

    def _lines_before(self, first: int, last: int) -> tuple[int, int]:
        """The lines of the index from which these lines were made."""
        for line, gone, come in reversed(self.line_edits):
            first = first - come + gone if first > line + come else min(first, line)
            if last > line + come:
                last += gone - come
            elif last >= line:
                last = line + gone
        return first, last

    def _moved(self, first: int, last: int) -> list[CodingMark]:
        """The codings of these lines of the index, where they stand now."""
        found = []
        for mark in MarkIndex.on_lines(self, first, last):
            start, end = moved_through(mark.span.start, mark.span.end, self.splices)
            if start < end:
                found.append(mark._replace(span=Span(start, end)))
        return found

    def touching(self, span: Span) -> list[CodingMark]:
        """The codings that share a character with this stretch of the text now."""
        places = (self.place_before(span.start), self.place_before(span.end - 1))
        lines = [self.line_at(place) for place in places]
        found = self._moved(min(lines), max(lines))
        return [mark for mark in found if mark.span.overlaps(span)]

    def place_before(self, place: int) -> int:
        """Where a position of the text now stood when the index was made, about."""
        for splice in reversed(self.splices):
            if place >= splice.start + len(splice.text):
                place -= splice.shift
            elif place > splice.start:
                place = splice.start
        return place

    def loses_end(self, deletion: Splice, before: list[Splice]) -> bool:
        """Whether the words that go were the last ones of a passage, and none ends before them."""
        line = self.line_at(self.place_before(deletion.start))
        ends = [
            moved_through(mark.span.start, mark.span.end, before)
            for mark in MarkIndex.on_lines(self, line, line)
        ]
        lost = any(start < deletion.start < end <= deletion.end for start, end in ends)
        return lost and not any(end == deletion.start for _, end in ends)
