"""Where the ends of a passage may come to lie: at words, or at single characters as one sees them.

Positions are code points of the text. What a reader takes for one character (a letter with its
marks, a family of emoji) is never split.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Literal

from PySide6.QtCore import QTextBoundaryFinder

from app.models.span import Span
from app.ui.offsets import Offsets

PassageEnd = Literal["start", "end"]
Unit = Literal["word", "character"]

_BOUNDARIES = {
    "word": QTextBoundaryFinder.BoundaryType.Word,
    "character": QTextBoundaryFinder.BoundaryType.Grapheme,
}


def with_end_at(text: str, span: Span, end: PassageEnd, position: int, unit: Unit) -> Span:
    """The span with one end moved to where the pointer is, snapped to the nearest unit.

    It never shrinks to nothing: at least one unit stays.
    """
    if end == "start":
        position = min(max(position, 0), span.end - 1)
    else:
        position = min(max(position, span.start + 1), len(text))
    edges = _edges(text, _line(text, position), end, unit)
    moved = [_moved(span, end, edge) for edge in edges]
    near = [(abs(edge - position), new) for edge, new in zip(edges, moved, strict=True) if new]
    return min(near)[1] if near else span


def step_end(text: str, span: Span, end: PassageEnd, steps: int, unit: Unit) -> Span:
    """The span with one end moved to the next edge of a unit (or the one before, -1)."""
    here = span.start if end == "start" else span.end
    for line in _lines_from(text, here, steps):
        edges = _edges(text, line, end, unit)
        nth = bisect_right(edges, here) if steps > 0 else bisect_left(edges, here) - 1
        if 0 <= nth < len(edges):
            return _moved(span, end, edges[nth]) or span
    return span


def _moved(span: Span, end: PassageEnd, to: int) -> Span | None:
    start, stop = (to, span.end) if end == "start" else (span.start, to)
    return Span(start, stop) if start < stop else None


def _line(text: str, position: int) -> Span | None:
    """The line of the source at a position; None where it is empty."""
    start, end = text.rfind("\n", 0, position) + 1, text.find("\n", position)
    end = len(text) if end < 0 else end
    return Span(start, end) if start < end else None


def _lines_from(text: str, position: int, steps: int) -> Iterator[Span | None]:
    """The line at a position and those after it (or before it), until the text ends."""
    while True:
        line = _line(text, position)
        yield line
        if steps > 0:
            end = line.end if line else position
            if end >= len(text):
                return
            position = end + 1
        else:
            start = line.start if line else position
            if start <= 0:
                return
            position = start - 1


def _edges(text: str, line: Span | None, end: PassageEnd, unit: Unit) -> list[int]:
    """Where units of a line begin (for a passage's start) or end; blanks are no units."""
    if line is None:
        return []
    words = line.cut_from(text)
    offsets = Offsets(words)
    finder = QTextBoundaryFinder(_BOUNDARIES[unit], words)
    edges, begin = [], 0
    while (boundary := finder.toNextBoundary()) > 0:
        stop = offsets.from_qt(boundary)
        if stop > begin and (unit == "character" or not words[begin:stop].isspace()):
            edges.append(line.start + (begin if end == "start" else stop))
        begin = max(stop, begin)
    return edges
