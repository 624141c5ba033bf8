"""Tables of the appendix in Word: in pieces where they have more columns than a page takes.

Their rows never become nodes: 14,000 rows are a million nodes, which take 400 MB and three seconds.
A comment keeps their place in the tree, and their XML is put there when the file is packed.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence

from app.exporters.appendix.table import Cell, PartTable, Row
from app.exporters.word.document import WordDocument, share
from app.exporters.word.places import LINK
from app.exporters.word.tables import WordTable
from app.exporters.word.text import TO_BE_WRITTEN, Piece
from app.exporters.writing import Steps

_STYLES = {"": "", "strong": "Speaker", "slot": TO_BE_WRITTEN}
_UPRIGHT_CM, _LYING_CM = 15.2, 23.5
"""What columns may take together on a page: its text width, and what narrower ones can save."""

_DOCUMENT = "word/document.xml"
_MARK = re.compile(b"(<!--rows [0-9]+-->)")
_BOOKMARK = re.compile(b'<w:bookmarkStart w:id="[0-9]+" w:name="([^"]*)"/>')
_LINK = re.compile(b'<w:hyperlink w:anchor="([^"]*)" w:history="1">(.*?)</w:hyperlink>', re.DOTALL)
_AT_ONCE = 200
"""Rows that go into the file together."""

_LONGEST_WHOLE_ROW = 1_500
"""Characters of a cell beyond which a row may run over the end of its page."""


def is_wide(table: PartTable) -> bool:
    """Whether the table needs the paper to lie."""
    return table.lies or sum(table.widths) > _UPRIGHT_CM


class PartTables:
    """The tables of one document; ``packed`` puts their rows into the finished file."""

    def __init__(self, document: WordDocument, steps: Steps) -> None:
        self._document = document
        self._steps = steps
        self._rows: dict[bytes, list[bytes]] = {}

    def add(self, table: PartTable) -> None:
        """The table with its note; the steps hear of every row once."""
        document = self._document
        for place, columns in enumerate(_pieces(table)):
            if place:
                document.paragraph("Caption", document.words("(continued)"))
            widths = [table.widths[column] for column in columns]
            made = WordTable(document, widths)
            made.header(*(table.header[column] for column in columns))
            mark = f"rows {len(self._rows)}"
            made.keep_place(mark)
            cells = [
                f'<w:tc><w:tcPr><w:tcW w:w="{width.twips}" w:type="dxa"/></w:tcPr>'
                for width in share(document.width, widths)
            ]
            self._rows[f"<!--{mark}-->".encode()] = [
                self._row(row, columns, cells, is_first=place == 0) for row in table.rows
            ]
        if table.note:
            document.paragraph("Table Note", table.note)

    def _row(
        self, row: Row, columns: Sequence[int], cells: Sequence[str], *, is_first: bool
    ) -> bytes:
        inside = "".join(
            f"{opening}{self._paragraph(row[column])}</w:tc>"
            for opening, column in zip(cells, columns, strict=True)
        )
        longest = max(len(row[column].text) for column in columns)
        whole = "<w:trPr><w:cantSplit/></w:trPr>" if longest <= _LONGEST_WHOLE_ROW else ""
        if is_first:
            self._steps.step()
        return f"<w:tr>{whole}{inside}</w:tr>".encode()

    def _paragraph(self, cell: Cell) -> str:
        style = LINK if cell.link and not cell.look else _STYLES[cell.look]
        piece = Piece(cell.text, style, cell.link, cell.bookmark)
        return self._document.paragraph_xml("Table Text", (piece,))

    def packed(self, data: bytes) -> bytes:
        """The finished file with the rows in their places."""
        stream = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(data)) as found,
            zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made,
        ):
            for part in found.infolist():
                content = found.read(part)
                if part.filename != _DOCUMENT:
                    made.writestr(part, content)
                    continue
                with made.open(part, "w") as whole:
                    for piece in self._filled(content):
                        whole.write(piece)
        return stream.getvalue()

    def _filled(self, xml: bytes) -> Iterator[bytes]:
        """The document piece by piece: whole it takes 150 MB, and that several times."""
        named = {*_BOOKMARK.findall(xml)}
        for rows in self._rows.values():
            named.update(name for row in rows for name in _BOOKMARK.findall(row))

        def linked(found: re.Match[bytes]) -> bytes:
            return found[0] if found[1] in named else found[2]

        for part in _MARK.split(xml):
            if part not in self._rows:
                yield part
                continue
            rows = self._rows[part]
            for start in range(0, len(rows), _AT_ONCE):
                yield _LINK.sub(linked, b"".join(rows[start : start + _AT_ONCE]))


def _pieces(table: PartTable) -> Sequence[Sequence[int]]:
    """Which columns stand together; the kept ones begin every piece."""
    whole = range(len(table.widths))
    room = _LYING_CM if is_wide(table) else _UPRIGHT_CM
    if sum(table.widths) <= room:
        return [whole]
    kept, pieces = tuple(whole[: table.kept]), [[*whole[: table.kept]]]
    for column in whole[table.kept :]:
        taken = sum(table.widths[each] for each in pieces[-1])
        if taken + table.widths[column] > room and len(pieces[-1]) > len(kept):
            pieces.append([*kept])
        pieces[-1].append(column)
    return pieces
