"""Reading a returned review document: bytes of a .docx -> ``ReturnedReview``.

``cell.text`` of python-docx misses content controls and tracked insertions, so the same walk is
used as for transcripts. A coding's bookmark is ``k_`` and its UUID in hexadecimal (``d_`` for a
definition, ``t_`` for a turn, ``p_`` for a quotation of the chapter); programs add to such names
when they copy a row, so only the beginning counts.
"""

import re
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import cast

from lxml import etree

from app.errors import EmptyFile, LegacyWord, NotWord, PasswordProtected
from app.importers.docx.comments import Comments, read_comments, shown_text
from app.importers.docx.numbering import W
from app.importers.docx.package import notes_by_id, open_package
from app.importers.docx.returned_review_signs import make_visible
from app.importers.docx.styles import Styles, paragraph_look, read_styles
from app.importers.limits import refuse_by_name_and_size
from app.models.returned_review import (
    Mark,
    MarkKind,
    ReturnedParagraph,
    ReturnedReview,
    ReturnedRow,
    ReturnedTable,
    WordComment,
)

_BOOKMARK = re.compile(r"([kdtp])_([0-9a-f]{32})", re.IGNORECASE)
_SKIPPED = {
    f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}tblPr", f"{W}tblGrid",
    f"{W}sectPr", f"{W}trPr",
}  # fmt: skip
_HIDING = (f"{W}showingPlcHdr", f"{W}vanish", f"{W}webHidden")
_BOOKMARK_START = f"{W}bookmarkStart"
Block = ReturnedTable | ReturnedParagraph
_MOST_DIGITS = 4
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument"
_BEGINNING = 200
"""In these bytes a document of LibreOffice says what it is."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_returned_review(name: str, data: bytes) -> ReturnedReview:
    """Read a .docx that came back.

    Raises:
        OpenInWord, EmptyFile, TooLarge, LegacyWord, PasswordProtected, NotWord, DamagedFile,
        HostileFile: why it cannot be read.
    """
    refuse_by_name_and_size(name, len(data))
    _refuse_other_formats(name, data)
    package = open_package(name, data)
    comments = read_comments(package)
    reading = _Reading(
        comments,
        notes_by_id(package.part("footnotes.xml")),
        notes_by_id(package.part("endnotes.xml")),
        read_styles(package.part("styles.xml")),
    )
    body = package.body()
    insertions = Counter(_writers_of(body))
    blocks = list(reading.blocks(_all_shown(body)))
    for root in package.headers_and_footers():
        blocks += filter(_is_no_page_number, reading.blocks(_all_shown(root)))
    if not comments.first and not any(_says_something(block) for block in blocks):
        raise EmptyFile(name)
    loose = [comment for thread in comments.threads.values() for comment in thread]
    return ReturnedReview(tuple(blocks), tuple(loose), tuple(insertions.items()))


def _all_shown(root: etree._Element) -> etree._Element:
    """Hidden words and prompts made to show: whether somebody wrote them is decided later."""
    for mark in [*root.iter(*_HIDING)]:
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)
    make_visible(root)
    return root


def _refuse_other_formats(name: str, data: bytes) -> None:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise PasswordProtected(name)
        raise LegacyWord(name)
    if not data.startswith(b"PK\x03\x04") or _OPEN_DOCUMENT in data[:_BEGINNING]:
        raise NotWord(name)


def _is_no_page_number(block: Block) -> bool:
    """Programs write a number where ours has only the field that counts."""
    return isinstance(block, ReturnedTable) or bool(block.comments) or not block.text.isdigit()


def _says_something(block: Block) -> bool:
    if isinstance(block, ReturnedParagraph):
        return bool(block.text.strip())
    return any(cell.strip() for row in block.rows for cell in row.cells)


@dataclass
class _Reading:
    """One pass; comments and notes are taken as their places are met."""

    comments: Comments
    footnotes: dict[str, etree._Element]
    endnotes: dict[str, etree._Element]
    styles: Styles
    waiting: list[Mark] = field(default_factory=list)
    """Bookmarks met between two rows or paragraphs belong to what follows."""
    merged: dict[int, str] = field(default_factory=dict)
    """The words of cells that reach down into the next row, by their column."""

    def blocks(self, parent: Iterable[etree._Element]) -> Iterator[Block]:
        """The paragraphs and tables below an element, those in wrappers too."""
        for child in parent:
            if child.tag == f"{W}p":
                yield self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self.merged = {}
                yield ReturnedTable(tuple(self._rows(child)))
            elif child.tag == _BOOKMARK_START:
                self.waiting += _marks([child])
            elif child.tag not in _SKIPPED:
                yield from self.blocks(child)

    def _paragraph(self, element: etree._Element) -> ReturnedParagraph:
        text = shown_text(element, self.footnotes, self.endnotes)
        marks = self._marks_of(element)
        return ReturnedParagraph(
            text, self._comments_in(element), _writers(element), marks, self._is_heading(element)
        )

    def _is_heading(self, paragraph: etree._Element) -> bool:
        properties = paragraph.find(f"{W}pPr")
        named = None if properties is None else properties.find(f"{W}pStyle")
        style = self.styles.default_paragraph if named is None else named.get(f"{W}val")
        look = paragraph_look(properties).over(self.styles.look(style))
        return look.heading is not None

    def _marks_of(self, element: etree._Element) -> tuple[Mark, ...]:
        waiting, self.waiting = self.waiting, []
        return tuple(dict.fromkeys([*waiting, *_marks(element.iter(_BOOKMARK_START))]))

    def _rows(self, parent: Iterable[etree._Element]) -> Iterator[ReturnedRow]:
        for child in parent:
            if child.tag == f"{W}tr":
                if _is_deleted(child):
                    self.waiting = []  # A bookmark before it was its own.
                else:
                    yield self._row(child)
            elif child.tag == _BOOKMARK_START:
                self.waiting += _marks([child])
            elif child.tag not in _SKIPPED:
                yield from self._rows(child)

    def _row(self, row: etree._Element) -> ReturnedRow:
        marks = self._marks_of(row)
        cells = tuple(self._cell_texts(row))
        return ReturnedRow(cells, marks, self._comments_in(row), _writers(row))

    def _cell_texts(self, row: etree._Element) -> Iterator[str]:
        """The words of each cell; one that was merged over several rows speaks in all of them."""
        column = 0
        reaching: dict[int, str] = {}
        for cell in _cells(row):
            text = shown_text(cell, self.footnotes, self.endnotes)
            merge, width = _merging(cell)
            if merge == "continue":
                text = text or self.merged.get(column, "")
            if merge:
                reaching[column] = text
            column += width
            yield text
        self.merged = reaching

    def _comments_in(self, element: etree._Element) -> tuple[WordComment, ...]:
        marks = element.iter(f"{W}commentRangeStart", f"{W}commentReference")
        found: list[WordComment] = []
        for mark in marks:
            thread = self.comments.take(mark.get(f"{W}id", ""))
            if thread:
                marked = _words_marked(element, mark)
                found += [replace(comment, marked=marked) for comment in thread]
        return tuple(found)


def _words_marked(element: etree._Element, begin: etree._Element) -> str:
    """The words between the two ends of a comment's range, within one paragraph or row."""
    words: list[str] = []
    within = False
    for each in element.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}t", f"{W}br"):
        if each is begin:
            within = True
        elif each.tag == f"{W}commentRangeEnd" and each.get(f"{W}id") == begin.get(f"{W}id"):
            break
        elif within and each.tag in {f"{W}t", f"{W}br"}:
            words.append(each.text or " ")
    return " ".join("".join(words).split())


