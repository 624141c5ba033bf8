"""Markdown (.md): the words without the markup, as CommonMark and its tables understand it.

Line ends inside a paragraph stay, because transcripts put a speaker on each line. Link
definitions are off: ``[P]: Ya`` is a speaker's turn, not an address. HTML is shown as written.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from app.importers.composing import Composition, heading
from app.importers.encoding import decode
from app.models.imported import ImportedText, Style

_FRONT_MATTER = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(.*?\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
_DEEPEST = 100
"""Nested quotations and lists; what is deeper would vanish without a word."""
_INLINE_STYLES: dict[str, Style] = {"strong": "bold", "em": "italic"}


def read(_name: str, data: bytes) -> ImportedText:
    """Read a Markdown file."""
    decoded = decode(data)
    composition = Composition()
    for note in decoded.notes:
        composition.note(note.key, note.count)
    text = decoded.text
    if front := _FRONT_MATTER.match(text):
        composition.add(front[1])
        text = text[front.end() :]
    _Page(composition).blocks(_parser().parse(text))
    if not composition.says_something:
        composition.add_verbatim(text)
    return composition.finish(encoding=decoded.encoding)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST})
    return parser.enable(["table", "strikethrough"]).disable("reference")


class _Page:
    """Walks the flat token stream and keeps what is open around a token."""

    def __init__(self, out: Composition) -> None:
        self._out = out
        self._lists = 0
        self._item_label = ""
        self._open: list[tuple[str, Style, int]] = []

    def blocks(self, tokens: Sequence[Token]) -> None:
        """Write every block with a line end after it."""
        rows = iter(tokens)
        for token in rows:
            match token.type:
                case "table_open":
                    self._table(rows)
                case "bullet_list_open" | "ordered_list_open":
                    self._lists += 1
                case "bullet_list_close" | "ordered_list_close":
                    self._lists -= 1
                case "list_item_open":
                    self._item_label = f"{token.info}{token.markup} " if token.info else "• "
                case "heading_open":
                    self._begin("heading", heading(int(token.tag[1:])))
                case "heading_close":
                    self._end("heading")
                case "inline":
                    self._paragraph(token)
                case "fence" | "code_block":
                    self._out.add(token.content.rstrip("\n"))
                    self._out.end_line()

    def _paragraph(self, token: Token) -> None:
        label, self._item_label = self._item_label, ""
        with self._out.marked("list" if self._lists else None):
            self._out.add(label)
            self._inline(token.children or [])
        self._out.end_line()

    def _table(self, tokens: Iterator[Token]) -> None:
        for token in tokens:
            if token.type == "table_close":
                return
            if token.type == "tr_open":
                self._row(tokens)

    def _row(self, tokens: Iterator[Token]) -> None:
        with self._out.row():
            for token in tokens:
                if token.type == "tr_close":
                    return
                if token.type == "inline":
                    self._inline(token.children or [])
                    self._out.end_cell()

    def _inline(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            kind, _, edge = token.type.rpartition("_")
            if edge == "open" and kind in _INLINE_STYLES:
                self._begin(kind, _INLINE_STYLES[kind])
            elif edge == "close" and kind in _INLINE_STYLES:
                self._end(kind)
            elif token.type in {"softbreak", "hardbreak"}:
                self._out.add("\n")
            else:
                self._out.add(token.content)

    def _begin(self, kind: str, style: Style) -> None:
        self._open.append((kind, style, self._out.settle()))

    def _end(self, kind: str) -> None:
        if self._open and self._open[-1][0] == kind:
            _, style, start = self._open.pop()
            self._out.mark(style, start, self._out.length)
