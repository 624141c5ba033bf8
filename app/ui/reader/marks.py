"""Which codings stand where: found per line of the source, each in a lane of its own.

Codings never go into the Qt document; what is visible is looked up here at every repaint.
Adding or removing a coding costs what it touches, not what the source holds. Knows no Qt.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from heapq import heappop, heappush

from app.models.span import Span
from app.queries.codings import CodingMark


@dataclass(slots=True)
class MarkIndex:
    """Codings by the source's lines (what LF separates, Qt's blocks), with their lanes.

    Codings that share a character never share a lane, and a coding keeps its lane while others
    come and go, so brackets do not jump.
    """

    line_starts: list[int]
    marks: dict[int, CodingMark] = field(default_factory=dict)
    lanes: dict[int, int] = field(default_factory=dict)
    _lane_use: list[int] = field(default_factory=list)
    _lines: defaultdict[int, dict[int, CodingMark]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    @classmethod
    def of_text(cls, text: str) -> "MarkIndex":
        """An empty index for this text."""
        starts, found = [0], text.find("\n")
        while found >= 0:
            starts.append(found + 1)
            found = text.find("\n", found + 1)
        return cls(starts)

    @property
    def lane_count(self) -> int:
        """How many lanes side by side are in use anywhere."""
        return 1 + max((lane for lane, use in enumerate(self._lane_use) if use), default=-1)

    def replace_all(self, marks: Iterable[CodingMark]) -> None:
        """Take these codings instead of all others; lanes are given from the text's start on."""
        for kept in (self.marks, self.lanes, self._lane_use, self._lines):
            kept.clear()
        busy: list[tuple[int, int]] = []  # heaps: until where and which lane; lanes that are free
        free: list[int] = []
        for mark in sorted(marks, key=_reading_order):
            while busy and busy[0][0] <= mark.span.start:
                heappush(free, heappop(busy)[1])
            lane = heappop(free) if free else len(busy)
            heappush(busy, (mark.span.end, lane))
            self._insert(mark, lane)

    def add(self, mark: CodingMark) -> None:
        """Take one coding more, in the lowest lane that is free along it."""
        self.discard(mark.coding_id)
        taken = {self.lanes[other.coding_id] for other in self.touching(mark.span)}
        lane = next(lane for lane in range(len(taken) + 1) if lane not in taken)
        self._insert(mark, lane)

    def put(self, mark: CodingMark) -> None:
        """Take a coding that may be here already: then it keeps its lane, if that is still free.

        So a bracket stays where it is while its passage is resized or its code renamed.
        """
        lane = self.lanes.get(mark.coding_id)
        self.discard(mark.coding_id)
        if lane is None or self._is_taken(lane, mark.span):
            self.add(mark)
        else:
            self._insert(mark, lane)

    def _is_taken(self, lane: int, span: Span) -> bool:
        return any(self.lanes[other.coding_id] == lane for other in self.touching(span))

    def discard(self, coding_id: int) -> None:
        """Drop a coding; one that is not here is fine."""
        mark = self.marks.pop(coding_id, None)
        if mark is None:
            return
        self._lane_use[self.lanes.pop(coding_id)] -= 1
        first, after = self._lines_of(mark.span)
        for line in range(first, after):
            del self._lines[line][coding_id]

    def on_lines(self, first: int, last: int) -> list[CodingMark]:
        """The codings that touch these lines (0-based, last inclusive), in reading order."""
        found: dict[int, CodingMark] = {}
        for line in range(first, last + 1):
            found.update(self._lines.get(line, ()))
        return sorted(found.values(), key=_reading_order)

    def touching(self, span: Span) -> list[CodingMark]:
        """The codings that share a character with this span, in reading order."""
        first, after = self._lines_of(span)
        return [mark for mark in self.on_lines(first, after - 1) if mark.span.overlaps(span)]

    def at(self, position: int) -> list[CodingMark]:
        """The codings of the character at this position, the innermost passage first."""
        covering = self.touching(Span(position, position + 1))
        return sorted(covering, key=lambda mark: mark.span.end - mark.span.start)

    def line_at(self, position: int) -> int:
        """The line that a position lies on."""
        return bisect_right(self.line_starts, position) - 1

    def _lines_of(self, span: Span) -> tuple[int, int]:
        """Its first line, and the line after its last."""
        starts = self.line_starts
        return bisect_right(starts, span.start) - 1, bisect_left(starts, span.end)

    def _insert(self, mark: CodingMark, lane: int) -> None:
        first, after = self._lines_of(mark.span)
        self.marks[mark.coding_id] = mark
        self.lanes[mark.coding_id] = lane
        if lane == len(self._lane_use):
            self._lane_use.append(0)
        self._lane_use[lane] += 1
        for line in range(first, after):
            self._lines[line][mark.coding_id] = mark


def _reading_order(mark: CodingMark) -> tuple[int, int, int]:
    """By place, the longer first where two begin together, then by age."""
    return (mark.span.start, -mark.span.end, mark.coding_id)
