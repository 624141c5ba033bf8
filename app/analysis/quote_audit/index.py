"""All transcripts of a study as one row of words, made to be searched many times.

Places are word numbers over all transcripts; a border between two transcripts is a word of its
own that no quotation has, so that nothing is ever found across it.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from math import log
from typing import NamedTuple

from app.analysis.quote_audit.study import AuditedStudy, Transcript, Voice
from app.analysis.quote_audit.words import Word, words_in
from app.models.span import Span

_BORDER = "\n"
_MOST_PLACES = 50
_WINDOW = 4
_ENOUGH_KNOWN = 0.5


class Stretch(NamedTuple):
    """Words from ``first`` to before ``end`` of the index."""

    first: int
    end: int


class WordIndex:
    """The words of a study: found by their letters, or by the words that they share."""

    def __init__(self, study: AuditedStudy) -> None:
        self.study = study
        self.words: list[str] = []
        self._starts, self._ends = array("q"), array("q")
        self._borders: list[int] = []
        for transcript in study.transcripts:
            for word in words_in(transcript.text, (voice.span for voice in transcript.voices)):
                self._add(word)
            self._add(Word(_BORDER, 0, 0))
            self._borders.append(len(self.words))
        self._letters = "".join(self.words)
        self._offsets = array("q", _running(self.words))
        self.places: dict[str, array[int]] = {}
        for place, text in enumerate(self.words):
            self.places.setdefault(text, array("q")).append(place)

    def _add(self, word: Word) -> None:
        self.words.append(word.text)
        self._starts.append(word.start)
        self._ends.append(word.end)

    def rarity(self, word: str) -> float:
        """How much a word tells of a place: 0 for one that stands everywhere."""
        return log((len(self.words) + 1) / (len(self.places.get(word, ())) + 1))

    def spelled(self, words: Sequence[str]) -> list[Stretch]:
        """Where these letters stand one after the other, wherever words are divided."""
        letters = "".join(words)
        found: list[Stretch] = []
        at = self._letters.find(letters) if letters else -1
        while at >= 0 and len(found) < _MOST_PLACES:
            first = bisect_left(self._offsets, at)
            end = bisect_left(self._offsets, at + len(letters))
            if self._offsets[first] == at and self._offsets[end] == at + len(letters):
                found.append(Stretch(first, end))
            at = self._letters.find(letters, at + 1)
        return found

    def knows(self, words: Sequence[str]) -> bool:
        """Whether some transcript says most of these words in this order."""
        windows = [words[at : at + _WINDOW] for at in range(0, len(words) - _WINDOW + 1, 2)]
        known = sum("".join(window) in self._letters for window in windows)
        return bool(windows) and known >= _ENOUGH_KNOWN * len(windows)

    def transcript_of(self, place: int) -> Transcript:
        """The transcript in which a word stands."""
        return self.study.transcripts[bisect_right(self._borders, place)]

    def bounds(self, place: int) -> Stretch:
        """The words of the transcript in which a word stands."""
        nth = bisect_right(self._borders, place)
        return Stretch(self._borders[nth - 1] if nth else 0, self._borders[nth] - 1)

    def span(self, stretch: Stretch) -> Span:
        """Where the words stand in their transcript."""
        return Span(self._starts[stretch.first], self._ends[stretch.end - 1])

    def stretch(self, source_id: int, span: Span) -> Stretch | None:
        """The words of a place in a transcript; None where there are none."""
        for nth, transcript in enumerate(self.study.transcripts):
            if transcript.id == source_id:
                begin, border = self._borders[nth - 1] if nth else 0, self._borders[nth] - 1
                first = bisect_right(self._ends, span.start, begin, border)
                end = bisect_left(self._starts, span.end, first, border)
                return Stretch(first, end) if first < end else None
        return None

    def voice(self, place: int) -> Voice | None:
        """Who says a word."""
        voices = self.transcript_of(place).voices
        nth = bisect_right([voice.span.start for voice in voices], self._starts[place]) - 1
        return voices[nth] if nth >= 0 else None

    def speaker(self, stretch: Stretch) -> Voice | None:
        """Who says most of a stretch."""
        span = self.span(stretch)
        voices = self.transcript_of(stretch.first).voices
        said = [voice for voice in voices if voice.span.overlaps(span)]
        return max(
            said,
            key=lambda voice: min(voice.span.end, span.end) - max(voice.span.start, span.start),
            default=None,
        )

    def gap_before(self, place: int) -> str:
        """What stands between a word and the one before: spaces and punctuation."""
        bounds = self.bounds(place)
        if place <= bounds.first:
            return "\n"
        text = self.transcript_of(place).text
        return text[self._ends[place - 1] : self._starts[place]]


def _running(words: Sequence[str]) -> Iterator[int]:
    """Where each word's letters begin when all are written together, and where they end."""
    total = 0
    for word in words:
        yield total
        total += len(word)
    yield total
