"""The review document, for a supervisor who owns nothing but Word.

Rows to answer have six cells (codings), four (definitions) or three (turns without a coding);
tables that only tell have other numbers of cells where that is possible, because a returned table
may have lost its header.
"""

from app.analysis.citation import printed_date
from app.analysis.review.document import ReviewContent
from app.exporters.review.changes import add_answers, add_changes
from app.exporters.review.marks import GENERAL_BOOKMARK, REVIEWER_BOOKMARK
from app.exporters.review.rows import Chooser, add_codings, add_definitions, add_uncoded
from app.exporters.review.summary import add_contradicting_evidence, add_summary
from app.exporters.word.appendix import imprint
from app.exporters.word.document import WordDocument
from app.exporters.word.matrix import add_matrix
from app.exporters.word.tables import WordTable
from app.exporters.word.text import Piece, line
from app.exporters.writing import Progress, Steps
from app.words import Words

MARGINS_CM = 1.5
IDENTITY_COLUMNS = (5, 21.7)


def review_docx(
    content: ReviewContent,
    words: Words,
    made_at: str,
    progress: Progress | None = None,
    *,
    document_uuid: str = "",
) -> bytes:
    """The document as a file; ``made_at`` is a stored moment, ``progress`` may raise to cancel.

    ``document_uuid`` is printed in it, so that what comes back is known again; without it, this is
    no document that leaves.
    """
    document = WordDocument(words, imprint(content.project, words("Review of the coding"), made_at))
    document.lay_down()
    document.set_margins(MARGINS_CM)
    made_on = printed_date(words, made_at[:10])
    _add_footer(document, content, made_on, document_uuid)
    document.paragraph("Title", words("Review of the coding"))
    _add_identity(document, content, made_on, document_uuid)
    _add_instructions(document)
    steps, chooser = Steps(content.rows, progress), Chooser(words)
    add_summary(document, content)
    add_changes(document, content.changes)
    add_answers(document, content.changes)
    document.heading(1, words("The Codebook"))
    add_definitions(document, content, chooser)
    document.heading(1, words("Coded Passages"))
    add_codings(document, content, chooser, steps)
    _add_rest(document, content)
    steps.finish()
    return document.finished()


def _add_footer(
    document: WordDocument, content: ReviewContent, made_on: str, document_uuid: str
) -> None:
    project = content.project
    ids = [project.project_uuid, project.copy_id, document_uuid, made_on]
    document.footer(project.title, " \N{MIDDLE DOT} ".join(filter(None, ids)))


def _add_identity(
    document: WordDocument, content: ReviewContent, made_on: str, document_uuid: str
) -> None:
    """Whose document this is, in words that survive every word processor and paper."""
    words, project, made = document.words, content.project, content.round
    table = WordTable(document, IDENTITY_COLUMNS)
    for name, values in (
        (words("Study"), [project.title]),
        (words("Researcher"), [project.researcher]),
        (words("Project"), [project.project_uuid]),
        (words("Copy"), [project.copy_id]),
        (words("Round"), [made.name, made.uuid] if made else [words("Draft, outside any round")]),
        (words("Printed"), [made_on]),
        *([(words("Document"), [document_uuid])] if document_uuid else []),
    ):
        value = line(" \N{MIDDLE DOT} ".join(values))
        table.row([line(name, style="Table Heading")], [value])
    name = words("Reviewer (please write your name)")
    table.row([line(name, style="Table Heading")], [line(Piece("", bookmark=REVIEWER_BOOKMARK))])


def _add_instructions(document: WordDocument) -> None:
    words = document.words
    document.paragraph("Lead In Note", words("How to answer"))
    for number, text in enumerate(
        (
            words("Each row is one passage with one code. The passage stands in bold letters."),
            words(
                "In the column Decision write or choose one of: Agree (A), Revise (R), Reject (T). "
                "The letter or a tick is enough; a row without a decision stays open."
            ),
            words(
                "Write what you wish to say in the column Remark, or as a Word comment anywhere "
                "in the row. Lines that begin with a triangle are earlier remarks."
            ),
            words(
                "The definitions in the codebook can be decided on in the same way, and beside "
                "the turns without a code there is room to say what they should carry."
            ),
            words(
                "Please leave the first column as it is: by it your answers are read back. "
                "Remarks on the whole belong at the end."
            ),
        ),
        start=1,
    ):
        document.paragraph("Instruction", f"{number}.\t{text}")


def _add_rest(document: WordDocument, content: ReviewContent) -> None:
    """What is no coding to decide on: turns without a code, the table, room for remarks."""
    words = document.words
    add_contradicting_evidence(document, content)
    document.heading(1, words("Turns without a code"))
    if content.uncoded:
        document.paragraph(
            "Code Note",
            words("A sample, so that what was overlooked can be found. Should any carry a code?"),
        )
        add_uncoded(document, content.uncoded)
    else:
        document.paragraph("Table Note", words("No longer turn of an informant is without a code."))
    document.heading(1, words("Codes by Informant"))
    add_matrix(document, content.matrix)
    document.heading(1, words("General remarks"))
    table = WordTable(document, (1,))
    table.row([line(Piece("", bookmark=GENERAL_BOOKMARK)), line(""), line(""), line("")])
