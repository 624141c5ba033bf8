"""Saved web pages (.html): what a reader of the page saw, block by block.

lxml repairs the markup; scripts, styles, navigation and hidden elements are left out. Text stays
out of Qt's own HTML reader, which would load pictures from disk (DESIGN 4b).
"""

import re
from collections.abc import Callable

from lxml import etree

from app.errors import EmptyFile, HostileFile
from app.importers.composing import Composition, heading
from app.importers.docx.numbering import format_number, whole_number
from app.importers.encoding import Decoded, decode
from app.models.imported import ImportedText, Style

_LEFT_OUT = {
    "script", "style", "noscript", "template", "nav", "head", "svg", "math", "iframe",
    "object", "embed", "button", "select", "textarea", "input", "canvas", "audio", "video",
    "map", "dialog",
}  # fmt: skip
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details",
    "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li", "main", "menu",
    "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
    "caption", "legend", "option",
}  # fmt: skip
_STYLES: dict[str, Style] = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "cite": "italic",
    "u": "underline", "ins": "underline",
}  # fmt: skip
_NUMBER_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_RUNNING = {"header", "footer"}
"""Titles that LibreOffice gives to a page's header and footer."""
_HEADING = re.compile(r"h([1-6])")
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\n\r\f]+")
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"""\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""")


def read(name: str, data: bytes) -> ImportedText:
    """Read a web page.

    Raises:
        EmptyFile: there is no element in it at all.
        HostileFile: elements are nested deeper than the library follows; it would drop the rest.
    """
    decoded = _decode(data)
    # Old pages leave <font> open on every line: 256 levels, the usual limit, are soon reached.
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    clean = decoded.text.replace("\x00", "\ufffd").encode("utf-8", errors="replace")
    root = etree.fromstring(clean, parser) if clean.strip() else None
    if any("depth" in str(entry.message) for entry in parser.error_log):
        raise HostileFile(name)
    if root is None:
        raise EmptyFile(name)
    page = _Page()
    for note in decoded.notes:
        page.out.note(note.key, note.count)
    body = root.find("body")
    page.element(root if body is None else body)
    return page.out.finish(kind="web_page", encoding=decoded.encoding)


def _decode(data: bytes) -> Decoded:
    """What a mark or UTF-8 proves wins over what the page claims; the claim over a guess."""
    decoded = decode(data)
    declared = _DECLARED.search(data[:4096]) or _XML_DECLARED.match(data)
    if declared is None or not any(note.key == "encoding_guessed" for note in decoded.notes):
        return decoded
    claimed = declared[1].decode("ascii", errors="ignore").lower()
    claimed = "cp1252" if claimed in {"iso-8859-1", "latin1", "ascii", "us-ascii"} else claimed
    try:
        return Decoded(data.decode(claimed), claimed)
    except (LookupError, UnicodeDecodeError):
        return decoded


class _Page:
    """Walks a page; white space collapses across elements as a browser does it."""

    def __init__(self) -> None:
        self.out = Composition()
        self._styles: list[Style] = []
        self._line_empty = True
        self._space_due = False
        self._verbatim = 0
        self._lists: list[tuple[str, int]] = []

    def element(self, element: etree._Element) -> None:
        """Write an element and everything inside it."""
        tag = str(element.tag)
        if _is_hidden(element, tag):
            return
        if tag == "del" or element.get("title") in _RUNNING:
            self.out.note("deletions_left_out" if tag == "del" else "headers_left_out")
            return
        match tag:
            case "br":
                self._break()
            case "table":
                self._block(element, self._table)
            case "ul" | "ol" | "menu":
                self._block(element, self._list)
            case "li":
                self._block(element, self._item)
            case "pre":
                self._block(element, self._preformatted)
            case _ if tag in _BLOCKS:
                self._block(element, self._content)
            case _:
                self._styled(element, _STYLES.get(tag))

    def _block(self, element: etree._Element, write: Callable[[etree._Element], None]) -> None:
        tag = str(element.tag)
        level = _HEADING.fullmatch(tag)
        self._begin_line()
        with self.out.marked(heading(int(level[1])) if level else None):
            write(element)
        self._begin_line()

    def _styled(self, element: etree._Element, style: Style | None) -> None:
        self._styles += [style] if style else []
        self._content(element)
        if style:
            self._styles.pop()

    def _content(self, element: etree._Element) -> None:
        self._text(element.text or "")
        for child in element:
            self.element(child)
            self._text(child.tail or "")

    def _text(self, text: str) -> None:
        if self._verbatim:
            self._write(text)
            return
        words = _SPACES.sub(" ", text)
        if words.startswith(" ") and not self._line_empty:
            self._space_due = True
        if stripped := words.strip(" "):
            if self._space_due:
                self.out.add(" ")
            self._write(stripped)
            self._space_due = words.endswith(" ")

    def _write(self, text: str) -> None:
        if text:
            self.out.add(text, self._styles)
            self._line_empty = text.endswith("\n")
            self._space_due = False

    def _begin_line(self) -> None:
        if not self._line_empty:
            self._break()

    def _break(self) -> None:
        self.out.end_line()
        self._line_empty, self._space_due = True, False

    def _preformatted(self, element: etree._Element) -> None:
        self._verbatim += 1
        self._content(element)
        self._verbatim -= 1

    def _list(self, element: etree._Element) -> None:
        ordered = element.tag == "ol"
        number_format = _NUMBER_FORMATS.get(element.get("type", ""), "decimal")
        self._lists.append(
            (number_format if ordered else "bullet", whole_number(element.get("start"), 1) - 1)
        )
        self._content(element)
        self._lists.pop()

    def _item(self, element: etree._Element) -> None:
        with self.out.marked("list"):
            self._write(f"{self._item_label(element)} ")
            self._line_empty = True
            self._content(element)

    def _item_label(self, element: etree._Element) -> str:
        number_format, number = self._lists.pop() if self._lists else ("bullet", 0)
        number = whole_number(element.get("value"), number + 1)
        self._lists.append((number_format, number))
        return "•" if number_format == "bullet" else f"{format_number(number, number_format)}."

    def _table(self, table: etree._Element) -> None:
        """Rows in order, cells between tabs; a table inside a cell stays inside it."""
        for part in table:
            if part.tag in {"thead", "tbody", "tfoot"}:
                self._table(part)
            elif part.tag == "tr":
                self._row(part)
            else:
                self.element(part)

    def _row(self, row: etree._Element) -> None:
        with self.out.row():
            for cell in row:
                self._begin_line()
                self.element(cell)
                self._begin_line()
                self.out.end_cell()
        self._line_empty, self._space_due = True, False


def _is_hidden(element: etree._Element, tag: str) -> bool:
    return (
        tag in _LEFT_OUT
        or element.get("hidden") is not None
        or bool(_HIDDEN.search(element.get("style", "")))
    )
