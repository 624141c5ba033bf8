r"""Rich text (.rtf) as Word, LibreOffice, WordPad and TextEdit write it.

striprtf, the kept library for this, gives neither bold and italic nor footnotes, and shows tracked
deletions and hidden text as if they stood there; so the format is read here, after Microsoft's
specification 1.9.1: code pages per font, ``\u`` with its fallback skipped, groups nobody knows
(``\*``) skipped, footnotes at the end with their mark in the text.
"""

import codecs
import re
from dataclasses import dataclass, replace

from app.errors import HostileFile
from app.importers.composing import Composition, heading
from app.importers.rtf.tokens import Token, tokens
from app.importers.symbols import symbol
from app.models.imported import ImportedText, Style

_SKIPPED = {
    "colortbl", "info", "pict", "fldinst", "listtable", "listoverridetable",
    "rsidtbl", "generator", "themedata", "colorschememapping", "latentstyles", "datastore",
    "xmlnstbl", "bkmkstart", "bkmkend", "datafield", "nonshppict", "shprslt", "revtbl",
    "filetbl", "atnid", "atnauthor", "atntime", "atndate", "atnref", "annotation",
    "atnparent", "objdata", "objclass", "objname", "sp", "upr", "mmathPr", "template",
    "pnseclvl", "txe", "rxe", "tc", "xe",
}  # fmt: skip
_HEADERS = {
    "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
}  # fmt: skip
_WALKED = frozenset({"shpinst", "ud", "shptxt"})
"""Destinations walked through although starred or inside a skipped group."""
_TEXT_OF_WORD = {
    "line": "\n", "page": "\n", "column": "\n", "tab": "\t", "emdash": "—", "endash": "–",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "emspace": "\u2003", "enspace": "\u2002", "zwj": "\u200d", "zwnj": "\u200c",
    "ltrmark": "\u200e", "rtlmark": "\u200f",
}  # fmt: skip
_TEXT_OF_SIGN = {"~": "\u00a0", "_": "\u2011", "\t": "\t"}
_ESCAPED = frozenset("\\{}")
SYMBOL_FONT = "symbol"
_CHARSETS = {
    2: SYMBOL_FONT, 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip
_TOGGLES: dict[str, Style] = {
    "b": "bold", "i": "italic", "ul": "underline", "uld": "underline", "uldb": "underline",
    "ulw": "underline", "uldash": "underline", "ulth": "underline", "ulwave": "underline",
}  # fmt: skip
_CHARACTER_WORDS = frozenset({"plain", "f", "uc", "v", "deleted", "ulnone", *_TOGGLES})
_PARAGRAPH_WORDS = frozenset({"s", "par", "sect", "pard", "outlinelevel"})
_TABLE_WORDS = frozenset({"trowd", "cell", "nestcell", "row", "nestrow"})
_PLATFORMS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
BODY_TEXT_LEVEL = 9
_TABLES = frozenset({"fonttbl", "stylesheet"})
_HEADING_NAME = re.compile(r"heading ([1-9])", re.IGNORECASE)
_HIGH_SURROGATE = re.compile("[\ud800-\udbff]")
DEEPEST_GROUP = 1_000


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits and its end forgets."""

    skipping: bool = False
    styles: frozenset[Style] = frozenset()
    encoding: str | None = None
    fallback: int = 1
    hidden: bool = False
    deleted: bool = False
    destination: str = ""


@dataclass(slots=True)
class _Paragraph:
    """The paragraph being written: where it began and what its properties say."""

    start: int = 0
    outline: int | None = None
    listed: bool = False


def read(name: str, data: bytes) -> ImportedText:
    """Read an .rtf; one that was cut off is read as far as it goes, with a note.

    Raises:
        HostileFile: groups are nested deeper than any program writes.
    """
    walk = _Walk()
    for token in tokens(data):
        walk.meet(token)
        if walk.depth > DEEPEST_GROUP:
            raise HostileFile(name)
        if walk.depth == 0:
            break
    if walk.depth > 0:
        walk.main.note("file_cut_off")
    return walk.finish()


class _Walk:
    """One pass through the tokens; text goes to ``_out``, which a footnote or box replaces."""

    def __init__(self) -> None:
        self.main = self._out = Composition()
        self._state = _State()
        self._stack: list[tuple[_State, Composition, _Paragraph]] = []
        self._paragraph = _Paragraph()
        self._row_start: int | None = None
        self._footnotes: list[Composition] = []
        self._boxes: list[Composition] = []
        self._headers: list[Composition] = []
        self._fonts: dict[int, str] = {}
        self._headings: dict[int, int] = {}
        self._style_read, self._style_name = 0, ""
        self._font_read = 0
        self._code_page = "cp1252"
        self._bytes = bytearray()
        self._characters: list[str] = []
        self._fallback_left = 0
        self._at_group_start = self._starred = False

    @property
    def depth(self) -> int:
        """How many groups are open."""
        return len(self._stack)

    def finish(self) -> ImportedText:
        """The text with its footnotes and the notes on what was left out."""
        self._write()
        self._end_paragraph()
        self._place_boxes()
        self.main.begin_line()
        if self._footnotes:
            self.main.note("notes_at_end", len(self._footnotes))
        for number, note in enumerate(self._footnotes, start=1):
            self.main.add(f"[{number}] ")
            self.main.append(note)
            self.main.end_line()
        if headers := sum(1 for header in self._headers if header.says_something):
            self.main.note("headers_left_out", headers)
        return self.main.finish(encoding=self._code_page)

    def meet(self, token: Token) -> None:
        """Follow one token."""
        if self._is_fallback(token):
            return
        if token.kind in {"text", "byte"}:
            self._bytes += token.data
            self._at_group_start = self._starred = False
            return
        if token.word == "u" and token.number is not None:
            self._unicode(token.number)
            return
        self._write()
        match token.kind:
            case "open":
                self._stack.append((self._state, self._out, self._paragraph))
                self._at_group_start, self._starred = True, False
            case "close":
                self._close()
            case "sign":
                self._sign(token.word)
            case _:
                self._word(token.word, token.number)

    def _is_fallback(self, token: Token) -> bool:
        r"""What follows ``\u`` for readers without Unicode; a brace ends it early."""
        if self._fallback_left <= 0:
            return False
        if token.kind in {"open", "close"} or token.word == "u":
            self._fallback_left = 0
            return False
        if token.kind != "text":
            self._fallback_left -= 1
            return True
        skipped = min(self._fallback_left, len(token.data))
        self._fallback_left -= skipped
        self._bytes += token.data[skipped:]
        return True

    def _unicode(self, number: int) -> None:
        self._decode_bytes()
        self._characters.append(chr(number % 0x10000))
        self._fallback_left = self._state.fallback
        self._at_group_start = self._starred = False

    def _decode_bytes(self) -> None:
        if not self._bytes:
            return
        encoding = self._state.encoding or self._code_page
        if encoding == SYMBOL_FONT:
            text = "".join(symbol("symbol", byte) for byte in self._bytes)
        else:
            text = self._bytes.decode(encoding, errors="replace")
        self._characters.append(text)
        self._bytes.clear()

    def _write(self) -> None:
        r"""Put out the text that has gathered; ``\u`` writes emoji as two surrogates."""
        self._decode_bytes()
        if not self._characters:
            return
        text = "".join(self._characters)
        self._characters = [text[-1]] if _HIGH_SURROGATE.match(text[-1:]) else []
        text = text.removesuffix(self._characters[0]) if self._characters else text
        if self._state.destination == "stylesheet":
            self._style_name += text
        if self._state.destination in _TABLES or self._state.skipping:
            return
        if not text.isascii():
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        if self._state.destination == "listtext":
            text = text.lstrip()
        if self._state.deleted or self._state.hidden:
            key = "deletions_left_out" if self._state.deleted else "hidden_left_out"
            self.main.note(key)
        else:
            self._out.add(text, self._state.styles)

    def _close(self) -> None:
        if not self._stack:
            return
        if self._state.destination == "stylesheet" and (
            named := _HEADING_NAME.match(self._style_name.strip())
        ):
            self._headings[self._style_read] = int(named[1])
        outer, out, paragraph = self._stack.pop()
        if out is not self._out:
            self._end_paragraph()
        self._state, self._out, self._paragraph = outer, out, paragraph
        self._at_group_start = self._starred = False

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
            return
        if sign in _ESCAPED:
            self._bytes += sign.encode()
        elif sign in "\r\n":
            self._control("par", None)
        elif sign in _TEXT_OF_SIGN:
            self._characters.append(_TEXT_OF_SIGN[sign])
        self._at_group_start = self._starred = False

    def _word(self, word: str, number: int | None) -> None:
        begins, starred = self._at_group_start, self._starred
        self._at_group_start = self._starred = False
        if begins and self._enter(word, starred=starred):
            return
        if self._state.destination == "fonttbl":
            self._font_table(word, number)
        elif self._state.destination == "stylesheet":
            self._style_sheet(word, number)
        elif not self._state.skipping:
            self._control(word, number)

    def _enter(self, word: str, *, starred: bool) -> bool:
        """Open the destination that a group's first word names; False for ordinary words."""
        if word == "annotation":
            self.main.note("comments_left_out")
        if word in _WALKED:
            self._state = replace(self._state, skipping=word == "shpinst")
            if word == "shptxt":
                self._redirect(self._boxes)
        elif self._state.skipping:
            return True
        elif word in _HEADERS:
            self._redirect(self._headers)
        elif word == "footnote":
            self._out.add(f"[{len(self._footnotes) + 1}]")
            self._redirect(self._footnotes)
        elif word in _TABLES:
            self._state = replace(self._state, destination=word)
        elif word in {"listtext", "pntext"}:
            self._paragraph.listed = True
            self._state = replace(self._state, destination="listtext")
        elif word in _SKIPPED or starred:
            self._state = replace(self._state, skipping=True)
        else:
            return False
        return True

    def _redirect(self, collected: list[Composition]) -> None:
        self._out = Composition()
        self._paragraph = _Paragraph()
        collected.append(self._out)

    def _font_table(self, word: str, number: int | None) -> None:
        if word == "f":
            self._font_read = number or 0
        elif word == "fcharset" and number in _CHARSETS:
            self._fonts[self._font_read] = _CHARSETS[number]
        elif word == "cpg" and (encoding := _code_page(number)):
            self._fonts[self._font_read] = encoding

    def _style_sheet(self, word: str, number: int | None) -> None:
        """Follow a style's definition; its name comes last, see ``_close``."""
        if word == "s":
            self._style_read, self._style_name = number or 0, ""
        elif word == "outlinelevel" and number is not None and number < BODY_TEXT_LEVEL:
            self._headings[self._style_read] = number + 1

    def _control(self, word: str, number: int | None) -> None:
        if word in _TEXT_OF_WORD:
            listtext = self._state.destination == "listtext"
            text = " " if listtext and word == "tab" else _TEXT_OF_WORD[word]
            self._out.add(text, self._state.styles)
        elif word in _PARAGRAPH_WORDS:
            self._paragraph_word(word, number)
        elif word in _TABLE_WORDS:
            self._table_word(word)
        elif word in _CHARACTER_WORDS:
            self._character_word(word, number)
        elif word == "ansicpg":
            self._code_page = _code_page(number) or self._code_page
        elif word in _PLATFORMS:
            self._code_page = _PLATFORMS[word]

    def _paragraph_word(self, word: str, number: int | None) -> None:
        if self._state.destination == "listtext":
            return
        match word:
            case "s":
                self._paragraph.outline = self._headings.get(number or 0)
            case "par" | "sect":
                self._end_paragraph()
                self._place_boxes()
                self._out.end_line()
                self._paragraph.start = self._out.settle()
            case "pard":
                self._paragraph.outline, self._paragraph.listed = None, False
            case "outlinelevel" if number is not None and number < BODY_TEXT_LEVEL:
                self._paragraph.outline = number + 1

    def _table_word(self, word: str) -> None:
        match word:
            case "trowd" if self._row_start is None:
                self._row_start = self._out.open_row()
            case "cell" | "nestcell":
                self._end_paragraph()
                self._out.end_cell()
            case "row":
                if self._row_start is not None:
                    self._out.close_row(self._row_start)
                self._row_start = None
                self._paragraph.start = self._out.settle()
            case "nestrow":
                self._out.end_line()

    def _end_paragraph(self) -> None:
        """Mark the paragraph just written."""
        start = self._paragraph.start
        if self._paragraph.outline:
            self._out.mark(heading(self._paragraph.outline), start, self._out.length)
        if self._paragraph.listed:
            self._out.mark("list", start, self._out.length)
        self._paragraph.listed = False
        self._paragraph.start = self._out.length

    def _place_boxes(self) -> None:
        """Put text boxes after the paragraph that holds them."""
        if self._out in self._boxes:
            return
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._out.begin_line()
            self._out.append(box)

    def _character_word(self, word: str, number: int | None) -> None:
        on = number != 0
        match word:
            case "plain":
                self._state = replace(
                    self._state, styles=frozenset(), hidden=False, deleted=False, encoding=None
                )
            case "f":
                self._state = replace(self._state, encoding=self._fonts.get(number or 0))
            case "uc":
                self._state = replace(self._state, fallback=max(number or 0, 0))
            case "v":
                self._state = replace(self._state, hidden=on)
            case "deleted":
                self._state = replace(self._state, deleted=on)
            case "ulnone":
                self._state = replace(self._state, styles=self._state.styles - {"underline"})
            case _:
                style: frozenset[Style] = frozenset({_TOGGLES[word]})
                styles = self._state.styles | style if on else self._state.styles - style
                self._state = replace(self._state, styles=styles)


def _code_page(number: int | None) -> str | None:
    """Python's name of a Windows code page that it knows."""
    name = {65001: "utf-8", 10000: "mac_roman"}.get(number or 0, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None
