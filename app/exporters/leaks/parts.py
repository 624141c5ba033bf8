"""The pieces of text that a part of a file holds: of XML, HTML and plain text each, else of bytes.

Word writes a paragraph as runs, so a name may lie in several; a tracked change writes it twice, so
a paragraph is read with everything, without what was deleted, and without what was inserted.
"""

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from xml.parsers.expat import ExpatError, ParserCreate

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
_BEFORE_NAME = "\x1f"
"""Between a namespace and a name: no sign of any XML."""
_TAIL = "tail"
_SLICE = 1_000_000
_PLAIN = (".csv", ".md", ".txt", ".json", ".tsv")
_PRINTABLE = re.compile(r"[^\x00-\x1f\x7f-\x9f]{4,}")
_FOREIGN_BEFORE = re.compile(r"[^\x00-\x7f]{1,4}")
_FOREIGN_BEHIND = re.compile(r"[^\x00-\x7f]{1,4}\Z")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


Read = Callable[[int], None]


def _nobody_asks(_: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Piece:
    """A text and the kind of place where it stands (``app.words.leaks``)."""

    place: str
    text: str


def pieces_of(
    name: str, data: bytes, read: Read = _nobody_asks, *, as_bytes: bool = False
) -> Iterator[Piece]:
    """Everything readable in a part; what is no text is searched for readable stretches.

    ``read`` is told how many bytes were read each time.
    """
    ending = name.lower()
    start = data[:256].lstrip(codecs.BOM_UTF8 + b" \r\n\t")
    if as_bytes:
        yield from _stretches(data)
    elif ending.endswith((".html", ".htm")) or start[:9].lower() == b"<!doctype":
        yield from _of_html(data)
    elif ending.endswith(_PLAIN):
        yield from _of_text(data)
    elif start.startswith(b"<"):
        yield from _of_xml(data, read)
        return
    else:
        yield from _stretches(data)
    read(len(data))


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
                    yield from (Piece("bytes", in_identifiers(each)) for each in _bare_of(found))


def _bare_of(stretch: str) -> Iterator[str]:
    """The stretch, and without signs at its ends that may be numbers read as foreign letters."""
    before, behind = _FOREIGN_BEFORE.match(stretch), _FOREIGN_BEHIND.search(stretch)
    for start in range((before.end() if before else 0) + 1):
        for left_out in range((len(behind[0]) if behind else 0) + 1):
            yield stretch[start : len(stretch) - left_out]


def _of_xml(data: bytes, read: Read) -> Iterator[Piece]:
    """Read in slices, without a tree: that of a long appendix takes half a gigabyte."""
    walk = _XmlWalk()
    try:
        for start in range(0, len(data), _SLICE):
            piece = data[start : start + _SLICE]
            walk.feed(piece)
            yield from walk.taken()
            read(len(piece))
        walk.feed(b"", last=True)
    except (ExpatError, ValueError, LookupError):
        walk.is_strange = True
    yield from walk.finished()
    if walk.is_strange:
        yield from _stretches(data)


def _of_html(data: bytes) -> Iterator[Piece]:
    parser = markup.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    try:
        root = markup.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        yield from _of_text(data)
        return
    yield from _walk_html(root)


@dataclass(slots=True)
class _Block:
    """The runs of one paragraph, and whether each was inserted or deleted."""

    runs: list[str] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)

    def add(self, text: str, state: str) -> None:
        """One run more."""
        self.runs.append(text)
        self.states.append(state)

    def readings(self) -> Iterator[Piece]:
        """As one text; run by run; and as it was before and after its changes."""
        if self.runs:
            yield Piece("text", "".join(self.runs))
        if len(self.runs) > 1:
            yield Piece("text", " ".join(self.runs))
        for left_out in {*self.states} - {""}:
            pairs = zip(self.runs, self.states, strict=True)
            yield Piece("text", "".join(text for text, state in pairs if state != left_out))
        if self.codes:
            yield Piece("hidden", in_identifiers("".join(self.codes)))


