"""Masks over a transcript: a box with other words over the name, while the text stays as it is.

Laying the masked text itself into the reader would move every position that is coded; so the name
is painted over. Copying gives the masked words.
"""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from app.analysis.masking.masking import Replaced, masked_text
from app.models.span import Span
from app.ui.look.theme import RADIUS, Theme

_SMALLEST = 0.6
"""Longer words than the name had are written smaller, but never smaller than this."""


def paint_masks(
    painter: QPainter,
    masks: Iterable[Replaced],
    places_of: Callable[[Span], Sequence[QRectF]],
    theme: Theme,
    font: QFont,
) -> None:
    """Cover each masked name that shows; over a line's end the words stand in the first piece."""
    for mask in masks:
        for nth, place in enumerate(places_of(mask.span)):
            painter.setPen(theme.border)
            painter.setBrush(theme.panel)
            painter.drawRoundedRect(place, RADIUS / 2, RADIUS / 2)
            if nth == 0:
                _write(painter, mask.shown, place, theme, font)


def _write(painter: QPainter, shown: str, place: QRectF, theme: Theme, font: QFont) -> None:
    fitted = QFont(font)
    painter.setFont(fitted)
    wide = painter.fontMetrics().horizontalAdvance(shown)
    if wide > place.width():
        fitted.setPointSizeF(fitted.pointSizeF() * max(_SMALLEST, place.width() / wide))
        painter.setFont(fitted)
    elided = painter.fontMetrics().elidedText(
        shown, Qt.TextElideMode.ElideRight, int(place.width())
    )
    painter.setPen(theme.text)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, elided)


def copied(text: str, masks: Iterable[Replaced], span: Span) -> str:
    """The words of a selection as they are shown; a mask that it touches is taken in whole."""
    made = masked_text(text, masks)
    return made.span(span).cut_from(made.text)
