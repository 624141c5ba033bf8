"""Words of a passage that went out of the text and come back in the same sitting.

Whoever cuts a sentence and pastes it elsewhere, or deletes it and writes it again, means the same
words: what is coded on them stands on them again.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.models.span import Span
from app.models.splice import Edits, Place

_FEWEST_WORDS = 2
"""Fewer words may be written anywhere by chance; they come back in their old place only."""
_NEAR = 2
"""Characters between words that are written again and where the old ones stood, at most."""


@dataclass(frozen=True, slots=True)
class LostWords:
    """A passage without any words left: which they were, and the place where they stood."""

    passage_id: int
    words: str
    place: int


def places_of_returned(
    lost: Iterable[LostWords], edits: Edits, after: str, taken: set[Place]
) -> dict[int, Span]:
    """Where lost words stand in the text again, by passage.

    Only what these edits wrote counts, not words that stood there before; of several places the
    nearest. ``taken`` are spans of other passages, on which no second one can stand.
    """
    written = [place for place in edits.written() if place[0] < place[1]]
    found: dict[int, Span] = {}
    for each in lost:
        possible = (span for span in _standing(each, written, after) if span not in taken)
        nearest = min(possible, key=lambda span: abs(span[0] - each.place), default=None)
        if nearest is not None:
            found[each.passage_id] = Span(*nearest)
            taken.add(nearest)
    return found


def _standing(lost: LostWords, written: Iterable[Place], after: str) -> Iterator[Place]:
    """The places where these words stand whole, written just now or beside what was."""
    length = len(lost.words)
    many = len(lost.words.split()) >= _FEWEST_WORDS
    for start, end in written:
        reach = length + _NEAR
        if not ((many and length <= end - start) or start - reach <= lost.place <= end + reach):
            continue  # Nowhere in it, and there may be thousands.
        first = max(0, start - length)
        stretch = after[first : end + length]
        for found in re.finditer(f"(?={re.escape(lost.words)})", stretch):
            at = first + found.start()
            pasted = many and start <= at and at + length <= end
            is_near = at - _NEAR <= lost.place <= at + length + _NEAR
            if (pasted or is_near) and _is_whole(after, at, at + length):
                yield at, at + length


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word goes on over either end."""
    return not any(
        0 < place < len(text) and text[place - 1 : place + 1].isalnum() for place in (start, end)
    )
