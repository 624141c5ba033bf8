"""OpenDocument texts (.odt) as LibreOffice writes them: an own walk over ``content.xml``.

odfpy and odfdo give text without list numbers, with tracked deletions or without text boxes, so
the XML is read as OpenDocument 1.3 describes it. Insertions in and deletions out, text boxes once
after their paragraph, notes at the end with their marks in the text; headers, footers, comments
and hidden text are left out, with a note.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from app.errors import DamagedFile, PasswordProtected
from app.importers.archive import Archive
from app.importers.composing import Composition, heading
from app.importers.docx.numbering import whole_number
from app.importers.odt.styles import OFFICE, STYLE, TEXT, OdtStyles, label, read_styles
from app.models.imported import ImportedText, Style

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_ENCRYPTED = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}encryption-data"
_SPACES = re.compile(r"[ \t\r\n]+")
_MANY_SPACES = 10_000
_LEFT_OUT = {
    f"{TEXT}tracked-changes", f"{TEXT}sequence-decls", f"{TEXT}variable-decls", f"{TEXT}ruby-text",
    f"{TEXT}user-field-decls", f"{TEXT}index-title-template", f"{OFFICE}forms",
    f"{TEXT}hidden-text",
    f"{OFFICE}annotation-end", f"{TEXT}hidden-paragraph", f"{_SVG}title", f"{_SVG}desc",
    f"{TEXT}dde-connection-decls", f"{TEXT}table-of-content-source", f"{TEXT}soft-page-break",
    f"{OFFICE}event-listeners", f"{_DRAW}object", f"{_DRAW}object-ole", f"{_DRAW}image",
}  # fmt: skip


def read(name: str, data: bytes) -> ImportedText:
    """Read an .odt.

    Raises:
        DamagedFile, HostileFile, PasswordProtected: see ``app.importers.archive``.
    """
    archive = Archive(name, data)
    manifest = archive.xml("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter(_ENCRYPTED), None) is not None:
        raise PasswordProtected(name)
    content, sheet = archive.xml("content.xml"), archive.xml("styles.xml")
    body = None if content is None else content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise DamagedFile(name)
    walk = _Walk(read_styles(sheet, content))
    walk.blocks(body)
    walk.append_notes()
    _note_what_is_left_out(walk.out, body, sheet)
    return walk.out.finish()


def _note_what_is_left_out(
    out: Composition, body: etree._Element, sheet: etree._Element | None
) -> None:
    deleted = sum(1 for _ in body.iter(f"{TEXT}deletion"))
    if deleted:
        out.note("deletions_left_out", deleted)
    parts = () if sheet is None else sheet.iter(f"{STYLE}header", f"{STYLE}footer")
    for part in parts:
        if "".join(str(text) for text in part.itertext()).strip():
            out.note("headers_left_out")


@dataclass(slots=True)
class _List:
    """An open list: its style's name, depth (1…10) and counters by depth."""

    style: str
    depth: int
    counters: dict[int, int]


