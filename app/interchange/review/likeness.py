"""How much a returned cell reads like the printed ones: the witness beside marks and numbers."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cached_property

from app.interchange.review.columns import plain

SAME_TEXT = 0.9
RECOGNISABLE = 0.6
"""Shares of equal words: alone enough for a question, and enough beside a visible number."""

_RAREST = 6
_COMPARED = 12
_LIKELIEST = 3


class PrintedTexts:
    """Printed cells by the id of what they are about, compared word by word.

    Words that autocorrection touches (quotes, dashes, spaces) count as unchanged. Most cells come
    back letter by letter, so what a slower comparison needs is made when the first one differs.
    """

    def __init__(self, cells: Mapping[int, str]) -> None:
        self._texts = cells
        self._plain = {key: plain(text) for key, text in cells.items()}
        self._same: defaultdict[str, list[int]] = defaultdict(list)
        for key, text in self._plain.items():
            self._same[text].append(key)

    @cached_property
    def _bags(self) -> "_Bags":
        return _Bags({key: text.split() for key, text in self._plain.items()})

    def likeness(self, key: int, text: str) -> float:
        """The share of equal words, 0 to 1; 0 also when nothing was printed there."""
        return 1.0 if self._texts.get(key) == text else self._ratio(key, plain(text))

    def nearer(self, key: int, text: str) -> tuple[int, ...]:
        """What reads more like the text than the printed cell of ``key`` does, the likeliest first.

        Other cells with the same words as that one are not nearer.
        """
        if self._texts.get(key) == text:
            return ()
        now = plain(text)
        own = self._ratio(key, now)
        if own == 1.0:
            return self._same_words_in_other_lines(key, text)
        return self._likeliest(now, own, above=True)

    def _same_words_in_other_lines(self, key: int, text: str) -> tuple[int, ...]:
        """Around passages of a short source stand the same words; their lines tell them apart."""
        same = self._same[self._plain[key]]
        if len(same) == 1:
            return ()
        lines = _lines(text)
        if lines == _lines(self._texts[key]):
            return ()
        return tuple(each for each in same if _lines(self._texts[each]) == lines)[:_LIKELIEST]

    def alike(self, text: str) -> tuple[int, ...]:
        """What reads like the text, the likeliest first."""
        return self._likeliest(plain(text), SAME_TEXT)

    def _likeliest(self, now: str, least: float, *, above: bool = False) -> tuple[int, ...]:
        """What reaches the least likeness, or is ``above`` it; cells of the very same words win."""
        same = self._same.get(now)
        if same:
            return tuple(same[:_LIKELIEST])
        able = self._bags.candidates(now.split(), least)
        found = [(self._ratio(key, now), key) for key in able]
        found.sort(key=lambda each: (-each[0], each[1]))
        reached = [key for ratio, key in found if ratio > least or (ratio == least and not above)]
        return tuple(reached[:_LIKELIEST])

    def _ratio(self, key: int, now: str) -> float:
        printed = self._plain.get(key)
        if printed is None:
            return 0.0
        return 1.0 if printed == now else _share_in_order(printed.split(), now.split())


class _Bags:
    """The words of each printed cell whatever their order: who shares how many with a text.

    A word is a number, its second occurrence in a cell another one: so a cell is a plain set, and
    what two have in common is one intersection.
    """

    def __init__(self, words: Mapping[int, Sequence[str]]) -> None:
        self._numbers: dict[tuple[str, int], int] = {}
        self._bags = {key: frozenset(self._numbered(each)) for key, each in words.items()}
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for key, each in words.items():
            for word in dict.fromkeys(each):
                self._holders[word].append(key)

    def _numbered(self, words: Iterable[str]) -> Iterator[int]:
        times: Counter[str] = Counter()
        for word in words:
            times[word] += 1
            yield self._numbers.setdefault((word, times[word]), len(self._numbers))

    def candidates(self, now: Sequence[str], least: float) -> list[int]:
        """The few that share most words with the text: worth the slower comparison."""
        rarest = sorted(
            (word for word in dict.fromkeys(now) if word in self._holders),
            key=lambda word: (len(self._holders[word]), word),
        )[:_RAREST]
        bag = frozenset(self._numbered(now))
        shares = {
            key: self._at_most(bag, key)
            for key in dict.fromkeys(key for word in rarest for key in self._holders[word])
        }
        able = [key for key, share in shares.items() if share >= least]
        return sorted(able, key=lambda key: (-shares[key], key))[:_COMPARED]

    def _at_most(self, bag: frozenset[int], key: int) -> float:
        """No likeness is higher than the share of words in common, whatever their order."""
        ours = self._bags[key]
        return 2 * len(bag & ours) / max(1, len(bag) + len(ours))


def _share_in_order(printed: list[str], now: list[str]) -> float:
    """The share of equal words in their order, 0 to 1 (``SequenceMatcher.ratio``).

    Where words changed at one place alone, nothing needs to be searched.
    """
    shorter = min(len(printed), len(now))
    before = _equal_at_the_start(printed, now, shorter)
    behind = _equal_at_the_start(printed[::-1], now[::-1], shorter - before)
    ours, theirs = (words[before : len(words) - behind] for words in (printed, now))
    if before + behind and set(ours).isdisjoint(theirs):
        return 2 * (before + behind) / (len(printed) + len(now))
    return SequenceMatcher(None, printed, now, autojunk=False).ratio()


def _equal_at_the_start(printed: list[str], now: list[str], most: int) -> int:
    pairs = enumerate(zip(printed[:most], now[:most], strict=True))
    return next((nth for nth, (ours, theirs) in pairs if ours != theirs), most)


def _lines(text: str) -> list[str]:
    return [line for line in map(plain, text.split("\n")) if line]
