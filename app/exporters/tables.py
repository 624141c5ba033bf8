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

LONGEST_XLSX_CELL = 32_767
_LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\n\r]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


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
    # Here, for openpyxl takes a tenth of the window's start to load.
    from app.exporters.workbook import workbook_of  # noqa: PLC0415

    return workbook_of(sheets)


def xlsx_cell(text: str) -> str:
    """``text`` without the control characters that make Excel call a file damaged."""
    return _CONTROL.sub("", text)


def is_too_long(text: str) -> bool:
    """Whether Excel cannot hold it; a character outside the first plane counts twice there."""
    return len(text.encode("utf-16-le")) > 2 * LONGEST_XLSX_CELL
