"""Text of any file -> canonical text, and where every position of it went.

Qt rewrites or swallows some characters and XML refuses others, so they are replaced once, here,
and stored text never needs to change again. Every replacement is one character for one, but for
CRLF and byte order marks, which shorten the text, and breaks inside a paragraph without any
space, which lengthen it; ``Normalised.moved`` carries positions over. Measured limits of Qt:
DESIGN 4b.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from app.models.imported import ImportNote
from app.models.span import Span

PARAGRAPH_LIMIT = 20_000
"""Code points; Qt lays out a whole paragraph at once and stalls on longer ones."""

_DROPPED = re.compile("\r(?=\n)|\ufeff")
_LINE_END_SIGNS = "\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
_LINE_ENDS = re.compile(f"[{_LINE_END_SIGNS}]")
_NONCHARACTERS = "".join(
    chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
_UNSAFE_SIGNS = (
    f"\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef{_NONCHARACTERS}"
)
_UNSAFE = re.compile(f"[{_UNSAFE_SIGNS}]")
_REPLACED = re.compile(f"[\ufeff{_LINE_END_SIGNS}{_UNSAFE_SIGNS}]")
"""Whatever is dropped or replaced: thousands of cells have nothing of it, and are done at once."""
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s)|[。！？][」』）]*")
_ZERO_WIDTH_JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class Normalised:
    """Canonical text and what changed on the way.

    ``dropped`` are positions in the original text, ``inserted`` positions in the text after
    dropping, before which a line end was put.
    """

    text: str
    notes: tuple[ImportNote, ...] = ()
    dropped: tuple[int, ...] = ()
    inserted: tuple[int, ...] = ()

    def moved(self, position: int) -> int:
        """Where the character at ``position`` of the original text stands now."""
        kept = position - bisect_left(self.dropped, position)
        return kept + bisect_right(self.inserted, kept)

    def moved_span(self, start: int, end: int) -> Span | None:
        """The same stretch in the canonical text; ``None`` when nothing of it was kept."""
        after = self.moved(start)
        kept_end = end - bisect_left(self.dropped, end)
        until = kept_end + bisect_left(self.inserted, kept_end)
        return Span(after, until) if after < until else None


def normalise(text: str) -> Normalised:
    """Make ``text`` safe for Qt, XML and SQLite; doing it twice changes nothing more."""
    if len(text) <= PARAGRAPH_LIMIT and _REPLACED.search(text) is None:
        return Normalised(text)
    dropped = tuple(found.start() for found in _DROPPED.finditer(text))
    kept = _LINE_ENDS.sub("\n", _DROPPED.sub("", text) if dropped else text)
    clean, replaced = _UNSAFE.subn("\ufffd", kept)
    short, inserted, broken = _break_long_paragraphs(clean)
    notes = [ImportNote("controls_replaced", replaced)] if replaced else []
    if broken:
        notes.append(ImportNote("long_paragraphs_broken", broken))
    return Normalised(short, tuple(notes), dropped, inserted)


def _break_long_paragraphs(text: str) -> tuple[str, tuple[int, ...], int]:
    """The text with breaks, the positions where one had to be inserted, paragraphs broken."""
    pieces: list[str] = []
    inserted: list[int] = []
    broken = start = 0
    for paragraph in text.splitlines(keepends=True) if len(text) > PARAGRAPH_LIMIT else [text]:
        rest = paragraph
        broken += len(paragraph.rstrip("\n")) > PARAGRAPH_LIMIT
        while len(rest.rstrip("\n")) > PARAGRAPH_LIMIT:
            cut = _breaking_place(rest)
            on_space = rest[cut].isspace()
            if not on_space:
                inserted.append(start + cut)
            pieces += (rest[:cut], "\n")
            rest = rest[cut + on_space :]
            start += cut + on_space
        pieces.append(rest)
        start += len(rest)
    return "".join(pieces), tuple(inserted), broken


def _breaking_place(paragraph: str) -> int:
    """After the last sentence that fits, else at the last space, else anywhere between letters."""
    window = paragraph[: PARAGRAPH_LIMIT + 1]
    half = PARAGRAPH_LIMIT // 2
    sentences = [found.end() for found in _SENTENCE_END.finditer(window, half)]
    if sentences and sentences[-1] <= PARAGRAPH_LIMIT:
        return sentences[-1]
    for place in range(PARAGRAPH_LIMIT, half, -1):
        if window[place].isspace():
            return place
    place = PARAGRAPH_LIMIT
    while place > half and _clings(window[place - 1], window[place]):
        place -= 1
    return place


def _clings(before: str, after: str) -> bool:
    """Whether a break between the two would tear one visible character apart."""
    joined = _ZERO_WIDTH_JOINER in (before, after)
    return joined or unicodedata.category(after) in {"Mn", "Me", "Mc"} or after >= "\U0001f3fb"
