"""The tables of a review document: which they are, and in which cells the answers stand.

Headers name the columns in either language. Where a header was lost, as in a table that was split
in two, the number of cells and the bookmarks of a row say what it is.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from app.interchange.review.preview import About
from app.models.returned_review import ReturnedReview, ReturnedRow, ReturnedTable
from app.words import LANGUAGES, N_, Language, Words

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_DECISION, _REMARK = N_("Decision"), N_("Remark")
_DEFINITION, _TURN = N_("Definition"), N_("Source and turn")
_REVIEWER = N_("Reviewer (please write your name)")


@dataclass(frozen=True, slots=True)
class Columns:
    """How many cells a row has, and in which of them the answers stand; turns get no decision.

    ``order`` is empty, or where each printed column stands now, because somebody moved them.
    """

    about: About
    count: int
    decision: int | None
    remark: int
    order: tuple[int, ...] = ()


_PRINTED = (
    Columns("coding", 6, 4, 5),
    Columns("definition", 4, 2, 3),
    Columns("turn", 3, None, 2),
)
"""As the program prints them."""

_TITLES: dict[About, tuple[str, ...]] = {
    "coding": (
        *(N_("Number and code"), N_("Informant"), N_("Passage in its context"), N_("Code")),
        *(_DECISION, _REMARK),
    ),
    "definition": (N_("Code"), _DEFINITION, _DECISION, _REMARK),
    "turn": (_TURN, N_("Text"), _REMARK),
}


def as_printed(row: ReturnedRow, columns: Columns) -> ReturnedRow:
    """A row with its cells in the order in which they were printed."""
    if not columns.order or len(row.cells) != columns.count:
        return row
    return replace(row, cells=tuple(row.cells[place] for place in columns.order))


def header_columns(row: ReturnedRow) -> Columns | None:
    """The columns, if this row is the header of a table that asks for answers."""
    cells = [collapsed(cell).casefold() for cell in row.cells]
    decision, remark = (_place(cells, label) for label in (_DECISION, _REMARK))
    if remark is None:
        return None
    for printed in _PRINTED:
        order = tuple(_place(cells, title) for title in _TITLES[printed.about])
        if None not in order and len(cells) == printed.count:
            return replace(printed, order=tuple(place for place in order if place is not None))
    if decision is None:
        is_turn = _place(cells, _TURN) == 0
        return Columns("turn", len(cells), None, remark) if is_turn else None
    about: About = "definition" if _place(cells, _DEFINITION) is not None else "coding"
    return Columns(about, len(cells), decision, remark)


def columns_of(about: About, cells: int, known: Iterable[Columns] = ()) -> Columns:
    """The columns of a row of a kind: as a header named them, else as they are printed now."""
    fitting = [each for each in (*known, *_PRINTED) if each.about == about]
    return next((each for each in fitting if each.count == cells), fitting[0])


def collapsed(text: str) -> str:
    """Text with single spaces, as it is compared."""
    return " ".join(text.split())


def plain(text: str) -> str:
    """Text as it is compared where autocorrection may have been at work: spaces, quotes, dashes.

    Ids are all alike, because a paper that is made again has others.
    """
    if not text.isascii():
        for sign, typed in _TYPED.items():
            if sign in text:  # Looking costs a tenth of translating, and most have none of them.
                text = text.replace(sign, typed)
    return collapsed(UUID.sub("#", text) if _DASHES in text else text)


_DASHES = "-"
_TYPED = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u00b4", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    "\u2026": "...",
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\ufeff", ""),
}


def row_text(row: ReturnedRow) -> str:
    """A row's cells as one text, to be compared."""
    return plain(" ".join(row.cells))


def table_rows(document: ReturnedReview) -> Iterator[ReturnedRow]:
    """All rows of all tables."""
    for block in document.blocks:
        if isinstance(block, ReturnedTable):
            yield from block.rows


def all_texts(document: ReturnedReview) -> Iterator[str]:
    """The words of the whole document, piece by piece."""
    for block in document.blocks:
        if isinstance(block, ReturnedTable):
            yield from (cell for row in block.rows for cell in row.cells)
        else:
            yield block.text


def language_of(document: ReturnedReview) -> Language:
    """The language in which the document's own column is headed."""
    texts = {collapsed(cell) for row in table_rows(document) for cell in row.cells}
    for language in LANGUAGES:
        if Words(language)(_DECISION) in texts:
            return language
    return "id"


def value_beside(document: ReturnedReview, label: str) -> str:
    """The cell to the right of a label in either language; empty where there is none."""
    labels = in_any_language(label)
    for row in table_rows(document):
        if len(row.cells) > 1 and collapsed(row.cells[0]).casefold() in labels:
            return collapsed(row.cells[1])
    return ""


def names_reviewer(row: ReturnedRow) -> bool:
    """Whether this is the row in which the reviewer was asked to write a name."""
    label = collapsed(row.cells[0]).casefold() if row.cells else ""
    return label in in_any_language(_REVIEWER)


def reviewer_name(document: ReturnedReview) -> str:
    """What the reviewer wrote beside *Reviewer*; empty where nothing."""
    return value_beside(document, _REVIEWER)


@cache
def in_any_language(label: str) -> frozenset[str]:
    """A label of ours in all languages, without case."""
    return frozenset(Words(language)(label).casefold() for language in LANGUAGES)


def _place(cells: Iterable[str], label: str) -> int | None:
    labels = in_any_language(label)
    return next((place for place, cell in enumerate(cells) if cell in labels), None)
