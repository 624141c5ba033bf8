"""Reading back what was written, as a word processor and as a strict reader would."""

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml.etree import _Element


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def all_paragraphs(data: bytes) -> Iterator[Paragraph]:
    """Every paragraph of the body in order, those of tables too."""
    document = opened(data)
    for found in document.element.body.iter(qn("w:p")):
        yield Paragraph(found, document._body)


def outline_of(data: bytes) -> str:
    """Style and words of every paragraph, for golden files."""
    return "".join(
        f"{paragraph.style.name if paragraph.style else ''} | {text_of(paragraph)}\n"
        for paragraph in all_paragraphs(data)
    )


def text_of(paragraph: Paragraph) -> str:
    """The words with breaks and tabs as in the source, but visible as ``\\n`` and ``\\t``."""
    return words_in(paragraph._p).replace("\n", "\\n").replace("\t", "\\t")


def words_in(element: _Element) -> str:
    """All words under an element, links and content controls included."""
    breaks = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    parts = []
    for found in element.iter(qn("w:t"), *breaks):
        in_style = found.getparent()
        if in_style is not None and in_style.tag == qn("w:tabs"):
            continue
        parts.append(breaks.get(str(found.tag)) or found.text or "")
    return "".join(parts)


def headings(data: bytes) -> list[str]:
    return [
        words_in(paragraph._p)
        for paragraph in all_paragraphs(data)
        if paragraph.style and str(paragraph.style.name).startswith("Heading")
    ]


def cells(data: bytes) -> list[list[str]]:
    """The rows of all tables as words."""
    body = opened(data).element.body
    return [
        ["\n".join(words_in(p) for p in cell.iter(qn("w:p"))) for cell in row.iter(qn("w:tc"))]
        for row in body.iter(qn("w:tr"))
    ]


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode("utf-8")


def names(data: bytes, attribute: str, tag: str) -> list[str]:
    """The values of an attribute of all elements of a kind, in order."""
    body = opened(data).element.body
    return [found.get(qn(f"w:{attribute}"), "") for found in body.iter(qn(f"w:{tag}"))]
