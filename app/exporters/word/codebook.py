"""The codebook as a Word table: one row per code with its six fields (MacQueen et al. 1998)."""

from collections.abc import Sequence

from app.exporters.word.document import Imprint, WordDocument
from app.exporters.word.places import code_bookmark, code_heading
from app.exporters.word.tables import WordTable
from app.exporters.word.text import TO_BE_WRITTEN, Line, Piece, line
from app.models.code import CODE_FIELDS
from app.queries.codes import CodeRow
from app.words import N_, Words
from app.words.terms import kind_name

FIELD_NAMES = {
    "definition": N_("Definition"),
    "full_definition": N_("Full definition"),
    "when_to_use": N_("When to use"),
    "when_not_to_use": N_("When not to use"),
    "example": N_("Example"),
    "note": N_("Note"),
}


def codebook_docx(codebook: Sequence[CodeRow], words: Words, imprint: Imprint) -> bytes:
    """The codebook as a document of its own."""
    document = WordDocument(words, imprint)
    document.paragraph("Title", words("The Codebook"))
    document.paragraph("Subtitle", imprint.title)
    add_codebook(document, codebook)
    return document.finished()


def add_codebook(document: WordDocument, codebook: Sequence[CodeRow]) -> None:
    """The table of all codes, each row a target for links."""
    words = document.words
    if not codebook:
        document.paragraph("Body Text", words("There are no codes yet."))
        return
    table = WordTable(document, (4, 10))
    table.header(words("Code"), words("Description"))
    for code in codebook:
        table.row(_name_lines(code, words), field_lines(code, words))


def _name_lines(code: CodeRow, words: Words) -> list[Line]:
    kind = kind_name(words, code.kind, code.kind_name)
    belongs = " \N{MIDDLE DOT} ".join(filter(None, [kind, code.group]))
    count = words.plural("{n} passage", "{n} passages", code.passages)
    name = Piece(code_heading(code, words), "Speaker", bookmark=code_bookmark(code.id))
    parent = code.path.rpartition("/")[0]
    below = [line(words("below {code}", code=parent))] if parent else []
    return [line(name), *([line(belongs)] if belongs else []), *below, line(count)]


def field_lines(code: CodeRow, words: Words) -> list[Line]:
    """The fields of a code that are filled in; a missing definition is said."""
    filled = [
        line(Piece(f"{words(FIELD_NAMES[field])}: ", "Speaker"), text)
        for field in CODE_FIELDS
        if (text := str(getattr(code, field)))
    ]
    if code.definition:
        return filled
    return [line(Piece(words("[Definition not written yet]"), TO_BE_WRITTEN)), *filled]
