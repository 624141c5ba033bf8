"""Sheets of paper below each other, as wide as there is room."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.interchange.thesis.page_preview import PageLine
from app.models.format_profile import DEFAULT_PROFILE, FormatProfile
from app.ui.look.theme import SPACE, SPACE_WIDE, Theme
from app.ui.thesis.page_document import page_document, page_size
from app.words import Words

_NARROWEST = 180
_WIDEST = 760
_SETTLED = 40
"""Milliseconds after the last change of width until the pages are set anew."""


class PageView(QScrollArea):
    """The pages of some lines; the place that one has scrolled to stays when the lines change."""

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: Sequence[PageLine] = ()
        self._profile = DEFAULT_PROFILE
        self._sheets = _Sheets(theme, self)
        self._sheets.setAccessibleName(words("Preview of the page"))
        self.setAccessibleName(words("Preview of the page"))
        self.setWidget(self._sheets)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMinimumWidth(_NARROWEST)
        self._soon = QTimer(self, singleShot=True, interval=_SETTLED)
        self._soon.timeout.connect(self._set)

    def show_lines(self, lines: Sequence[PageLine], profile: FormatProfile) -> None:
        """Show these words in this format."""
        if (lines, profile) != (self._lines, self._profile) or self._sheets.document is None:
            self._lines, self._profile = lines, profile
            self._set()

    @property
    def text(self) -> str:
        """All that the pages say."""
        document = self._sheets.document
        return document.toPlainText() if document is not None else ""

    @property
    def page_count(self) -> int:
        """How many sheets there are."""
        document = self._sheets.document
        return document.pageCount() if document is not None else 0

    def set_theme(self, theme: Theme) -> None:
        """Write the pages in other colours."""
        self._theme = theme
        if self._sheets.document is not None:
            self._set()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The paper is as wide as the view."""
        super().resizeEvent(event)
        self._soon.start()

    def _set(self) -> None:
        self._soon.stop()
        bar = self.verticalScrollBar()
        place = bar.value() / bar.maximum() if bar.maximum() else 0.0
        width = min(_WIDEST, max(_NARROWEST, self.viewport().width()) - 2 * SPACE)
        scale = width / page_size(self._profile, 1).width()
        document = page_document(self._lines, self._profile, self._theme, scale)
        self._sheets.show_pages(document, page_size(self._profile, scale))
        bar.setValue(round(place * bar.maximum()))


class _Sheets(QWidget):
    """Paints the pages of a document that are in view, with paper round them."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sheet = QSizeF()
        self.document: QTextDocument | None = None

    def show_pages(self, document: QTextDocument, sheet: QSizeF) -> None:
        if self.document is not None:
            self.document.deleteLater()
        document.setParent(self)
        self.document, self._sheet = document, sheet
        height = document.pageCount() * (sheet.height() + SPACE_WIDE) + SPACE_WIDE
        self.resize(round(sheet.width()) + 2 * SPACE, round(height))
        self.setAccessibleDescription(document.toPlainText())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.document is None:
            return
        painter = QPainter(self)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, self._theme.text)
        for number in range(self.document.pageCount()):
            place = self._place(number)
            if place.intersects(QRectF(event.rect())):
                self._paint_sheet(painter, context, number, place)

    def _place(self, number: int) -> QRectF:
        top = SPACE_WIDE + number * (self._sheet.height() + SPACE_WIDE)
        return QRectF(SPACE, top, self._sheet.width(), self._sheet.height())

    def _paint_sheet(
        self,
        painter: QPainter,
        context: QAbstractTextDocumentLayout.PaintContext,
        number: int,
        place: QRectF,
    ) -> None:
        assert self.document is not None  # noqa: S101 - paintEvent has looked
        painter.fillRect(place, self._theme.page)
        painter.setPen(self._theme.border)
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.save()
        painter.setClipRect(place)
        painter.translate(place.left(), place.top() - number * self._sheet.height())
        shown = QRectF(0, number * self._sheet.height(), place.width(), place.height())
        context.clip = shown
        self.document.documentLayout().draw(painter, context)
        painter.restore()
