"""The agreement of two coders as a Word document: the differences first, then the figures."""

from app.analysis.agreement.agreement import Agreement
from app.analysis.agreement.report import (
    FIGURE_COLUMNS,
    AgreementContent,
    about,
    coded_as,
    figure_cells,
    how_settled,
    kind_of_difference,
    place_of,
    undefined_notes,
)
from app.analysis.moments import Days
from app.exporters.word.appendix import add_title, imprint
from app.exporters.word.document import WordDocument
from app.exporters.word.tables import WordTable
from app.exporters.word.text import line
from app.exporters.writing import Progress, Steps
from app.words.agreement import GUIDE, LEVELS, METHOD, REFERENCES, UNITS

_DIFFERENCE_WIDTHS = (0.9, 3.4, 7.2, 3.4, 3.4, 2.4, 3.4)
_FIGURE_WIDTHS = (3.6, 2.1, 2.1, 2.5, 1.4, 1.4, 2.7, 1.5, 1.5)
"""Proportions of the columns."""


def agreement_docx(
    content: AgreementContent, days: Days, made_at: str, progress: Progress | None = None
) -> bytes:
    """The report as a file; ``made_at`` is a stored moment, ``progress`` may raise to cancel."""
    words = days.words
    title = words("Agreement of Two Coders")
    document = WordDocument(words, imprint(content.project, title, made_at))
    document.lay_down()
    add_title(document, content.project, title)
    for sentence in about(content, days):
        document.paragraph("Table Note", sentence)
    steps = Steps(len(content.differences), progress)
    document.heading(1, words("Differences"))
    _add_differences(document, content, steps)
    document.heading(1, words("Figures"))
    for sentence in GUIDE:
        document.paragraph("Table Note", words(sentence))
    for found in content.agreements:
        _add_figures(document, found)
    document.heading(1, words("How it was computed"))
    for sentence in METHOD:
        document.paragraph("Table Note", words(sentence))
    for reference in REFERENCES:
        document.paragraph("Table Note", reference)
    steps.finish()
    return document.finished()


def _add_differences(document: WordDocument, content: AgreementContent, steps: Steps) -> None:
    words, compared = document.words, content.compared
    if not content.differences:
        document.paragraph("Body Text", words("The two coded everything alike."))
        return
    table = WordTable(document, _DIFFERENCE_WIDTHS)
    table.header(
        *(words("No."), words("Place"), words("Quotation")),
        *(compared.first.name, compared.second.name, words("Difference"), words("Settled")),
    )
    for number, each in enumerate(content.differences, start=1):
        cells = [
            *(str(number), place_of(each, words), each.quotation),
            coded_as(each, each.first_code, each.first),
            coded_as(each, each.second_code, each.second),
            *(kind_of_difference(each, compared, words), how_settled(each, compared, words)),
        ]
        table.row(*([line(cell)] for cell in cells))
        steps.step()


def _add_figures(document: WordDocument, found: Agreement) -> None:
    words = document.words
    units = words.plural(*UNITS[found.level], found.units)
    coded = words("{n} of them coded", n=found.coded_units)
    document.heading(2, f"{words(LEVELS[found.level])} ({units}, {coded})")
    table = WordTable(document, _FIGURE_WIDTHS)
    table.header(*(words(name) for name in FIGURE_COLUMNS))
    for figures in found.codes:
        table.row(*([line(cell)] for cell in figure_cells(figures, words)))
    table.row(*([line(c, style="Table Heading")] for c in figure_cells(found.overall, words)))
    for note in undefined_notes(found, words):
        document.paragraph("Table Note", note)
