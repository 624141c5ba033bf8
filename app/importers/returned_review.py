"""Reading a returned review document: bytes of a .docx -> ``ReturnedReview``.

``cell.text`` of python-docx misses content controls and tracked insertions, so the same walk is
used as for transcripts. A coding's bookmark is ``k_`` and its UUID in hexadecimal; programs add to
such names when they copy a row, so only the beginning counts.
"""

import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from app.errors import EmptyFile, LegacyWord, PasswordProtected, UnknownFormat
from app.importers.docx_numbering import W
from app.importers.docx_package import notes_by_id, open_package
from app.importers.limits import refuse_by_name_and_size
from app.importers.word_comments import Comments, read_comments, shown_text
from app.models.returned_review import (
    ReturnedParagraph,
    ReturnedReview,
    ReturnedRow,
    ReturnedTable,
    WordComment,
)

_BOOKMARK = re.compile(r"k_([0-9a-f]{32})", re.IGNORECASE)
_SKIPPED = {
    f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}tblPr", f"{W}tblGrid",
    f"{W}sectPr", f"{W}trPr",
}  # fmt: skip
_HIDING = (f"{W}showingPlcHdr", f"{W}vanish", f"{W}webHidden")
_BOOKMARK_START = f"{W}bookmarkStart"
Block = ReturnedTable | ReturnedParagraph
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_returned_review(name: str, data: bytes) -> ReturnedReview:
    """Read a .docx that came back.

    Raises:
        OpenInWord, EmptyFile, TooLarge, LegacyWord, PasswordProtected, UnknownFormat, DamagedFile,
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
    )
    blocks = list(reading.blocks(_all_shown(package.body())))
    for root in package.headers_and_footers():
        blocks += filter(_is_no_page_number, reading.blocks(_all_shown(root)))
    if not comments.first and not any(_says_something(block) for block in blocks):
        raise EmptyFile(name)
    loose = [comment for thread in comments.threads.values() for comment in thread]
    return ReturnedReview(tuple(blocks), tuple(loose))


def _all_shown(root: etree._Element) -> etree._Element:
    """Hidden words and prompts made to show: whether somebody wrote them is decided later."""
    for mark in [*root.iter(*_HIDING)]:
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)
    return root


def _refuse_other_formats(name: str, data: bytes) -> None:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise PasswordProtected(name)
        raise LegacyWord(name)
    if not data.startswith(b"PK\x03\x04"):
        raise UnknownFormat(name)


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
    waiting: list[str] = field(default_factory=list)
    """Bookmarks met between two rows belong to the row that follows."""

    def blocks(self, parent: Iterable[etree._Element]) -> Iterator[Block]:
        """The paragraphs and tables below an element, those in wrappers too."""
        for child in parent:
            if child.tag == f"{W}p":
                yield self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield ReturnedTable(tuple(self._rows(child)))
            elif child.tag == _BOOKMARK_START:
                self.waiting += _uuids([child])
            elif child.tag not in _SKIPPED:
                yield from self.blocks(child)

    def _paragraph(self, element: etree._Element) -> ReturnedParagraph:
        text = shown_text(element, self.footnotes, self.endnotes)
        return ReturnedParagraph(text, self._comments_in(element), _writers(element))

    def _rows(self, parent: Iterable[etree._Element]) -> Iterator[ReturnedRow]:
        for child in parent:
            if child.tag == f"{W}tr":
                if not _is_deleted(child):
                    yield self._row(child)
            elif child.tag == _BOOKMARK_START:
                self.waiting += _uuids([child])
            elif child.tag not in _SKIPPED:
                yield from self._rows(child)

    def _row(self, row: etree._Element) -> ReturnedRow:
        waiting, self.waiting = self.waiting, []
        uuids = dict.fromkeys([*waiting, *_uuids(row.iter(_BOOKMARK_START))])
        cells = tuple(shown_text(cell, self.footnotes, self.endnotes) for cell in _cells(row))
        return ReturnedRow(cells, tuple(uuids), self._comments_in(row), _writers(row))

    def _comments_in(self, element: etree._Element) -> tuple[WordComment, ...]:
        marks = element.iter(f"{W}commentRangeStart", f"{W}commentReference")
        found: list[WordComment] = []
        for mark in marks:
            found += self.comments.take(mark.get(f"{W}id", ""))
        return tuple(found)


def _cells(parent: Iterable[etree._Element]) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag not in _SKIPPED:
            yield from _cells(child)


def _is_deleted(row: etree._Element) -> bool:
    """Whether the row was deleted with Track Changes on."""
    properties = row.find(f"{W}trPr")
    return properties is not None and properties.find(f"{W}del") is not None


def _uuids(marks: Iterable[etree._Element]) -> list[str]:
    names = (_BOOKMARK.match(mark.get(f"{W}name", "")) for mark in marks)
    return [str(uuid.UUID(name[1])) for name in names if name]


def _writers(element: etree._Element) -> tuple[str, ...]:
    authors = (mark.get(f"{W}author", "") for mark in element.iter(f"{W}ins"))
    return tuple(dict.fromkeys(filter(None, authors)))
