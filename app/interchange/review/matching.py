"""Which coding a returned row is about: by its bookmark, its visible number, or its words.

Certain is only what two of these say, or one whose passage still reads the same. Everything else
is a question to the person, so that no decision ever lands on a wrong passage.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.interchange.review.columns import collapsed, plain
from app.interchange.review.likeness import RECOGNISABLE, SAME_TEXT, PrintedTexts
from app.interchange.review.paper import Paper
from app.models.returned_review import ReturnedRow
from app.words import N_

_NAME = re.compile(
    r"(?P<number>[^\W\d_]{1,4}\s?[-\u2010-\u2014]\s?\d{3,})\W*(?P<called>.*)", re.DOTALL
)
_CODER, _PASSAGE, _CODE = 1, 2, 3
"""The cells of a row that say who coded it, what, and with which code."""

_WHOLE = 1.0

MARK_AND_NUMBER_DIFFER = N_("The row's hidden mark and its number name different codings.")
SEVERAL_MARKS = N_("The row carries the marks of several codings.")
READS_LIKE_ANOTHER = N_("The passage or the code in this row is that of another row.")
TEXT_DIFFERS = N_("The passage in this row is not the one of its number.")
NUMBER_LOST = N_("The number is gone; the row may be about the codings named here.")
SEVERAL_CODERS = N_("Several coders put this code on this passage.")
FOUND_BY_TEXT = N_("The number is gone; the passage reads like the one named here.")
NOT_OURS = N_("Nothing in this project has this number and code.")
GONE = N_("What this row is about was deleted since.")


@dataclass(frozen=True, slots=True)
class Match:
    """The certain coding (or code) of a row, or candidates and why they are only that."""

    target: int | None
    candidates: tuple[int, ...] = ()
    reason: str = ""


class Matcher:
    """Matches rows with the codings of a paper; ``passage_of`` finds numbers of former days."""

    def __init__(self, paper: Paper, passage_of: Callable[[str], int | None]) -> None:
        self._paper = paper
        self._passage_of = passage_of
        self._numbers: dict[str, int | None] = {
            row.passage.number: row.passage.id for row in paper.codings.values()
        }
        self._texts = PrintedTexts(
            {key: cells[_PASSAGE] for key, cells in paper.cells.items() if len(cells) > _PASSAGE}
        )
        self._codes = {plain(cells[_CODE]) for cells in paper.cells.values() if len(cells) > _CODE}
        self._by_name = self._names_as_printed()
        for coding_id, row in paper.codings.items():
            called = collapsed(row.called).casefold()
            if coding_id not in paper.cells or not paper.is_kept:
                self._by_name.setdefault((row.passage.id, called), []).append(coding_id)

    def match(self, row: ReturnedRow) -> Match:
        """The coding of one row."""
        found = self._by_what_names_it(row)
        if found.target is None:
            return found
        others = self._others_that_it_reads_like(row, found.target)
        candidates = tuple(dict.fromkeys((found.target, *others)))
        return Match(None, candidates, READS_LIKE_ANOTHER) if others else found

    def _by_what_names_it(self, row: ReturnedRow) -> Match:
        """By mark and number; the passage must not contradict them."""
        marked = [self._paper.by_uuid[uuid] for uuid in row.uuids if uuid in self._paper.by_uuid]
        named = self._named(row)
        if marked:
            return self._by_marks(row, marked, named)
        if named:
            return self._by_name_alone(row, named)
        if self._paper.gone.intersection(row.uuids):
            return Match(None, (), GONE)
        alike = self._alike(row)
        return Match(None, alike, FOUND_BY_TEXT if alike else NOT_OURS)

    def _names_as_printed(self) -> dict[tuple[int | str, str], list[int]]:
        """Codes may have been renamed since, and codings moved to a passage of another number.

        The paper speaks of them as they were called.
        """
        found: dict[tuple[int | str, str], list[int]] = {}
        for coding_id, cells in self._paper.cells.items() if self._paper.is_kept else ():
            name = _NAME.match(cells[0].strip()) if cells else None
            if name is not None:
                found.setdefault(self._key(name), []).append(coding_id)
        return found

    def _by_marks(self, row: ReturnedRow, marked: Sequence[int], named: Sequence[int]) -> Match:
        agreed = [coding_id for coding_id in marked if coding_id in named]
        if len(marked) > 1:
            # The mark of a deleted row slips onto its neighbour; rows that were merged are asked.
            if len(agreed) == 1 and self._reads_like(row, agreed[0], _WHOLE):
                return Match(agreed[0])
            return Match(None, tuple(marked), SEVERAL_MARKS)
        if agreed:
            return Match(agreed[0])
        if named:
            return Match(None, (*marked, *named), MARK_AND_NUMBER_DIFFER)
        # A code that was renamed since, or a number that was rubbed out.
        if self._same_passage(row, marked[0]) and self._reads_like(row, marked[0], SAME_TEXT):
            return Match(marked[0])
        return Match(None, tuple(marked), NUMBER_LOST)

    def _same_passage(self, row: ReturnedRow, coding_id: int) -> bool:
        """Whether the row shows the number of the coding's passage, or none at all."""
        found = _name_in(row)
        return found is None or self._passage(found) == self._paper.codings[coding_id].passage.id

    def _by_name_alone(self, row: ReturnedRow, named: Sequence[int]) -> Match:
        if len(named) > 1:
            return self._among_coders(row, named)
        # A mark that we do not know is another project's.
        if not row.uuids and self._reads_like(row, named[0], RECOGNISABLE):
            return Match(named[0])
        was_deleted = bool(self._paper.gone.intersection(row.uuids))
        return Match(None, tuple(named), GONE if was_deleted else TEXT_DIFFERS)

    def _among_coders(self, row: ReturnedRow, named: Sequence[int]) -> Match:
        """Two coders' rows differ in the cell that names the coder."""
        cells = {collapsed(cell) for cell in row.cells}
        same = [
            coding_id
            for coding_id in named
            if (ours := self._paper.cells.get(coding_id)) and collapsed(ours[_CODER]) in cells
        ]
        if len(same) == 1 and self._reads_like(row, same[0], RECOGNISABLE):
            return Match(same[0])
        return Match(None, tuple(named), SEVERAL_CODERS)

    def _named(self, row: ReturnedRow) -> list[int]:
        """The codings of the number and code that the first cell shows."""
        found = _name_in(row)
        if found is None:
            return []
        return self._by_name.get(self._key(found), [])

    def _key(self, name: re.Match[str]) -> tuple[int | str, str]:
        """What a row is called by: the number itself where no passage has it any more."""
        return (self._passage(name) or _number(name), _called(name))

    def _passage(self, name: re.Match[str]) -> int | None:
        number = _number(name)
        if number not in self._numbers:
            self._numbers[number] = self._passage_of(number)
        return self._numbers[number]

    def _reads_like(self, row: ReturnedRow, coding_id: int, least: float) -> bool:
        return self._likeness(row, coding_id) >= least

    def _likeness(self, row: ReturnedRow, coding_id: int) -> float:
        """The share of equal words between the passage as printed and as the row has it."""
        ours = self._paper.cells.get(coding_id)
        if ours is None or len(row.cells) < len(ours):
            return 0.0
        return self._texts.likeness(coding_id, row.cells[_PASSAGE])

    def _alike(self, row: ReturnedRow) -> tuple[int, ...]:
        """The codings whose printed passage reads like this row's, the likeliest first."""
        return self._texts.alike(row.cells[_PASSAGE]) if len(row.cells) > _PASSAGE else ()

    def _others_that_it_reads_like(self, row: ReturnedRow, coding_id: int) -> tuple[int, ...]:
        """Whose passage or code stands in the row instead of the one that it is called."""
        ours = self._paper.cells.get(coding_id)
        if ours is None or len(row.cells) != len(ours) or len(ours) <= _CODE:
            return ()
        nearer = self._texts.nearer(coding_id, row.cells[_PASSAGE])
        nearer += self._coded_by_another(row, coding_id)
        if row.cells[_CODE] == ours[_CODE]:
            return nearer
        code = plain(row.cells[_CODE])
        if code == plain(ours[_CODE]):
            return nearer
        if code not in self._codes:
            # Mark and number are all that is left of the row: too little for a decision.
            alone = self._likeness(row, coding_id) < SAME_TEXT
            return nearer or ((coding_id,) if alone else ())
        same_passage = self._texts.alike(row.cells[_PASSAGE])
        of_code = [each for each in same_passage if plain(self._paper.cells[each][_CODE]) == code]
        return tuple(dict.fromkeys([*nearer, *of_code])) or same_passage or (coding_id,)

    def _coded_by_another(self, row: ReturnedRow, coding_id: int) -> tuple[int, ...]:
        """Codings of the same name, of which only the cell that names the coder tells this one."""
        named, coder = self._named(row), plain(row.cells[_CODER])
        if len(named) < 2 or coder == plain(self._paper.cells[coding_id][_CODER]):  # noqa: PLR2004
            return ()
        printed = ((key, self._paper.cells.get(key)) for key in named if key != coding_id)
        return tuple(key for key, cells in printed if cells and plain(cells[_CODER]) == coder)


def _name_in(row: ReturnedRow) -> re.Match[str] | None:
    return _NAME.match(row.cells[0].strip()) if row.cells else None


def _number(name: re.Match[str]) -> str:
    return re.sub(r"\W+", "-", name["number"]).upper()


def _called(name: re.Match[str]) -> str:
    return collapsed(name["called"]).casefold()


def has_name(row: ReturnedRow) -> bool:
    """Whether the row begins with something like ``K-0015``."""
    return _name_in(row) is not None
