"""The list of what changed since the last export, as a small document beside the new one."""

from collections.abc import Sequence

from app.analysis.export_manifest import ExportChange
from app.exporters.appendix.markdown import plain
from app.exporters.word.document import Imprint, WordDocument
from app.words import Words
from app.words.export_changes import sentences


def changes_docx(changes: Sequence[ExportChange], words: Words, imprint: Imprint) -> bytes:
    """The list in Word, with a box to tick before each."""
    document = WordDocument(words, imprint)
    document.paragraph("Title", words("What has changed"))
    document.paragraph("Subtitle", imprint.title)
    for said in sentences(changes, words):
        document.paragraph("Table Text", f"\N{BALLOT BOX} {said}" if changes else said)
    return document.finished()


def changes_markdown(changes: Sequence[ExportChange], words: Words, imprint: Imprint) -> bytes:
    """The list as Markdown."""
    mark = "- [ ] " if changes else ""
    lines = [f"{mark}{plain(said)}" for said in sentences(changes, words)]
    head = ["# " + plain(words("What has changed")), "", plain(imprint.title), ""]
    return "\n".join([*head, *lines, ""]).encode()
