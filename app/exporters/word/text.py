"""What paragraphs are made of: pieces of text with a character style, a link or a bookmark."""

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml.etree import _Element

_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKS = re.compile("([\t\n])")
_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_NAMESPACE = nsdecls("w")


TO_BE_WRITTEN = "To Be Written"
"""The character style of what the researcher has still to do; highlighted."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one look. ``style`` names a character style of the template.

    ``link`` is the name of a bookmark in the same document; ``bookmark`` makes this piece a target.
    A name that is a bookmark already stays where it was first, since names are unique in Word.
    LF becomes a line break and TAB a tab, so that a quotation is verbatim in the document.
    """

    text: str
    style: str = ""
    link: str = ""
    bookmark: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a table cell or a page."""

    pieces: tuple[Piece, ...]
    style: str = "Table Text"


def line(*pieces: Piece | str, style: str = "Table Text") -> Line:
    """A paragraph of pieces; strings are pieces without a style."""
    return Line(tuple(Piece(piece) if isinstance(piece, str) else piece for piece in pieces), style)


def element(tag: str, **attributes: str) -> _Element:
    """An element of the ``w:`` namespace with ``w:`` attributes."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def parsed(xml: str) -> _Element:
    """The element that a text of ``w:`` elements stands for."""
    tag, rest = xml[: xml.index(">")], xml[xml.index(">") :]
    is_empty = tag.endswith("/")
    return parse_xml(f"{tag.rstrip('/')} {_NAMESPACE}{'/' * is_empty}{rest}")


def run_xml(text: str, properties: str = "") -> str:
    """A run; all its spaces are kept."""
    clean = xml_text(text)
    if _MARKS.search(clean):
        parts = (_BREAKS.get(part) or _kept(part) for part in _MARKS.split(clean) if part)
        body = "".join(parts)
    else:
        body = _kept(clean)
    return f"<w:r>{properties}{body}</w:r>"


def _kept(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def xml_text(text: str) -> str:
    """The text without what XML cannot carry (typed fields may hold it; transcripts never do)."""
    clean = text.replace("\r\n", "\n").replace("\r", "\n")
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", clean)