@dataclass(slots=True)
class _Walk:
    """One pass through a document; ``out`` is what it said so far."""

    styles: OdtStyles
    out: Composition = field(default_factory=Composition)
    _list: _List | None = None
    _item_label: str = ""
    _finished: dict[str, dict[int, int]] = field(default_factory=dict)
    _boxes: list[etree._Element] = field(default_factory=list)
    _notes: list[tuple[str, etree._Element]] = field(default_factory=list)
    _after_space: bool = True

    def blocks(self, parent: etree._Element) -> None:
        """Paragraphs, lists, tables and sections; one line end after each paragraph."""
        for child in parent:
            if child.tag in {f"{TEXT}p", f"{TEXT}h"}:
                self._paragraph(child)
            elif child.tag == f"{TEXT}list":
                self._enter_list(child)
            elif child.tag == f"{_TABLE}table":
                self._table(child)
            elif child.tag == f"{TEXT}section" and child.get(f"{TEXT}display") == "none":
                self.out.note("hidden_left_out")
            elif child.tag not in _LEFT_OUT:
                self.blocks(child)

    def append_notes(self) -> None:
        """Footnotes and endnotes as paragraphs of their own, each after its mark."""
        if self._notes:
            self.out.note("notes_at_end", len(self._notes))
        while self._notes:
            mark, body = self._notes.pop(0)
            self.out.add(f"{mark} ")
            self.blocks(body)

    def _paragraph(self, element: etree._Element) -> None:
        level = whole_number(element.get(f"{TEXT}outline-level"), 1)
        item_label, self._item_label = self._item_label, ""
        self._after_space = True
        style = self.styles.styles("paragraph", element.get(f"{TEXT}style-name"))
        with (
            self.out.marked(heading(level) if element.tag == f"{TEXT}h" else None),
            self.out.marked("list" if self._list and element.tag == f"{TEXT}p" else None),
        ):
            self.out.add(item_label)
            self._inline(element, style)
        self.out.end_line()
        boxes, self._boxes = self._boxes, []
        open_list, self._list = self._list, None
        for box in boxes:
            self.blocks(box)
        self._list = open_list

    def _enter_list(self, element: etree._Element) -> None:
        outer = self._list
        style = element.get(f"{TEXT}style-name") or (outer.style if outer else "")
        if outer is None:
            continued = element.get(f"{TEXT}continue-numbering") == "true" or element.get(
                f"{TEXT}continue-list"
            )
            counters = self._finished.get(style, {}) if continued else {}
        else:
            counters = outer.counters
        depth = outer.depth + 1 if outer else 1
        self._list = _List(style, depth, counters)
        if outer is not None:
            counters.pop(depth, None)
        for item in element:
            self._item(item)
        self._finished[style] = counters
        self._list = outer

    def _item(self, item: etree._Element) -> None:
        inside = self._list
        if inside is None:
            return
        first = item.find("*")
        holds_list_only = first is None or first.tag == f"{TEXT}list"
        if item.tag == f"{TEXT}list-item" and not holds_list_only:
            self._item_label = self._next_label(inside, item)
        self.blocks(item)
        self._item_label = ""

    def _next_label(self, inside: _List, item: etree._Element) -> str:
        levels = self.styles.lists.get(inside.style, {})
        start = levels[inside.depth].start if inside.depth in levels else 1
        given = item.get(f"{TEXT}start-value")
        before = inside.counters.get(inside.depth, start - 1)
        inside.counters[inside.depth] = whole_number(given, before + 1)
        shown = label(levels, inside.counters, inside.depth)
        return f"{shown} " if shown else ""

    def _table(self, table: etree._Element) -> None:
        for part in table:
            if part.tag == f"{_TABLE}table-row":
                with self.out.row():
                    self._row(part)
            elif part.tag not in _LEFT_OUT:
                self._table(part)

    def _row(self, row: etree._Element) -> None:
        for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            if cell.tag == f"{_TABLE}table-cell":
                self.blocks(cell)
            self.out.end_cell()

    def _inline(self, element: etree._Element, style: dict[Style, bool]) -> None:
        self._words(element.text, style)
        for child in element:
            self._inline_child(child, style)
            self._words(child.tail, style)

    def _inline_child(self, child: etree._Element, style: dict[Style, bool]) -> None:
        tag = child.tag
        if tag == f"{TEXT}span":
            name = child.get(f"{TEXT}style-name")
            if self.styles.is_hidden(name):
                self.out.note("hidden_left_out")
                return
            self._inline(child, {**style, **self.styles.styles("text", name)})
        elif tag == f"{TEXT}s":
            count = min(max(whole_number(child.get(f"{TEXT}c"), 1), 1), _MANY_SPACES)
            self._fixed(" " * count, style)
        elif tag == f"{TEXT}tab":
            self._fixed("\t", style)
        elif tag == f"{TEXT}line-break":
            self._fixed("\n", style)
        elif tag == f"{TEXT}note":
            self._note(child)
        elif tag == f"{OFFICE}annotation":
            self.out.note("comments_left_out")
        elif str(tag).startswith(_DRAW):
            self._collect_boxes(child)
        elif tag not in _LEFT_OUT:
            self._inline(child, style)

    def _words(self, text: str | None, style: dict[Style, bool]) -> None:
        """White space collapses across elements (6.1.2)."""
        words = _SPACES.sub(" ", text or "")
        if self._after_space:
            words = words.removeprefix(" ")
        if words:
            self.out.add(words, [name for name, on in style.items() if on])
            self._after_space = words.endswith(" ")

    def _fixed(self, text: str, style: dict[Style, bool]) -> None:
        self.out.add(text, [name for name, on in style.items() if on])
        self._after_space = text == "\n"

    def _note(self, note: etree._Element) -> None:
        citation, body = note.find(f"{TEXT}note-citation"), note.find(f"{TEXT}note-body")
        if body is None:
            return
        mark = f"[{(citation is not None and citation.text) or '*'}]"
        self.out.add(mark)
        self._after_space = False
        self._notes.append((mark, body))

    def _collect_boxes(self, element: etree._Element) -> None:
        """Text boxes and shapes with text of a drawing, outermost first."""
        if element.tag in _LEFT_OUT:
            return
        if element.tag == f"{_DRAW}text-box" or element.find(f"{TEXT}p") is not None:
            self._boxes.append(element)
            return
        for child in element:
            self._collect_boxes(child)
