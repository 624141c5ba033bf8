"""Word documents (.docx): opening the parts that carry text or say how it looks.

python-docx leaves out tracked insertions, text boxes, footnotes, list numbers and content
controls, so the XML itself is read (``docx_walk``), as ECMA-376 part 1 describes it.
"""

import posixpath
from dataclasses import dataclass

from lxml import etree

from app.errors import DamagedFile
from app.importers.archive import Archive, parse_xml
from app.importers.docx_numbering import W, read_numbering
from app.importers.docx_styles import read_styles
from app.importers.docx_walk import Walk
from app.models.imported import ImportedText

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = W[1:-1].encode()
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}


@dataclass(frozen=True, slots=True)
class _Package:
    """A docx archive, the folder of its main part and that part's name."""

    name: str
    archive: Archive
    folder: str
    main: str

    def part(self, file: str) -> etree._Element | None:
        """The root of a part beside the main one, in the common namespace; ``None`` if absent."""
        member = posixpath.join(self.folder, file)
        if member not in self.archive.names:
            return None
        data = self.archive.read(member).replace(_STRICT, _TRANSITIONAL)
        return parse_xml(self.name, data)


def read(name: str, data: bytes) -> ImportedText:
    """Read a .docx.

    Raises:
        DamagedFile, HostileFile, PasswordProtected: see ``app.importers.archive``.
    """
    archive = Archive(name, data)
    main = _main_part(archive)
    package = _Package(name, archive, posixpath.dirname(main), posixpath.basename(main))
    document = package.part(package.main)
    body = None if document is None else document.find(f"{W}body")
    if body is None:
        raise DamagedFile(name)
    walk = Walk(
        styles=read_styles(package.part("styles.xml")),
        numbering=read_numbering(package.part("numbering.xml")),
        footnotes=_notes_by_id(package.part("footnotes.xml")),
        endnotes=_notes_by_id(package.part("endnotes.xml")),
    )
    walk.blocks(body)
    walk.append_notes()
    _note_what_is_left_out(package, walk)
    return walk.out.finish()


def _main_part(archive: Archive) -> str:
    """Usually ``word/document.xml``, but Office 365 also writes ``word/document2.xml``."""
    root = archive.xml("_rels/.rels")
    for relation in () if root is None else root.iterchildren(_RELATIONSHIP):
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", "").lstrip("/")
    return "word/document.xml"


def _notes_by_id(root: etree._Element | None) -> dict[str, etree._Element]:
    return {
        note.get(f"{W}id", ""): note
        for note in (() if root is None else root)
        if note.get(f"{W}type") not in _SEPARATORS
    }


def _note_what_is_left_out(package: _Package, walk: Walk) -> None:
    """Say how many headers, footers and comments with words in them were not read."""
    for member in package.archive.names:
        file = posixpath.basename(member)
        if posixpath.dirname(member) != package.folder or not file.endswith(".xml"):
            continue
        if file.startswith(("header", "footer")):
            root = package.part(file)
            if root is not None and "".join(text.text or "" for text in root.iter(f"{W}t")).strip():
                walk.out.note("headers_left_out")
    comments = package.part("comments.xml")
    if comments is not None and len(comments):
        walk.out.note("comments_left_out", len(comments))
