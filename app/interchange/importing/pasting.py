"""Words from the clipboard that go into a text which is there already."""

from app.importers.normalise import normalise


def pasted_text(text: str) -> str:
    """The words as a canonical text holds them: LF, and nothing that Qt or Word cannot carry."""
    return normalise(text).text
