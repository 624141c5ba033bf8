"""What the returned document said when it left: everything else on it was typed since.

The bytes of a printed paper are kept, and read with the same reader, so both sides went through
the same eyes. A paper that this file does not know is made again, in the language and with the
date of the returned one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from app.errors import UnreadableFile
from app.exporters.review.marks import earlier_lines
from app.importers.docx.returned_review import read_returned_review
from app.interchange.review.columns import (
    collapsed,
    columns_of,
    header_columns,
    language_of,
    plain,
    table_rows,
    value_beside,
)
from app.interchange.review.preview import About
from app.models.dates import read_date
from app.models.returned_review import MarkKind, ReturnedReview, ReturnedTable
from app.queries.printed import PrintedRow, printed_bytes
from app.queries.reviews import DecisionRow, DefinitionRow, ReviewRow, definitions, reviews
from app.words import LANGUAGES, N_, Words

_PRINTED = N_("Printed")
_NOON = "T12:00:00Z"
Cells = dict[str, tuple[str, ...]]
"""Printed rows by the UUID of what they are about."""

_NO_ID = "00000000-0000-0000-0000-000000000000"


@dataclass(frozen=True, slots=True)
class PrintedWords:
    """All words of the paper: how often each text stands outside the rows for answers.

    ``in_full`` has them as they stand there, by how they are compared (``plain``); ``headers`` are
    the titles of the columns of each kind of table.
    """

    texts: Counter[str] = field(default_factory=Counter)
    in_full: dict[str, str] = field(default_factory=dict)
    headers: dict[About, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Paper:
    """The document as it left, beside what the project has now.

    Rows are called by the id of their coding or code, turns by UUID; ``gone`` are the UUIDs of
    printed codings and codes that the project no longer has, ``gone_remarks`` what was printed in
    their remark cells. ``is_kept``: as it really left.
    """

    is_kept: bool
    codings: dict[int, ReviewRow]
    by_uuid: dict[str, int]
    cells: dict[int, tuple[str, ...]]
    definitions: dict[int, DefinitionRow]
    code_by_uuid: dict[str, int]
    definition_cells: dict[int, tuple[str, ...]]
    turn_cells: dict[str, tuple[str, ...]]
    words: PrintedWords
    gone: frozenset[str]
    gone_remarks: frozenset[str]

    def earlier_of(self, coding_id: int) -> frozenset[str]:
        """The remarks that may stand in a coding's remark cell."""
        said = self.codings[coding_id].decisions
        return _lines_of(said) | _printed_remarks("coding", self.cells.get(coding_id, ()))

    def all_earlier(self) -> frozenset[str]:
        """The remarks that may stand in any remark cell."""
        of_codings = (self.earlier_of(each) for each in self.codings)
        of_codes = map(self.earlier_on, self.definitions)
        return self.gone_remarks.union(*of_codings, *of_codes)

    def earlier_on(self, code_id: int) -> frozenset[str]:
        """The remarks that stood in the remark cell of a definition."""
        said = self.definitions[code_id].decisions
        return _lines_of(said) | _printed_remarks(
            "definition", self.definition_cells.get(code_id, ())
        )


_BOTH = tuple(Words(name) for name in LANGUAGES)


def _lines_of(said: Iterable[DecisionRow]) -> frozenset[str]:
    """What earlier remarks look like on paper, in any language."""
    rows = list(said)
    return frozenset(collapsed(line) for words in _BOTH for line in earlier_lines(words, rows))


def _printed_remarks(about: About, printed: tuple[str, ...]) -> frozenset[str]:
    """The lines of the remark cell of a printed row."""
    if not printed:
        return frozenset()
    columns = columns_of(about, len(printed))
    lines = printed[columns.remark].split("\n") if columns.remark < len(printed) else []
    return frozenset(filter(None, map(collapsed, lines)))


def paper(
    session: Session, returned: ReturnedReview, printed: PrintedRow | None, round_id: int | None
) -> Paper:
    """What the returned document said when it left, as far as the project still knows."""
    kept = _as_it_left(session, printed) if printed is not None else None
    ours = kept or _made_again(session, returned, round_id)
    rows = {row.coding_id: row for row in reviews(session)}
    defined = {row.code_id: row for row in definitions(session)}
    by_uuid = {row.uuid: row.coding_id for row in rows.values()}
    code_by_uuid = {row.uuid: row.code_id for row in defined.values()}
    of_codings, of_codes = _cells(ours, "k"), _cells(ours, "d")
    gone_codings, gone_codes = _but(of_codings, by_uuid), _but(of_codes, code_by_uuid)
    return Paper(
        kept is not None,
        rows,
        by_uuid,
        {by_uuid[uuid]: cells for uuid, cells in of_codings.items() if uuid in by_uuid},
        defined,
        code_by_uuid,
        {code_by_uuid[uuid]: cells for uuid, cells in of_codes.items() if uuid in code_by_uuid},
        _cells(ours, "t"),
        _words_of(ours),
        frozenset((*gone_codings, *gone_codes)),
        frozenset().union(
            *(_printed_remarks("coding", cells) for cells in gone_codings.values()),
            *(_printed_remarks("definition", cells) for cells in gone_codes.values()),
        ),
    )


def _but(printed: Cells, known: Mapping[str, int]) -> Cells:
    """The rows of which the project knows nothing any more."""
    return {uuid: cells for uuid, cells in printed.items() if uuid not in known}


def _as_it_left(session: Session, printed: PrintedRow) -> ReturnedReview | None:
    """The kept bytes, read; None when the file has lost or spoilt them."""
    data = printed_bytes(session, printed)
    try:
        return None if data is None else read_returned_review("review.docx", data)
    except UnreadableFile:
        return None


def _made_again(session: Session, returned: ReturnedReview, round_id: int | None) -> ReturnedReview:
    from app.analysis.review.document import review_content  # noqa: PLC0415 - brings Word along
    from app.exporters.review.document import review_docx  # noqa: PLC0415

    words = Words(language_of(returned))
    shown = value_beside(returned, _PRINTED)
    date = read_date(shown) if shown else None
    data = review_docx(
        review_content(session, round_id),
        words,
        f"{date or '2000-01-01'}{_NOON}",
        document_uuid=_NO_ID,
    )
    return read_returned_review("review.docx", data)


def _cells(document: ReturnedReview, kind: MarkKind) -> Cells:
    found: Cells = {}
    for row in table_rows(document):
        for mark in row.marks[:1]:
            if mark.kind == kind:
                found.setdefault(mark.uuid, row.cells)
    return found


def _words_of(document: ReturnedReview) -> PrintedWords:
    found = PrintedWords()
    for text in _other_texts(document):
        key = plain(text)
        found.texts[key] += 1
        found.in_full.setdefault(key, text.strip())
    for row in table_rows(document):
        if (columns := header_columns(row)) is not None:
            found.headers.setdefault(columns.about, "\n".join(row.cells))
    return found


def _other_texts(document: ReturnedReview) -> Iterator[str]:
    """Everything outside the rows for answers: paragraphs, and other rows as one text each."""
    for block in document.blocks:
        if not isinstance(block, ReturnedTable):
            yield block.text
        else:
            yield from (
                "\n".join(row.cells) for row in block.rows if not row.marks or header_columns(row)
            )


def without_earlier(cell: str, known: Iterable[str]) -> str:
    """A remark cell without the remarks that were printed there; one that was changed stays."""
    lines = [line for line in cell.split("\n") if collapsed(line) not in known]
    return "\n".join(lines).strip()
