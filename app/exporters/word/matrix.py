"""The table of codes by informant; zeros are printed, because they are findings too."""

from collections.abc import Sequence

from app.analysis.matrix import Matrix
from app.exporters.word.document import WordDocument
from app.exporters.word.places import code_link
from app.exporters.word.tables import WordTable
from app.exporters.word.text import line

UPRIGHT_COLUMNS = 7
LYING_COLUMNS = 14
"""Columns of counts that a page takes beside the names of the codes."""

NAME_WIDTH, COUNT_WIDTH, TOTAL_WIDTH = 4.4, 1.25, 1.75
"""Proportions of the columns, about centimetres."""


def is_wide(matrix: Matrix) -> bool:
    """Whether the table needs the paper to lie."""
    return len(matrix.columns) > UPRIGHT_COLUMNS


def add_matrix(document: WordDocument, matrix: Matrix) -> None:
    """The table, in several pieces when there are more columns than a page takes."""
    words = document.words
    if not matrix.columns or not matrix.rows:
        document.paragraph("Body Text", words("There is nothing to count yet."))
        return
    most = LYING_COLUMNS if is_wide(matrix) else UPRIGHT_COLUMNS
    for first in range(0, len(matrix.columns), most):
        places = range(first, min(first + most, len(matrix.columns)))
        is_last = places.stop == len(matrix.columns)
        _add_piece(document, matrix, places, most, is_last=is_last)
        if not is_last:
            document.paragraph("Caption", words("(continued)"))
    document.paragraph(
        "Table Note",
        words(
            "Counted are passages. A passage with several codes counts under each of them; the "
            "last row counts it once. What the interviewer says is not counted."
        ),
    )


def _add_piece(
    document: WordDocument, matrix: Matrix, places: range, most: int, *, is_last: bool
) -> None:
    words = document.words
    counted = [COUNT_WIDTH] * len(places) + [TOTAL_WIDTH] * is_last
    # The last piece is as wide as the others: its names take the place of missing columns.
    whole = NAME_WIDTH + COUNT_WIDTH * most + TOTAL_WIDTH
    missing = 0.5 * (whole - NAME_WIDTH - sum(counted))
    table = WordTable(document, (NAME_WIDTH + missing, *counted))
    total = [words("Total")] if is_last else []
    names = [matrix.columns[place] or "\N{EN DASH}" for place in places]
    table.header(words("Code"), *names, *total)
    for row in matrix.rows:
        name = f" {row.code.name_in(words.language)}" if row.code.label else ""
        counts = _figures(row.counts, places, row.total, is_last=is_last)
        table.row(
            [line(code_link(row.code.id, row.code.called), name)],
            *([line(figure)] for figure in counts),
        )
    _add_sum(table, words("Total"), matrix.totals, places, is_last=is_last)
    _add_sum(table, words("Different passages"), matrix.distinct, places, is_last=is_last)


def _figures(counts: Sequence[int], places: range, total: int, *, is_last: bool) -> list[str]:
    return [str(counts[place]) for place in places] + ([str(total)] if is_last else [])


def _add_sum(
    table: WordTable, name: str, counts: Sequence[int], places: range, *, is_last: bool
) -> None:
    figures = _figures(counts, places, sum(counts), is_last=is_last)
    table.row(
        *([line(text, style="Table Heading")] for text in (name, *figures)),
    )
