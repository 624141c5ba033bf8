"""Where the paragraphs of a draft without layout begin and end.

Text that was copied from a page has a line end after every line, sometimes a blank line too, and
page numbers and running heads between the lines; they are found by how the lines look together.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import quantiles

from app.models.draft import DraftParagraph, ParagraphKind
from app.models.imported import ImportedText
from app.models.span import Span

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|halaman|hal)\W+)?(?:\d{1,4}|[ivxlc]{1,7})\W*", re.IGNORECASE
)
_LIST_ITEM = re.compile(
    r"(?:[-*\u2022\u25cf]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+\S", re.IGNORECASE
)
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+\S|(?:BAB|CHAPTER)\s+[IVXLC\d]+\b")
_THOUGHT_ENDS = re.compile(r"[.:;?!][\"'\u201d\u2019\u00bb)\]]*\W*$")
_QUOTED = re.compile('["\u201c\u201d\u201e\u00ab\u00bb]')
_HEADING_WORDS = 16
_REPEATED, _RUNNING_HEAD_WORDS = 3, 12
_FEWEST_LINES, _PAGE_WIDTH = 8, 110
_MOSTLY, _FULL_LINE = 0.5, 0.8


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    text: str
    kind: ParagraphKind
    after_blank: bool


def draft_paragraphs(imported: ImportedText) -> tuple[tuple[DraftParagraph, ...], bool]:
    """The paragraphs of a text, and whether its lines were wrapped as on a page."""
    lines = _lines(imported)
    body = [line for line in lines if line.kind != "furniture"]
    wrapped = _is_wrapped(body)
    spaced = sum(line.after_blank for line in body) > _MOSTLY * len(body)
    width = max((len(line.text) for line in body), default=0)
    found: list[DraftParagraph] = []
    before: _Line | None = None
    for line in lines:
        goes_on = before is not None and _goes_on(before, line, wrapped, spaced, width)
        if goes_on and found[-1].kind != "furniture":
            last = found.pop()
            found.append(DraftParagraph(Span(last.span.start, line.span.end), last.kind))
        else:
            found.append(DraftParagraph(line.span, line.kind))
        before = None if line.kind == "furniture" else line
    return tuple(found), wrapped


def _lines(imported: ImportedText) -> list[_Line]:
    raw = [_stripped(found) for found in _LINE.finditer(imported.text)]
    # Where pages are known the reader has left their heads out: what is left is said again.
    counts = Counter[str]() if imported.pages else Counter(text for _, text in raw)
    marked = _marked(imported)
    ends = [0, *(span.end for span, _ in raw)]
    return [
        _Line(
            span,
            text,
            marked.get(span.start) or _kind(text, counts[text]),
            "\n" in imported.text[end : span.start].replace("\n", "", 1),
        )
        for (span, text), end in zip(raw, ends, strict=False)
    ]


def _stripped(found: re.Match[str]) -> tuple[Span, str]:
    text = found[0].strip()
    start = found.start() + found[0].index(text[0])
    return Span(start, start + len(text)), text


def _marked(imported: ImportedText) -> dict[int, ParagraphKind]:
    """What the format itself says of the lines, by where they begin."""
    kinds: dict[int, ParagraphKind] = {}
    for run in imported.formatting:
        kind: ParagraphKind | None = None
        if run.style.startswith("heading"):
            kind = "heading"
        elif run.style in {"list", "table"}:
            kind = "list" if run.style == "list" else "table"
        if kind is not None:
            kinds |= dict.fromkeys(_starts(imported.text, run.span), kind)
    return kinds


def _starts(text: str, span: Span) -> Iterator[int]:
    for found in _LINE.finditer(text, span.start, span.end):
        yield _stripped(found)[0].start


def _kind(text: str, times: int) -> ParagraphKind:
    words = text.split()
    if _PAGE_NUMBER.fullmatch(text):
        return "furniture"
    if is_heading(text):
        return "heading"
    is_said = bool(_QUOTED.search(text)) or bool(_THOUGHT_ENDS.search(text))
    if times >= _REPEATED and 1 < len(words) <= _RUNNING_HEAD_WORDS and not is_said:
        return "furniture"
    if is_list_item(text):
        return "list"
    return "table" if "\t" in text else "prose"


def is_list_item(text: str) -> bool:
    """Whether a line begins with the mark of a list that somebody typed: ``a)``, ``2.``, ``-``."""
    return bool(_LIST_ITEM.match(text))


def is_heading(text: str) -> bool:
    """Whether a line reads like a heading: numbered in levels, a chapter, or all in capitals."""
    if len(text.split()) > _HEADING_WORDS or _THOUGHT_ENDS.search(text):
        return False
    letters = [sign for sign in text if sign.isalpha()]
    return bool(_NUMBERED.match(text)) or (len(letters) > 3 and text.upper() == text)  # noqa: PLR2004 - shorter ones are abbreviations


def _is_wrapped(lines: Sequence[_Line]) -> bool:
    if len(lines) < _FEWEST_LINES:
        return False
    longest = quantiles([len(line.text) for line in lines], n=10)[-1]
    broken = sum(not _THOUGHT_ENDS.search(line.text) for line in lines)
    return longest <= _PAGE_WIDTH and broken > _MOSTLY * len(lines)


def _goes_on(before: _Line, line: _Line, wrapped: bool, spaced: bool, width: int) -> bool:
    """Whether a line belongs to the paragraph of the line before."""
    if line.kind != "prose" or before.kind in {"heading", "table"}:
        return False
    if not wrapped:
        return spaced and not line.after_blank
    if line.after_blank and not spaced:
        return False
    full = len(before.text) >= _FULL_LINE * width and not before.text.endswith(":")
    return full or not _THOUGHT_ENDS.search(before.text)