class _Walk:
    """One pass through a part; what is found is put into ``pieces``."""

    def __init__(self, *, is_html: bool) -> None:
        self._is_html = is_html
        self._blocks: list[_Block] = []
        self._states: list[str] = [""]
        self.pieces: list[Piece] = []

    def begin(self, name: str) -> None:
        """An element begins that has a say: a block, a break or a change."""
        if name in _CHANGES:
            self._states.append("deleted" if name in _DELETED else "inserted")
        if name in _BLOCKS:
            self._blocks.append(_Block())
        if name in _BREAKS and self._blocks:
            self._blocks[-1].add(" ", self._states[-1])

    def finish(self, name: str) -> None:
        """Such an element ends."""
        if name in _CHANGES:
            self._states.pop()
        if name in _BLOCKS and self._blocks:
            self.pieces += self._blocks.pop().readings()

    def add(self, words: str, name: str) -> None:
        """A run joins its paragraph; whatever belongs to none is a piece of its own."""
        is_run = (name in _RUNS or self._is_html) and name not in _UNSEEN
        if not words.strip():
            # Between the elements of XML blanks are for whoever reads the source.
            if words and self._blocks and is_run:
                self._blocks[-1].add(" ", self._states[-1])
        elif name in _CODES and self._blocks:
            self._blocks[-1].codes.append(words)
        elif is_run and self._blocks:
            self._blocks[-1].add(words, self._states[-1])
        else:
            place = "text" if is_run else "hidden"
            self.pieces.append(Piece(place, in_identifiers(_unescaped(unescape(words)))))


def _named(attributes: Iterable[str], names: Iterable[str]) -> Iterator[Piece]:
    """Every attribute and every name of an element once."""
    for text in sorted(attributes):
        if _LETTER.search(text):
            yield Piece("attribute", in_identifiers(unescape(text)))
    yield from (Piece("hidden", in_identifiers(name)) for name in sorted(names))


def _walk_html(root: etree._Element) -> Iterator[Piece]:
    walk = _Walk(is_html=True)
    attributes: set[str] = set()
    names: set[str] = set()
    events = ("start", "end", "comment", "pi")
    for event, element in etree.iterwalk(root.getroottree(), events=events):
        if event == "start":
            name = _bare(str(element.tag))
            names |= {name, *map(_bare, element.attrib)}
            attributes.update(map(str, element.values()))
            walk.begin(name)
            walk.add(element.text or "", name)
            continue
        if event == "end":
            walk.finish(_bare(str(element.tag)))
        else:
            walk.pieces.append(Piece("remark", element.text or ""))
        walk.add(element.tail or "", "")
    yield from (*walk.pieces, *_named(attributes, names))


class _XmlWalk:
    """A part of XML in the order of its signs; a document has millions of elements and few names.

    ``is_strange``: it declares entities of its own or is no XML, so its bytes are searched as well.
    """

    def __init__(self) -> None:
        self.is_strange = False
        self._walk = _Walk(is_html=False)
        self._speaks = _Speaking()
        self._attributes: set[str] = set()
        self._within = ""
        self._parser = ParserCreate(namespace_separator=_BEFORE_NAME)
        self._parser.buffer_text = True
        self._parser.ordered_attributes = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.CommentHandler = self._remark
        self._parser.ProcessingInstructionHandler = self._instruction
        self._parser.StartDoctypeDeclHandler = self._doctype

    def feed(self, data: bytes, *, last: bool = False) -> None:
        """Read on.

        Raises:
            ExpatError: this is no XML. ValueError, LookupError: nor any encoding known here.
        """
        self._parser.Parse(data, last)

    def taken(self) -> list[Piece]:
        """What was found since this was asked last."""
        found, self._walk.pieces = self._walk.pieces, []
        return found

    def finished(self) -> Iterator[Piece]:
        """The rest, with all names and attributes."""
        yield from self.taken()
        yield from _named(map(_bare, self._attributes), map(_bare, self._speaks))

    def _start(self, name: str, attributes: list[str]) -> None:
        self._within = name
        if attributes:
            self._attributes.update(attributes)
        if bare := self._speaks[name]:
            self._walk.begin(bare)

    def _end(self, name: str) -> None:
        self._within = _TAIL
        if bare := self._speaks[name]:
            self._walk.finish(bare)

    def _text(self, words: str) -> None:
        self._walk.add(words, _bare(self._within))

    def _remark(self, words: str) -> None:
        self._within = _TAIL
        self._walk.pieces.append(Piece("remark", words))

    def _instruction(self, target: str, words: str) -> None:
        self._remark(f"{target} {words}")

    def _doctype(self, *_: object) -> None:
        self.is_strange = True


class _Speaking(dict[str, str]):
    """Names of elements: the bare one where a walk must know of it, else nothing."""

    def __missing__(self, name: str) -> str:
        bare = _bare(name)
        self[name] = found = bare if bare in _BLOCKS | _CHANGES | _BREAKS else ""
        return found


@cache
def _bare(name: str | bytes) -> str:
    """A name without its namespace."""
    text = name.decode() if isinstance(name, bytes) else name
    return text.rpartition(_BEFORE_NAME if _BEFORE_NAME in text else "}")[2]
