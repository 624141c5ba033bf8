"""Where a quotation with changed words most likely comes from: the words that are still there.

Candidates are the stretches of the transcripts that share most of its rare words, in whatever
order; the best of them is the one that an alignment of words (difflib) explains best.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from heapq import nlargest
from typing import NamedTuple

from app.analysis.quote_audit.index import Stretch, WordIndex
from app.analysis.quote_audit.study import Voice

_NARROWEST = 12
_CANDIDATES = 3
_TELLING_WORDS, _MOST_PLACES = 10, 12_000
_STRAY_WORDS, _STRAY_GAP = 2, 5
_SAME_WORDS = 0.6
_SHUFFLED_WORDS, _MORE_TURNED = 0.8, 0.1
_FEWEST_IN_A_ROW, _FEWEST_SHUFFLED = 3, 6


class _Block(NamedTuple):
    quoted: int
    said: int
    size: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where a quotation most likely stands; ``likeness`` is the share of its words found there."""

    stretch: Stretch
    likeness: float


def aligned(index: WordIndex, words: Sequence[str]) -> Alignment | None:
    """The likeliest place of a quotation that stands nowhere word for word; None if unlikely."""
    found = [_alignment(index, words, window) for window in _windows(index, words)]
    return max(filter(None, found), key=lambda each: each.likeness, default=None)


def _windows(index: WordIndex, words: Sequence[str]) -> Iterator[Stretch]:
    width = max(_NARROWEST, len(words))
    shares = _shared_words(index, words, width)
    pairs = {bucket: share + shares.get(bucket + 1, 0.0) for bucket, share in shares.items()}
    for bucket in nlargest(_CANDIDATES, pairs, key=pairs.__getitem__):
        middle = bucket * width + width
        for nth in _transcripts_near(index, bucket * width, middle + width):
            first = max(nth.first, bucket * width - width // 2)
            end = min(nth.end, middle + width + width // 2)
            if first < end:
                yield Stretch(first, end)


def _transcripts_near(index: WordIndex, first: int, end: int) -> set[Stretch]:
    last = len(index.words) - 1
    return (
        {index.bounds(min(max(place, 0), last)) for place in (first, end)} if last >= 0 else set()
    )


def _shared_words(index: WordIndex, words: Sequence[str], width: int) -> dict[int, float]:
    """For each stretch of ``width`` words, how rare the words are that it shares."""
    known = [word for word in dict.fromkeys(words) if word in index.places]
    shares: defaultdict[int, float] = defaultdict(float)
    seen = 0
    for nth, word in enumerate(sorted(known, key=lambda word: len(index.places[word]))):
        places = index.places[word]
        seen += len(places)
        if nth >= _TELLING_WORDS and seen > _MOST_PLACES:
            break
        rarity = index.rarity(word)
        for bucket in {place // width for place in places}:
            shares[bucket] += rarity
    return shares


def _alignment(index: WordIndex, words: Sequence[str], window: Stretch) -> Alignment | None:
    said = index.words[window.first : window.end]
    matcher = SequenceMatcher(None, words, said, autojunk=False)
    blocks = [_Block(*block) for block in matcher.get_matching_blocks() if block.size]
    blocks = _without_strays(index, window, blocks)
    if not blocks:
        return None
    likeness = sum(block.size for block in blocks) / len(words)
    in_a_row = max(block.size for block in blocks)
    turned = _shuffled(words, said, window) if len(words) >= _FEWEST_SHUFFLED else None
    if likeness < _SAME_WORDS or in_a_row < min(_FEWEST_IN_A_ROW, len(words) // 2):
        return turned
    stretch = _widened(index, words, window, blocks)
    shared = (Counter(words) & Counter(index.words[stretch.first : stretch.end])).total()
    found = Alignment(stretch, max(likeness, shared / len(words)))
    if turned is not None and turned.likeness > found.likeness + _MORE_TURNED:
        return turned
    return found


def _shuffled(words: Sequence[str], said: Sequence[str], window: Stretch) -> Alignment | None:
    """The stretch as long as the quotation that has most of its words, in whatever order."""
    missing = Counter(words)
    best, best_first = 0, 0
    shared = 0
    for place, word in enumerate(said):
        missing[word] -= 1
        shared += missing[word] >= 0
        if place >= len(words):
            gone = said[place - len(words)]
            shared -= missing[gone] >= 0
            missing[gone] += 1
        if shared > best:
            best, best_first = shared, max(0, place + 1 - len(words))
    if best < _SHUFFLED_WORDS * len(words):
        return None
    first = window.first + best_first
    end = min(first + len(words), window.end)
    return Alignment(Stretch(first, end), best / len(words))


def _without_strays(index: WordIndex, window: Stretch, blocks: list[_Block]) -> list[_Block]:
    """The blocks without single words that happen to stand far off, or in somebody else's turn."""
    turns = [index.voice(window.first + block.said) for block in blocks]
    sizes = Counter[Voice | None]()
    for turn, block in zip(turns, blocks, strict=True):
        sizes[turn] += block.size
    told = max(sizes, key=sizes.__getitem__, default=None)
    blocks = [
        block
        for turn, block in zip(turns, blocks, strict=True)
        if turn == told or block.size > _STRAY_WORDS
    ]
    while len(blocks) > 1 and _is_stray(blocks[0], blocks[1]):
        blocks = blocks[1:]
    while len(blocks) > 1 and _is_stray(blocks[-1], blocks[-2]):
        blocks = blocks[:-1]
    return blocks


def _is_stray(outer: _Block, inner: _Block) -> bool:
    before, after = sorted((outer, inner))
    missing = after.said - before.said - before.size
    added = after.quoted - before.quoted - before.size
    return outer.size <= _STRAY_WORDS and missing > added + _STRAY_GAP


def _widened(
    index: WordIndex, words: Sequence[str], window: Stretch, blocks: Sequence[_Block]
) -> Stretch:
    """The stretch of the blocks, and beyond it the words in whose place others were put."""
    first = window.first + blocks[0].said
    for quoted in reversed(words[: blocks[0].quoted]):
        if not _goes_on(index, first, first - 1, quoted):
            break
        first -= 1
    end = window.first + blocks[-1].said + blocks[-1].size
    for quoted in words[blocks[-1].quoted + blocks[-1].size :]:
        if not _goes_on(index, end, end, quoted):
            break
        end += 1
    return Stretch(first, end)


def _goes_on(index: WordIndex, border: int, place: int, quoted: str) -> bool:
    """Whether the word beyond a border still belongs: in the same turn, and in the sentence."""
    bounds = index.bounds(border - 1 if place == border else border)
    if not bounds.first <= place < bounds.end:
        return False
    if index.voice(border - 1) != index.voice(border):
        return False
    return index.words[place] == quoted or not _sentence_ends(index.gap_before(border))


def _sentence_ends(gap: str) -> bool:
    return any(sign in ".?!\n" for sign in gap)
