"""Other spellings of a masked name that the sources hold: typing errors, short forms, hearings."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein
from sqlalchemy.orm import Session

from app.analysis.masking.names import CLITICS
from app.queries.masking import MaskedNameRow
from app.queries.sources import source_text, sources

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_SHORTEST = 4
"""Letters of a word that may be another spelling; shorter words are all alike."""
_SURE = 8
"""From so many letters on, two may differ."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A spelling that may mean a masked name; ``times`` it stands in the sources."""

    spelling: str
    times: int


def find_variants(session: Session, name: MaskedNameRow) -> list[Variant]:
    """What may be other spellings of a name or parts of it, those most often met first."""
    texts = (source_text(session, source.id) for source in sources(session))
    return variants_in(texts, name.spellings)


def variants_in(texts: Iterable[str], spellings: Sequence[str]) -> list[Variant]:
    """Words (or as many words as the name has) that differ from a spelling by a letter or two."""
    known = {spelling.casefold() for spelling in spellings}
    lengths = {len(_WORD.findall(spelling)) for spelling in spellings}
    counted: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for text in texts:
        for phrase in _phrases(text, lengths):
            counted[phrase.casefold()] += 1
            shown.setdefault(phrase.casefold(), phrase)
    parts = _parts(spellings)
    found = (
        Variant(shown[phrase], times)
        for phrase, times in counted.items()
        if phrase not in known and (phrase in parts or any(_alike(phrase, one) for one in known))
    )
    return sorted(found, key=lambda variant: (-variant.times, variant.spelling))


def _phrases(text: str, lengths: Iterable[int]) -> Iterable[str]:
    """Runs of words as long as a spelling, and single words: parts of a name are names too."""
    words = _WORD.findall(text)
    for length in sorted({1, *lengths} - {0}):
        for start in range(len(words) - length + 1):
            phrase = " ".join(words[start : start + length])
            if phrase[0].isupper():
                yield phrase


def _parts(spellings: Iterable[str]) -> set[str]:
    """The words of names of several words, where they are long enough to be meant."""
    several = (words for words in map(_WORD.findall, spellings) if len(words) > 1)
    return {word.casefold() for words in several for word in words if len(word) >= _SHORTEST}


def _alike(phrase: str, name: str) -> bool:
    """One letter apart, in long names two; a clitic alone makes no other spelling."""
    bare = next((phrase.removesuffix(end) for end in CLITICS if phrase.endswith(end)), phrase)
    if min(len(phrase), len(name)) < _SHORTEST or name in (phrase, bare):
        return False
    most = 2 if min(len(phrase), len(name)) >= _SURE else 1
    distance = DamerauLevenshtein.distance
    return min(distance(each, name, score_cutoff=most) for each in (phrase, bare)) <= most
