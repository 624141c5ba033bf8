"""The evidence report as a Word document: what a student and a supervisor talk about."""

from app.analysis.chapter.evidence import EvidenceReport
from app.exporters.word.document import Imprint, WordDocument
from app.exporters.word.tables import WordTable
from app.exporters.word.text import line
from app.queries.passages import PassageRow
from app.words import Words
from app.words.evidence import ABOUT_PASSAGES, CHAPTER_TITLES, EXPLAINED, TITLES
from app.words.shortening import shortened

_COLUMNS = (2.0, 9.0)
_QUOTED = 160


def evidence_docx(report: EvidenceReport, words: Words, about: Imprint) -> bytes:
    """A heading for each finding and a table of what it names; nothing found is said, too."""
    document = WordDocument(words, about)
    document.paragraph("Title", words("Evidence Report"))
    intro = words("What the chapter and its conclusion cannot rest on as the study stands now.")
    document.paragraph("Body Text", intro)
    _add_part(document, report, words("The codes and their evidence"), TITLES)
    _add_part(document, report, words("The chapter as it is arranged"), CHAPTER_TITLES)
    return document.finished()


def _add_part(
    document: WordDocument, report: EvidenceReport, title: str, findings: dict[str, str]
) -> None:
    words = document.words
    names = {code.called: code.name_in(words.language) for code in report.codes}
    quoted = {row.number: _quoted(row) for row in report.passages}
    document.heading(1, title)
    for key, called in findings.items():
        named: tuple[str, ...] = report.named(key)
        document.heading(2, f"{words(called)} ({len(named)})")
        if not named:
            document.paragraph("Body Text", words("None."))
            continue
        document.paragraph("Body Text", words(EXPLAINED[key]))
        table = WordTable(document, _COLUMNS)
        if key in ABOUT_PASSAGES:
            table.header(words("Passage"), words("Quotation"))
            for number in named:
                table.row([line(number)], [line(quoted.get(number, ""))])
        else:
            table.header(words("Code"), words("Name"))
            for label in named:
                table.row([line(label)], [line(names.get(label, ""))])


def _quoted(row: PassageRow) -> str:
    who = row.informant.code if row.informant else row.source
    return f"{who}: {shortened(row.text, _QUOTED)}"
