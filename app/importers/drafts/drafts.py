"""A thesis draft of any format -> its text, its paragraphs, and for Word where each word stands.

A draft is a stranger's file like any other: these functions run in the parsing child.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from lxml import etree

from app.errors import EmptyFile
from app.importers.docx.numbering import W, read_numbering, whole_number
from app.importers.docx.package import Package, notes_by_id, open_package
from app.importers.docx.styles import read_styles
from app.importers.docx.walk import Fields, Walk
from app.importers.drafts.paragraphs import draft_paragraphs, is_heading, is_list_item
from app.importers.limits import refuse_by_name_and_size
from app.importers.normalise import Normalised, normalise
from app.importers.reading import read_bytes
from app.models.draft import Anchor, Draft, DraftParagraph, ParagraphKind
from app.models.imported import Style

_ZIPPED = b"PK\x03\x04"
_PDF = b"%PDF-"
_QUOTING_STYLES = ("quote", "quotation", "kutipan", "block text", "blocktext", "blockquote")
_FURTHER_IN = 400
"""Twentieths of a point (0.7 cm) beyond the other paragraphs that make a block quotation."""


def read_draft(name: str, data: bytes) -> Draft:
    """Read a draft; a Word document keeps styles, indents and the places of its words.

    Raises:
        UnreadableFile: one of its kinds, as for every file.
    """
    refuse_by_name_and_size(name, len(data))
    if data.startswith(_ZIPPED) and (package := _word(name, data)) is not None:
        draft = _read_word(package)
        if not draft.text.strip():
            raise EmptyFile(name)
        return draft
    imported = read_bytes(name, data)
    paragraphs, wrapped = draft_paragraphs(imported)
    if data.lstrip().startswith(_PDF):  # a tab there is only a wide gap of a justified line
        text = imported.text.replace("\t", " ")
        return Draft(name, text, paragraphs, wrapped, hyphens_of_lines=True)
    return Draft(name, imported.text, paragraphs, wrapped)


def _word(name: str, data: bytes) -> Package | None:
    package = open_package(name, data)
    members = package.archive.names
    return package if any(member.startswith("word/") for member in members) else None


@dataclass(frozen=True, slots=True)
class _Met:
    """A paragraph as it was met: where it begins and ends, its style's name, its left indent."""

    start: int
    end: int
    style: str
    indent: int
    kind: ParagraphKind


@dataclass
class _DraftWalk(Walk):
    """The walk through a Word document that also remembers paragraphs and text elements."""

    places: dict[etree._Element, int] = field(default_factory=dict)
    met: list[_Met] = field(default_factory=list)
    anchors: list[tuple[int, int, int]] = field(default_factory=list)
    _in_table: int = 0

    def _table(self, table: etree._Element) -> None:
        self._in_table += 1
        super()._table(table)
        self._in_table -= 1

    def _numbered(self, element: etree._Element, style: str | None) -> None:
        start = self.out.settle()
        super()._numbered(element, style)
        if self.out.length > start:
            self.met.append(self._described(element, style, start))

    def _described(self, element: etree._Element, style: str | None, start: int) -> _Met:
        kind: ParagraphKind = "prose"
        if self._look.heading is not None:
            kind = "heading"
        elif self._in_table:
            kind = "table"
        elif self._look.list_instance not in {None, "0"}:
            kind = "list"
        called, indent = self._style(style)
        own = _indent(element.find(f"{W}pPr"))
        return _Met(start, self.out.length, called, indent if own is None else own, kind)

    def _style(self, style: str | None) -> tuple[str, int]:
        """The names of a paragraph style and of those it is based on, and their indent."""
        called: list[str] = []
        indent: int | None = None
        while style is not None and len(called) < len(self.styles.elements):
            element = self.styles.elements.get(style)
            if element is None:
                break
            name, base = element.find(f"{W}name"), element.find(f"{W}basedOn")
            called.append("" if name is None else name.get(f"{W}val", "").lower())
            if indent is None:
                indent = _indent(element.find(f"{W}pPr"))
            style = None if base is None else base.get(f"{W}val")
        return "\n".join(called), indent or 0

    def _run_content(self, child: etree._Element, styles: frozenset[Style]) -> None:
        start = self.out.settle()
        super()._run_content(child, styles)
        if child in self.places and self.out.length > start:
            self.anchors.append((start, self.out.length, self.places[child]))


def _indent(properties: etree._Element | None) -> int | None:
    """The left indent of paragraph properties (``w:ind``), in twentieths of a point."""
    found = None if properties is None else properties.find(f"{W}ind")
    if found is None:
        return None
    left = found.get(f"{W}left", found.get(f"{W}start"))
    return None if left is None else whole_number(left)


def _read_word(package: Package) -> Draft:
    body = package.body()
    walk = _DraftWalk(
        styles=read_styles(package.part("styles.xml")),
        numbering=read_numbering(package.part("numbering.xml")),
        footnotes=notes_by_id(package.part("footnotes.xml")),
        endnotes=notes_by_id(package.part("endnotes.xml")),
        fields=Fields.of(body),
        note_marks=False,
        places={element: place for place, element in enumerate(body.iter(f"{W}t"))},
    )
    walk.blocks(body)
    walk.append_notes()
    canonical = normalise("".join(walk.out.pieces).rstrip("\r\n"))
    anchors = (
        (canonical.moved_span(start, end), place)
        for start, end, place in walk.anchors
        if end <= walk.out.length
    )
    return Draft(
        package.name,
        canonical.text,
        _paragraphs(walk.met, canonical),
        anchors=tuple(Anchor(span, place) for span, place in anchors if span is not None),
    )


def _paragraphs(met: Sequence[_Met], canonical: Normalised) -> tuple[DraftParagraph, ...]:
    prose = [each.indent for each in met if each.kind == "prose"]
    usual = median(prose) if prose else 0
    found = []
    for each in sorted(met, key=lambda each: each.start):
        span = canonical.moved_span(each.start, each.end)
        words = canonical.text[span.start : span.end].strip() if span else ""
        if span is not None and words:
            found.append(DraftParagraph(span, _kind(each, words, usual)))
    return tuple(found)


def _kind(paragraph: _Met, words: str, usual: float) -> ParagraphKind:
    if paragraph.kind != "prose":
        return paragraph.kind
    if any(style in paragraph.style for style in _QUOTING_STYLES):
        return "block"
    if is_heading(words):
        return "heading"
    if is_list_item(words):
        return "list"
    return "indented" if paragraph.indent >= usual + _FURTHER_IN else "prose"
