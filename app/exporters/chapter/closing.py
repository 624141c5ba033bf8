"""The closing chapter *Penutup*: conclusions and recommendations, both from the codes."""

from app.analysis.chapter.closing import ClosingContent, Suggestion
from app.exporters.chapter.conclusion import add_conclusion
from app.exporters.word.appendix import imprint
from app.exporters.word.document import Look, WordDocument
from app.exporters.word.places import code_heading
from app.exporters.word.text import TO_BE_WRITTEN, Piece
from app.exporters.writing import Progress, Steps
from app.models.format_profile import ThesisFormat
from app.words import Words


def closing_docx(
    content: ClosingContent,
    words: Words,
    made_at: str,
    progress: Progress | None = None,
    dressed: ThesisFormat = ThesisFormat(),  # noqa: B008 - a constant, frozen
) -> bytes:
    """The chapter as a file; ``made_at`` is a stored moment, ``progress`` may raise to cancel."""
    about = imprint(content.project, words("Closing chapter"), made_at)
    look = Look(dressed.profile, dressed.template, dressed.profile.headings.closing_number)
    document = WordDocument(words, about, look)
    document.contents()
    document.begin_text()
    document.heading(1, document.chapter_title(words("Closing")))
    add_conclusion(document, content.kinds)
    _add_recommendations(document, content)
    Steps(1, progress).finish()
    return document.finished()


def _add_recommendations(document: WordDocument, content: ClosingContent) -> None:
    words = document.words
    document.heading(2, words("Recommendations"))
    if not content.suggestions and not content.open:
        text = words("[Recommendations not written yet]")
        document.paragraph("Body Text", Piece(text, TO_BE_WRITTEN))
    for number, suggestion in enumerate(content.suggestions, start=1):
        document.paragraph("List", f"{number}.\t", *_item(suggestion, words))
    for number, code in enumerate(content.open, start=len(content.suggestions) + 1):
        text = words(
            "[Recommendation not written yet, in answer to {code}]", code=code_heading(code, words)
        )
        document.paragraph("List", f"{number}.\t", Piece(text, TO_BE_WRITTEN))


def _item(suggestion: Suggestion, words: Words) -> list[Piece]:
    text = " ".join(suggestion.text.split())
    if not suggestion.codes:
        return [Piece(f"{text} "), Piece(words("[answers no code yet]"), TO_BE_WRITTEN)]
    names = ", ".join(code.called for code in suggestion.codes)
    return [Piece(f"{text} "), Piece(words("(answers {codes})", codes=names))]
