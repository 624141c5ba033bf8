"""Which code's definition a returned row is about: by its bookmark, its label, or its words."""

from collections import defaultdict

from app.interchange.review.columns import collapsed
from app.interchange.review.likeness import RECOGNISABLE, SAME_TEXT, PrintedTexts
from app.interchange.review.matching import (
    GONE,
    MARK_AND_NUMBER_DIFFER,
    NOT_OURS,
    NUMBER_LOST,
    READS_LIKE_ANOTHER,
    SEVERAL_MARKS,
    TEXT_DIFFERS,
    Match,
)
from app.interchange.review.paper import Paper
from app.models.returned_review import ReturnedRow

_DEFINITION = 1


class DefinitionMatcher:
    """Matches rows with the codes of a paper."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._texts = PrintedTexts(
            {
                key: cells[_DEFINITION]
                for key, cells in paper.definition_cells.items()
                if len(cells) > _DEFINITION
            }
        )
        self._by_name: defaultdict[str, set[int]] = defaultdict(set)
        for code_id, row in paper.definitions.items():
            cells = paper.definition_cells.get(code_id, ())
            for name in {row.label, row.name, *cells[:1]} - {None, ""}:
                self._by_name[_folded(str(name))].add(code_id)

    def match(self, row: ReturnedRow) -> Match:
        """The code of one row."""
        found = self._by_what_names_it(row)
        if found.target is None or len(row.cells) <= _DEFINITION:
            return found
        others = self._texts.nearer(found.target, row.cells[_DEFINITION])
        return Match(None, (found.target, *others), READS_LIKE_ANOTHER) if others else found

    def _by_what_names_it(self, row: ReturnedRow) -> Match:
        """By mark and label; the definition must not contradict them."""
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
        if self._paper.gone.intersection(row.marked("d")):
            return Match(None, (), GONE)
        alike = self._texts.alike(row.cells[_DEFINITION]) if len(row.cells) > _DEFINITION else ()
        return Match(None, alike, NUMBER_LOST if alike else NOT_OURS)

    def named(self, cell: str) -> set[int]:
        """The codes that are or were called so; below a label may stand more."""
        first, *_ = cell.strip().split("\n")
        return self._by_name.get(_folded(cell)) or self._by_name.get(_folded(first)) or set()

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
        return self._texts.likeness(code_id, row.cells[_DEFINITION])


def _folded(name: str) -> str:
    return collapsed(name).casefold()
