"""Cells that no spreadsheet takes for a formula (OWASP, CSV Injection).

A cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a line break may be run as a formula
by Excel and others. In CSV an apostrophe is put before it, as the OWASP page advises; one that
already stood there is doubled, so that ``app.importers.tables`` can take exactly ours off again.
In XLSX cells are typed as text instead, and nothing is put before them.
"""

import re

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

LONGEST_XLSX_CELL = 32_767
_LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\n\r]")


def csv_cell(text: str) -> str:
    """``text``, with an apostrophe before it where it could be run."""
    return f"'{text}" if _LIKE_A_FORMULA.match(text) else text


def xlsx_cell(text: str) -> str:
    """``text`` without the control characters that make Excel call a file damaged."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)
