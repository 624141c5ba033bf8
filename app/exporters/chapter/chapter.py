"""The chapter *Hasil dan Pembahasan* as a Word document for the student to finish."""

from app.analysis.chapter.chapter import ChapterContent
from app.exporters.chapter.conclusion import add_conclusion
from app.exporters.chapter.discussion import add_discussion, add_efforts
from app.exporters.chapter.front import add_findings, add_informants, add_procedure
from app.exporters.chapter.sections import SectionWriter
from app.exporters.word.appendix import imprint
from app.exporters.word.document import Look, WordDocument
from app.exporters.writing import Progress, Steps
from app.models.format_profile import ThesisFormat
from app.words import Words


def chapter_docx(
    content: ChapterContent,
    words: Words,
    made_at: str,
    progress: Progress | None = None,
    dressed: ThesisFormat = ThesisFormat(),  # noqa: B008 - a constant, frozen
) -> bytes:
    """The chapter as a file; ``made_at`` is a stored moment, ``progress`` may raise to cancel.

    Raises:
        QuotationChangedError: a quotation would not be what was said; a bug, nothing is written.
    """
    about = imprint(content.project, words("Results"), made_at)
    look = Look(dressed.profile, dressed.template, dressed.profile.headings.results_number)
    document = WordDocument(words, about, look)
    document.contents()
    document.list_of_tables()
    document.begin_text()
    document.heading(1, document.chapter_title(words("Results and Discussion")))
    if not content.kinds:
        document.paragraph("Body Text", words("There are no codes yet."))
        return document.finished()
    sections = [code for kind in content.kinds for code in kind.codes]
    total = sum(len(code.supporting) + len(code.contradicting) for code in sections)
    steps = Steps(total, progress)
    add_informants(document, content)
    add_procedure(document, content)
    add_findings(document, content)
    writer = SectionWriter(document, content, steps)
    for kind in content.kinds:
        writer.add_kind(kind)
        if kind.kind == "effort":
            add_efforts(document, content)
    add_discussion(document, content)
    add_conclusion(document, content.kinds)
    steps.finish()
    return document.finished()
