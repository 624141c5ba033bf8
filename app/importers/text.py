"""Plain text (.txt) and pasted text: only the encoding and the line ends are in question."""

from app.importers.composing import Composition
from app.importers.encoding import decode
from app.models.imported import ImportedText


def read(_name: str, data: bytes) -> ImportedText:
    """Read a text file in whatever encoding it has."""
    decoded = decode(data)
    composition = Composition()
    for note in decoded.notes:
        composition.note(note.key, note.count)
    composition.add_verbatim(decoded.text)
    return composition.finish(encoding=decoded.encoding)


def from_pasted(text: str) -> ImportedText:
    """Canonical text of what a person pasted."""
    composition = Composition()
    composition.add_verbatim(text)
    return composition.finish()
