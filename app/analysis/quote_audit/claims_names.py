"""Finding the codes that a paragraph names, in whatever form it names them.

Words are compared by their stems (a light stripping of Indonesian affixes) and up to a slip of the
pen, so that *peningkatan* is *meningkatkan* and *karir* is *karier*. A code is named where most of
its name stands close together, or where one sentence says most of its definition.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from math import log
from typing import NamedTuple

from app.analysis.quote_audit.words import Word, words_in
from app.models.span import Span

_PREFIXES = (
    *("memper", "member", "meng", "meny", "peng", "peny", "men", "mem", "pen", "pem", "ber", "ter"),
    *("me", "pe", "di"),
)
_SUFFIXES = ("kan", "nya", "lah", "an", "i")
_SHORTEST_STEM = 4
_STOP_WORDS = frozenset(
    (
        *(
            "dan",
            "atau",
            "di",
            "ke",
            "dari",
            "yang",
            "pada",
            "terhadap",
            "kepada",
            "bagi",
            "dengan",
        ),
        *("dalam", "untuk", "oleh", "karena", "melalui", "sebagai", "adalah", "itu", "ini", "para"),
        *("agar", "of", "the", "and", "or", "in", "on", "to", "for", "with", "by", "from", "about"),
        *("at", "a", "an", "as", "is"),
    )
)
_NAMED_SHARE, _DEFINED_SHARE = 0.74, 0.55
_FEWEST_OF_DEFINITION = 4
_SAME_STEM = 0.8
_ROOM_PER_WORD, _ROOM = 2, 3


@dataclass(frozen=True, slots=True)
class ClaimedCode:
    """A code as a draft may name it; ``passages`` of informants speak for or against it."""

    called: str
    names: tuple[str, ...]
    definition: str
    kind: str
    group: str
    passages: int


class Mention(NamedTuple):
    """A code named in a paragraph: from which of its words on, and how fully (0-1)."""

    place: int
    share: float
    code: ClaimedCode


class CodeNames:
    """The names of a codebook, weighted: a word of many names tells little."""

    def __init__(self, codes: Sequence[ClaimedCode]) -> None:
        self.codes = codes
        self._names = [[_stems(name) for name in code.names] for code in codes]
        self._definitions = [_stems(" ".join((code.names[0], code.definition))) for code in codes]
        counts = Counter(stem for stems in self._definitions for stem in set(stems))
        self._counts = counts

    def _weight(self, stem: str) -> float:
        return log((len(self.codes) + 1) / max(1, self._counts[stem])) + 0.3

    def mentions(self, text: str) -> list[Mention]:
        """The codes that a paragraph names, in the order in which it does."""
        stems = [stem(word.text) for word in _words(text)]
        found = []
        for nth, code in enumerate(self.codes):
            named = [mention for name in self._names[nth] for mention in self._named(name, stems)]
            named += self._defined(self._definitions[nth], text)
            if named:
                place, share = max(named, key=lambda each: (each[1], -each[0]))
                found.append(Mention(place, share, code))
        return sorted(found, key=lambda each: (each.place, -each.share))

    def _named(self, name: Sequence[str], stems: Sequence[str]) -> Iterator[tuple[int, float]]:
        total = sum(map(self._weight, name))
        width = _ROOM_PER_WORD * len(name) + _ROOM
        for first, met in enumerate(stems):
            if total and any(_alike(met, each) for each in name):
                window = stems[first : first + width]
                share = self._share(name, window) / total
                if share >= _NAMED_SHARE:
                    yield first, share

    def _share(self, wanted: Sequence[str], window: Sequence[str]) -> float:
        return sum(
            self._weight(each) for each in wanted if any(_alike(met, each) for met in window)
        )

    def _defined(self, definition: Sequence[str], text: str) -> Iterator[tuple[int, float]]:
        """Where a sentence says most of the definition; only long definitions tell anything."""
        total = sum(map(self._weight, definition))
        before = 0
        for sentence in text.split(". "):
            stems = [stem(word.text) for word in _words(sentence)]
            met = [at for at, each in enumerate(stems) if any(_alike(each, w) for w in definition)]
            share = self._share(definition, stems) / total if total else 0.0
            if len({stems[at] for at in met}) >= _FEWEST_OF_DEFINITION and share >= _DEFINED_SHARE:
                yield before + met[0], share
            before += len(stems)


def _words(text: str) -> list[Word]:
    return list(words_in(text, [Span(0, len(text))])) if text else []


def _stems(text: str) -> list[str]:
    words = (word.text for word in _words(text))
    return list(dict.fromkeys(stem(word) for word in words if word not in _STOP_WORDS))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without its affixes, as far as enough of it remains."""
    around = ("ke",) if word.endswith("an") else ()
    for prefix in (*_PREFIXES, *around):
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_STEM:
            word = word[len(prefix) :]
            break
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            return word[: -len(suffix)]
    return word


@lru_cache(maxsize=100_000)
def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    is_short = min(len(one), len(other)) < _SHORTEST_STEM
    if is_short or abs(len(one) - len(other)) > 2:  # noqa: PLR2004 - a slip is a letter or two
        return False
    return SequenceMatcher(None, one, other).ratio() >= _SAME_STEM
