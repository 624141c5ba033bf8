"""Sources in numbered rows, as the transcripts of the appendix print them."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.exporters.word.places import paragraph_bookmark, turn_bookmark
from app.queries.passages import PassageRow
from app.queries.sources import OpenSource


@dataclass(frozen=True, slots=True)
class Stretch:
    """A numbered row: a turn, or a paragraph where there are no turns; code points, end exclusive.

    ``label_end`` is where the speaker's label ends.
    """

    number: str
    bookmark: str
    start: int
    end: int
    label_end: int


def stretches(source: OpenSource) -> list[Stretch]:
    """The whole text in rows: turns, and the paragraphs between them."""
    found: list[Stretch] = []
    reached = 0
    for turn in source.turns:
        found += _paragraphs(source, reached, turn.span.start)
        start = max(reached, turn.span.start)
        found.append(
            Stretch(
                str(turn.number),
                turn_bookmark(source.id, turn.number),
                start,
                turn.span.end,
                max(start, turn.speech_start),
            )
        )
        reached = max(reached, turn.span.end)
    return found + list(_paragraphs(source, reached, len(source.text)))


def _paragraphs(source: OpenSource, start: int, end: int) -> Iterator[Stretch]:
    starts = [position for _, position in source.paragraphs]
    cuts = [start, *(cut for cut in starts if start < cut < end), end]
    for first, last in pairwise(cuts):
        written = source.text[first:last]
        if written.strip():
            words_start = first + len(written) - len(written.lstrip())
            number = bisect_right(starts, words_start)
            yield Stretch(
                f"\N{PILCROW SIGN}{number}",
                paragraph_bookmark(source.id, number),
                first,
                last,
                first,
            )


def passages_by_row(
    rows: Sequence[Stretch], passages: Sequence[PassageRow]
) -> dict[int, list[PassageRow]]:
    """By place of the row the passages that share a character with it."""
    found: defaultdict[int, list[PassageRow]] = defaultdict(list)
    starts = [row.start for row in rows]
    for passage in passages:
        place = max(0, bisect_right(starts, passage.span.start) - 1)
        while place < len(rows) and rows[place].start < passage.span.end:
            if rows[place].end > passage.span.start:
                found[place].append(passage)
            place += 1
    return found
