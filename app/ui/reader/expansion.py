"""Growing and shrinking a selection by a step of meaning: word, sentence, paragraph, turn."""

from bisect import bisect_right
from collections.abc import Callable, Iterator

from PySide6.QtCore import QTextBoundaryFinder

from app.models.sentences import sentences
from app.models.span import Span
from app.ui.offsets import Offsets
from app.ui.reader.source_text import ReaderText, ReaderTurn


def expanded(source: ReaderText, span: Span) -> Span:
    """The next larger unit that holds ``span`` (at a caret: a span of one character).

    The steps are the words, the sentences, the paragraph, the speech and the whole turn that
    ``span`` touches; where nothing is larger it stays as it is.
    """
    larger = (
        unit
        for unit in _units(source, span)
        if unit.start <= span.start and span.end <= unit.end and unit != span
    )
    return min(larger, key=lambda unit: unit.end - unit.start, default=span)


def shrunk(source: ReaderText, span: Span) -> Span:
    """The next smaller unit at the beginning of ``span``; a word stays as it is."""
    smaller, larger = span, expanded(source, Span(span.start, span.start + 1))
    while larger != smaller and span.start <= larger.start and larger.end <= span.end:
        if larger == span:
            break
        smaller, larger = larger, expanded(source, larger)
    return smaller


def _units(source: ReaderText, span: Span) -> Iterator[Span]:
    start = _paragraph(source.text, span.start)[0]
    end = _paragraph(source.text, span.end - 1)[1]
    turn = _turn_at(source, span.start)
    if start < end:
        yield from _touched(_words, source.text, Span(start, end), span)
        # A label is not part of what follows it, unless it is selected already.
        if turn and start < turn.speech_start <= min(span.start, end - 1):
            start = turn.speech_start
        yield from _touched(sentences, source.text, Span(start, end), span)
        yield Span(start, end)
    if turn:
        if turn.speech_start < turn.span.end:
            yield Span(turn.speech_start, turn.span.end)
        yield turn.span


def _turn_at(source: ReaderText, position: int) -> ReaderTurn | None:
    nth = bisect_right(source.turns, position, key=lambda turn: turn.span.start) - 1
    return source.turns[nth] if nth >= 0 else None


def _touched(
    split: Callable[[str], Iterator[Span]], text: str, within: Span, span: Span
) -> Iterator[Span]:
    """From the first to the last piece that ``span`` touches, as one span of the text."""
    pieces = split(within.cut_from(text))
    placed = (Span(within.start + piece.start, within.start + piece.end) for piece in pieces)
    if touched := [piece for piece in placed if piece.overlaps(span)]:
        yield Span(touched[0].start, touched[-1].end)


def _paragraph(text: str, position: int) -> tuple[int, int]:
    """Start and end of the line at a position, which may be empty."""
    end = text.find("\n", position)
    return text.rfind("\n", 0, position) + 1, len(text) if end < 0 else end


def _words(paragraph: str) -> Iterator[Span]:
    """Words as Qt finds them (UAX 29), in code points."""
    offsets = Offsets(paragraph)
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, paragraph)
    begin = 0
    while (boundary := finder.toNextBoundary()) > 0:
        end = offsets.from_qt(boundary)
        if end > begin:
            yield Span(begin, end)
        begin = end
