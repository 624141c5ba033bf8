"""The table of contents: a real field whose entries stand there already.

Word and LibreOffice fill such a field only when asked to, and Word's *update on opening* asks the
reader a worrying question. Page numbers are known to them alone: they come with the first update
(F9), until then the entries are links.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from lxml.etree import _Element

from app.exporters.word.text import Piece, parsed

HEADINGS = ' TOC \\o "1-4" \\h \\z \\u '


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading: its level from 1 (0: a table), its words, the bookmark on it."""

    level: int
    text: str
    bookmark: str


def contents_paragraphs(
    entries: Sequence[Entry],
    make: Callable[[str, Sequence[Piece]], _Element],
    instruction: str = HEADINGS,
) -> Iterator[_Element]:
    """The paragraphs of the field: it begins in the first entry and ends in the last.

    ``make`` builds a paragraph of a style.
    """
    last = len(entries) - 1
    for place, entry in enumerate(entries):
        made = make(_style(entry), [Piece(entry.text, link=entry.bookmark)])
        if place == 0:
            # After the paragraph's properties, before the first entry.
            made[1:1] = [_field("begin"), _instruction(instruction), _field("separate")]
        if place == last:
            made.append(_field("end"))
        yield made


def _field(kind: str) -> _Element:
    return parsed(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>')


def _instruction(text: str) -> _Element:
    return parsed(f'<w:r><w:instrText xml:space="preserve">{escape(text)}</w:instrText></w:r>')


def tables(label: str) -> str:
    """The instruction of a list of tables whose captions begin with ``label``."""
    return f' TOC \\h \\z \\c "{label}" '


def _style(entry: Entry) -> str:
    return f"toc {entry.level}" if entry.level else "table of figures"
