"""Sheets as an XLSX workbook in which every cell is typed as text."""

import io
import re
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from app.exporters.tables import Sheet, xlsx_cell

_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TITLE = 31


def workbook_of(sheets: Iterable[Sheet]) -> bytes:
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
