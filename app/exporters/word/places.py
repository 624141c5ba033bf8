"""Names of bookmarks (40 characters at most, Word's limit) and pieces that link to them."""

from app.analysis.citation import informant_named, place, printed_date
from app.exporters.word.text import Line, Piece, line
from app.queries.codes import CodeRow
from app.queries.passages import PassageRow
from app.words import Words

LINK = "Hyperlink"


def code_bookmark(code_id: int) -> str:
    """A code's row in the codebook."""
    return f"code_{code_id}"


def passage_bookmark(passage_id: int) -> str:
    """Where a passage is printed first."""
    return f"passage_{passage_id}"


def turn_bookmark(source_id: int, turn: int) -> str:
    """A turn of a transcript."""
    return f"turn_{source_id}_{turn}"


def paragraph_bookmark(source_id: int, paragraph: int) -> str:
    """A paragraph of a source outside turns."""
    return f"paragraph_{source_id}_{paragraph}"


def place_bookmark(passage: PassageRow) -> str:
    """The turn that a passage begins in, else its paragraph."""
    if passage.turn is not None:
        return turn_bookmark(passage.source_id, passage.turn)
    return paragraph_bookmark(passage.source_id, passage.paragraph)


def code_link(code_id: int, called: str) -> Piece:
    """A code's label that leads to the codebook."""
    return Piece(called, LINK, link=code_bookmark(code_id))


def code_heading(code: CodeRow, words: Words) -> str:
    """Label and name in the language of the document."""
    name = code.name_in(words.language)
    return f"{code.label} {name}" if code.label else name


def who(passage: PassageRow, words: Words) -> str:
    """The informant's code and role, or that it was the interviewer; empty when not known."""
    if passage.informant is not None:
        return informant_named(passage.informant)
    return words("Interviewer") if passage.by_interviewer else ""


def origin_lines(passage: PassageRow, words: Words) -> list[Line]:
    """Who, when and where, each a line of its own in a table cell; the file's name in small."""
    known = [who(passage, words), printed_date(words, passage.date), place(words, passage)]
    return [*(line(text) for text in known if text), line(Piece(passage.source, "File Name"))]
