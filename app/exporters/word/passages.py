"""The coded passages as a Word document of their own, as in the appendix but without the rest."""

from collections.abc import Sequence

from app.analysis.appendix.supports import by_code
from app.analysis.outline import outline
from app.exporters.word.codebook import add_codebook
from app.exporters.word.document import Imprint, WordDocument
from app.exporters.word.quotations import add_quotations
from app.exporters.writing import Progress, Steps
from app.queries.codes import CodeRow
from app.queries.passages import PassageRow
from app.words import Words


def passages_docx(
    rows: Sequence[PassageRow],
    codebook: Sequence[CodeRow],
    words: Words,
    imprint: Imprint,
    progress: Progress | None = None,
) -> bytes:
    """Passages by kind, group and code, followed by the codebook that their codes link to."""
    quotations = by_code(rows)
    steps = Steps(sum(map(len, quotations.values())), progress)
    document = WordDocument(words, imprint)
    document.paragraph("Title", words("Coded Passages"))
    document.paragraph("Subtitle", imprint.title)
    document.contents()
    document.heading(1, words("Coded Passages"), on_new_page=True)
    add_quotations(document, outline(codebook), quotations, steps)
    document.heading(1, words("The Codebook"), on_new_page=True)
    add_codebook(document, codebook)
    steps.finish()
    return document.finished()
