"""A Word document that grows at its end, from our template.

Every paragraph and run is a deep copy of a prototype that python-docx's public API made once:
assigning a style or adding a paragraph through the API costs more with every paragraph
(5,000 quotations: 6.4 s against 0.05 s).
"""

import io
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.run import CT_R
from docx.shared import Cm, Length, Pt
from lxml.etree import _Element

from app.exporters.word_contents import Entry, contents_paragraphs
from app.exporters.word_text import (
    TO_BE_WRITTEN,
    Line,
    Piece,
    element,
    marked,
    text_element,
    xml_text,
)
from app.resources import resource
from app.words import Words

_LANGUAGE_TAGS = {"id": "id-ID", "en": "en-US"}


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the file says of itself; ``made_at`` is a stored moment (UTC, with Z)."""

    title: str
    author: str
    made_at: str


class WordDocument:
    """The document under construction; ``width`` is the text width of the current section."""

    def __init__(self, words: Words, imprint: Imprint) -> None:
        self.words = words
        self.document = docx.Document(str(resource("templates", "thesis.docx")))
        self._set_language(_LANGUAGE_TAGS[words.language])
        self._set_imprint(imprint)
        # Found once: looking for it again scans the whole document.
        self._end = self.document.sections[-1]._sectPr  # noqa: SLF001 - its place in the body
        self.width = self._text_width()
        self._paragraphs: dict[str, CT_P] = {}
        self._runs: dict[str, CT_R] = {}
        self._bookmarks: dict[str, int] = {}
        self._entries: list[Entry] = []
        self._contents: CT_P | None = None

    def _text_width(self) -> Length:
        section = self.document.sections[-1]
        page, left, right = section.page_width, section.left_margin, section.right_margin
        return Length((page or 0) - (left or 0) - (right or 0))

    def _set_language(self, tag: str) -> None:
        for owner, name in (
            (self.document.styles.element, "w:lang"),
            (self.document.settings.element, "w:themeFontLang"),
        ):
            for found in owner.iter(qn(name)):
                found.set(qn("w:val"), tag)

    def _set_imprint(self, imprint: Imprint) -> None:
        properties = self.document.core_properties
        properties.title = xml_text(imprint.title)[:255]
        properties.author = properties.last_modified_by = xml_text(imprint.author)[:255]
        properties.language = _LANGUAGE_TAGS[self.words.language]
        made = datetime.fromisoformat(imprint.made_at)
        properties.created = properties.modified = made.replace(tzinfo=None)

    def paragraph(self, style: str, *pieces: Piece | str) -> CT_P:
        """A paragraph at the end of the document."""
        made = self.made_paragraph(style, pieces)
        self.append(made)
        return made

    def append(self, made: _Element) -> None:
        """Put an element at the end of the current section."""
        self._end.addprevious(made)

    def heading(
        self, level: int, text: str, *, bookmark: str = "", on_new_page: bool = False
    ) -> None:
        """A heading that the table of contents lists and links to."""
        target = f"_Toc{len(self._entries) + 1:06d}"
        self._entries.append(Entry(level, text, target))
        pieces = [Piece(text, bookmark=target)]
        if bookmark:
            pieces.insert(0, Piece("", bookmark=bookmark))
        made = self.paragraph(f"Heading {level}", *pieces)
        if on_new_page:
            made.get_or_add_pPr().pageBreakBefore_val = True

    def contents(self) -> None:
        """Keep the place for the table of contents; it is filled in at the end."""
        self.paragraph("TOC Heading", self.words("Contents"))
        self._contents = self.paragraph("Table Text")

    def made_paragraph(self, style: str, pieces: Iterable[Piece | str]) -> CT_P:
        """A paragraph that stands nowhere yet."""
        made = deepcopy(self._paragraph_prototype(style))
        for piece in pieces:
            self._add(made, Piece(piece) if isinstance(piece, str) else piece)
        return made

    def made_line(self, content: Line) -> CT_P:
        """A paragraph of a table cell."""
        return self.made_paragraph(content.style, content.pieces)

    def _paragraph_prototype(self, style: str) -> CT_P:
        if style not in self._paragraphs:
            prototype = self.document.add_paragraph(style=style)._p  # noqa: SLF001 - its XML
            _detach(prototype)
            self._paragraphs[style] = prototype
        return self._paragraphs[style]

    def _run_prototype(self, style: str) -> CT_R:
        if style not in self._runs:
            paragraph = self.document.add_paragraph()
            run = paragraph.add_run(style=style or None)
            if style == TO_BE_WRITTEN:
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW  # Word ignores it in a style.
            self._runs[style] = run._r  # noqa: SLF001 - as above
            _detach(paragraph._p)  # noqa: SLF001 - as above
        return self._runs[style]

    def _add(self, paragraph: CT_P, piece: Piece) -> None:
        end = None
        if piece.bookmark and piece.bookmark not in self._bookmarks:
            start, end = self._bookmark_pair(piece.bookmark)
            paragraph.append(start)
        owner: _Element = paragraph
        if piece.link:
            owner = element("hyperlink", anchor=piece.link, history="1")
            paragraph.append(owner)
        if piece.text:
            owner.append(self.made_run(piece.text, piece.style))
        if end is not None:
            paragraph.append(end)

    def made_run(self, text: str, style: str = "") -> CT_R:
        """A run that stands nowhere yet."""
        run = deepcopy(self._run_prototype(style))
        for part in marked(text):
            if part == "\n":
                run.append(element("br"))
            elif part == "\t":
                run.append(element("tab"))
            else:
                run.append(text_element("t", part))
        return run

    def _bookmark_pair(self, name: str) -> tuple[_Element, _Element]:
        self._bookmarks[name] = len(self._bookmarks) + 1
        number = str(self._bookmarks[name])
        return element("bookmarkStart", id=number, name=name), element("bookmarkEnd", id=number)

    def turn_page(self, *, landscape: bool) -> None:
        """Begin a section on a new page, lying or standing; margins turn with the paper."""
        self.document.add_section(WD_SECTION.NEW_PAGE)
        _make_tiny(self._end.getprevious())
        self._lay(landscape=landscape)

    def lay_down(self) -> None:
        """Turn the paper of the current section on its side."""
        self._lay(landscape=True)

    def _lay(self, *, landscape: bool) -> None:
        section = self.document.sections[-1]
        if (section.orientation == WD_ORIENT.LANDSCAPE) == landscape:
            return
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = section.page_height, section.page_width
        self.width = self._text_width()

    def set_margins(self, centimetres: float) -> None:
        """Equal margins all round, for papers that are not part of the thesis."""
        section = self.document.sections[-1]
        section.left_margin = section.right_margin = Cm(centimetres)
        section.top_margin = section.bottom_margin = Cm(centimetres)
        self.width = self._text_width()

    def footer(self, *lines: str) -> None:
        """Lines of small print above the page number, on every page."""
        number = self.document.sections[0].footer.paragraphs[0]
        for text in lines:
            made = number.insert_paragraph_before(xml_text(text), style=number.style)
            for run in made.runs:
                run.font.size = Pt(8)

    def finished(self) -> bytes:
        """The document as a file, its table of contents filled in."""
        if self._contents is not None:
            for made in contents_paragraphs(self._entries, self.made_paragraph):
                self._contents.addprevious(made)
            _detach(self._contents)
        self._loosen_links()
        stream = io.BytesIO()
        self.document.save(stream)
        return stream.getvalue()

    def _loosen_links(self) -> None:
        """Make links to what this document does not print (transcripts, say) plain text."""
        body = self.document.element.body
        for link in list(body.iter(qn("w:hyperlink"))):
            if link.get(qn("w:anchor")) not in self._bookmarks:
                for run in list(link):
                    link.addprevious(run)
                _detach(link)


def _detach(made: _Element) -> None:
    parent = made.getparent()
    if parent is not None:
        parent.remove(made)


def _make_tiny(paragraph: _Element | None) -> None:
    """A section's last paragraph must not push an empty page out."""
    properties = None if paragraph is None else paragraph.find(qn("w:pPr"))
    if properties is not None:
        properties.insert(0, element("spacing", before="0", after="0", line="20", lineRule="exact"))


def share(width: Length, parts: Sequence[float]) -> list[Length]:
    """A width divided in these proportions, for the columns of a table."""
    whole = sum(parts)
    return [Length(int(width * part / whole)) for part in parts]
