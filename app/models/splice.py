"""Editing a text without losing what stands in it: splices, and where spans go through them.

All positions are code points. A splice counts in the text as it is before it, so a sequence of
splices is applied one after the other and spans are moved through it in the same order.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

Place = tuple[int, int]
"""Start and end of a moved span; equal when nothing of its words is left."""


@dataclass(frozen=True, slots=True)
class Splice:
    """The characters from ``start`` to ``end`` become ``text``.

    ``grows`` marks words that go on where a passage's last words were just taken out: they belong
    to the span that ends at ``start``, which words typed behind a passage do not.
    """

    start: int
    end: int
    text: str
    grows: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError((self.start, self.end))

    @property
    def shift(self) -> int:
        """How far everything behind it moves."""
        return len(self.text) - (self.end - self.start)

    @property
    def changes_nothing(self) -> bool:
        """Whether it takes nothing out and puts nothing in."""
        return self.start == self.end and not self.text


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text after these edits.

    Raises:
        ValueError: a splice ends beyond the text.
    """
    splices = tuple(splices)
    if are_apart(splices):
        return _spliced_backwards(text, splices)
    for splice in splices:
        if splice.end > len(text):
            raise ValueError((splice.start, splice.end))
        text = text[: splice.start] + splice.text + text[splice.end :]
    return text


def are_apart(splices: Sequence[Splice]) -> bool:
    """Whether each lies before the one applied earlier, so that all count in the text before."""
    return all(one.start > other.end for one, other in pairwise(splices))


def _spliced_backwards(text: str, splices: Iterable[Splice]) -> str:
    """The text after edits that lie apart: thousands of them do not copy a megabyte each."""
    pieces: list[str] = []
    kept = len(text)
    for splice in splices:
        if splice.end > kept:
            raise ValueError((splice.start, splice.end))
        pieces += (text[splice.end : kept], splice.text)
        kept = splice.start
    pieces.append(text[:kept])
    return "".join(reversed(pieces))


def inverse(text: str, splice: Splice) -> Splice:
    """What takes ``splice`` back in the text after it; ``text`` is the one before."""
    return Splice(splice.start, splice.start + len(splice.text), text[splice.start : splice.end])


def trimmed(before: str, now: str, at: int = 0) -> Splice:
    """The one edit between two texts, without what they begin and end with alike.

    ``at`` is where the two stand in the whole text. Input methods and Qt report whole paragraphs
    for a single letter.
    """
    head = _alike(before, now)
    old, new = before[head:], now[head:]
    tail = _alike(old[::-1], new[::-1])
    start = at + head
    return Splice(start, start + len(old) - tail, new[: len(new) - tail])


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike; by halves, so that a megabyte is quick."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low


def moved(start: int, end: int, splice: Splice) -> Place:
    """A span after an edit.

    Words put in at either of its ends stay outside, inside they belong to it. Where an edit
    reaches over one end, the span keeps what is left of its own words; where it takes all of them
    and more, the span is empty.
    """
    if start == end:
        place = _moved_place(start, splice)
        return place, place
    if end <= splice.start:
        growth = len(splice.text) if splice.grows and splice.start == splice.end == end else 0
        return start, end + growth
    if start >= splice.end:
        return start + splice.shift, end + splice.shift
    if start <= splice.start and splice.end <= end:
        return start, end + splice.shift
    return _cut(start, end, splice)


def _cut(start: int, end: int, splice: Splice) -> Place:
    """What an edit that reaches over an end leaves of a span's own words."""
    if splice.start < start:
        behind = splice.start + len(splice.text)
        return (behind, end + splice.shift) if splice.end < end else (splice.start, splice.start)
    return start, splice.start


def _moved_place(place: int, splice: Splice) -> int:
    if place <= splice.start:
        return place
    return place + splice.shift if place >= splice.end else splice.start


def moved_through(start: int, end: int, splices: Iterable[Splice]) -> Place:
    """A span after a sequence of edits."""
    for splice in splices:
        start, end = moved(start, end, splice)
    return start, end


def moved_point(place: int, splices: Iterable[Splice]) -> int:
    """A point between two characters: what is put in right there comes behind it."""
    for splice in splices:
        place = _moved_place(place, splice)
    return place


