"""Words of users and files on several lines, whatever stands in them.

Qt breaks lines between words alone: a file called ``interview_with_the_chairman_2025.docx`` would
push a narrow column's other words out of sight, or be cut itself.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QWidget

NARROWEST = 48
"""Pixels that a label asks for, however long its words are."""


class WrappedLabel(QLabel):
    """Plain text that is broken within a word where the word alone is wider than the label."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._widest: tuple[str, QFont, float] | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def minimumSizeHint(self) -> QSize:
        """As narrow as may be; its height follows from its width."""
        hint = super().minimumSizeHint()
        return hint.boundedTo(QSize(NARROWEST, hint.height())) if self.wordWrap() else hint

    def heightForWidth(self, width: int) -> int:
        """As high as its lines, those within a word included."""
        if not self._breaks_words(width):
            return super().heightForWidth(width)
        return round(self._laid_out(width).boundingRect().height() + 0.5)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write as ever, or break what Qt would cut."""
        if not self._breaks_words(self.width()):
            super().paintEvent(event)
            return
        layout, painter = self._laid_out(self.width()), QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        spare = max(0.0, self.height() - layout.boundingRect().height())
        top = 0.0 if self.alignment() & Qt.AlignmentFlag.AlignTop else spare / 2
        layout.draw(painter, QPointF(0, top))

    def _breaks_words(self, width: int) -> bool:
        return self.wordWrap() and 0 < width < self._width_of_widest_word()

    def _width_of_widest_word(self) -> float:
        """Measured once for a text: layouts ask for many widths, of pages nobody sees too."""
        text, font = self.text(), self.font()
        if self._widest is None or self._widest[:2] != (text, font):
            metrics = QFontMetricsF(font)
            widest = max(map(metrics.horizontalAdvance, text.split()), default=0.0)
            self._widest = text, font, widest
        return self._widest[2]

    def _laid_out(self, width: int) -> QTextLayout:
        layout = QTextLayout(self.text().replace("\n", "\N{LINE SEPARATOR}"), self.font())
        option = QTextOption(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        place = QRectF(0, 0, width, 0)
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(place.bottomLeft())
            place.setHeight(place.height() + line.height())
        layout.endLayout()
        return layout
