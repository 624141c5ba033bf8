"""The consultation sheet (*kartu bimbingan*) as Indonesian faculties use it, one per supervisor.

A form on upright paper: head, identity, a row per consultation with an empty cell for the
supervisor's initials, and a block of signatures.
"""

from collections.abc import Iterable

from app.analysis.moments import Days
from app.analysis.review.consultation import Consultation, Consultations, Remark, Sheet
from app.exporters.review.log import round_title
from app.exporters.review.marks import answer_text, row_name
from app.exporters.review.signatures import Signer, add_signatures, staff_number
from app.exporters.word.appendix import imprint
from app.exporters.word.document import WordDocument
from app.exporters.word.tables import Cell, WordTable
from app.exporters.word.text import Line, Piece, element, line
from app.exporters.writing import Progress, Steps
from app.queries.projects import ProjectRow
from app.words import Words
from app.words.terms import VERDICTS, term

MARGINS_CM = 2.0
_COLUMNS = (0.9, 2.4, 3.4, 5.2, 3.8, 1.5)
_WHOLE_ROW = 900
"""Characters that a row may hold and still stay on one page."""
_NAMED_CODES = 12
_NAMED_PLACES = 4
_EMPTY_ROWS = 8
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def consultation_docx(
    content: Consultations, days: Days, made_at: str, progress: Progress | None = None
) -> bytes:
    """The sheets as a file; ``made_at`` is a stored moment, ``progress`` may raise to cancel."""
    words = days.words
    title = words("Consultation Sheet")
    document = WordDocument(words, imprint(content.project, title, made_at))
    document.set_margins(MARGINS_CM)
    steps = Steps(sum(len(sheet.consultations) for sheet in content.sheets), progress)
    for sheet in content.sheets:
        role = _role(sheet, len(content.sheets), words)
        _add_head(document, content.project, title, on_new_page=sheet.place > 1)
        _add_identity(document, content.project, sheet, role)
        _add_consultations(document, sheet, days, steps)
        _add_signatures(document, content.project, sheet, role)
    steps.finish()
    return document.finished()


def _role(sheet: Sheet, of: int, words: Words) -> str:
    if of == 1:
        return words("Supervisor")
    place = sheet.place
    numeral = _NUMERALS[place - 1] if place <= len(_NUMERALS) else str(place)
    return words("Supervisor {numeral}", numeral=numeral)


def _add_head(
    document: WordDocument, project: ProjectRow, title: str, *, on_new_page: bool
) -> None:
    heads = [text.upper() for text in (project.university, project.faculty) if text]
    paragraphs = [document.paragraph("Subtitle", Piece(text, "Speaker")) for text in heads]
    paragraphs.append(document.paragraph("Title", title.upper()))
    if on_new_page:
        paragraphs[0][0].append(element("pageBreakBefore"))


def _add_identity(document: WordDocument, project: ProjectRow, sheet: Sheet, role: str) -> None:
    words = document.words
    table = WordTable(document, (3.6, 0.4, 12), style="Transcript Table")
    for name, value in (
        (words("Name"), project.researcher),
        (words("Student no."), project.student_number),
        (words("Title"), project.title),
        (role, sheet.supervisor),
    ):
        table.row([line(name)], [line(":")], [line(value)])
    document.paragraph("Table Text", "")


def _add_consultations(document: WordDocument, sheet: Sheet, days: Days, steps: Steps) -> None:
    words = document.words
    table = WordTable(document, _COLUMNS)
    table.header(
        *(words("No."), words("Date"), words("Matter submitted")),
        *(words("Remarks and directions"), words("Follow-up"), words("Initials")),
    )
    for number, each in enumerate(sheet.consultations, start=1):
        cells = [
            [line(str(number))],
            [line(days.between(each.first, each.last))],
            _matter(each, words),
            _directions(each, words),
            _follow_up(each, words),
        ]
        table.row(*cells, [], may_split=_length(cells) > _WHOLE_ROW)
        steps.step()
    for _ in range(0 if sheet.consultations else _EMPTY_ROWS):
        table.row(*([line("")] * 2 for _ in _COLUMNS))


def _length(cells: Iterable[Cell]) -> int:
    return sum(len(piece.text) for cell in cells for text in cell for piece in text.pieces)


def _matter(each: Consultation, words: Words) -> list[Line]:
    """What was submitted: the round and how much of which codes."""
    codings = words.plural("{n} coding", "{n} codings", each.codings)
    named = ", ".join(each.codes[:_NAMED_CODES])
    more = len(each.codes) - _NAMED_CODES
    if more > 0:
        named = words("{codes} and {n} more", codes=named, n=more)
    name = round_title(each.row, words) if each.row else words("Review without a round")
    about = words("{codings} with the codes {codes}", codings=codings, codes=named)
    return [line(Piece(name, "Speaker")), *([line(about)] if each.codings else [])]


def _directions(each: Consultation, words: Words) -> list[Line]:
    """The verdicts counted, the remarks numbered, and what the meeting agreed on."""
    found = []
    if each.verdicts:
        counted = (f"{term(words, VERDICTS, key)} {n}" for key, n in each.verdicts.items())
        found.append(line(words("Decisions: {counted}", counted=", ".join(counted))))
    for number, remark in enumerate(each.remarks, start=1):
        found.append(line(f"{number}. {_about(remark, words)}{_plain(remark.said.remark)}"))
    if each.row is not None and each.row.note:
        found.append(line(words("Meeting: {note}", note=_plain(each.row.note))))
    return found


def _about(remark: Remark, words: Words) -> str:
    """What a remark is on; a few places are named, the others counted."""
    named = [_place(number, called) for number, called in remark.about if number or called]
    if len(named) > _NAMED_PLACES:
        more = len(named) - _NAMED_PLACES
        rest = words("{places} and {n} more", places=", ".join(named[:_NAMED_PLACES]), n=more)
        return f"{rest}: "
    return f"{', '.join(named)}: " if named else ""


def _place(number: str, called: str) -> str:
    return row_name(number, called) if number and called else number or called


def _plain(text: str) -> str:
    return " ".join(text.split())


def _follow_up(each: Consultation, words: Words) -> list[Line]:
    """The answers under the numbers of their remarks."""
    answers = [
        (number, answer_text(words, remark.said))
        for number, remark in enumerate(each.remarks, start=1)
    ]
    found = [line(f"{number}. {answer}") for number, answer in answers if answer]
    waiting = sum(remark.said.is_open for remark in each.remarks)
    if waiting:
        found.append(
            line(
                words.plural(
                    "{n} remark is not answered yet.", "{n} remarks are not answered yet.", waiting
                )
            )
        )
    return found


def _add_signatures(document: WordDocument, project: ProjectRow, sheet: Sheet, role: str) -> None:
    words = document.words
    number = staff_number(words)
    student = Signer(words("Student"), project.researcher, project.student_number)
    head = Signer(words("Head of the study programme"), "", number, words("Acknowledged by"))
    add_signatures(document, [student, head, Signer(role, sheet.supervisor, number)])
