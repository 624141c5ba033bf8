"""How much of a text belongs to a hit: itself, its sentence, its paragraph, the whole turn."""

from collections.abc import Iterator

from app.models.autocoding import Unit
from app.models.sentences import sentences_within
from app.models.span import Span


def unit_of(text: str, stretch: Span, hit: Span, unit: Unit) -> Span:
    """What is coded for a hit within one stretch (somebody's speech, or a text without turns).

    A hit over several sentences or paragraphs takes all of them; nothing grows beyond the stretch,
    so a speaker's label is never coded. Blanks at the ends are left out.
    """
    if unit == "hit":
        return trimmed(text, hit)
    if unit == "turn":
        return trimmed(text, stretch)
    start = max(stretch.start, text.rfind("\n", stretch.start, hit.start) + 1)
    line_end = text.find("\n", hit.end - 1, stretch.end)
    lines = Span(start, stretch.end if line_end < 0 else max(line_end, hit.end))
    if unit == "paragraph":
        return trimmed(text, lines)
    touched = [found for found in sentences_within(text, lines) if found.overlaps(hit)]
    return Span(touched[0].start, touched[-1].end) if touched else trimmed(text, hit)


def units_within(text: str, stretch: Span, unit: Unit) -> Iterator[Span]:
    """All of a stretch in pieces of this size; the whole of it where there is no smaller hit."""
    if unit == "sentence":
        yield from sentences_within(text, stretch)
    elif unit == "paragraph":
        yield from paragraphs_within(text, stretch)
    elif stretch.cut_from(text).strip():
        yield trimmed(text, stretch)


def paragraphs_within(text: str, stretch: Span) -> Iterator[Span]:
    """The lines of a stretch that are not blank."""
    start = stretch.start
    for line in stretch.cut_from(text).split("\n"):
        if line.strip():
            yield trimmed(text, Span(start, start + len(line)))
        start += len(line) + 1


def trimmed(text: str, span: Span) -> Span:
    """A span without the blanks at its ends; it must hold something else."""
    words = span.cut_from(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
