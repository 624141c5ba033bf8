"""The review document: per code a table with one row per coding, for a supervisor with Word."""

from copy import deepcopy

from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from lxml.etree import _Element

from app.analysis.citation import printed_date, speaker_and_place
from app.analysis.review_document import ReviewCode, ReviewContent, ReviewEntry
from app.exporters.review_marks import (
    GENERAL_BOOKMARK,
    NOT_DECIDED,
    REVIEWER_BOOKMARK,
    earlier_lines,
    row_bookmark,
    row_name,
)
from app.exporters.word_appendix import imprint
from app.exporters.word_document import WordDocument
from app.exporters.word_places import code_heading, who
from app.exporters.word_tables import WordTable
from app.exporters.word_text import Line, Piece, element, line
from app.exporters.writing import Progress, Steps
from app.words import Words
from app.words.terms import STANCES, VERDICTS, term

MARGINS_CM = 2.0
COLUMNS = (2.6, 4.1, 10.2, 2.6, 6.2)


def review_docx(
    content: ReviewContent, words: Words, made_at: str, progress: Progress | None = None
) -> bytes:
    """The document as a file; ``made_at`` is a stored moment, ``progress`` may raise to cancel."""
    document = WordDocument(words, imprint(content.project, words("Review of the coding"), made_at))
    document.lay_down()
    document.set_margins(MARGINS_CM)
    project = content.project
    made_on = printed_date(words, made_at[:10])
    document.footer(
        project.title,
        f"{project.project_uuid} \N{MIDDLE DOT} {project.copy_id} \N{MIDDLE DOT} {made_on}",
    )
    document.paragraph("Title", words("Review of the coding"))
    _add_identity(document, content, made_on)
    _add_instructions(document)
    steps = Steps(content.rows, progress)
    chooser = _Chooser(words)
    for code in content.codes:
        _add_code(document, content, code, chooser, steps)
    _add_general(document)
    steps.finish()
    return document.finished()


def _add_identity(document: WordDocument, content: ReviewContent, made_on: str) -> None:
    """Whose document this is, in words that survive every word processor and paper."""
    words, project = document.words, content.project
    table = WordTable(document, (5, 20.7))
    for name, value in (
        (words("Study"), project.title),
        (words("Researcher"), project.researcher),
        (words("Project"), project.project_uuid),
        (words("Copy"), project.copy_id),
        (words("Printed"), made_on),
    ):
        table.row([line(name, style="Table Heading")], [line(value)])
    name = words("Reviewer (please write your name)")
    table.row([line(name, style="Table Heading")], [line(Piece("", bookmark=REVIEWER_BOOKMARK))])


def _add_instructions(document: WordDocument) -> None:
    words = document.words
    document.paragraph("Lead In Note", words("How to answer"))
    verdicts = ", ".join(term(words, VERDICTS, verdict) for verdict in VERDICTS)
    for number, text in enumerate(
        (
            words("Each row is one passage with one code. The passage stands in bold letters."),
            words(
                "In the column Decision write or choose one of: {verdicts}. The first letter or "
                "a tick is enough; a row without a decision stays open.",
                verdicts=verdicts,
            ),
            words(
                "Write what you wish to say in the column Remark, or as a Word comment anywhere "
                "in the row. Lines that begin with a triangle are earlier remarks."
            ),
            words(
                "Please leave the first column as it is: by it your answers are read back. "
                "Remarks on the whole belong at the end."
            ),
        ),
        start=1,
    ):
        document.paragraph("Instruction", f"{number}.\t{text}")


def _add_code(
    document: WordDocument,
    content: ReviewContent,
    reviewed: ReviewCode,
    chooser: "_Chooser",
    steps: Steps,
) -> None:
    words, code = document.words, reviewed.code
    document.heading(1, code_heading(code, words))
    definition = code.definition or words("[Definition not written yet]")
    document.paragraph("Code Note" if reviewed.entries else "Table Note", definition)
    if not reviewed.entries:
        document.paragraph("Table Note", words("No passage carries this code: it has no evidence."))
        return
    table = WordTable(document, COLUMNS)
    table.header(
        *(words("Number and code"), words("Informant"), words("Passage in its context")),
        *(words("Decision"), words("Remark")),
    )
    for entry in reviewed.entries:
        row = table.row(
            [line(_name(entry))],
            _origin(content, entry, words),
            _quotation(entry),
            [],
            _remarks(entry, words),
        )
        chooser.put_into(row)
        steps.step()


def _name(entry: ReviewEntry) -> Piece:
    name = row_name(entry.row.passage.number, entry.row.called)
    return Piece(name, "Speaker", bookmark=row_bookmark(entry.uuid))


def _origin(content: ReviewContent, entry: ReviewEntry, words: Words) -> list[Line]:
    passage, row = entry.row.passage, entry.row
    informant = passage.informant
    lines = [who(passage, words) or passage.source]
    if informant is not None:
        lines = [informant.code, speaker_and_place(informant)]
    lines.append(printed_date(words, passage.date))
    if row.stance != "supports":
        lines.append(term(words, STANCES, row.stance))
    if content.several_coders:
        lines.append(words("coded by {names}", names=row.coder))
    return [line(text) for text in lines if text]


def _quotation(entry: ReviewEntry) -> list[Line]:
    lines = [line(Piece(entry.row.passage.text, "Quotation"))]
    if entry.before:
        lines.insert(0, line(Piece(entry.before, "Context")))
    if entry.after:
        lines.append(line(Piece(entry.after, "Context")))
    return lines


def _remarks(entry: ReviewEntry, words: Words) -> list[Line]:
    """Earlier remarks, each marked as such, and an empty paragraph to write in."""
    earlier = earlier_lines(words, entry.row.decisions)
    return [*(line(text, style="Earlier Remark") for text in earlier), line("")]


def _add_general(document: WordDocument) -> None:
    words = document.words
    document.heading(1, words("General remarks"))
    table = WordTable(document, (1,))
    table.row([line(Piece("", bookmark=GENERAL_BOOKMARK)), line(""), line(""), line("")])


class _Chooser:
    """A list of the decisions in the decision cell: a convenience, typing over it works as well."""

    def __init__(self, words: Words) -> None:
        self._count = 0
        self._prototype = element("sdt")
        properties = element("sdtPr")
        properties.append(element("alias", val=words("Decision")))
        properties.append(element("id", val="0"))
        properties.append(element("showingPlcHdr"))
        choices = element("comboBox")
        for verdict in VERDICTS:
            name = term(words, VERDICTS, verdict)
            choices.append(element("listItem", displayText=name, value=name))
        properties.append(choices)
        content, run, text = element("sdtContent"), element("r"), element("t")
        text.text = NOT_DECIDED
        run.append(text)
        content.append(run)
        self._prototype.extend([properties, content])

    def put_into(self, row: CT_Row) -> None:
        """Put the list into the decision cell of a row."""
        self._count += 1
        control = deepcopy(self._prototype)
        for number in control.iter(qn("w:id")):
            number.set(qn("w:val"), str(self._count))
        paragraph: _Element = row.tc_lst[3].p_lst[0]
        paragraph.append(control)
