"""Pictures and permits in the appendix, each with a numbered caption and its source below."""

import io
from collections.abc import Sequence

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.shape import InlineShape
from docx.shared import Cm, Length

from app.exporters.word.document import WordDocument
from app.queries.attachments import AttachmentRow

_TALLEST = Cm(17)
"""Leaves room for the caption on an upright page of A4 with a thesis's margins."""

_UNREADABLE = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError)


def add_pictures(document: WordDocument, enclosed: Sequence[AttachmentRow]) -> None:
    """All enclosures in their order; one that a foreign file damaged says so."""
    words = document.words
    for number, row in enumerate(enclosed, start=1):
        if not _add_picture(document, row):
            document.paragraph("Body Text", words("[The picture {name} is damaged]", name=row.name))
        figure = words("Figure {n}", n=number)
        document.paragraph("Caption", f"{figure}. {row.caption or row.name}")
        if row.origin:
            document.paragraph("Table Note", words("Source: {source}", source=row.origin))


def _add_picture(document: WordDocument, row: AttachmentRow) -> bool:
    paragraph = document.document.add_paragraph(style="Caption")
    paragraph.paragraph_format.keep_with_next = True
    try:
        shape = paragraph.add_run().add_picture(io.BytesIO(row.data))
    except (*_UNREADABLE, ValueError, KeyError, ArithmeticError):
        document.document.element.body.remove(paragraph._p)  # noqa: SLF001 - no other way
        return False
    shape._inline.docPr.set("descr", row.caption or row.name)  # noqa: SLF001 - as above
    _fit(shape, document.width)
    return True


def _fit(shape: InlineShape, width: Length) -> None:
    scale = min(1.0, width / shape.width, _TALLEST / shape.height)
    shape.width, shape.height = Length(int(shape.width * scale)), Length(int(shape.height * scale))
