"""Masks in a transcript: a box behind the words that stand there in place of a name.

The reader's document holds the masked words themselves, so that nothing that looks into it (a
screen reader, a search, the clipboard) finds others; ``MaskedOffsets`` knows where they stood.
"""

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.ui.look.theme import RADIUS, Theme


def paint_mask(painter: QPainter, places: Iterable[QRectF], theme: Theme) -> None:
    """Set the words of a mask apart, line by line: they were not said like this."""
    painter.setPen(theme.border)
    painter.setBrush(theme.panel)
    for place in places:
        painter.drawRoundedRect(place, RADIUS / 2, RADIUS / 2)
