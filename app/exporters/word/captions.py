"""Captions above tables, numbered by a SEQ field, and the line below that names the source."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import quoteattr

from docx.shared import Length

from app.exporters.word.contents import Entry
from app.exporters.word.document import WordDocument, share
from app.exporters.word.tables import Cell, WordTable
from app.exporters.word.text import Piece, element, line, parsed, run_xml

_ARABIC = "\\* ARABIC"
_KEPT = "Kept Table Text"
_PLAIN = "Table Text"
_LETTER = 4.7
"""Points that a letter of table text takes on average, a little more than it does."""
_LINE, _ROW = 11.5, 6.0
"""Points of a line of table text, and what a row takes besides."""
_SHARE_OF_PAGE = 0.86
"""How much of a page a piece of a table may fill beside its caption, note and source."""
_FEWEST_ROWS = 4
"""A page is not turned for less."""


@dataclass(frozen=True, slots=True)
class CaptionedTable:
    """A table with a caption; ``columns`` are proportions, ``note`` explains its signs."""

    title: str
    columns: Sequence[float]
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    source: str
    note: str = ""


def add_table(document: WordDocument, table: CaptionedTable, *, continued: bool = False) -> None:
    """The table in one piece, or in several that say *(lanjutan)* where a page cannot hold it.

    No piece is divided by a page: a word processor cannot add that word by itself.
    """
    for place, rows in enumerate(_pieces(document, table)):
        _add_caption(document, table.title, continued=continued or place > 0, on_new_page=place > 0)
        made = WordTable(document, table.columns)
        made.header(*table.header)
        for row in rows:
            made.row(*([replace(text, style=_kept(text.style)) for text in cell] for cell in row))
    if table.note:
        document.paragraph("Table Note", table.note)
    if document.profile.captions.source_line:
        document.paragraph("Source Line", document.words("Source: {text}", text=table.source))


def _kept(style: str) -> str:
    return _KEPT if style == _PLAIN else style


def _pieces(document: WordDocument, table: CaptionedTable) -> list[list[Sequence[Cell]]]:
    """The rows by estimated height; only a word processor knows the true one."""
    widths = share(document.width, table.columns)
    room = document.height.pt * _SHARE_OF_PAGE
    pieces: list[list[Sequence[Cell]]] = [[]]
    filled = 0.0
    for row in table.rows:
        height = _height(row, widths)
        if pieces[-1] and filled + height > room:
            pieces.append([])
            filled = 0.0
        pieces[-1].append(row)
        filled += height
    *_, before, last = [[], *pieces]
    while before and len(last) < _FEWEST_ROWS < len(before):
        last.insert(0, before.pop())
    return pieces


def _height(row: Sequence[Cell], widths: Sequence[Length]) -> float:
    lines = max(
        sum(1 + int(_letters(text.pieces) * _LETTER / max(width.pt - 9, 9)) for text in cell)
        for width, cell in zip(widths, row, strict=True)
    )
    return max(1, lines) * _LINE + _ROW


def _letters(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces)


def _add_caption(document: WordDocument, title: str, *, continued: bool, on_new_page: bool) -> None:
    """``Tabel 4.1 Title``; a continued one repeats the number."""
    words = document.words
    label = words("Table")
    if continued:
        mark = words("(continued)") if document.profile.captions.continued else title
        made = document.paragraph("Caption", f"{label} {document.table_number()} {mark}")
        if on_new_page:
            made[0].append(element("pageBreakBefore"))
        return
    number = document.next_table()
    target = f"_Toc_table_{document.tables}"
    counting = f" SEQ {label} {_ARABIC} "
    run = run_xml(str(document.tables))
    field = f"<w:fldSimple w:instr={quoteattr(counting)}>{run}</w:fldSimple>"
    before = Piece(f"{label} {document.table_prefix}", bookmark=target)
    made = document.made_paragraph("Caption", [before, f" {title}"])
    # The number belongs between the label and the title, inside the bookmark's reach.
    made[-2].addprevious(parsed(field))
    document.append(made)
    document.table_entries.append(Entry(0, f"{label} {number} {title}", target))


def text_cell(text: str) -> Cell:
    """A cell of one line."""
    return [line(text)]
