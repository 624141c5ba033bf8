"""A text with other words over its masked places, and where every position of it went."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from app.models.span import Span


@dataclass(frozen=True, slots=True)
class Replaced:
    """A place of the original text and what is shown there instead."""

    span: Span
    shown: str


@dataclass(frozen=True, slots=True)
class MaskedText:
    """The text as a view shows it; positions are code points, ends exclusive.

    ``replaced`` are in order and do not overlap; ``_grown`` is by how much the text has grown (or
    shrunk) after each of them, ``_original`` the text as it was.
    """

    text: str
    replaced: tuple[Replaced, ...]
    _grown: tuple[int, ...]
    _original: str

    def original(self, span: Span) -> str:
        """The words that stood at a place of the original text."""
        return span.cut_from(self._original)

    def words(self, span: Span) -> str:
        """The words that are shown of a place of the original text; never half a mask."""
        return self.text[self.start(span.start) : self.end(span.end)]

    def original_start(self, position: int) -> int:
        """Where what is shown from ``position`` on stood; inside a mask, where its name begins."""
        return self._back(position, at_end=False)

    def original_end(self, position: int) -> int:
        """Where what is shown up to ``position`` ended; inside a mask, where its name ends."""
        return self._back(position, at_end=True)

    def start(self, position: int) -> int:
        """Where what began at ``position`` begins now: a mask that it cuts is taken in whole."""
        return self._moved(position, at_end=False)

    def end(self, position: int) -> int:
        """Where what ended at ``position`` ends now: a mask that it cuts is taken in whole."""
        return self._moved(position, at_end=True)

    def span(self, span: Span) -> Span:
        """A place of the original text in the masked one; never shows half a mask.

        Raises:
            ValueError: nothing is left of it, which only a mask without words can do.
        """
        return Span(self.start(span.start), self.end(span.end))

    def _moved(self, position: int, *, at_end: bool) -> int:
        before = bisect_right(self.replaced, position, key=lambda each: each.span.start)
        if before == 0:
            return position
        last = self.replaced[before - 1]
        if position >= last.span.end:
            return position + self._grown[before - 1]
        start = last.span.start + (self._grown[before - 2] if before > 1 else 0)
        inside = position > last.span.start
        return start + len(last.shown) if at_end and inside else start

    def original_span(self, span: Span) -> Span:
        """Where what is shown at a place stood, whole names with it."""
        return Span(self.original_start(span.start), self.original_end(span.end))

    def _back(self, position: int, *, at_end: bool) -> int:
        before = bisect_right(range(len(self.replaced)), position, key=self._shown_from)
        if before == 0:
            return position
        last, inside = self.replaced[before - 1], position - self._shown_from(before - 1)
        if inside >= len(last.shown):
            return position - self._grown[before - 1]
        return last.span.end if at_end and inside else last.span.start

    def _shown_from(self, nth: int) -> int:
        """Where the words over a masked place begin in what is shown."""
        return self.replaced[nth].span.start + (self._grown[nth - 1] if nth else 0)


def masked_text(text: str, masks: Iterable[Replaced]) -> MaskedText:
    """Put other words over places of a text; what masks share is hidden by the longer one's words.

    Line breaks under a mask stay, so that paragraphs keep their numbers.
    """
    placed = tuple(
        Replaced(each.span, each.shown + "\n" * each.span.cut_from(text).count("\n"))
        for each in _apart(masks)
    )
    pieces, position = list[str](), 0
    for each in placed:
        pieces += (text[position : each.span.start], each.shown)
        position = each.span.end
    grown = accumulate(len(each.shown) - (each.span.end - each.span.start) for each in placed)
    return MaskedText("".join([*pieces, text[position:]]), placed, tuple(grown), text)


def _apart(masks: Iterable[Replaced]) -> Sequence[Replaced]:
    """Masks that overlap become one over all that any of them hides."""
    joined: list[tuple[Replaced, Span]] = []
    for each in sorted(masks, key=lambda mask: (mask.span, mask.shown)):
        if joined and each.span.start < joined[-1][1].end:
            longest, whole = joined[-1]
            joined[-1] = (
                max(longest, each, key=lambda mask: mask.span.end - mask.span.start),
                Span(whole.start, max(whole.end, each.span.end)),
            )
        else:
            joined.append((each, each.span))
    return [Replaced(whole, longest.shown) for longest, whole in joined]
