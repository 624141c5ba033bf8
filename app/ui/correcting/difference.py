"""Words that went and words that came, as they are shown everywhere in the correcting of texts."""

from collections.abc import Sequence
from html import escape

from app.analysis.word_difference import Piece
from app.ui.look.theme import Theme


def marked(pieces: Sequence[Piece], theme: Theme) -> str:
    """Markup in which words taken out are struck and words put in underlined."""
    return "".join(_piece(piece, theme) for piece in pieces)


def _piece(piece: Piece, theme: Theme) -> str:
    text = escape(piece.text).replace("\n", "<br>")
    if piece.kind == "out":
        return f"<s style='color: {theme.danger.name()}'>{text}</s>"
    if piece.kind == "in":
        return f"<u style='color: {theme.success.name()}'>{text}</u>"
    return text
