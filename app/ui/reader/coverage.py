"""Where a whole source is coded, summed up for a column of so many rows. Knows no Qt.

Rows stand for equal numbers of characters, not for pixels of the page: so nothing of a long text
has to be laid out to be shown here. A coding that comes or goes costs the rows that it touches.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from app.models.span import Span
from app.queries.codings import CodingMark

Look = tuple[int, str]
"""The colour and the kind of a code: what a row can show of it."""


class Coverage:
    """For every row, how many coded characters there are of each look."""

    def __init__(self, characters: int, rows: int) -> None:
        self.characters = max(1, characters)
        self.rows = max(1, rows)
        self._sums: dict[int, Counter[Look]] = {}
        self._marks: dict[int, CodingMark] = {}
        self._looks: dict[int, Look] = {}
        self._dirty: set[int] = set()

    def differing(self, marks: Mapping[int, CodingMark]) -> list[int]:
        """The ids of the codings that are others here than there."""
        known = self._marks
        gone = (key for key in known if key not in marks)
        return [*gone, *(key for key, mark in marks.items() if known.get(key) is not mark)]

    def patch(self, coding_ids: Iterable[int], marks: Mapping[int, CodingMark]) -> None:
        """Sum these codings up as they are there now."""
        for coding_id in coding_ids:
            former, mark = self._marks.pop(coding_id, None), marks.get(coding_id)
            if former is not None:
                self._count(former, -1)
            if mark is not None:
                self._marks[coding_id] = mark
                self._count(mark, 1)

    def follow(self, marks: Mapping[int, CodingMark]) -> bool:
        """Sum up these codings (by id) instead of those before; whether any was another."""
        changed = self.differing(marks)
        self.patch(changed, marks)
        return bool(changed)

    def row_of(self, position: int) -> int:
        """The row that a character lies in."""
        return min(max(position, 0) * self.rows // self.characters, self.rows - 1)

    def first_in(self, row: int) -> int:
        """The first character of a row."""
        return -(-row * self.characters // self.rows)

    def looks(self) -> Iterator[tuple[int, Look]]:
        """Every coded row with the look that covers most of it, from the top down."""
        for row in self._dirty:
            sums = self._sums.get(row)
            if sums is None:
                self._looks.pop(row, None)
            else:
                most = max(sums.values())
                self._looks[row] = min(look for look, count in sums.items() if count == most)
        self._dirty.clear()
        yield from sorted(self._looks.items())

    def marks_in(self, row: int) -> list[CodingMark]:
        """The codings that touch a row, in the order of the text."""
        here = (m for m in self._marks.values() if row in self._rows(m.span))
        return sorted(here, key=lambda mark: (mark.span, mark.coding_id))

    def _rows(self, span: Span) -> range:
        return range(self.row_of(span.start), self.row_of(span.end - 1) + 1)

    def _count(self, mark: CodingMark, sign: int) -> None:
        look = (mark.colour, mark.kind or "")
        touched = self._rows(mark.span)
        self._dirty.update(touched)
        for row in touched:
            start, end = mark.span.start, mark.span.end
            if len(touched) > 1:
                start = max(start, self.first_in(row))
                end = min(end, self.first_in(row + 1))
            sums = self._sums.setdefault(row, Counter())
            sums[look] += sign * max(1, end - start)
            if not sums[look]:
                del sums[look]
                if not sums:
                    del self._sums[row]
