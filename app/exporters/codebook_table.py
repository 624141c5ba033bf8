"""The codebook as a table for other programs, and for coming back: CSV and XLSX.

CSV is RFC 4180 in UTF-8 with a byte order mark, because Excel takes a file without one for the
system's own encoding. Both come back through ``app.importers.codebook`` as they went out.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from app.errors import BadTable, TableProblem
from app.exporters.cells import LONGEST_XLSX_CELL, csv_cell, xlsx_cell
from app.models.codebook_list import COLUMNS, ListedCode
from app.words import N_

TOO_LONG_FOR_EXCEL = N_("a cell of an Excel file holds 32,767 characters; export CSV instead")
_WIDTHS = {"name": 36, "name_en": 30, "label": 9, "kind": 10, "colour": 8, "group": 16}
_WIDE = 48
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TITLE = 31


def codebook_csv(codes: Iterable[ListedCode]) -> bytes:
    """The codes in the given order, one row each, below a header of ``COLUMNS``."""
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    rows.writerows([csv_cell(cell) for cell in _cells(code)] for code in codes)
    return text.getvalue().encode("utf-8-sig")


def codebook_xlsx(codes: Iterable[ListedCode], title: str) -> bytes:
    """The same as one sheet called ``title``; every cell is typed as text, none as a formula.

    Raises:
        BadTable: a text is longer than a cell of Excel may be.
    """
    rows = [_cells(code) for code in codes]
    _refuse_too_long(title, rows)
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_NOT_IN_TITLES.sub(" ", xlsx_cell(title))[:_LONGEST_TITLE])
    sheet.freeze_panes = "A2"
    for place, column in enumerate(COLUMNS):
        sheet.column_dimensions[chr(ord("A") + place)].width = _WIDTHS.get(column, _WIDE)
    sheet.append([_text_cell(sheet, column, bold=True) for column in COLUMNS])
    for row in rows:
        sheet.append([_text_cell(sheet, cell) for cell in row])
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def _cells(code: ListedCode) -> list[str]:
    values = (getattr(code, column) for column in COLUMNS)
    return ["" if value is None else str(value) for value in values]


def _refuse_too_long(title: str, rows: Sequence[Sequence[str]]) -> None:
    for line, row in enumerate(rows, start=2):
        for cell in row:
            if len(cell.encode("utf-16-le")) > 2 * LONGEST_XLSX_CELL:
                raise BadTable.of(title, [TableProblem(line, TOO_LONG_FOR_EXCEL, cell[:_WIDE])])


def _text_cell(sheet: WriteOnlyWorksheet, text: str, *, bold: bool = False) -> Cell:
    cell: Cell = WriteOnlyCell(sheet, value=xlsx_cell(text))
    cell.data_type = "s"
    cell.number_format = "@"
    cell.font = Font(bold=bold)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell
