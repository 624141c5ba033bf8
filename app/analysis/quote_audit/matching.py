"""What became of a quotation between the transcript and the draft.

``exact``: the same signs; a line end or page break counts as the space that it stands for, and in
a PDF, whose lines are lost, a hyphen inside a word for the end of a line.
``typographic``: the same letters and digits in the same order; white space, punctuation, quotation
marks, dashes, ligatures or case differ. ``shortened``: words were left out and the gap is marked
(``[…]``, ``...``), or at least six words in a row of one answer are missing without a mark.
``altered``: everything else that is still recognisable, a few dropped words included, for one
``not`` is enough to turn what somebody said.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import Literal

from app.analysis.quote_audit.alignment import aligned
from app.analysis.quote_audit.index import Stretch, WordIndex
from app.analysis.quote_audit.pieces import QuotedWords
from app.analysis.quote_audit.study import Transcript
from app.analysis.word_difference import shortened, word_difference
from app.models.span import Span

TextStatus = Literal["exact", "typographic", "shortened", "altered"]

_BREAK = re.compile(r"[^\S\n]*\n\s*|\t+")
_INNER_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
_LEFT_OUT_UNMARKED = 6
_MOST_PIECES, _SHORTEST_PIECE = 4, 4
_TURNING_WORDS = frozenset(
    (
        *("tidak", "bukan", "belum", "jangan", "tanpa", "hanya", "kurang", "jarang"),
        *("not", "never", "no", "without", "only", "hardly"),
    )
)


@dataclass(frozen=True, slots=True)
class Match:
    """Where a quotation stands in the transcripts, and how it differs from what stands there.

    ``said`` is what stands there; ``difference`` is one line of both, ``what was said [-left out-]
    {+put in+}``; empty for exact ones, but where they go on behind a word that turns their meaning.
    """

    status: TextStatus
    stretch: Stretch
    source: str
    source_id: int
    span: Span
    said: str
    difference: str = ""
    marked: bool = False


def matches(index: WordIndex, quoted: QuotedWords) -> list[Match]:
    """Where a quotation comes from: every place that fits best; none if it is in no transcript."""
    words = quoted.letters
    whole = [_spelled(index, quoted, stretch) for stretch in index.spelled(words)]
    if whole:
        return whole
    if len(quoted.parts) > 1 or sum(map(len, quoted.parts)) < len(words):
        openly = [_openly_changed(index, quoted, found) for found in _in_order(index, quoted.parts)]
        if openly:
            return openly
    pieces = _pieces(index, words)
    if pieces is not None:
        return [_with_gaps(index, quoted, pieces)]
    likeliest = aligned(index, words) if words else None
    if likeliest is None:
        return []
    return [_match(index, quoted, "altered", likeliest.stretch)]


def altered_at(index: WordIndex, quoted: QuotedWords, stretch: Stretch) -> Match:
    """The match of a quotation whose place is known, and whose words are others there."""
    return _match(index, quoted, "altered", stretch)


def _spelled(index: WordIndex, quoted: QuotedWords, stretch: Stretch) -> Match:
    wider = _cut_at_edge(index, stretch)
    turned = None if wider is None else _match(index, quoted, "altered", wider)
    if _reads_the_same(index, quoted, stretch):
        exact = _match(index, quoted, "exact", stretch)
        return exact if turned is None else replace(exact, difference=turned.difference)
    return turned or _match(index, quoted, "typographic", stretch)


def _cut_at_edge(index: WordIndex, stretch: Stretch) -> Stretch | None:
    """The stretch with the word that turns its meaning and was left out at its beginning.

    Who writes the next word with a capital makes a sentence of what is left. The very same signs,
    small letter included, are no alteration: they go on in mid-sentence, and that is only told.
    """
    first = stretch.first
    if first <= index.bounds(first).first or index.words[first - 1] not in _TURNING_WORDS:
        return None
    if index.gap_before(first).strip():
        return None
    begins = first - 1 <= index.bounds(first).first or any(
        sign in ".?!\n:" for sign in index.gap_before(first - 1)
    )
    return Stretch(first - 1, stretch.end) if begins else None


def _reads_the_same(index: WordIndex, quoted: QuotedWords, stretch: Stretch) -> bool:
    """Whether every sign is the same; a quotation may end before a full stop or a comma.

    Two answers run together are never the same: the label between them was left out.
    """
    if index.voice(stretch.first) != index.voice(stretch.end - 1):
        return False
    said = _said(index.transcript_of(stretch.first), _span(index, quoted, stretch))
    if said == quoted.text:
        return True
    in_one_piece = _INNER_HYPHEN.sub("", said) == _INNER_HYPHEN.sub("", quoted.text)
    return quoted.hyphens_of_lines and in_one_piece


def _span(index: WordIndex, quoted: QuotedWords, stretch: Stretch) -> Span:
    """Where the words stand, with the signs round them that the quotation has too."""
    text, span = index.transcript_of(stretch.first).text, index.span(stretch)
    letters = [at for at, sign in enumerate(quoted.text) if sign.isalnum()]
    head, tail = quoted.text[: letters[0]], quoted.text[letters[-1] + 1 :]
    before, after = text[: span.start], text[span.end : span.end + len(tail)]
    return Span(span.start - _shared(before[::-1], head[::-1]), span.end + _shared(after, tail))


def _shared(there: str, quoted: str) -> int:
    """How many signs both begin with, white space at the end not counted."""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(there, quoted, strict=False))
    return len("".join(sign for sign, _ in pairs).rstrip())


def _said(transcript: Transcript, span: Span) -> str:
    """What stands there, the labels of the turns between left out."""
    parts = []
    for voice in transcript.voices:
        if voice.span.overlaps(span):
            start, end = max(voice.span.start, span.start), min(voice.span.end, span.end)
            parts.append(_BREAK.sub(" ", transcript.text[start:end].strip()))
    return " ".join(parts)


def _in_order(index: WordIndex, parts: Sequence[Sequence[str]]) -> Iterator[list[Stretch]]:
    """The places where all parts stand one after the other in one transcript."""
    places = [index.spelled(part) for part in parts]
    for first in places[0] if places else ():
        end = index.bounds(first.first).end
        found = [first]
        for later in places[1:]:
            following = (each for each in later if found[-1].end <= each.first < end)
            nearest = next(following, None)
            if nearest is None:
                break
            found.append(nearest)
        if len(found) == len(places):
            yield found


def _openly_changed(index: WordIndex, quoted: QuotedWords, found: Sequence[Stretch]) -> Match:
    whole = Stretch(found[0].first, found[-1].end)
    left_out = any(_gaps(found))
    return _match(index, quoted, "shortened" if left_out else "typographic", whole, marked=True)


def _gaps(found: Sequence[Stretch]) -> list[int]:
    return [after.first - before.end for before, after in pairwise(found)]


def _with_gaps(index: WordIndex, quoted: QuotedWords, pieces: Sequence[Stretch]) -> Match:
    whole = Stretch(pieces[0].first, pieces[-1].end)
    one_answer = len({index.voice(piece.first) for piece in pieces}) == 1
    is_shortened = one_answer and all(gap >= _LEFT_OUT_UNMARKED for gap in _gaps(pieces))
    return _match(index, quoted, "shortened" if is_shortened else "altered", whole)


def _pieces(index: WordIndex, words: Sequence[str]) -> list[Stretch] | None:
    """The quotation as few pieces that follow each other in one transcript, or None."""
    chains: list[list[Stretch]] = []
    at = 0
    while at < len(words):
        length, places = _longest_beginning(index, words[at:])
        if length < _SHORTEST_PIECE:
            return None
        chains = _longer(index, chains, places) if at else [[place] for place in places]
        if not chains or len(chains[0]) > _MOST_PIECES:
            return None
        at += length
    tightest = min(chains, key=lambda chain: sum(_gaps(chain)), default=[])
    return tightest if len(tightest) > 1 else None


def _longer(
    index: WordIndex, chains: Sequence[list[Stretch]], places: Sequence[Stretch]
) -> list[list[Stretch]]:
    """The chains that go on in their transcript, each with the nearest of the places."""
    longer = []
    for chain in chains:
        end = index.bounds(chain[0].first).end
        following = [each for each in places if chain[-1].end <= each.first < end]
        if following:
            longer.append([*chain, min(following)])
    return longer


def _longest_beginning(index: WordIndex, words: Sequence[str]) -> tuple[int, list[Stretch]]:
    """How many of the first words stand together somewhere, and where."""
    known, unknown = 0, len(words) + 1
    places: list[Stretch] = []
    while unknown - known > 1:
        length = (known + unknown) // 2
        if found := index.spelled(words[:length]):
            known, places = length, found
        else:
            unknown = length
    return known, places


def _match(
    index: WordIndex,
    quoted: QuotedWords,
    status: TextStatus,
    stretch: Stretch,
    *,
    marked: bool = False,
) -> Match:
    transcript = index.transcript_of(stretch.first)
    span = _span(index, quoted, stretch)
    said = _said(transcript, span)
    difference = "" if status == "exact" else _difference(said, quoted.text)
    return Match(status, stretch, transcript.name, transcript.id, span, said, difference, marked)


def _difference(said: str, quoted: str) -> str:
    """Both readings in one line: ``[-what was said-]`` and ``{+what the draft says+}``."""
    shown = {"same": "{}", "out": "[-{}-]", "in": "{{+{}+}}"}
    pieces = shortened(word_difference(said, quoted))
    return "".join(shown[piece.kind].format(piece.text) for piece in pieces)
