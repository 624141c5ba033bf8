"""Putting an imported text together piece by piece, the same way for every format.

A reader adds words with the styles they have; the composition keeps positions, joins
neighbouring stretches of one style and finally moves everything with the normalised text.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from app.importers.normalise import Normalised, normalise
from app.importers.symbols import with_known_signs
from app.models.imported import (
    FormattingRun,
    ImportedText,
    ImportNote,
    Page,
    SourceKind,
    Style,
    Timestamp,
)

PLAIN: frozenset[Style] = frozenset()
SOFT_HYPHEN = "\u00ad"

HEADINGS: tuple[Style, Style, Style] = ("heading1", "heading2", "heading3")


def heading(level: int) -> Style:
    """The style of a heading of ``level`` 1…n; deeper ones count as the third."""
    return HEADINGS[min(max(level, 1), 3) - 1]


class Composition:
    """A text in the making; positions are code points of what was added so far."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._pending = ""
        self.runs: dict[Style, list[tuple[int, int]]] = {}
        self.notes: Counter[str] = Counter()
        self._timestamps: list[tuple[int, int]] = []
        self._pages: list[tuple[int, int, int]] = []
        self.length = 0

    def add(self, text: str, styles: Collection[Style] = PLAIN) -> None:
        """Put ``text`` at the end without soft hyphens, which would hide words from searches."""
        text = with_known_signs(text.replace(SOFT_HYPHEN, ""))
        if not text:
            return
        self.settle()
        start = self.length
        self.add_verbatim(text)
        for style in styles:
            self.mark(style, start, self.length)

    def add_verbatim(self, text: str) -> None:
        """Put ``text`` at the end as it is."""
        self.settle()
        self.pieces.append(text)
        self.length += len(text)

    def end_line(self) -> None:
        """Begin a new paragraph with what comes next, if anything does."""
        self._pending += "\n"

    def begin_line(self) -> None:
        """Begin a new paragraph unless one has just begun."""
        if not self._pending and self.pieces and not self.pieces[-1].endswith("\n"):
            self.end_line()

    @property
    def says_something(self) -> bool:
        """Whether there is more than white space."""
        return bool("".join(self.pieces).strip())

    def settle(self) -> int:
        """Write the line ends that are due; returns where the next text will stand."""
        if self._pending:
            self.pieces.append(self._pending)
            self.length += len(self._pending)
            self._pending = ""
        return self.length

    def open_row(self) -> int:
        """Begin a row of a table; give the result to ``close_row``."""
        return self.settle()

    def close_row(self, start: int) -> None:
        """End the row begun at ``start``; an empty one leaves nothing."""
        self._pending = ""
        self.mark("table", start, self.length)
        if self.length > start:
            self.end_line()

    @contextmanager
    def row(self) -> Iterator[None]:
        """Everything added inside is one row of a table."""
        start = self.open_row()
        yield
        self.close_row(start)

    def end_cell(self) -> None:
        """Put a tab between this cell and the next one that says something."""
        self._pending = self._pending.replace("\n", "") + "\t"

    def mark(self, style: Style, start: int, end: int) -> None:
        """Note a style for a stretch already added; touching stretches become one."""
        if start >= end:
            return
        runs = self.runs.setdefault(style, [])
        if runs and runs[-1][1] == start:
            start = runs.pop()[0]
        runs.append((start, end))

    @contextmanager
    def marked(self, style: Style | None) -> Iterator[None]:
        """Everything added inside has ``style``."""
        start = self.settle()
        yield
        if style is not None:
            self.mark(style, start, self.length)

    def note(self, key: str, count: int = 1) -> None:
        """Remember that something was done or left out (see ``app.words.import_notes``)."""
        self.notes[key] += count

    def moment(self, milliseconds: int) -> None:
        """What is added next was said at this moment of the recording."""
        self._timestamps.append((self.settle(), milliseconds))

    def page(self, number: int, start: int) -> None:
        """Everything since ``start`` stands on page ``number``."""
        self._pages.append((start, self.length, number))

    def append(self, other: "Composition") -> None:
        """Put everything of another composition at the end."""
        if not other.length:
            return
        offset = self.settle()
        self.add_verbatim("".join(other.pieces).rstrip("\n"))
        for style, runs in other.runs.items():
            for start, end in runs:
                self.mark(style, start + offset, end + offset)
        self.notes.update(other.notes)

    def finish(self, kind: SourceKind = "interview", encoding: str | None = None) -> ImportedText:
        """The canonical text with everything at its place."""
        text = "".join(self.pieces).rstrip("\r\n")
        canonical, end = normalise(text), len(text)
        self.notes.update({note.key: note.count for note in canonical.notes})
        return ImportedText(
            text=canonical.text,
            kind=kind,
            encoding=encoding,
            formatting=tuple(self._moved_runs(canonical, end)),
            timestamps=tuple(
                Timestamp(canonical.moved(min(position, end)), milliseconds)
                for position, milliseconds in self._timestamps
            ),
            pages=tuple(self._moved_pages(canonical, end)),
            notes=tuple(ImportNote(key, count) for key, count in self.notes.items()),
        )

    def _moved_runs(self, canonical: Normalised, end: int) -> Iterator[FormattingRun]:
        for style, runs in self.runs.items():
            for start, until in runs:
                if span := canonical.moved_span(min(start, end), min(until, end)):
                    yield FormattingRun(span, style)

    def _moved_pages(self, canonical: Normalised, end: int) -> Iterator[Page]:
        for start, until, number in self._pages:
            if span := canonical.moved_span(min(start, end), min(until, end)):
                yield Page(span, number)
