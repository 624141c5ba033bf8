"""Copy with citation: the quotation with where it comes from, as rich and as plain text."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from app.analysis.citation import citation
from app.queries.passages import PassageRow
from app.words import Words


def copy_with_citation(words: Words, rows: Sequence[PassageRow]) -> str:
    """Put the passages on the clipboard, a paragraph each; returns the sentence that says so."""
    made = [citation(words, row) for row in rows]
    data = QMimeData()
    data.setText("\n\n".join(each.plain for each in made))
    data.setHtml("".join(each.html for each in made))
    QGuiApplication.clipboard().setMimeData(data)
    return words.plural(
        "{n} quotation copied with its citation.",
        "{n} quotations copied with their citations.",
        len(made),
    )
