"""Tables that grow by copying a row: repeated header, fixed widths, rows that stay in one piece."""

from collections.abc import Sequence
from copy import deepcopy

from docx.oxml.ns import qn
from docx.oxml.table import CT_Row, CT_Tbl
from docx.shared import Length
from docx.table import Table, _Row
from lxml.etree import _Element

from app.exporters.word_document import WordDocument, share
from app.exporters.word_text import Line, element, line

Cell = Sequence[Line]


class WordTable:
    """A table at the end of a document, with columns in the given proportions.

    ``may_split`` lets rows run over the end of a page (long turns); all others stay whole.
    """

    def __init__(
        self,
        document: WordDocument,
        columns: Sequence[float],
        *,
        style: str = "Thesis Table",
        may_split: bool = False,
    ) -> None:
        self._document = document
        widths = share(document.width, columns)
        table = document.document.add_table(rows=1, cols=len(columns))
        table.style = document.document.styles[style]
        table.autofit = False
        row = table.rows[0]
        _set_widths(table, row, widths)
        self._table: CT_Tbl = table._tbl  # noqa: SLF001 - rows are appended as XML
        self._row: CT_Row = row._tr  # noqa: SLF001 - as above
        if not may_split:
            self._row.get_or_add_trPr().append(element("cantSplit"))
        self._table.remove(self._row)

    def header(self, *names: str) -> None:
        """The row of column names, repeated at the top of every page."""
        row = self.row(*([line(name, style="Table Heading")] for name in names))
        properties = row.get_or_add_trPr()
        if properties.find(qn("w:cantSplit")) is None:
            properties.append(element("cantSplit"))
        properties.append(element("tblHeader"))

    def row(self, *cells: Cell) -> CT_Row:
        """A row; a cell without lines is empty."""
        made = deepcopy(self._row)
        for cell, content in zip(made.tc_lst, cells, strict=True):
            self.fill(cell, content)
        self._table.append(made)
        return made

    def fill(self, cell: _Element, content: Cell) -> None:
        """Put the lines in place of the cell's empty paragraph (a cell must keep one)."""
        empty = cell.find(qn("w:p"))
        for text in content or (line(""),):
            cell.append(self._document.made_line(text))
        if empty is not None:
            cell.remove(empty)


def _set_widths(table: Table, row: _Row, widths: Sequence[Length]) -> None:
    for column, cell, width in zip(table.columns, row.cells, widths, strict=True):
        column.width = width
        cell.width = width
