"""The sections of the chapter: a code with its definition, quotations and what is to be written."""

from collections.abc import Sequence
from itertools import count

from docx.oxml.ns import qn
from lxml.etree import _Element

from app.analysis.chapter.chapter import (
    ChapterContent,
    CodeSection,
    GroupSection,
    KindSection,
    Quoted,
)
from app.analysis.chapter.quotation_cuts import shortened
from app.exporters.chapter.phrases import attribution, lead_in, sentence, shown_before
from app.exporters.review.marks import definition_bookmark, quotation_bookmark
from app.exporters.word.document import WordDocument
from app.exporters.word.places import code_bookmark, passage_bookmark
from app.exporters.word.text import TO_BE_WRITTEN, Piece
from app.exporters.writing import Steps
from app.queries.codes import CodeRow
from app.words import Words
from app.words.terms import kind_title

LEVEL = 2
"""Of the heading of a kind; the chapter's own is 1."""


class QuotationChangedError(RuntimeError):
    """A quotation would have been printed otherwise than it was said: a bug of ours."""


def group_heading(kind: KindSection, group: GroupSection, words: Words) -> str:
    """``Upaya sekolah``."""
    title = kind_title(words, kind.kind, kind.kind_name)
    if not group.group:
        return words("{kind}, others", kind=title)
    return words("{kind} of {group}", kind=title, group=group.group)


def code_title(code: CodeRow, words: Words) -> str:
    """The name, with the label behind it so that it is found in the codebook."""
    name = code.name_in(words.language)
    return f"{name} ({code.label})" if code.label else name


class SectionWriter:
    """Writes section after section; the phrases of the lead-ins take turns throughout.

    Quotations and the headings of codes carry bookmarks, by which comments on them are read back.
    """

    def __init__(self, document: WordDocument, content: ChapterContent, steps: Steps) -> None:
        self.words = document.words
        self._document = document
        self._content = content
        self._steps = steps
        self._turns = count()
        self._contrary_turns = count()
        self._headings: dict[str, str] = {}

    def add_kind(self, kind: KindSection) -> None:
        """All codes of a kind under its heading."""
        words = self.words
        self._document.heading(LEVEL, kind_title(words, kind.kind, kind.kind_name))
        for question in kind.questions:
            self._body(words("This section answers the question: {question}", question=question))
        proven = [code.code.name_in(words.language) for code in kind.codes if code.has_evidence]
        if proven:
            self._body(words("Set out below, in this order: {names}.", names="; ".join(proven)))
        for group in kind.groups:
            if group.number:
                self._document.heading(LEVEL + 1, group_heading(kind, group, words))
            for code in group.codes:
                self._add_code(code)

    def _add_code(self, section: CodeSection) -> None:
        words, code = self.words, section.code
        uuid = self._content.code_uuids.get(code.id)
        marks = [code_bookmark(code.id), *([definition_bookmark(uuid)] if uuid else [])]
        title = code_title(code, words)
        number = self._document.heading(section.level + 1, title, bookmarks=marks)
        name = words("“{name}”", name=code.name_in(words.language))
        self._headings[section.number] = number or name
        if code.definition:
            self._body(sentence(code.definition))
        else:
            self._open(words("[Definition not written yet: {code}]", code=code.called))
        self._texts(section.written.opening)
        self._add_notes(section)
        self._add_passages(section.supporting, contrary=False)
        self._add_passages(section.contradicting, contrary=True)
        self._conclude(section)

    def _add_notes(self, section: CodeSection) -> None:
        words, called = self.words, section.code.called
        if not section.has_evidence:
            self._open(words("[No passage supports {code}: not to be concluded.]", code=called))
        elif section.is_self_report:
            self._open(
                words(
                    "[Only {group} itself tells of {code}: another voice is needed.]",
                    group=section.code.group,
                    code=called,
                )
            )
        if section.asked:
            numbers = ", ".join(section.asked)
            self._open(words("[Not evidence, said by the interviewer: {numbers}]", numbers=numbers))

    def _conclude(self, section: CodeSection) -> None:
        """What was made of contrary evidence, and of the whole section; else their open slots."""
        words, written, called = self.words, section.written, section.code.called
        if written.contrary:
            self._texts(written.contrary)
        elif section.contradicting:
            self._open(
                words(
                    "[How the contrary evidence was dealt with is not written yet: {code}]",
                    code=called,
                )
            )
        if written.synthesis:
            self._texts(written.synthesis)
        elif section.has_evidence:
            self._open(words("[Synthesis not written yet: {code}]", code=called))

    def _add_passages(self, passages: Sequence[Quoted], *, contrary: bool) -> None:
        for quoted in passages:
            if quoted.printed_under:
                heading = self._headings[quoted.printed_under]
                bookmark = passage_bookmark(quoted.passage.id)
                pieces = shown_before(self.words, quoted, bookmark, heading, contrary=contrary)
                self._document.paragraph("Body Text", *pieces)
            else:
                self._quote(quoted, contrary=contrary)
            self._interpret(quoted)
            self._steps.step()

    def _quote(self, quoted: Quoted, *, contrary: bool) -> None:
        """The quotation as a block of its own, or within its lead-in where it is short."""
        passage, profile = quoted.passage, self._document.profile
        text = shortened(passage.text, quoted.cuts)
        turn = next(self._contrary_turns if contrary else self._turns)
        introduced = lead_in(self.words, quoted, turn, contrary=contrary)
        apart = profile.sets_apart(text)
        pieces = self._quotation(quoted, text, marks=profile.quotes.marks or not apart)
        if apart:
            self._document.paragraph("Lead In", introduced)
            made = self._document.paragraph("Quote", *pieces)
        else:
            made = self._document.paragraph("Body Text", f"{introduced} ", *pieces)
        if text not in _said(made):
            raise QuotationChangedError(passage.number)

    def _quotation(self, quoted: Quoted, text: str, *, marks: bool) -> list[Piece]:
        passage = quoted.passage
        uuid = self._content.passage_uuids.get(passage.id)
        opening = "\N{LEFT DOUBLE QUOTATION MARK}" if marks else ""
        closing = [Piece("\N{RIGHT DOUBLE QUOTATION MARK}")] if marks else []
        return [
            Piece(opening, bookmark=passage_bookmark(passage.id)),
            Piece(text, bookmark=quotation_bookmark(uuid) if uuid else ""),
            *closing,
            *attribution(self.words, passage, self._document.months),
        ]

    def _interpret(self, quoted: Quoted) -> None:
        """The researcher's own words, or an open slot; a repeated passage had its slot before."""
        if quoted.interpretation.strip():
            self._texts(quoted.interpretation)
        elif not quoted.printed_under:
            number = quoted.passage.number
            self._open(self.words("[Interpretation not written yet: {number}]", number=number))

    def _texts(self, written: str) -> None:
        for text in written.split("\n"):
            if text.strip():
                self._body(text.strip())

    def _body(self, text: str) -> None:
        self._document.paragraph("Body Text", text)

    def _open(self, text: str) -> None:
        self._document.paragraph("Body Text", Piece(text, TO_BE_WRITTEN))


_BREAKS = {qn("w:br"): "\n", qn("w:tab"): "\t"}


def _said(paragraph: _Element) -> str:
    """The words of a paragraph as a word processor will show them."""
    found = paragraph.iter(qn("w:t"), *_BREAKS)
    return "".join(_BREAKS.get(str(each.tag)) or each.text or "" for each in found)
