"""A Word document that grows at its end, from our template.

Page, sections, styles, tables and properties go through python-docx. Paragraphs and rows are put
together as XML and parsed: adding and styling them through the API costs more with every paragraph
(5,000 quotations: 6.4 s against 0.05 s), and building them node by node is five times as slow.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt
from lxml.etree import _Element

from app.exporters.word.contents import Entry, contents_paragraphs, tables
from app.exporters.word.numbering import (
    HeadingNumber,
    HeadingNumbers,
    chapter_mark,
    number_headings,
)
from app.exporters.word.pages import go_on_numbering, number_pages, place_numbers
from app.exporters.word.profile import dress, set_page
from app.exporters.word.template import adopt
from app.exporters.word.text import TO_BE_WRITTEN, Piece, element, parsed, run_xml, xml_text
from app.models.format_profile import DEFAULT_PROFILE, FormatProfile, WordTemplate
from app.resources import resource
from app.words import Language, Words

_TINY = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
_SMALL_PRINT_CM = 0.7
_LANGUAGE_TAGS = {"id": "id-ID", "en": "en-US"}


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the file says of itself; ``made_at`` is a stored moment (UTC, with Z)."""

    title: str
    author: str
    made_at: str


@dataclass(frozen=True, slots=True)
class Look:
    """How a document of the thesis looks: its profile, a faculty's template, its chapter's number.

    Chapter 0 is an article, or an appendix.
    """

    profile: FormatProfile
    template: WordTemplate | None = None
    chapter: int = 0


