"""The codebook as a table for other programs, and for coming back: CSV and XLSX.

Both come back through ``app.importers.codebook`` as they went out.
"""

from collections.abc import Iterable

from app.errors import BadTable, TableProblem
from app.exporters.tables import is_too_long, table_csv, table_xlsx
from app.models.codebook_list import COLUMNS, ListedCode
from app.words import N_

TOO_LONG_FOR_EXCEL = N_("a cell of an Excel file holds 32,767 characters; export CSV instead")
_WIDTHS = {"name": 36, "name_en": 30, "label": 9, "kind": 10, "colour": 8, "group": 16}
_WIDE = 48


def codebook_csv(codes: Iterable[ListedCode]) -> bytes:
    """The codes in the given order, one row each, below a header of ``COLUMNS``."""
    return table_csv(COLUMNS, map(_cells, codes))


def codebook_xlsx(codes: Iterable[ListedCode], title: str) -> bytes:
    """The same as one sheet called ``title``.

    Raises:
        BadTable: a text is longer than a cell of Excel may be.
    """
    rows = [_cells(code) for code in codes]
    for line, row in enumerate(rows, start=2):
        for cell in filter(is_too_long, row):
            raise BadTable.of(title, [TableProblem(line, TOO_LONG_FOR_EXCEL, cell[:_WIDE])])
    return table_xlsx(title, COLUMNS, rows, [_WIDTHS.get(column, _WIDE) for column in COLUMNS])


def _cells(code: ListedCode) -> list[str]:
    values = (getattr(code, column) for column in COLUMNS)
    return ["" if value is None else str(value) for value in values]
