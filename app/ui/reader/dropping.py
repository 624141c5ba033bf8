"""What may be dropped on a transcript: a code, carried from the codebook by its id."""

from PySide6.QtCore import QMimeData

CODE_FORMAT = "application/x-kutipan-code"
"""A code's id in decimal digits."""


def carries_code(data: QMimeData) -> bool:
    """Whether what is dragged is a code."""
    return data.hasFormat(CODE_FORMAT)


def carried_code(data: QMimeData) -> int | None:
    """The id of the code that is dragged; None when it is something else, or nonsense."""
    written = data.data(CODE_FORMAT).toStdString()
    return int(written) if written.isascii() and written.isdigit() else None