def moved_whole(start: int, end: int, splices: Iterable[Splice]) -> Place:
    """The same for what has no gaps (pages, headings): words at its end belong to it.

    So do words before its beginning, where the text begins.
    """
    for splice in splices:
        behind = splice.start == splice.end == end and start < end
        first = splice.start == splice.end == start == 0
        if behind or (first and start < end):
            end += len(splice.text)
        else:
            start, end = moved(start, end, splice)
    return start, end


def touches(start: int, end: int, splice: Splice) -> bool:
    """Whether an edit changes a span's own words."""
    if splice.start == splice.end:
        return start < splice.start < end or (splice.grows and splice.start == end)
    return start < splice.end and splice.start < end


def joined(first: Splice, second: Splice) -> Splice | None:
    """Two edits as one, where the second goes on at the first; None where it does not.

    Typing, deleting and typing again in one place is one edit: a word that is replaced letter by
    letter stays where the old one was.
    """
    new_end = first.start + len(first.text)
    if second.end < first.start or second.start > new_end:
        return None
    before = max(0, first.start - second.start)
    behind = max(0, second.end - new_end)
    kept_head = first.text[: max(0, second.start - first.start)]
    kept_tail = first.text[max(0, second.end - first.start) :] if behind == 0 else ""
    return Splice(
        first.start - before,
        first.end + behind,
        kept_head + second.text + kept_tail,
        grows=first.grows,
    )


def coalesced(splices: Sequence[Splice]) -> list[Splice]:
    """The same edits, each with those that go on from it joined to it; empty ones left out."""
    found: list[Splice] = []
    for splice in splices:
        both = joined(found[-1], splice) if found else None
        if both is None:
            found.append(splice)
        else:
            found[-1] = both
    return [splice for splice in found if not splice.changes_nothing]


class Edits:
    """A sequence of edits through which many spans go.

    Where each lies before the one applied earlier (what a difference of two texts gives), a span
    meets only those that it touches, however many there are.
    """

    def __init__(self, splices: Iterable[Splice]) -> None:
        self.splices = tuple(splices)
        self._apart = are_apart(self.splices)
        upwards = self.splices[::-1] if self._apart else ()
        self._starts = [splice.start for splice in upwards]
        self._ends = [splice.end for splice in upwards]
        self._shifts = [0, *accumulate(splice.shift for splice in upwards)]

    @property
    def first(self) -> int:
        """Before this position nothing changes."""
        return min((splice.start for splice in self.splices), default=0)

    @property
    def shift(self) -> int:
        """How far everything behind all edits moves."""
        return sum(splice.shift for splice in self.splices)

    @property
    def last(self) -> int:
        """What begins behind this position of the text before only moves by ``shift``."""
        reach = 0
        for splice in reversed(self.splices):
            reach = max(splice.end, reach - splice.shift if reach > splice.start else reach)
        return reach

    def _near(self, start: int, end: int) -> tuple[Sequence[Splice], int]:
        """The edits that a span meets, and how far it moves by those before it."""
        if not self._apart:
            return self.splices, 0
        first, after = bisect_left(self._ends, start), bisect_right(self._starts, end)
        return self.splices[len(self.splices) - after : len(self.splices) - first], (
            self._shifts[first]
        )

    def span(self, start: int, end: int) -> Place:
        """Where a span goes (``moved``)."""
        near, shift = self._near(start, end)
        start, end = moved_through(start, end, near)
        return start + shift, end + shift

    def whole(self, start: int, end: int) -> Place:
        """Where a span goes that takes in what is written behind it (``moved_whole``)."""
        near, shift = self._near(start, end)
        start, end = moved_whole(start, end, near)
        return start + shift, end + shift

    def point(self, place: int) -> int:
        """Where a point goes (``moved_point``)."""
        near, shift = self._near(place, place)
        return moved_point(place, near) + shift

    def touched(self, start: int, end: int) -> bool:
        """Whether a span's own words change on the way."""
        for splice in self._near(start, end)[0]:
            if touches(start, end, splice):
                return True
            start, end = moved(start, end, splice)
        return False

    def written(self) -> list[Place]:
        """What each edit wrote, where it stands after all of them."""
        places = ((each.start, each.start + len(each.text)) for each in self.splices)
        if self._apart:
            shifts = self._shifts[-2::-1]
            return [(start + by, end + by) for (start, end), by in zip(places, shifts, strict=True)]
        return [
            moved_whole(*place, self.splices[nth:]) for nth, place in enumerate(places, start=1)
        ]
