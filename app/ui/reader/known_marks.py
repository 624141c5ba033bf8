"""The codings of the open source, found by their passage or their words without a search.

One gesture asks for them several times, and a source may have tens of thousands.
"""

from collections.abc import Iterable, Iterator

from app.models.span import Span
from app.queries.codings import CodingMark

_Marks = dict[int, CodingMark]


class KnownMarks:
    """Codings by id, in the order in which they were added."""

    def __init__(self, marks: Iterable[CodingMark] = ()) -> None:
        self._by_id: _Marks = {}
        self._of_passage: dict[int, _Marks] = {}
        self._on: dict[Span, _Marks] = {}
        self.add(marks)

    def __iter__(self) -> Iterator[CodingMark]:
        return iter(self._by_id.values())

    def add(self, marks: Iterable[CodingMark]) -> None:
        """Know these too, which were not known (``drop`` comes first)."""
        for mark in marks:
            self._by_id[mark.coding_id] = mark
            self._of_passage.setdefault(mark.passage_id, {})[mark.coding_id] = mark
            self._on.setdefault(mark.span, {})[mark.coding_id] = mark

    def drop(self, coding_ids: Iterable[int]) -> list[CodingMark]:
        """Forget these; those of them that were known."""
        found = [self._by_id.pop(key) for key in coding_ids if key in self._by_id]
        for mark in found:
            del self._of_passage[mark.passage_id][mark.coding_id]
            del self._on[mark.span][mark.coding_id]
        return found

    def of_passage(self, passage_id: int) -> list[CodingMark]:
        """The codings of a passage."""
        return list(self._of_passage.get(passage_id, {}).values())

    def on(self, span: Span) -> list[CodingMark]:
        """The codings of exactly this stretch."""
        return list(self._on.get(span, {}).values())
