"""Rows of text as files for spreadsheets, in which no cell is ever taken for a formula.

A cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a line break may be run as a formula
by Excel and others (OWASP, CSV Injection). In CSV an apostrophe is put before it, as the OWASP page
advises; one that already stood there is doubled, so that ``app.importers.tables`` can take exactly
ours off again. In XLSX cells are typed as text instead, and nothing is put before them.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

LONGEST_XLSX_CELL = 32_767
_LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\n\r]")
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TITLE = 31


def table_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """RFC 4180 in UTF-8 with a byte order mark: without one Excel reads the system's encoding."""
    text = io.StringIO(newline="")
    written = csv.writer(text)
    written.writerow(header)
    written.writerows([csv_cell(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def csv_cell(text: str) -> str:
    """``text``, with an apostrophe before it where it could be run."""
    return f"'{text}" if _LIKE_A_FORMULA.match(text) else text


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook; cells for which ``is_too_long`` holds must not be among its rows."""

    title: str
    header: Sequence[str]
    rows: Iterable[Sequence[str]]
    widths: Sequence[int]


def table_xlsx(
    title: str, header: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]
) -> bytes:
    """One sheet called ``title`` with a header that stays in sight; all cells are text."""
    return sheets_xlsx([Sheet(title, header, rows, widths)])


def sheets_xlsx(sheets: Iterable[Sheet]) -> bytes:
    """A workbook of at least one sheet; equal titles are told apart by a number (openpyxl)."""
    book = Workbook(write_only=True)
    for each in sheets:
        _add_sheet(book, each)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def _add_sheet(book: Workbook, each: Sheet) -> None:
    sheet = book.create_sheet(_NOT_IN_TITLES.sub(" ", xlsx_cell(each.title))[:_LONGEST_TITLE])
    sheet.freeze_panes = "A2"
    for place, width in enumerate(each.widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.append(_filled(_cells(sheet, len(each.header), bold=True), each.header))
    # Filled anew for every row, which is written as it comes: styling a cell takes longest.
    cells = _cells(sheet, len(each.header))
    for row in each.rows:
        sheet.append(_filled(cells, row))


def xlsx_cell(text: str) -> str:
    """``text`` without the control characters that make Excel call a file damaged."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)


def is_too_long(text: str) -> bool:
    """Whether Excel cannot hold it; a character outside the first plane counts twice there."""
    return len(text.encode("utf-16-le")) > 2 * LONGEST_XLSX_CELL


def _cells(sheet: WriteOnlyWorksheet, count: int, *, bold: bool = False) -> list[Cell]:
    cells: list[Cell] = [WriteOnlyCell(sheet) for _ in range(count)]
    for cell in cells:
        cell.number_format = "@"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(bold=bold)
    return cells


def _filled(cells: list[Cell], texts: Sequence[str]) -> list[Cell]:
    for cell, text in zip(cells, texts, strict=True):
        cell.value = xlsx_cell(text)
        cell.data_type = "s"  # ``=1+1`` stays text.
    return cells
