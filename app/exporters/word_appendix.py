"""The appendix of a thesis: informants, codebook, coded passages, table, transcripts."""

from app.analysis.appendix import AppendixContent
from app.analysis.citation import printed_date, speaker
from app.exporters.word_codebook import add_codebook
from app.exporters.word_document import Imprint, WordDocument
from app.exporters.word_matrix import add_matrix, is_wide
from app.exporters.word_quotations import add_quotations
from app.exporters.word_tables import WordTable
from app.exporters.word_text import line
from app.exporters.word_transcripts import add_transcripts
from app.exporters.writing import Progress, Steps
from app.queries.informants import InformantRow
from app.queries.projects import ProjectRow
from app.words import Words


def appendix_docx(
    content: AppendixContent, words: Words, made_at: str, progress: Progress | None = None
) -> bytes:
    """The appendix as a file; ``made_at`` is a stored moment, ``progress`` may raise to cancel."""
    rows = sum(len(transcript.content.turns) for transcript in content.transcripts)
    steps = Steps(sum(map(len, content.quotations.values())) + rows, progress)
    document = WordDocument(words, imprint(content.project, words("Appendices"), made_at))
    add_title(document, content.project, words("Appendices"))
    document.contents()
    _add_part(document, 1, words("List of Informants"))
    _add_informants(document, content)
    _add_part(document, 2, words("The Codebook"))
    add_codebook(document, content.codebook)
    _add_part(document, 3, words("Coded Passages"))
    add_quotations(document, content.parts, content.quotations, steps)
    _add_table(document, content)
    _add_transcripts(document, content, steps)
    steps.finish()
    return document.finished()


def imprint(project: ProjectRow, document: str, made_at: str) -> Imprint:
    """What a document's properties say: the study and its researcher."""
    title = f"{document}: {project.title}" if project.title else document
    return Imprint(title, project.researcher, made_at)


def add_title(document: WordDocument, project: ProjectRow, title: str) -> None:
    """The title with the study and the researcher below it."""
    document.paragraph("Title", title)
    researcher = " \N{MIDDLE DOT} ".join(filter(None, [project.researcher, project.student_number]))
    for text in (project.title, researcher, project.faculty, project.university):
        if text:
            document.paragraph("Subtitle", text)


def _add_part(document: WordDocument, number: int, title: str, *, on_new_page: bool = True) -> None:
    name = document.words("Appendix {n}", n=number)
    document.heading(1, f"{name}. {title}", on_new_page=on_new_page)


def _add_informants(document: WordDocument, content: AppendixContent) -> None:
    words = document.words
    if not content.informants:
        document.paragraph("Body Text", words("There are no informants yet."))
        return
    table = WordTable(document, (0.9, 1.5, 4.4, 2.4, 2.6, 2.4))
    table.header(
        *(words("No."), words("Code"), words("Role"), words("Category")),
        *(words("Place"), words("Date of interview")),
    )
    for number, person in enumerate(content.informants, start=1):
        table.row(
            [line(str(number))],
            [line(person.code)],
            [line(text) for text in _roles(person)],
            [line(person.category)],
            [line(person.place)],
            [line(printed_date(words, date)) for date in person.dates],
        )


def _roles(person: InformantRow) -> list[str]:
    """The role, and the institution where the role does not name it."""
    role, institution = speaker(person), person.institution
    return [role, *([institution] if institution.casefold() not in role.casefold() else [])]


def _add_table(document: WordDocument, content: AppendixContent) -> None:
    words = document.words
    wide = is_wide(content.matrix)
    if wide:
        document.turn_page(landscape=True)
    _add_part(document, 4, words("Codes by Informant"), on_new_page=not wide)
    add_matrix(document, content.matrix)


def _add_transcripts(document: WordDocument, content: AppendixContent, steps: Steps) -> None:
    words = document.words
    lies = is_wide(content.matrix)
    if lies:
        document.turn_page(landscape=False)
    interviews = all(each.source.kind == "interview" for each in content.transcripts)
    title = words("Interview Transcripts") if interviews else words("Transcripts and Documents")
    _add_part(document, 5, title, on_new_page=not lies)
    if not content.transcripts:
        document.paragraph("Body Text", words("There are no sources yet."))
    add_transcripts(document, content.transcripts, content.informants, steps)
