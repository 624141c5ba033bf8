"""Where a whole source is coded, summed up for a column of so many rows. Knows no Qt.

Rows stand for equal numbers of characters, not for pixels of the page: so nothing of a long text
has to be laid out to be shown here. A coding that comes or goes costs the rows that it touches.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

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

    def follow(self, marks: Mapping[int, CodingMark]) -> bool:
        """Sum up these codings (by id) instead of those before; whether any was another."""
        before = self._marks
        gone = [mark for key, mark in before.items() if marks.get(key) is not mark]
        come = [mark for key, mark in marks.items() if before.get(key) is not mark]
        for mark in gone:
            self._count(mark, -1)
        for mark in come:
            self._count(mark, 1)
        self._marks = dict(marks)
        return bool(gone or come)

    def row_of(self, position: int) -> int:
        """The row that a character lies in."""
        return min(max(position, 0) * self.rows // self.characters, self.rows - 1)

    def first_in(self, row: int) -> int:
        """The first character of a row."""
        return -(-row * self.characters // self.rows)

    def looks(self) -> Iterator[tuple[int, Look]]:
        """Every coded row with the look that covers most of it, from the top down."""
        for row in sorted(self._sums):
            sums = self._sums[row]
            yield row, min(sums, key=lambda look: (-sums[look], look))

    def marks_in(self, row: int) -> list[CodingMark]:
        """The codings that touch a row, in the order of the text."""
        here = (m for m in self._marks.values() if row in self._rows(m.span))
        return sorted(here, key=lambda mark: (mark.span, mark.coding_id))

    def _rows(self, span: Span) -> range:
        return range(self.row_of(span.start), self.row_of(span.end - 1) + 1)

    def _count(self, mark: CodingMark, sign: int) -> None:
        look = (mark.colour, mark.kind or "")
        touched = self._rows(mark.span)
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
