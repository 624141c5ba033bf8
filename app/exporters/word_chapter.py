"""The chapter *Hasil dan Pembahasan* as a Word document for the student to finish."""

from collections.abc import Sequence
from itertools import count

from app.analysis.chapter import ChapterContent, CodeSection, GroupSection, KindSection, Quoted
from app.exporters.chapter_phrases import (
    attribution,
    lead_in,
    sentence,
    shown_before,
)
from app.exporters.review_marks import definition_bookmark, quotation_bookmark
from app.exporters.word_appendix import imprint
from app.exporters.word_conclusion import add_conclusion
from app.exporters.word_document import WordDocument
from app.exporters.word_places import passage_bookmark
from app.exporters.word_text import TO_BE_WRITTEN, Piece
from app.exporters.writing import Progress, Steps
from app.queries.codes import CodeRow
from app.words import Words
from app.words.terms import kind_title


def chapter_docx(
    content: ChapterContent, words: Words, made_at: str, progress: Progress | None = None
) -> bytes:
    """The chapter as a file; ``made_at`` is a stored moment, ``progress`` may raise to cancel."""
    document = WordDocument(words, imprint(content.project, words("Results"), made_at))
    document.paragraph("Title", words("Results and Discussion"))
    if not content.kinds:
        document.paragraph("Body Text", words("There are no codes yet."))
    sections = [code for kind in content.kinds for code in kind.codes]
    total = sum(len(code.supporting) + len(code.contradicting) for code in sections)
    writer = _Writer(document, content, Steps(total, progress))
    for kind in content.kinds:
        writer.add_kind(kind)
    if content.kinds:
        add_conclusion(document, content.kinds)
    writer.steps.finish()
    return document.finished()


def group_heading(kind: KindSection, group: GroupSection, words: Words) -> str:
    """``2.1 Upaya sekolah``."""
    title = kind_title(words, kind.kind, kind.kind_name)
    if not group.group:
        return f"{group.number} " + words("{kind}, others", kind=title)
    return f"{group.number} " + words("{kind} of {group}", kind=title, group=group.group)


def code_title(code: CodeRow, words: Words) -> str:
    """The name, with the label behind it so that it is found in the codebook."""
    name = code.name_in(words.language)
    return f"{name} ({code.label})" if code.label else name


class _Writer:
    """Writes section after section; the phrases of the lead-ins take turns throughout.

    Quotations and the headings of codes carry bookmarks, by which comments on them are read back.
    """

    def __init__(self, document: WordDocument, content: ChapterContent, steps: Steps) -> None:
        self.steps = steps
        self._document = document
        self._content = content
        self.words = document.words
        self._turns = count()
        self._contrary_turns = count()

    def add_kind(self, kind: KindSection) -> None:
        words = self.words
        title = kind_title(words, kind.kind, kind.kind_name)
        self._document.heading(1, f"{kind.number}. {title}")
        for question in kind.questions:
            self._body(words("This section answers the question: {question}", question=question))
        proven = [code.code.name_in(words.language) for code in kind.codes if code.has_evidence]
        if proven:
            self._body(words("Set out below, in this order: {names}.", names="; ".join(proven)))
        for group in kind.groups:
            if group.number:
                self._document.heading(2, group_heading(kind, group, words))
            for code in group.codes:
                self._add_code(code)

    def _add_code(self, section: CodeSection) -> None:
        words, code = self.words, section.code
        title = f"{section.number} {code_title(code, words)}"
        uuid = self._content.code_uuids.get(code.id)
        bookmark = definition_bookmark(uuid) if uuid else ""
        self._document.heading(section.level, title, bookmark=bookmark)
        if code.definition:
            self._body(sentence(code.definition))
        else:
            self._open(words("[Definition not written yet: {code}]", code=code.called))
        self._add_notes(section)
        self._add_passages(section.supporting, contrary=False)
        self._add_passages(section.contradicting, contrary=True)

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

    def _add_passages(self, passages: Sequence[Quoted], *, contrary: bool) -> None:
        for quoted in passages:
            if quoted.printed_under:
                bookmark = passage_bookmark(quoted.passage.id)
                pieces = shown_before(self.words, quoted, bookmark, contrary=contrary)
                self._document.paragraph("Body Text", *pieces)
            else:
                self._quote(quoted, contrary=contrary)
            self._interpret(quoted)
            self.steps.step()

    def _quote(self, quoted: Quoted, *, contrary: bool) -> None:
        words, passage = self.words, quoted.passage
        uuid = self._content.passage_uuids.get(passage.id)
        turn = next(self._contrary_turns if contrary else self._turns)
        self._document.paragraph("Lead In", lead_in(words, quoted, turn, contrary=contrary))
        self._document.paragraph(
            "Quote",
            Piece("\N{LEFT DOUBLE QUOTATION MARK}", bookmark=passage_bookmark(passage.id)),
            Piece(passage.text, bookmark=quotation_bookmark(uuid) if uuid else ""),
            Piece("\N{RIGHT DOUBLE QUOTATION MARK}"),
            *attribution(words, passage),
        )

    def _interpret(self, quoted: Quoted) -> None:
        """The researcher's own words, or an open slot; a repeated passage had its slot before."""
        if quoted.interpretation.strip():
            for text in quoted.interpretation.split("\n"):
                if text.strip():
                    self._body(text.strip())
        elif not quoted.printed_under:
            number = quoted.passage.number
            self._open(self.words("[Interpretation not written yet: {number}]", number=number))

    def _body(self, text: str) -> None:
        self._document.paragraph("Body Text", text)

    def _open(self, text: str) -> None:
        self._document.paragraph("Body Text", Piece(text, TO_BE_WRITTEN))
