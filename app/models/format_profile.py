"""Format profiles: how a faculty wants its theses to look, as data (``resources/profiles``).

Measures are centimetres, sizes and distances points, spacing a multiple of single lines.
"""

from dataclasses import dataclass, field
from typing import Literal

Paper = Literal["A4", "Letter", "Legal", "F4"]
PAPERS: dict[Paper, tuple[float, float]] = {
    "A4": (21.0, 29.7),
    "Letter": (21.59, 27.94),
    "Legal": (21.59, 35.56),
    "F4": (21.5, 33.0),
}
"""Width and height in centimetres; F4 is the folio of Indonesian copy shops."""

Scheme = Literal["decimal", "letters", "plain"]
"""Headings as ``4.1 4.1.1``, as ``A. 1. a.``, or without numbers (APA 7, chapter 2.27)."""

Numerals = Literal["roman", "arabic"]
PageNumbers = Literal["bottom", "top"]
"""Where page numbers stand: centred below, or right above (but below where a chapter begins)."""

_SHARE_OF_SIZE = 0.42
"""The average width of a letter of running text, as a share of the type's size (Times)."""
_POINTS_PER_CM = 72 / 2.54


@dataclass(frozen=True, slots=True)
class PageSetup:
    """The paper and its margins."""

    paper: Paper = "A4"
    margin_left: float = 4.0
    margin_top: float = 4.0
    margin_right: float = 3.0
    margin_bottom: float = 3.0
    numbers: PageNumbers = "bottom"

    @property
    def text_width(self) -> float:
        """Centimetres between the margins."""
        return PAPERS[self.paper][0] - self.margin_left - self.margin_right


@dataclass(frozen=True, slots=True)
class BodyText:
    """The running text."""

    face: str = "Times New Roman"
    size: float = 12
    spacing: float = 2
    space_after: float = 0
    first_line: float = 1.25


@dataclass(frozen=True, slots=True)
class BlockQuotes:
    """Quotations of ``from_words`` words or ``from_lines`` lines stand apart, others run in.

    0 stands for never. ``marks``: whether blocks keep their quotation marks.
    """

    from_words: int = 40
    from_lines: int = 4
    spacing: float = 1
    size: float = 12
    indent_left: float = 1.25
    indent_right: float = 1.25
    marks: bool = True


@dataclass(frozen=True, slots=True)
class Headings:
    """How chapters and sections are numbered.

    ``chapter`` stands before the chapter's number (``BAB IV``); empty: the word of the text's
    language. With number 0 the document is an article: sections begin with 1. ``capitals`` are for
    the chapter's title.
    """

    scheme: Scheme = "decimal"
    chapter: str = ""
    numerals: Numerals = "roman"
    results_number: int = 4
    closing_number: int = 5
    capitals: bool = True


@dataclass(frozen=True, slots=True)
class Captions:
    """Captions of tables: always above, numbered by chapter or throughout.

    ``source_line`` says below the table where it comes from; ``continued`` repeats the caption with
    *(lanjutan)* where a table is divided.
    """

    by_chapter: bool = True
    source_line: bool = True
    continued: bool = True


@dataclass(frozen=True, slots=True)
class FormatProfile:
    """A profile. ``key`` is its file's name without ending, ``name`` what people call it.

    ``language`` is the tag of texts in that language (``en-GB``); empty: ``id-ID`` or ``en-US``.
    ``months`` are named in the language of the text, or in the one given. ``template`` is the file
    name of the faculty's own Word document beside the profile, whose page and styles come before
    what is said here.
    """

    key: str
    name: str
    language: str = ""
    months: Literal["", "id", "en"] = ""
    template: str = ""
    page: PageSetup = field(default_factory=PageSetup)
    body: BodyText = field(default_factory=BodyText)
    quotes: BlockQuotes = field(default_factory=BlockQuotes)
    headings: Headings = field(default_factory=Headings)
    captions: Captions = field(default_factory=Captions)

    def sets_apart(self, quotation: str) -> bool:
        """Whether a quotation stands apart as a block (APA 7, 8.27: from 40 words).

        Lines are estimated from the width of the text, since only a word processor breaks them.
        """
        quotes = self.quotes
        if quotes.from_words and len(quotation.split()) >= quotes.from_words:
            return True
        letter = self.body.size * _SHARE_OF_SIZE / _POINTS_PER_CM
        per_line = max(1.0, self.page.text_width / letter)
        lines = sum(1 + int(len(part) / per_line) for part in quotation.split("\n"))
        return bool(quotes.from_lines) and lines >= quotes.from_lines


DEFAULT_PROFILE = FormatProfile("skripsi", "Skripsi: 4.1, 4.1.1 (spasi 2)")
"""What is used where nothing is chosen; equal to the shipped profile of this key."""


@dataclass(frozen=True, slots=True)
class WordTemplate:
    """What is taken from a faculty's Word document: its styles and the page, nothing else.

    ``styles`` is the XML of the styles part without numbering and foreign elements; ``page`` and
    ``margins`` are attributes of ``w:pgSz`` and ``w:pgMar`` by local name, in twentieths of a
    point.
    """

    styles: bytes
    page: tuple[tuple[str, str], ...]
    margins: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ThesisFormat:
    """What an export is dressed in: a profile and, where there is one, the faculty's template."""

    profile: FormatProfile = DEFAULT_PROFILE
    template: WordTemplate | None = None
