"""Tables of other programs (CSV in any dialect, XLSX): bytes -> rows of plain text.

Delimiter and encoding are found out, blank lines dropped, cells stripped, and the apostrophe that
spreadsheet-safe CSV puts before ``=`` and the like (our own exports do) is taken off again.
"""

import csv
import io
import re
import warnings
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from pathlib import PurePath
from typing import Protocol
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from defusedxml import DTDForbidden, EntitiesForbidden, ExternalReferenceForbidden

from app.errors import BadTable, DamagedFile, EmptyFile, HostileFile, TableProblem
from app.importers.archive import Archive
from app.importers.encoding import decode
from app.importers.limits import refuse_by_name_and_size
from app.words import N_

TOO_MANY_LINES = N_("a table may have at most so many lines")
CELL_TOO_LONG = N_("a cell is too long, or a quotation mark is missing")
_MOST_LINES = 20_000
_MOST_COLUMNS = 200
_DELIMITERS = ",;\t|"
_GUARDED = re.compile(r"'+[=+\-@\t\n]")
_ENTITIES = {DTDForbidden, EntitiesForbidden, ExternalReferenceForbidden}
_ZIPPED = b"PK\x03\x04"
_BROKEN = (
    *(KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, EOFError),
    *(ParseError, BadZipFile, zlib.error),
)
_ERROR = "e"


class _Cell(Protocol):
    """What the kinds of cell that openpyxl reads have in common."""

    @property
    def value(self) -> object: ...
    @property
    def data_type(self) -> str: ...


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of a row that holds something; ``line`` counts from 1 as the file shows it."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the rows below it, every row as long as the header."""

    header: TableRow
    rows: tuple[TableRow, ...]


def read_table(name: str, data: bytes) -> Table:
    """Read a CSV, TSV or XLSX; its bytes decide which, not its ending.

    Raises:
        UnreadableFile: one of its kinds (empty, damaged, hostile, too large).
        BadTable: too many lines, or a cell without end.
    """
    refuse_by_name_and_size(name, len(data))
    lines = _xlsx_lines(name, data) if data.startswith(_ZIPPED) else _csv_lines(name, data)
    rows = [row for row in lines if any(row.cells)]
    if not rows:
        raise EmptyFile(name)
    if len(rows) > _MOST_LINES:
        problem = TableProblem(rows[-1].line, TOO_MANY_LINES, str(_MOST_LINES))
        raise BadTable.of(name, [problem])
    width = len(rows[0].cells)
    return Table(rows[0], tuple(TableRow(row.line, _fitted(row.cells, width)) for row in rows[1:]))


def _fitted(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*cells[:width], *([""] * (width - len(cells))))


def _clean(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()


def _unguarded(cell: str) -> str:
    cell = _clean(cell)
    return cell[1:] if _GUARDED.match(cell) else cell


def _csv_lines(name: str, data: bytes) -> Iterator[TableRow]:
    text = decode(data).text.replace("\0", "")
    declared = re.match(r"\s*sep=(.)\r?\n", text)
    delimiter = declared[1] if declared else _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    try:
        for cells in islice(reader, _MOST_LINES * 2):
            if not (declared and line == 1):
                yield TableRow(line, tuple(map(_unguarded, cells[:_MOST_COLUMNS])))
            line = reader.line_num + 1
    except csv.Error as error:
        raise BadTable.of(name, [TableProblem(line, CELL_TOO_LONG, PurePath(name).name)]) from error


def _delimiter(text: str) -> str:
    """The commonest of the possible ones in the header, quoted parts left out."""
    header = next((line for line in text[:100_000].splitlines() if line.strip()), "")
    bare = re.sub(r'"[^"]*"', "", header)
    return max(_DELIMITERS, key=bare.count)


def _xlsx_lines(name: str, data: bytes) -> Iterable[TableRow]:
    """The first sheet that holds anything; formulas count by the value Excel last showed."""
    # Here, for it takes a tenth of the window's start to load.
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    Archive(name, data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of styles that it leaves out
            return _first_filled_sheet(data)
    except (*_BROKEN, InvalidFileException) as error:
        entities = {type(error), type(error.__cause__)} & _ENTITIES
        raise (HostileFile if entities else DamagedFile)(name) from error


def _first_filled_sheet(data: bytes) -> list[TableRow]:
    from openpyxl import load_workbook  # noqa: PLC0415 - as above

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            rows = list(_sheet_rows(sheet.iter_rows()))
            if rows:
                return rows
    finally:
        book.close()
    return []


def _sheet_rows(rows: Iterable[Sequence[_Cell]]) -> Iterator[TableRow]:
    filled = (
        TableRow(line, tuple(map(_cell_text, cells[:_MOST_COLUMNS])))
        for line, cells in enumerate(islice(rows, 10 * _MOST_LINES), start=1)
        if any(cell.value is not None for cell in cells)
    )
    return islice(filled, _MOST_LINES + 2)


def _cell_text(cell: _Cell) -> str:
    """A cell as a person would type it: days without midnight, whole numbers without a point."""
    value = cell.value
    if value is None or cell.data_type == _ERROR:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _clean(str(value))
