"""How one version of a long text became another: the edits that lead from one to the other.

Paragraphs are compared first, then the words of those that changed, both by rapidfuzz: difflib
takes minutes for a megabyte.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import LCSseq

from app.analysis.word_difference import Piece
from app.models.splice import Splice, trimmed

Pieces = Sequence[str]
_WORDS = re.compile(r"\w+|\s|[^\w\s]")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_MOST = 20_000_000
"""Pairs of pieces that are compared at once; for more, what stands once in both is found first."""
_RUN = 4
"""So many pieces in a row make a place that is known again."""


def text_splices(before: str, now: str) -> tuple[Splice, ...]:
    """The edits, from the end of the text to its beginning, each in the text as it is ``before``.

    Since none of them lies behind a later one, they may be applied in this order one by one.
    """
    found = list(_changes(before, now))
    return tuple(splice for splice in reversed(found) if not splice.changes_nothing)


def _changes(before: str, now: str) -> Iterator[Splice]:
    """What differs, in reading order and in positions of ``before``."""
    for at, old, new in _differing(_LINES.findall(before), _LINES.findall(now)):
        outer = trimmed(old, new, at)
        old_words, new_words = old[outer.start - at : outer.end - at], outer.text
        for place, gone, come in _differing(_WORDS.findall(old_words), _WORDS.findall(new_words)):
            yield Splice(outer.start + place, outer.start + place + len(gone), come)


def _differing(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Where pieces differ: position in the old text, what stood there, what stands there now."""
    at, gone, come = 0, "", ""
    for equal, one, other in _blocks(old, new):
        if not equal:
            gone, come = gone + "".join(one), come + "".join(other)
            continue
        if gone or come:
            yield at, gone, come
        at += len(gone) + sum(map(len, one))
        gone = come = ""
    if gone or come:
        yield at, gone, come


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, Pieces, Pieces]]:
    """Stretches that are alike or not, in reading order."""
    if len(old) * len(new) <= _MOST:
        yield from _compared(old, new)
        return
    reached, reached_new = 0, 0
    for place, place_new in _known_again(old, new):
        here, there = old[reached:place], new[reached_new:place_new]
        if len(here) * len(there) <= _MOST:
            yield from _compared(here, there)
        else:
            yield False, here, there
        yield True, old[place : place + 1], new[place_new : place_new + 1]
        reached, reached_new = place + 1, place_new + 1
    rest, rest_new = old[reached:], new[reached_new:]
    if len(rest) * len(rest_new) <= _MOST:
        yield from _compared(rest, rest_new)
    else:
        yield False, rest, rest_new


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, Pieces, Pieces]]:
    if not (old and new):
        if old or new:
            yield False, old, new
        return
    numbers: dict[str, int] = {}
    one = [numbers.setdefault(piece, len(numbers)) for piece in old]
    other = [numbers.setdefault(piece, len(numbers)) for piece in new]
    for step in LCSseq.opcodes(one, other):
        here, there = old[step.src_start : step.src_end], new[step.dest_start : step.dest_end]
        yield step.tag == "equal", here, there


def _known_again(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Places that both have exactly once, in an order that suits both (as *patience diff* does)."""
    once, once_new = _runs_once(old), _runs_once(new)
    pairs = [
        (place, once_new[run])
        for run, place in once.items()
        if run in once_new and old[place] == new[once_new[run]]
    ]
    tops: list[int] = []
    chain: list[int] = []
    before: list[int] = []
    for nth, (_, place) in enumerate(pairs):
        height = bisect_left(tops, place)
        if height == len(tops):
            tops.append(place)
            chain.append(nth)
        else:
            tops[height], chain[height] = place, nth
        before.append(chain[height - 1] if height else -1)
    found: list[tuple[int, int]] = []
    nth = chain[-1] if chain else -1
    while nth >= 0:
        found.append(pairs[nth])
        nth = before[nth]
    return found[::-1]


def _runs_once(pieces: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Runs of pieces that come once, with the place of each; white space is all one."""
    alike = [" " if piece.isspace() else piece for piece in pieces]
    runs = list(zip(*(alike[nth:] for nth in range(_RUN)), strict=False))
    counts = Counter(runs)
    return {run: place for place, run in enumerate(runs) if counts[run] == 1}


def long_difference(before: str, now: str) -> list[Piece]:
    """What ``word_difference`` says, for texts that are too long for it."""
    pieces: list[Piece] = []
    reached = 0
    for splice in reversed(text_splices(before, now)):
        kinds = (
            Piece("same", before[reached : splice.start]),
            Piece("out", before[splice.start : splice.end]),
            Piece("in", splice.text),
        )
        pieces += [piece for piece in kinds if piece.text]
        reached = splice.end
    return [*pieces, *([Piece("same", before[reached:])] if before[reached:] else [])]
