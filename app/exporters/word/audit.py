"""The audit in Word: comments in a copy of the draft, or a report where the draft is no Word file.

A comment stands exactly at its quotation: runs are split where one begins or ends (ECMA-376 part
1, 17.13.4). Nothing else of the draft is touched.
"""

import io
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.text.run import CT_R
from docx.text.run import Run
from lxml.etree import _Element

from app.exporters.word.document import Imprint, WordDocument
from app.exporters.word.text import xml_text
from app.models.draft import Anchor, Draft
from app.models.span import Span
from app.words import Words

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_AUTHOR, _INITIALS = "Kutipan", "K"


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said at a place of the draft; without a place, about the draft as a whole."""

    place: Span | None
    title: str
    quotation: str
    sentences: tuple[str, ...]


def commented_docx(draft: Draft, data: bytes, remarks: Sequence[Remark]) -> bytes:
    """A copy of a Word draft with a comment for every remark, in the order of the draft.

    Raises:
        ValueError, KeyError, BadZipFile: python-docx cannot open the file (a strict one, say).
    """
    document = docx.Document(io.BytesIO(data))
    anchors = _Anchors(document, draft.anchors)
    whole = [remark for remark in remarks if remark.place is None]
    for remark in sorted(remarks, key=lambda each: each.place.start if each.place else 0):
        if remark.place is None:
            continue
        runs = anchors.runs(remark.place)
        if runs:
            _comment(document, runs, remark)
        else:
            whole.append(remark)
    if whole:
        _comment_whole(document, whole)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _comment(document: Document, runs: Sequence[Run], remark: Remark) -> None:
    text = "\n".join((remark.title, *remark.sentences))
    document.add_comment(
        runs=[runs[0], runs[-1]], text=xml_text(text), author=_AUTHOR, initials=_INITIALS
    )


def _comment_whole(document: Document, remarks: Sequence[Remark]) -> None:
    """What has no place of its own stands at the first words of the draft."""
    first = next((run for paragraph in document.paragraphs for run in paragraph.runs), None)
    if first is None:
        first = document.add_paragraph().add_run()
    for remark in remarks:
        quoted = [f"\u201c{remark.quotation}\u201d"] if remark.quotation else []
        sentences = (*quoted, *remark.sentences)
        _comment(document, [first], Remark(None, remark.title, "", tuple(sentences)))


class _Anchors:
    """The text elements of a document by the stretch of the draft that they hold."""

    def __init__(self, document: Document, anchors: Sequence[Anchor]) -> None:
        body = document.element.body
        elements: list[_Element] = list(body.iter(qn("w:t")))
        self._document = document
        self._held = [
            (anchor.span.start, anchor.span.end, elements[anchor.place])
            for anchor in sorted(anchors, key=lambda each: each.span)
            if anchor.place < len(elements)
        ]

    def runs(self, place: Span) -> list[Run]:
        """The runs of a place, split so that they hold nothing else."""
        self._cut(place.start)
        self._cut(place.end)
        return [
            Run(run, self._document)
            for start, end, element in self._held
            if start < place.end
            and end > place.start
            and isinstance(run := element.getparent(), CT_R)
        ]

    def _cut(self, position: int) -> None:
        for nth, (start, end, element) in enumerate(self._held):
            run, text = element.getparent(), element.text or ""
            # Where the draft left signs out (soft hyphens) positions do not fit: cut nothing.
            if start < position < end and isinstance(run, CT_R) and len(text) == end - start:
                later = _split(run, element, position - start)
                self._held[nth : nth + 1] = [(start, position, element), (position, end, later)]
                return


def _split(run: CT_R, element: _Element, length: int) -> _Element:
    """Make a second run of what follows the first ``length`` signs of a text element."""
    later = deepcopy(run)
    children, copies = list(run), list(later)
    nth = children.index(element)
    text = element.text or ""
    for child in children[nth + 1 :]:
        run.remove(child)
    for child in copies[:nth]:
        if child.tag != qn("w:rPr"):
            later.remove(child)
    element.text, copies[nth].text = text[:length], text[length:]
    for each in (element, copies[nth]):
        each.set(_SPACE, "preserve")
    run.addnext(later)
    return copies[nth]


def audit_report_docx(
    title: str, summary: str, remarks: Sequence[Remark], words: Words, imprint: Imprint
) -> bytes:
    """The remarks as a document of their own."""
    document = WordDocument(words, imprint)
    document.paragraph("Title", title)
    document.paragraph("Table Note", summary)
    for remark in remarks:
        document.heading(1, remark.title)
        if remark.quotation:
            document.paragraph("Quote", f"\u201c{remark.quotation}\u201d")
        for sentence in remark.sentences:
            document.paragraph("Body Text", sentence)
    return document.finished()
