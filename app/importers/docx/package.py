"""A Word document as a package: its parts, beside the main one wherever that lies."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from app.errors import DamagedFile
from app.importers.archive import Archive, parse_xml
from app.importers.docx.numbering import W

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = W[1:-1].encode()
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}


@dataclass(frozen=True, slots=True)
class Package:
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

    def body(self) -> etree._Element:
        """The body of the document.

        Raises:
            DamagedFile: there is none.
        """
        document = self.part(self.main)
        body = None if document is None else document.find(f"{W}body")
        if body is None:
            raise DamagedFile(self.name)
        return body

    def headers_and_footers(self) -> Iterator[etree._Element]:
        """The roots of all headers and footers, in the order of their names."""
        for member in sorted(self.archive.names):
            file = posixpath.basename(member)
            beside = posixpath.dirname(member) == self.folder and file.endswith(".xml")
            if beside and file.startswith(("header", "footer")):
                root = self.part(file)
                if root is not None:
                    yield root


def open_package(name: str, data: bytes) -> Package:
    """Open a .docx.

    Raises:
        DamagedFile, HostileFile, PasswordProtected: see ``app.importers.archive``.
    """
    archive = Archive(name, data)
    main = _main_part(archive)
    return Package(name, archive, posixpath.dirname(main), posixpath.basename(main))


def _main_part(archive: Archive) -> str:
    """Usually ``word/document.xml``, but Office 365 also writes ``word/document2.xml``."""
    root = archive.xml("_rels/.rels")
    for relation in () if root is None else root.iterchildren(_RELATIONSHIP):
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", "").lstrip("/")
    return "word/document.xml"


def notes_by_id(root: etree._Element | None) -> dict[str, etree._Element]:
    """Footnotes or endnotes by their id, without the lines that separate them."""
    return {
        note.get(f"{W}id", ""): note
        for note in (() if root is None else root)
        if note.get(f"{W}type") not in _SEPARATORS
    }
