"""Passages that say the same twice: evidence that would be counted as two."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from app.models.span import Span
from app.queries.passages import PassageRow
from app.queries.reviews import ReviewRow

NEARLY_ALL = 0.8
"""The share of the longer one that both must have in common."""

FEWEST_WORDS = 3
"""Of fewer words two people may well use the same."""


def repeated(rows: Iterable[PassageRow]) -> list[list[PassageRow]]:
    """Groups of passages with the same words (ignoring case and white space) in several sources."""
    same: defaultdict[tuple[str, ...], list[PassageRow]] = defaultdict(list)
    for row in rows:
        said = tuple(row.text.casefold().split())
        if len(said) >= FEWEST_WORDS:
            same[said].append(row)
    return [group for group in same.values() if len({row.source_id for row in group}) > 1]


def overlapping(rows: Iterable[ReviewRow]) -> Iterator[tuple[ReviewRow, ReviewRow]]:
    """Pairs of passages of one source that nearly coincide and got the same code from one coder.

    Two coders' passages are compared elsewhere: there different boundaries are to be expected.
    """
    together: defaultdict[tuple[int, int, str], list[ReviewRow]] = defaultdict(list)
    for row in rows:
        together[row.passage.source_id, row.code_id, row.coder].append(row)
    for group in together.values():
        group.sort(key=lambda row: (row.passage.span.start, row.passage.span.end))
        for place, one in enumerate(group):
            for other in group[place + 1 :]:
                if other.passage.span.start >= one.passage.span.end:
                    break
                if _common(one.passage.span, other.passage.span) >= NEARLY_ALL:
                    yield one, other


def _common(one: Span, other: Span) -> float:
    """The characters that both have, as a share of the longer span."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / max(one.end - one.start, other.end - other.start)
