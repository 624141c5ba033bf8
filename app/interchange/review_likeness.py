"""How much a returned cell reads like the printed ones: the witness beside marks and numbers."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from difflib import SequenceMatcher

from app.interchange.review_columns import plain

SAME_TEXT = 0.9
RECOGNISABLE = 0.6
"""Shares of equal words: alone enough for a question, and enough beside a visible number."""

_RAREST = 12
_LIKELIEST = 3


class PrintedTexts:
    """Printed cells by the id of what they are about, compared word by word.

    Words that autocorrection touches (quotes, dashes, spaces) count as unchanged.
    """

    def __init__(self, cells: Mapping[int, str]) -> None:
        self._words = {key: plain(text).split() for key, text in cells.items()}
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for key, words in self._words.items():
            for word in set(words):
                self._holders[word].append(key)

    def likeness(self, key: int, text: str) -> float:
        """The share of equal words, 0 to 1; 0 also when nothing was printed there."""
        return self._ratio(key, plain(text).split())

    def nearer(self, key: int, text: str) -> tuple[int, ...]:
        """What reads more like the text than the printed cell of ``key`` does, the likeliest first.

        Other cells with the same words as that one are not nearer.
        """
        now = plain(text).split()
        own = self._ratio(key, now)
        if own == 1.0:
            return ()
        found = self._ranked(now, own)
        return tuple(each for each, ratio in found if ratio > own)[:_LIKELIEST]

    def alike(self, text: str) -> tuple[int, ...]:
        """What reads like the text, the likeliest first."""
        found = self._ranked(plain(text).split(), SAME_TEXT)
        return tuple(each for each, ratio in found if ratio >= SAME_TEXT)[:_LIKELIEST]

    def _ranked(self, now: list[str], least: float) -> list[tuple[int, float]]:
        """Candidates that can reach the least likeness at all: worth the slower comparison."""
        counted = Counter(now)
        rarest = sorted(
            (word for word in counted if word in self._holders),
            key=lambda word: (len(self._holders[word]), word),
        )[:_RAREST]
        candidates = {key for word in rarest for key in self._holders[word]}
        found = [
            (key, self._ratio(key, now))
            for key in candidates
            if _at_most(counted, len(now), self._words[key]) >= least
        ]
        return sorted(found, key=lambda each: (-each[1], each[0]))

    def _ratio(self, key: int, now: list[str]) -> float:
        printed = self._words.get(key)
        if printed is None:
            return 0.0
        if printed == now:
            return 1.0
        return SequenceMatcher(None, printed, now, autojunk=False).ratio()


def _at_most(counted: Counter[str], length: int, printed: list[str]) -> float:
    """No likeness is higher than the share of words in common, whatever their order."""
    ours = Counter(printed)
    shared = sum(min(times, ours[word]) for word, times in counted.items() if word in ours)
    return 2 * shared / max(1, length + len(printed))
