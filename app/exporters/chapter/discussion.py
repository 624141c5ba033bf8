"""The discussion: which effort answers which cause, and what stays open or uncertain."""

from collections.abc import Sequence

from app.analysis.chapter.chapter import ChapterContent, CodeSection
from app.analysis.chapter.tables import Discussion, EffortRow
from app.exporters.chapter.front import named, where_from
from app.exporters.word.captions import CaptionedTable, add_table, text_cell
from app.exporters.word.document import WordDocument
from app.exporters.word.places import code_heading
from app.exporters.word.text import TO_BE_WRITTEN, Line, Piece, line
from app.words import Words


def add_efforts(document: WordDocument, content: ChapterContent) -> None:
    """The table of all efforts, at the end of their part."""
    words = document.words
    rows = [
        (
            named(row.code, words),
            text_cell(row.institution or "\N{EN DASH}"),
            [_evidence(row, words)],
            text_cell(", ".join(code.called for code in row.causes) or "\N{EN DASH}"),
        )
        for row in content.discussion.efforts
    ]
    header = (words("Effort"), words("Institution"), words("Evidence"), words("Cause answered"))
    title = words("Efforts, institutions, evidence and the causes they answer")
    source = where_from(words, content.informants)
    add_table(document, CaptionedTable(title, (4.8, 2.8, 3.2, 3.2), header, rows, source))


def _evidence(row: EffortRow, words: Words) -> Line:
    if not row.evidence:
        return line(Piece(words("[no evidence]"), TO_BE_WRITTEN))
    numbers = ", ".join(row.evidence)
    return line(f"{numbers} " + words("(self-report)") if row.is_self_report else numbers)


def add_discussion(document: WordDocument, content: ChapterContent) -> None:
    """The section that sets causes and efforts against each other."""
    words, found = document.words, content.discussion
    document.heading(2, words("Discussion"))
    if found.causes and found.efforts:
        _add_answers(document, content)
    _add_gaps(document, found)
    _add_contrary(document, [section for kind in content.kinds for section in kind.codes])
    _open(document, words("[Discussion not written yet: what the findings mean together]"))


def _add_answers(document: WordDocument, content: ChapterContent) -> None:
    words = document.words
    missing = line(Piece(words("[no effort answers it]"), TO_BE_WRITTEN))
    rows = [
        (
            named(row.code, words),
            [line(code_heading(code, words)) for code in row.efforts] or [missing],
        )
        for row in content.discussion.causes
    ]
    header = (words("Cause"), words("Efforts that answer it"))
    title = words("Causes and the efforts that answer them")
    source = where_from(words, content.informants)
    add_table(document, CaptionedTable(title, (6.0, 8.0), header, rows, source))


def _add_gaps(document: WordDocument, found: Discussion) -> None:
    words = document.words
    for codes, text in (
        (found.unanswered, words("Causes that no effort answers: {names}.", names="\0")),
        (found.unprompted, words("Efforts that answer no cause: {names}.", names="\0")),
        (
            found.self_reports,
            words("Efforts of which only their own institution tells: {names}.", names="\0"),
        ),
    ):
        if codes:
            names = "; ".join(code_heading(code, words) for code in codes)
            document.paragraph("Body Text", text.replace("\0", names))


def _add_contrary(document: WordDocument, sections: Sequence[CodeSection]) -> None:
    words = document.words
    found = [
        f"{code_heading(section.code, words)} "
        f"({', '.join(each.passage.number for each in section.contradicting)})"
        for section in sections
        if section.contradicting
    ]
    if found:
        names = "; ".join(found)
        document.paragraph(
            "Body Text", words("Contrary evidence stands under: {names}.", names=names)
        )


def _open(document: WordDocument, text: str) -> None:
    document.paragraph("Body Text", Piece(text, TO_BE_WRITTEN))