class WordDocument:
    """The document under construction; ``width`` is the text width of the current section.

    A ``look`` dresses it; without one it is a paper beside the thesis, as the template has it.
    """

    def __init__(self, words: Words, imprint: Imprint, look: Look | None = None) -> None:
        self.words = words
        self.document = docx.Document(str(resource("templates", "thesis.docx")))
        self.profile = look.profile if look else DEFAULT_PROFILE
        self._numbers: HeadingNumbers | None = None
        if look is not None:
            self._dress(look)
        self._language = self._language_tag()
        self._set_language(self._language)
        self._set_imprint(imprint)
        # Found once: looking for it again scans the whole document.
        self._end = self.document.sections[-1]._sectPr  # noqa: SLF001 - its place in the body
        self.width = self._text_width()
        self._style_ids: dict[str, str] = {}
        self._bookmarks: dict[str, int] = {}
        self._links: set[str] = set()
        self._entries: list[Entry] = []
        self.table_entries: list[Entry] = []
        self._contents: _Element | None = None
        self._tables: _Element | None = None
        self.tables = 0

    def _dress(self, look: Look) -> None:
        headings = look.profile.headings
        foreign: frozenset[str] = frozenset()
        if look.template is not None:
            foreign = adopt(self.document, look.template)
        else:
            set_page(self.document, look.profile)
        dress(self.document, look.profile, except_for=foreign)
        mark = chapter_mark(headings, look.chapter, self.words)
        self._numbers = HeadingNumbers(headings.scheme, look.chapter, mark)
        number_headings(self.document, self._numbers)

    def _language_tag(self) -> str:
        """The profile's tag where it is one of the text's language."""
        tag, language = self.profile.language, self.words.language
        return tag if tag.partition("-")[0] == language else _LANGUAGE_TAGS[language]

    @property
    def height(self) -> Length:
        """The height of the text on a page of the current section."""
        section = self.document.sections[-1]
        page, top, bottom = section.page_height, section.top_margin, section.bottom_margin
        return Length((page or 0) - (top or 0) - (bottom or 0))

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
        properties.language = self._language
        made = datetime.fromisoformat(imprint.made_at)
        properties.created = properties.modified = made.replace(tzinfo=None)

    def paragraph(self, style: str, *pieces: Piece | str) -> _Element:
        """A paragraph at the end of the document."""
        made = self.made_paragraph(style, pieces)
        self.append(made)
        return made

    def append(self, made: _Element) -> None:
        """Put an element at the end of the current section."""
        self._end.addprevious(made)

    def heading(
        self, level: int, text: str, *, bookmarks: Sequence[str] = (), on_new_page: bool = False
    ) -> str:
        """A heading that the contents list and link to; returns its full number, if any."""
        counted = self._numbers.next(level) if self._numbers else HeadingNumber()
        number = counted.shown
        target = f"_Toc{len(self._entries) + 1:06d}"
        listed = f"{number} {text}" if number else text
        self._entries.append(Entry(level, listed, target))
        # A chapter's number stands on a line of its own.
        shown = f"\n{text}" if number and level == 1 else text
        pieces = [*(Piece("", bookmark=name) for name in bookmarks), Piece(shown, bookmark=target)]
        made = self.paragraph(f"Heading {level}", *pieces)
        if on_new_page:
            made[0].append(element("pageBreakBefore"))
        return counted.full

    def chapter_title(self, title: str) -> str:
        """A chapter's title as its heading is to show it."""
        return title.upper() if self.profile.headings.capitals else title

    @property
    def months(self) -> Language:
        """The language in which months are named."""
        return self.profile.months or self.words.language

    def next_table(self) -> str:
        """Count one more table with a caption; its number, with the chapter's before it."""
        self.tables += 1
        return self.table_number()

    def table_number(self) -> str:
        """The number of the last table."""
        return f"{self.table_prefix}{self.tables}"

    @property
    def table_prefix(self) -> str:
        """``4.`` where tables are numbered by chapter."""
        chapter = self._numbers.chapter if self._numbers else 0
        return f"{chapter}." if chapter and self.profile.captions.by_chapter else ""

    def contents(self) -> None:
        """Keep the place for the table of contents; it is filled in at the end."""
        self.paragraph("TOC Heading", self.words("Contents"))
        self._contents = self.paragraph("Table Text")

    def list_of_tables(self) -> None:
        """Keep the place for the list of tables."""
        self.paragraph("TOC Heading", self.words("List of Tables"))
        self._tables = self.paragraph("Table Text")

    def begin_text(self) -> None:
        """End the front matter, with roman page numbers, and begin the text with page 1."""
        number_pages(self.document.sections[-1], "lowerRoman")
        self.document.add_section(WD_SECTION.NEW_PAGE)
        _make_tiny(self._end.getprevious())
        number_pages(self.document.sections[-1], "decimal")
        place_numbers(self.document, self.profile.page.numbers)

    def made_paragraph(self, style: str, pieces: Iterable[Piece | str]) -> _Element:
        """A paragraph that stands nowhere yet."""
        return parsed(self.paragraph_xml(style, pieces))

    def paragraph_xml(self, style: str, pieces: Iterable[Piece | str]) -> str:
        """A paragraph as XML; its bookmarks are taken from then on."""
        inside = "".join(
            self._piece_xml(Piece(piece) if isinstance(piece, str) else piece) for piece in pieces
        )
        style_id = self._style_id(style)
        return f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/></w:pPr>{inside}</w:p>'

    def _style_id(self, name: str) -> str:
        """What XML calls a style; asked once, since the API looks through all styles each time."""
        if name not in self._style_ids:
            self._style_ids[name] = str(self.document.styles[name].style_id)
        return self._style_ids[name]

    def _piece_xml(self, piece: Piece) -> str:
        xml = run_xml(piece.text, self._run_properties(piece.style)) if piece.text else ""
        if piece.link:
            self._links.add(piece.link)
            xml = f'<w:hyperlink w:anchor="{piece.link}" w:history="1">{xml}</w:hyperlink>'
        name = piece.bookmark
        if name and name not in self._bookmarks:
            number = len(self._bookmarks) + 1
            self._bookmarks[name] = number
            start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
            xml = f'{start}{xml}<w:bookmarkEnd w:id="{number}"/>'
        return xml

    def _run_properties(self, style: str) -> str:
        if not style:
            return ""
        # Word ignores a highlight that stands in a style.
        highlight = '<w:highlight w:val="yellow"/>' if style == TO_BE_WRITTEN else ""
        return f'<w:rPr><w:rStyle w:val="{self._style_id(style)}"/>{highlight}</w:rPr>'

    def turn_page(self, *, landscape: bool) -> None:
        """Begin a section on a new page, lying or standing; the margins stay as they are."""
        self.document.add_section(WD_SECTION.NEW_PAGE)
        _make_tiny(self._end.getprevious())
        go_on_numbering(self.document.sections[-1])
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
        """Equal margins, with room for small print below, for papers outside the thesis."""
        section = self.document.sections[-1]
        section.left_margin = section.right_margin = section.top_margin = Cm(centimetres)
        section.bottom_margin = Cm(centimetres + _SMALL_PRINT_CM)
        section.header_distance = section.footer_distance = Cm(centimetres / 2)
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
            self._fill(self._contents, contents_paragraphs(self._entries, self.made_paragraph))
        if self._tables is not None:
            listing = tables(self.words("Table"))
            made = contents_paragraphs(self.table_entries, self.made_paragraph, listing)
            self._fill(self._tables, made)
        self._loosen_links()
        self._end_with_paragraph()
        stream = io.BytesIO()
        self.document.save(stream)
        return stream.getvalue()

    @staticmethod
    def _fill(place: _Element, paragraphs: Iterable[_Element]) -> None:
        for made in paragraphs:
            place.addprevious(made)
        _detach(place)

    def _end_with_paragraph(self) -> None:
        """Word wants one behind a table that ends the document."""
        last = self._end.getprevious()
        if last is not None and last.tag == qn("w:tbl"):
            self.append(parsed(f"<w:p><w:pPr>{_TINY}</w:pPr></w:p>"))

    def _loosen_links(self) -> None:
        """Make links to what this document does not print (transcripts, say) plain text."""
        if self._links <= self._bookmarks.keys():
            return
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
        properties.insert(0, parsed(_TINY))


def share(width: Length, parts: Sequence[float]) -> list[Length]:
    """A width divided in these proportions, for the columns of a table."""
    whole = sum(parts)
    return [Length(int(width * part / whole)) for part in parts]
