"""Which code's definition a returned row is about: by its bookmark, its label, or its words."""

from collections import defaultdict
from difflib import SequenceMatcher

from app.interchange.review_columns import collapsed
from app.interchange.review_matching import (
    MARK_AND_NUMBER_DIFFER,
    NOT_OURS,
    NUMBER_LOST,
    RECOGNISABLE,
    SAME_TEXT,
    SEVERAL_MARKS,
    TEXT_DIFFERS,
    Match,
)
from app.interchange.review_paper import Paper
from app.models.returned_review import ReturnedRow

_DEFINITION = 1


class DefinitionMatcher:
    """Matches rows with the codes of a paper."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._by_name: defaultdict[str, set[int]] = defaultdict(set)
        for code_id, row in paper.definitions.items():
            cells = paper.definition_cells.get(code_id, ())
            for name in {row.label, row.name, *cells[:1]} - {None, ""}:
                self._by_name[_folded(str(name))].add(code_id)

    def match(self, row: ReturnedRow) -> Match:
        """The code of one row."""
        marked = [
            self._paper.code_by_uuid[uuid]
            for uuid in dict.fromkeys(row.marked("d"))
            if uuid in self._paper.code_by_uuid
        ]
        named = sorted(self.named(row.cells[0])) if row.cells else []
        if len(marked) > 1:
            return Match(None, tuple(marked), SEVERAL_MARKS)
        if marked:
            return self._by_mark(row, marked[0], named)
        if len(named) == 1 and not row.marks and self._likeness(row, named[0]) >= RECOGNISABLE:
            return Match(named[0])
        if named:
            return Match(None, tuple(named), TEXT_DIFFERS)
        alike = tuple(
            code_id
            for code_id in self._paper.definition_cells
            if self._likeness(row, code_id) >= SAME_TEXT
        )
        return Match(None, alike, NUMBER_LOST if alike else NOT_OURS)

    def named(self, cell: str) -> set[int]:
        """The codes that are or were called so."""
        return self._by_name.get(_folded(cell), set())

    def _by_mark(self, row: ReturnedRow, marked: int, named: list[int]) -> Match:
        if marked in named or (not named and self._likeness(row, marked) >= SAME_TEXT):
            return Match(marked)
        if named:
            return Match(None, (marked, *named), MARK_AND_NUMBER_DIFFER)
        return Match(None, (marked,), NUMBER_LOST)

    def _likeness(self, row: ReturnedRow, code_id: int) -> float:
        """The share of equal words between the definition as printed and as the row has it."""
        ours = self._paper.definition_cells.get(code_id)
        if ours is None or len(row.cells) < len(ours):
            return 0.0
        printed, now = ours[_DEFINITION].split(), row.cells[_DEFINITION].split()
        if printed == now:
            return 1.0
        return SequenceMatcher(None, printed, now, autojunk=False).ratio()


def _folded(name: str) -> str:
    return collapsed(name).casefold()
