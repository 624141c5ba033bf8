"""Tables of the appendix in Word: in pieces where they have more columns than a page takes."""

from collections.abc import Sequence

from app.exporters.appendix_table import Cell, PartTable, Row
from app.exporters.word_document import WordDocument
from app.exporters.word_places import LINK
from app.exporters.word_tables import WordTable
from app.exporters.word_text import TO_BE_WRITTEN, Line, Piece
from app.exporters.writing import Steps

_STYLES = {"": "", "strong": "Speaker", "slot": TO_BE_WRITTEN}
_UPRIGHT_CM, _LYING_CM = 15.2, 23.5
"""What columns may take together on a page: its text width, and what narrower ones can save."""

_LONGEST_WHOLE_ROW = 1_500
"""Characters of a cell beyond which a row may run over the end of its page."""


def is_wide(table: PartTable) -> bool:
    """Whether the table needs the paper to lie."""
    return table.lies or sum(table.widths) > _UPRIGHT_CM


def add_part_table(document: WordDocument, table: PartTable, steps: Steps) -> None:
    """The table with its note; ``steps`` hears of every row once."""
    pieces = _pieces(table)
    for place, columns in enumerate(pieces):
        if place:
            document.paragraph("Caption", document.words("(continued)"))
        made = WordTable(document, [table.widths[column] for column in columns])
        made.header(*(table.header[column] for column in columns))
        for row in table.rows:
            _add_row(made, row, columns)
            if place == 0:
                steps.step()
    if table.note:
        document.paragraph("Table Note", table.note)


def _pieces(table: PartTable) -> Sequence[Sequence[int]]:
    """Which columns stand together; the kept ones begin every piece."""
    whole = range(len(table.widths))
    room = _LYING_CM if is_wide(table) else _UPRIGHT_CM
    if sum(table.widths) <= room:
        return [whole]
    kept, pieces = tuple(whole[: table.kept]), [[*whole[: table.kept]]]
    for column in whole[table.kept :]:
        taken = sum(table.widths[each] for each in pieces[-1])
        if taken + table.widths[column] > room and len(pieces[-1]) > len(kept):
            pieces.append([*kept])
        pieces[-1].append(column)
    return pieces


def _add_row(made: WordTable, row: Row, columns: Sequence[int]) -> None:
    cells = [row[column] for column in columns]
    is_long = max(len(cell.text) for cell in cells) > _LONGEST_WHOLE_ROW
    made.row(*([_line(cell)] for cell in cells), may_split=is_long)


def _line(cell: Cell) -> Line:
    style = LINK if cell.link and not cell.look else _STYLES[cell.look]
    return Line((Piece(cell.text, style, cell.link, cell.bookmark),))
