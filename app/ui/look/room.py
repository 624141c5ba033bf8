"""How large a dialog may be: as large as it asks, as far as the screen it stands on has room."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app.ui.look.theme import SPACE_PAGE

FRAME = SPACE_PAGE
"""Pixels for the title and the edges that the desktop puts round a window."""


def resize_within(dialog: QWidget, width: int, height: int, screen: QSize | None = None) -> None:
    """Give a dialog this size, or what fits on its screen: a laptop at 200 % has 960 x 540.

    Where its window is larger than the screen, it may be as large as that.
    """
    room = (screen or dialog.screen().availableSize()) - QSize(FRAME, FRAME)
    parent = dialog.parentWidget()
    if parent is not None:
        room = room.expandedTo(parent.window().size())
    dialog.resize(QSize(width, height).boundedTo(room))