def _cells(parent: Iterable[etree._Element]) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag not in _SKIPPED:
            yield from _cells(child)


def _merging(cell: etree._Element) -> tuple[str, int]:
    """How a cell is merged with the one above (ECMA-376 17.4.84), and over how many columns."""
    properties = cell.find(f"{W}tcPr")
    down = None if properties is None else properties.find(f"{W}vMerge")
    across = None if properties is None else properties.find(f"{W}gridSpan")
    width = "" if across is None else across.get(f"{W}val", "")
    merge = "" if down is None else down.get(f"{W}val", "continue")
    return merge, int(width) if width.isdecimal() and len(width) < _MOST_DIGITS else 1


def _is_deleted(row: etree._Element) -> bool:
    """Whether the row was deleted with Track Changes on."""
    properties = row.find(f"{W}trPr")
    return properties is not None and properties.find(f"{W}del") is not None


def _marks(bookmarks: Iterable[etree._Element]) -> list[Mark]:
    names = (_BOOKMARK.match(bookmark.get(f"{W}name", "")) for bookmark in bookmarks)
    return [
        Mark(cast("MarkKind", name[1].lower()), str(uuid.UUID(name[2]))) for name in names if name
    ]


def _writers(element: etree._Element) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_writers_of(element)))


def _writers_of(element: etree._Element) -> Iterator[str]:
    """Who typed each stretch that was inserted with Track Changes on."""
    for inserted in element.iter(f"{W}ins"):
        author = inserted.get(f"{W}author", "")
        if author and next(inserted.iter(f"{W}t"), None) is not None:
            yield author
