"""What our own review document would say today: everything else on a returned one was typed.

The document is made again in the language and with the date of the returned one and read with the
same reader, so both sides went through the same eyes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from sqlalchemy.orm import Session

from app.exporters.review_marks import earlier_lines
from app.importers.returned_review import read_returned_review
from app.models.dates import read_date
from app.models.returned_review import ReturnedReview, ReturnedRow, ReturnedTable
from app.queries.projects import project
from app.queries.reviews import ReviewRow, coding_uuids, reviews
from app.words import LANGUAGES, N_, Language, Words

_DECISION, _REMARK = N_("Decision"), N_("Remark")
_PRINTED, _REVIEWER = N_("Printed"), N_("Reviewer (please write your name)")
_NOON = "T12:00:00Z"


@dataclass(frozen=True, slots=True)
class Columns:
    """How many cells a row has, and in which of them the answers stand."""

    count: int
    decision: int
    remark: int


PRINTED_COLUMNS = Columns(6, 4, 5)
"""As the program prints them; a table that lost its header is read so."""


@dataclass(frozen=True)
class Paper:
    """The document as it left: cells by coding, and how often each other text stands in it.

    ``earlier`` are the remarks printed in a coding's remark cell, in both languages.
    """

    codings: dict[int, ReviewRow]
    by_uuid: dict[str, int]
    cells: dict[int, tuple[str, ...]]
    texts: Counter[str]
    earlier: dict[int, frozenset[str]]
    project_uuid: str


def paper(session: Session, returned: ReturnedReview) -> Paper:
    """What the returned document said when it was exported, as far as the project still knows."""
    from app.analysis.review_document import review_content  # noqa: PLC0415 - brings Word along
    from app.exporters.word_review import review_docx  # noqa: PLC0415

    words = Words(language_of(returned))
    printed = value_beside(returned, _PRINTED)
    date = read_date(printed) if printed else None
    data = review_docx(review_content(session), words, f"{date or '2000-01-01'}{_NOON}")
    ours = read_returned_review("review.docx", data)
    both = [Words(name) for name in LANGUAGES]
    rows = {row.coding_id: row for row in reviews(session)}
    by_uuid = {uuid: coding_id for coding_id, uuid in coding_uuids(session).items()}
    return Paper(
        rows,
        by_uuid,
        {by_uuid[row.uuids[0]]: row.cells for row in table_rows(ours) if row.uuids},
        Counter(other_texts(ours)),
        {coding_id: _earlier(row, both) for coding_id, row in rows.items()},
        project(session).project_uuid,
    )


def _earlier(row: ReviewRow, both: Iterable[Words]) -> frozenset[str]:
    lines = (line for words in both for line in earlier_lines(words, row.decisions))
    return frozenset(collapsed(line) for line in lines)


def collapsed(text: str) -> str:
    """Text with single spaces, as it is compared."""
    return " ".join(text.split())


def table_rows(document: ReturnedReview) -> Iterator[ReturnedRow]:
    """All rows of all tables."""
    for block in document.blocks:
        if isinstance(block, ReturnedTable):
            yield from block.rows


def other_texts(document: ReturnedReview) -> Iterator[str]:
    """Everything that stands outside the rows of codings: paragraphs, and rows as one text."""
    for block in document.blocks:
        if not isinstance(block, ReturnedTable):
            yield collapsed(block.text)
        else:
            yield from (row_text(row) for row in block.rows if not row.uuids)


def row_text(row: ReturnedRow) -> str:
    """A row's cells as one text."""
    return collapsed(" ".join(row.cells))


def language_of(document: ReturnedReview) -> Language:
    """The language in which the document's own column is headed."""
    texts = {collapsed(cell) for row in table_rows(document) for cell in row.cells}
    for language in LANGUAGES:
        if Words(language)(_DECISION) in texts:
            return language
    return "id"


def value_beside(document: ReturnedReview, label: str) -> str:
    """The cell to the right of a label in either language; empty where there is none."""
    labels = _in_any_language(label)
    for row in table_rows(document):
        if len(row.cells) > 1 and collapsed(row.cells[0]).casefold() in labels:
            return collapsed(row.cells[1])
    return ""


def names_reviewer(row: ReturnedRow) -> bool:
    """Whether this is the row in which the reviewer was asked to write a name."""
    label = collapsed(row.cells[0]).casefold() if row.cells else ""
    return label in _in_any_language(_REVIEWER)


def reviewer_name(document: ReturnedReview) -> str:
    """What the reviewer wrote beside *Reviewer*; empty where nothing."""
    return value_beside(document, _REVIEWER)


def header_columns(row: ReturnedRow) -> Columns | None:
    """The columns, if this row is the header of a table of codings."""
    cells = [collapsed(cell).casefold() for cell in row.cells]
    decision, remark = (_place(cells, label) for label in (_DECISION, _REMARK))
    if decision is None or remark is None:
        return None
    return Columns(len(cells), decision, remark)


@cache
def _in_any_language(label: str) -> frozenset[str]:
    return frozenset(Words(language)(label).casefold() for language in LANGUAGES)


def _place(cells: Iterable[str], label: str) -> int | None:
    labels = _in_any_language(label)
    return next((place for place, cell in enumerate(cells) if cell in labels), None)


def without_earlier(cell: str, known: frozenset[str]) -> str:
    """A remark cell without the remarks that were printed there; one that was changed stays."""
    lines = [line for line in cell.split("\n") if collapsed(line) not in known]
    return "\n".join(lines).strip()
