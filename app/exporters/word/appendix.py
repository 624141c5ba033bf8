"""The appendix of a thesis as a Word document: the chosen parts, numbered, each on its own page."""

from dataclasses import dataclass

from app.analysis.appendix.appendix import AppendixContent, Part
from app.exporters.appendix.table import PartTable, part_title, submitted_lines
from app.exporters.appendix.tables import part_table
from app.exporters.word.appendix_pictures import add_pictures
from app.exporters.word.appendix_tables import PartTables, is_wide
from app.exporters.word.codebook import add_codebook
from app.exporters.word.document import Imprint, WordDocument
from app.exporters.word.transcript_comments import add_commented_transcripts
from app.exporters.word.transcripts import add_transcripts
from app.exporters.writing import Progress, Steps
from app.queries.projects import ProjectRow
from app.words import Words
from app.words.appendix import EMPTY

_OWN_SHAPE: frozenset[Part] = frozenset(("transcripts", "codebook", "attachments"))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The document under construction, what it prints, when it was made, who counts."""

    document: WordDocument
    content: AppendixContent
    made_at: str
    steps: Steps
    tables: PartTables


def appendix_docx(
    content: AppendixContent, words: Words, made_at: str, progress: Progress | None = None
) -> bytes:
    """The appendix as a file; ``made_at`` is a stored moment, ``progress`` may raise to cancel."""
    tables = {
        part: part_table(content, part, words) for part in content.parts if part not in _OWN_SHAPE
    }
    turns = sum(len(transcript.content.turns) for transcript in content.transcripts)
    steps = Steps(sum(len(table.rows) for table in tables.values()) + turns, progress)
    document = WordDocument(words, imprint(content.project, words("Appendices"), made_at))
    add_title(document, content.project, words("Appendices"))
    for text in submitted_lines(content, words):
        document.paragraph("Table Note", text)
    document.contents()
    sheet = _Sheet(document, content, made_at, steps, PartTables(document, steps))
    lying = False
    for part in content.parts:
        lies = _lies(tables.get(part))
        if lies != lying:
            document.turn_page(landscape=lies)
        document.heading(1, part_title(content, part, words), on_new_page=lies == lying)
        lying = lies
        _add_part(sheet, part, tables.get(part))
    finished = sheet.tables.packed(document.finished())
    steps.finish()
    return finished


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


def _lies(table: PartTable | None) -> bool:
    return table is not None and bool(table.rows) and is_wide(table)


def _add_part(sheet: _Sheet, part: Part, table: PartTable | None) -> None:
    document, content = sheet.document, sheet.content
    if not content.holds(part):
        document.paragraph("Body Text", document.words(EMPTY[part]))
    elif table is not None:
        sheet.tables.add(table)
    elif part == "codebook":
        add_codebook(document, content.codebook)
    elif part == "attachments":
        add_pictures(document, content.attachments)
    elif content.choice.codes_in == "comments":
        add_commented_transcripts(document, content, sheet.made_at, sheet.steps)
    else:
        add_transcripts(document, content.transcripts, content.informants, sheet.steps)
