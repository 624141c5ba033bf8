"""A quotation of a draft taken apart: its words, and the marks by which it admits a change."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.analysis.quote_audit.words import Word, words_in
from app.models.draft import Draft
from app.models.span import Span

_CHANGED_OPENLY = re.compile(
    r"\[[^\]\n]{0,80}\]|\((?:\.{2,}|\u2026|\s|\. )*(?:\.{2,}|\u2026)(?:\.|\u2026|\s)*\)"
    r"|\u2026|(?:\. ?){2,}\."
)
_BREAK = re.compile(r"[ \t\u00a0]*\n\s*")


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """The words of a quotation; ``parts`` are those between marks of omission or insertion.

    ``text`` is how it reads when line ends and page breaks are taken for the spaces they stand for,
    ``hyphens_of_lines`` whether hyphens inside its words may stand for the ends of lines.
    """

    text: str
    words: tuple[Word, ...]
    parts: tuple[tuple[str, ...], ...]
    hyphens_of_lines: bool = False

    @property
    def letters(self) -> tuple[str, ...]:
        """The words as they are compared."""
        return tuple(word.text for word in self.words)


def quoted_words(draft: Draft, span: Span) -> QuotedWords:
    """What stands at a place of a draft, without page numbers and running heads."""
    stretches = list(_stretches(draft, span))
    marks = [
        Span(*found.span())
        for stretch in stretches
        for found in _CHANGED_OPENLY.finditer(draft.text, stretch.start, stretch.end)
    ]
    words = tuple(words_in(draft.text, stretches))
    text, parts = _as_read(draft, stretches), tuple(_parts(words, marks))
    return QuotedWords(text, words, parts, draft.hyphens_of_lines)


def _stretches(draft: Draft, span: Span) -> list[Span]:
    """The paragraphs of a quotation, cut where it begins and ends."""
    found = []
    for paragraph in draft.paragraphs:
        if paragraph.kind != "furniture" and paragraph.span.overlaps(span):
            start = max(paragraph.span.start, span.start)
            found.append(Span(start, min(paragraph.span.end, span.end)))
    return found or [span]


def _as_read(draft: Draft, stretches: Sequence[Span]) -> str:
    lines = [stretch.cut_from(draft.text) for stretch in stretches]
    if draft.wrapped:
        lines = [_BREAK.sub(" ", line) for line in lines]
    return " ".join(line.strip() for line in lines)


def _parts(words: Sequence[Word], marks: Sequence[Span]) -> list[tuple[str, ...]]:
    """The words between the marks; what stands inside a mark is the writer's."""
    parts: list[list[str]] = [[]]
    waiting = list(marks)
    for word in words:
        while waiting and waiting[0].end <= word.start:
            waiting.pop(0)
            parts.append([])
        if not (waiting and waiting[0].start <= word.start):
            parts[-1].append(word.text)
    return [tuple(part) for part in parts if part]
