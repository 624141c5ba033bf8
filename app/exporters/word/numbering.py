"""Numbers of headings: a multilevel list that is linked to the heading styles.

The chapter's own number is written out in the list (``BAB IV``, ``4.%2``) instead of counted: a
chapter that is a file of its own would count from one, and the mixture of roman and arabic figures
needs *legal numbering*, which LibreOffice 7 and other word processors ignore.
"""

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn

from app.exporters.word.text import parsed
from app.models.format_profile import Headings, Scheme
from app.words import Words

LEVELS = 4
_FORMATS = {
    "decimal": ("decimal", "decimal", "decimal", "decimal"),
    "letters": ("decimal", "upperLetter", "decimal", "lowerLetter"),
    "plain": ("none", "none", "none", "none"),
}
_ROMAN = (*((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),)


def chapter_mark(headings: Headings, number: int, words: Words) -> str:
    """``BAB IV`` or ``Chapter 4``; empty for an article."""
    if not number:
        return ""
    word = headings.chapter or words("Chapter")
    shown = roman(number) if headings.numerals == "roman" else str(number)
    mark = f"{word} {shown}".strip()
    return mark.upper() if headings.capitals else mark


def roman(number: int) -> str:
    """A number up to 39 in roman figures."""
    shown = ""
    for value, figure in _ROMAN:
        shown += figure * (number // value)
        number %= value
    return shown


def letters(number: int) -> str:
    """``a`` to ``z``, then ``aa``, as word processors count."""
    place, times = (number - 1) % 26, (number - 1) // 26 + 1
    return chr(ord("a") + place) * times


@dataclass(frozen=True, slots=True)
class HeadingNumber:
    """A heading's number as it is shown, and in full as other sections name it (``E.1.a``)."""

    shown: str = ""
    full: str = ""


class HeadingNumbers:
    """Counts the headings of a document as Word will, to name sections in text and contents."""

    def __init__(self, scheme: Scheme, chapter: int, chapter_mark: str) -> None:
        self.scheme = scheme
        self.chapter = chapter
        self.chapter_mark = chapter_mark
        self._counts = [0] * LEVELS

    def next(self, level: int) -> HeadingNumber:
        """The number of the next heading of a level from 1, which is the chapter's own."""
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (LEVELS - level)
        if level == 1:
            return HeadingNumber(self.chapter_mark, self.chapter_mark)
        parts = [
            _figure(form, count)
            for form, count in zip(
                _FORMATS[self.scheme][1:level], self._counts[1:level], strict=True
            )
        ]
        if self.scheme == "plain":
            return HeadingNumber()
        if self.scheme == "letters":
            return HeadingNumber(f"{parts[-1]}.", ".".join(parts))
        full = ".".join([*([str(self.chapter)] if self.chapter else []), *parts])
        return HeadingNumber(full if "." in full else f"{full}.", full)


def _figure(form: str, number: int) -> str:
    match form:
        case "upperLetter":
            return letters(number).upper()
        case "lowerLetter":
            return letters(number)
        case _:
            return str(number)


def number_headings(document: Document, numbers: HeadingNumbers) -> None:
    """Put the list into the document and tie the heading styles to it."""
    levels = "".join(
        _level(level, style.style_id, numbers)
        for level in range(LEVELS)
        for style in [document.styles[f"Heading {level + 1}"]]
    )
    xml = (
        f"<w:numbering {nsdecls('w')}>"
        '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>'
        f'{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        "</w:numbering>"
    )
    package = document.part.package
    part = Part(
        PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, _HEAD + xml.encode(), package
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    for level in range(LEVELS):
        _tie(document, level)


_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _level(level: int, style_id: str, numbers: HeadingNumbers) -> str:
    """A level; what follows a chapter's number is a line break in the heading itself."""
    text = _level_text(level, numbers)
    form = _FORMATS[numbers.scheme][level] if text else "none"
    follow = '<w:suff w:val="nothing"/>' if level == 0 or not text else ""
    hanging = _HANGING[numbers.scheme][level] if text and level else 0
    tabs = f'<w:tabs><w:tab w:val="num" w:pos="{hanging}"/></w:tabs>' if hanging else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f"<w:pStyle w:val={quoteattr(style_id)}/>{follow}<w:lvlText w:val={quoteattr(text)}/>"
        f'<w:lvlJc w:val="left"/><w:pPr>{tabs}'
        f'<w:ind w:left="{hanging}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


_HANGING: dict[str, tuple[int, ...]] = {
    "decimal": (0, 567, 737, 964),
    "letters": (0, 425, 425, 425),
    "plain": (0, 0, 0, 0),
}
"""Room for the numbers, in twentieths of a point."""


def _level_text(level: int, numbers: HeadingNumbers) -> str:
    if level == 0:
        return numbers.chapter_mark
    if numbers.scheme == "plain":
        return ""
    if numbers.scheme == "letters":
        return f"%{level + 1}."
    counted = ".".join(f"%{place}" for place in range(2, level + 2))
    if numbers.chapter:
        return f"{numbers.chapter}.{counted}"
    return f"{counted}." if level == 1 else counted


def _tie(document: Document, level: int) -> None:
    """The style says which list; the list says which style."""
    properties = document.styles[f"Heading {level + 1}"].element.get_or_add_pPr()
    known = properties.find(qn("w:numPr"))
    if known is not None:
        properties.remove(known)
    made = parsed(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')
    properties._insert_numPr(made)  # noqa: SLF001 - the only way to its place in the sequence
