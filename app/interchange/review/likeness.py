"""How much a returned cell reads like the printed ones: the witness beside marks and numbers."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from difflib import SequenceMatcher

from app.interchange.review.columns import plain

SAME_TEXT = 0.9
RECOGNISABLE = 0.6
"""Shares of equal words: alone enough for a question, and enough beside a visible number."""

_RAREST = 6
_COMPARED = 12
_LIKELIEST = 3


class PrintedTexts:
    """Printed cells by the id of what they are about, compared word by word.

    Words that autocorrection touches (quotes, dashes, spaces) count as unchanged.
    """

    def __init__(self, cells: Mapping[int, str]) -> None:
        self._texts = cells
        self._words = {key: plain(text).split() for key, text in cells.items()}
        self._counted = {key: Counter(words) for key, words in self._words.items()}
        self._same: defaultdict[str, list[int]] = defaultdict(list)
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for key, words in self._words.items():
            self._same[" ".join(words)].append(key)
            for word in self._counted[key]:
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
            return self._same_words_in_other_lines(key, text)
        return self._likeliest(now, own, above=True)

    def _same_words_in_other_lines(self, key: int, text: str) -> tuple[int, ...]:
        """Around passages of a short source stand the same words; their lines tell them apart."""
        same = self._same[" ".join(self._words[key])]
        if len(same) == 1:
            return ()
        lines = _lines(text)
        if lines == _lines(self._texts[key]):
            return ()
        return tuple(each for each in same if _lines(self._texts[each]) == lines)[:_LIKELIEST]

    def alike(self, text: str) -> tuple[int, ...]:
        """What reads like the text, the likeliest first."""
        return self._likeliest(plain(text).split(), SAME_TEXT)

    def _likeliest(self, now: list[str], least: float, *, above: bool = False) -> tuple[int, ...]:
        """What reaches the least likeness, or is ``above`` it; cells of the very same words win."""
        same = self._same.get(" ".join(now))
        if same:
            return tuple(same[:_LIKELIEST])
        found = [(self._ratio(key, now), key) for key in self._candidates(now, least)]
        found.sort(key=lambda each: (-each[0], each[1]))
        reached = [key for ratio, key in found if ratio > least or (ratio == least and not above)]
        return tuple(reached[:_LIKELIEST])

    def _candidates(self, now: list[str], least: float) -> list[int]:
        """The few that share most words with the text: worth the slower comparison."""
        counted = Counter(now)
        rarest = sorted(
            (word for word in counted if word in self._holders),
            key=lambda word: (len(self._holders[word]), word),
        )[:_RAREST]
        shares = {
            key: self._at_most(counted, len(now), key)
            for word in rarest
            for key in self._holders[word]
        }
        able = [key for key, share in shares.items() if share >= least]
        return sorted(able, key=lambda key: (-shares[key], key))[:_COMPARED]

    def _at_most(self, counted: Counter[str], length: int, key: int) -> float:
        """No likeness is higher than the share of words in common, whatever their order."""
        ours = self._counted[key]
        shared = sum(min(times, ours[word]) for word, times in counted.items() if word in ours)
        return 2 * shared / max(1, length + len(self._words[key]))

    def _ratio(self, key: int, now: list[str]) -> float:
        printed = self._words.get(key)
        if printed is None:
            return 0.0
        if printed == now:
            return 1.0
        return SequenceMatcher(None, printed, now, autojunk=False).ratio()


def _lines(text: str) -> list[str]:
    return [line for line in map(plain, text.split("\n")) if line]
