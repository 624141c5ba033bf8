"""Tables that grow row by row: repeated header, fixed widths, rows that stay in one piece."""

from collections.abc import Sequence
from typing import cast

from docx.oxml.table import CT_Row
from docx.shared import Length
from docx.table import Table
from lxml.etree import Comment

from app.exporters.word.document import WordDocument, share
from app.exporters.word.text import Line, line, parsed

Cell = Sequence[Line]
_WHOLE = "<w:cantSplit/>"
_HEADER = "<w:tblHeader/>"


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
        self._row_properties = "" if may_split else _WHOLE
        self._widths = share(document.width, columns)
        table = document.document.add_table(rows=0, cols=len(columns))
        table.style = document.document.styles[style]
        table.autofit = False
        _set_widths(table, self._widths)
        self._table = table._tbl  # noqa: SLF001 - rows are appended as XML

    def header(self, *names: str) -> None:
        """The row of column names, repeated at the top of every page."""
        self._add([[line(name, style="Table Heading")] for name in names], _WHOLE + _HEADER)

    def row(self, *cells: Cell, may_split: bool = False) -> CT_Row:
        """A row; a cell without lines is empty. A long one alone may split, too."""
        return self._add(cells, "" if may_split else self._row_properties)

    def keep_place(self, mark: str) -> None:
        """An XML comment where rows will be put when the file is packed."""
        self._table.append(Comment(mark))

    def _add(self, cells: Sequence[Cell], properties: str) -> CT_Row:
        inside = "".join(
            self._cell_xml(width, cell) for width, cell in zip(self._widths, cells, strict=True)
        )
        about = f"<w:trPr>{properties}</w:trPr>" if properties else ""
        made = parsed(f"<w:tr>{about}{inside}</w:tr>")
        self._table.append(made)
        return cast("CT_Row", made)

    def _cell_xml(self, width: Length, cell: Cell) -> str:
        """A cell; even an empty one needs a paragraph."""
        lines = "".join(
            self._document.paragraph_xml(text.style, text.pieces) for text in cell or (line(""),)
        )
        return f'<w:tc><w:tcPr><w:tcW w:w="{width.twips}" w:type="dxa"/></w:tcPr>{lines}</w:tc>'


def _set_widths(table: Table, widths: Sequence[Length]) -> None:
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
