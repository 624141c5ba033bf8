"""The pieces of text that a part of a file holds: of XML, HTML and plain text each, else of bytes.

Word writes a paragraph as runs, so a name may lie in several; a tracked change writes it twice, so
a paragraph is read with everything, without what was deleted, and without what was inserted.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html import unescape

from lxml import etree
from lxml import html as markup

from app.exporters.leaks.names import in_identifiers

_BLOCKS = frozenset(
    {
        *("p", "si", "is", "c", "comment", "td", "th", "li", "title", "div", "h1", "h2", "h3"),
        *("h4", "h5", "h6", "caption", "dt", "dd", "pre", "blockquote", "option", "label"),
    }
)
_RUNS = frozenset({"t", "delText"})
_CODES = frozenset({"instrText", "delInstrText"})
_BREAKS = frozenset({"tab", "br", "cr"})
_DELETED = frozenset({"del", "moveFrom"})
_CHANGES = _DELETED | {"ins", "moveTo"}
_UNSEEN = frozenset({"script", "style", "template", "noscript"})
_PLAIN = (".csv", ".md", ".txt", ".json", ".tsv")
_PRINTABLE = re.compile(r"[^\x00-\x1f\x7f-\x9f]{4,}")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A text and the kind of place where it stands (``app.words.leaks``)."""

    place: str
    text: str


def pieces_of(name: str, data: bytes, *, as_bytes: bool = False) -> Iterator[Piece]:
    """Everything readable in a part; what is no text is searched for readable stretches."""
    ending = name.lower()
    start = data[:256].lstrip(codecs.BOM_UTF8 + b" \r\n\t")
    if as_bytes:
        yield from _stretches(data)
    elif ending.endswith((".html", ".htm")) or start[:9].lower() == b"<!doctype":
        yield from _of_html(data)
    elif ending.endswith(_PLAIN):
        yield from _of_text(data)
    elif start.startswith(b"<"):
        yield from _of_xml(data)
    else:
        yield from _stretches(data)


def _of_text(data: bytes) -> Iterator[Piece]:
    """Lines; a name broken over two is still found, for pieces are searched together."""
    text = data.decode("utf-8-sig", errors="replace")
    for line in text.splitlines():
        yield Piece("text", line)
        if "&" in line or "\\u" in line:
            yield Piece("text", unescape(_unescaped(line)))


def _unescaped(line: str) -> str:
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), line)


def _stretches(data: bytes) -> Iterator[Piece]:
    """Readable stretches of bytes, in the encodings that files of Windows and the web use."""
    for encoding in ("utf-8", "utf-16-le", "latin-1"):
        for skipped in (0, 1) if encoding == "utf-16-le" else (0,):
            for found in _PRINTABLE.findall(data[skipped:].decode(encoding, errors="replace")):
                if _LATIN.search(found):
                    yield Piece("bytes", in_identifiers(found))


def _of_xml(data: bytes) -> Iterator[Piece]:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        yield from _stretches(data)
        return
    if root.getroottree().docinfo.internalDTD is not None:
        yield from _stretches(data)
    yield from _Walk(is_html=False).pieces(root)


def _of_html(data: bytes) -> Iterator[Piece]:
    parser = markup.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    try:
        root = markup.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        yield from _of_text(data)
        return
    yield from _Walk(is_html=True).pieces(root)


@dataclass(slots=True)
class _Block:
    """The runs of one paragraph, each with whether it was inserted or deleted."""

    runs: list[tuple[str, str]] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)

    def readings(self) -> Iterator[Piece]:
        """As one text; run by run; and as it was before and after its changes."""
        texts = [text for text, _ in self.runs]
        readings = {"".join(texts): None}
        if len(texts) > 1:
            readings[" ".join(texts)] = None
        for left_out in ("deleted", "inserted"):
            if any(state == left_out for _, state in self.runs):
                readings["".join(text for text, state in self.runs if state != left_out)] = None
        yield from (Piece("text", reading) for reading in readings if reading)
        if self.codes:
            yield Piece("hidden", in_identifiers("".join(self.codes)))


class _Walk:
    """One pass through a part's tree."""

    def __init__(self, *, is_html: bool) -> None:
        self._is_html = is_html
        self._blocks: list[_Block] = []
        self._states: list[str] = [""]
        self._attributes: set[str] = set()
        self._names: set[str] = set()

    def pieces(self, root: etree._Element) -> Iterator[Piece]:
        """All texts, then every attribute and every name of an element once."""
        events = ("start", "end", "comment", "pi")
        for event, element in etree.iterwalk(root.getroottree(), events=events):
            if event == "start":
                yield from self._begin(element)
            elif event == "end":
                yield from self._finish(element)
            else:
                yield Piece("remark", element.text or "")
                yield from self._add(element.tail or "", "" if self._is_html else "tail")
        for text in sorted(self._attributes):
            if _LETTER.search(text):
                yield Piece("attribute", in_identifiers(unescape(text)))
        yield from (Piece("hidden", in_identifiers(name)) for name in sorted(self._names))

    def _begin(self, element: etree._Element) -> Iterator[Piece]:
        name = _bare(str(element.tag))
        self._names.add(name)
        for key, value in element.items():
            self._names.add(_bare(key))
            self._attributes.add(str(value))
        if name in _CHANGES:
            self._states.append("deleted" if name in _DELETED else "inserted")
        if name in _BLOCKS:
            self._blocks.append(_Block())
        if name in _BREAKS and self._blocks:
            self._blocks[-1].runs.append((" ", self._states[-1]))
        if element.text:
            yield from self._add(element.text, name)

    def _finish(self, element: etree._Element) -> Iterator[Piece]:
        name = _bare(str(element.tag))
        if name in _CHANGES:
            self._states.pop()
        if name in _BLOCKS and self._blocks:
            yield from self._blocks.pop().readings()
        if element.tail:
            yield from self._add(element.tail, "" if self._is_html else "tail")

    def _add(self, words: str, name: str) -> Iterator[Piece]:
        """A run joins its paragraph; whatever belongs to none is a piece of its own."""
        if not words.strip():
            if words and self._blocks:
                self._blocks[-1].runs.append((" ", self._states[-1]))
            return
        is_run = (name in _RUNS or self._is_html) and name not in _UNSEEN
        if name in _CODES and self._blocks:
            self._blocks[-1].codes.append(words)
        elif is_run and self._blocks:
            self._blocks[-1].runs.append((words, self._states[-1]))
        else:
            place = "text" if is_run else "hidden"
            yield Piece(place, in_identifiers(_unescaped(unescape(words))))


@cache
def _bare(name: str | bytes) -> str:
    """A name without its namespace; a document has thousands of elements and few names."""
    text = name.decode() if isinstance(name, bytes) else name
    return text.rpartition("}")[2]
