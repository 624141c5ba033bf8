"""The strip beside the transcript: where the whole source is coded, and where one reads.

One column in the codes' colours. Kinds differ in shape too: causes are full, efforts hollow, kinds
of the user's own thin. What a search found stands beside it as ticks. A click goes there; the same
from the keyboard is *Next passage* and *Find*, so the strip is no stop of the Tab key.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from app.models.span import Span
from app.queries.codings import CodingMark
from app.ui.look.theme import SPACE_TIGHT, SPACE_WIDE, Theme
from app.ui.look.tooltip import as_tooltip
from app.ui.reader.coverage import Coverage
from app.ui.reader.text_view import Reader
from app.words import Words

WIDTH = 20
_LEFT, _COLUMN = 4, 8
_TICK_LEFT, _TICK = 13, 4
_LEAST = 2
"""Pixels of the shortest thing that is drawn."""
_SOON = 30
"""Milliseconds in which several changes become one; the page is painted before the strip."""
_AT_ONCE = 2_000
"""Codings that are summed up without a pause: some milliseconds."""
_NAMED = 6
"""So many codes are named in a tooltip."""
_SHAPES = {"cause": ((0, 8),), "effort": ((0, 2), (6, 2))}
_THIN = ((3, 2),)
"""Left edges and widths within the column, by kind."""
_FRAME = 0.16


class CoverageStrip(QWidget):
    """Follows a reader: its codings, its size and where it is scrolled to."""

    jump_begun = Signal()  # before the reader goes somewhere else

    def __init__(
        self, reader: Reader, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._reader = reader
        self._theme = theme
        self._coverage = Coverage(0, 1)
        self._hits: Sequence[Span] = ()
        self._picture: QPixmap | None = None
        self._changed: set[int] | None = None  # None: nobody knows, all have to be compared.
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._go_on)
        self.setAccessibleName(words("Where the transcript is coded"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        reader.marks_changed.connect(self._hear)
        reader.verticalScrollBar().valueChanged.connect(self.update)
        reader.verticalScrollBar().rangeChanged.connect(self.update)

    def sizeHint(self) -> QSize:
        """Narrow, and as high as there is room."""
        return QSize(WIDTH, 4 * WIDTH)

    def set_hits(self, spans: Sequence[Span]) -> None:
        """Mark where a search found something."""
        self._hits = spans
        self._picture = None
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self._picture = None
        self.update()

    def refresh(self) -> None:
        """Sum up all that is coded now, however long it takes."""
        self._go_on()
        while self._changed:
            self._go_on()

    def _hear(self, coding_ids: frozenset[int] | None) -> None:
        if coding_ids is None:
            self._changed = None
        elif self._changed is not None:
            self._changed |= coding_ids
        self._soon.start(_SOON)

    def _go_on(self) -> None:
        """Sum up a part of what changed; the rest has its turn after what waits in the window."""
        self._soon.stop()
        characters, rows = len(self._reader.source.text), self._area().height()
        kept, marks = self._coverage, self._reader.marks()
        if (kept.characters, kept.rows) != (max(1, characters), max(1, rows)):
            self._coverage, self._changed, self._picture = Coverage(characters, rows), None, None
        if self._changed is None:
            self._changed = set(self._coverage.differing(marks))
        part = [*islice(self._changed, _AT_ONCE)]
        self._changed.difference_update(part)
        self._coverage.patch(part, marks)
        if self._changed:
            self._soon.start(0)
        elif part:
            self._picture = None
        self.update()

    def coverage(self) -> Coverage:
        """What is shown."""
        return self._coverage

    def shown_rows(self) -> QRect:
        """The part of the strip that stands for what the reader shows."""
        start, end = self._reader.seen_range()
        top, bottom = self._coverage.row_of(start), self._coverage.row_of(end)
        area = self._area()
        return QRect(0, area.top() + top, self.width(), max(bottom - top, 2 * _LEAST))

    def _area(self) -> QRect:
        """As high as the page beside it."""
        return self.rect().adjusted(0, SPACE_WIDE, 0, -SPACE_TIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many rows as pixels."""
        super().resizeEvent(event)
        self._picture = None
        self._soon.start(_SOON)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The kept picture, and over it a frame round what is read."""
        if self._picture is None:
            self._picture = self._painted()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        if self._reader.source.text:
            frame = QRectF(self.shown_rows()).adjusted(1.5, 0.5, -1.5, -0.5)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            veil = QColor(self._theme.text)
            veil.setAlphaF(_FRAME / 2)
            painter.setBrush(veil)
            painter.setPen(QPen(self._theme.quiet, 1))
            painter.drawRoundedRect(frame, 3, 3)

    def _painted(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._theme.page)
        painter = QPainter(picture)
        top = self._area().top()
        for row, (colour, kind) in self._coverage.looks():
            for left, width in _SHAPES.get(kind, _THIN):
                place = QRect(_LEFT + left, top + row, width, _LEAST)
                painter.fillRect(place, self._theme.code(colour).line)
        for span in self._hits:
            row = self._coverage.row_of(span.start)
            painter.fillRect(_TICK_LEFT, top + row, _TICK, _LEAST, self._theme.warning)
        painter.end()
        return picture

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the passage that was clicked, or to that part of the text."""
        if event.button() != Qt.MouseButton.LeftButton or not self._reader.source.text:
            event.ignore()
            return
        self.jump_begun.emit()
        here = self._marks_at(event.position().toPoint())
        if here:
            self._reader.show_span(here[0].span)
        else:
            self._scroll_to(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scroll along with a drag."""
        if event.buttons() & Qt.MouseButton.LeftButton and self._reader.source.text:
            self._scroll_to(event.position().toPoint())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the text, as over the bar beside it."""
        QApplication.sendEvent(self._reader.verticalScrollBar(), event)

    def _row_at(self, point: QPoint) -> int:
        return min(max(point.y() - self._area().top(), 0), self._coverage.rows - 1)

    def _marks_at(self, point: QPoint) -> list[CodingMark]:
        """What is drawn under the pointer; a thing is drawn over more than its own row."""
        row = self._row_at(point)
        above = (self._coverage.marks_in(row - nth) for nth in range(min(_LEAST, row + 1)))
        return next(filter(None, above), [])

    def _scroll_to(self, point: QPoint) -> None:
        """Bring a part of the text to the middle; caret and selection stay."""
        position = min(self._coverage.first_in(self._row_at(point)), len(self._reader.source.text))
        cursor = QTextCursor(self._reader.document())
        cursor.setPosition(self._reader.offsets.to_qt(position))
        bar = self._reader.verticalScrollBar()
        middle = self._reader.viewport().height() // 2
        bar.setValue(bar.value() + self._reader.cursorRect(cursor).top() - middle)

    def event(self, event: QEvent) -> bool:
        """Tooltips: which codes stand in this part."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), as_tooltip(self.described(event.pos())), self)
            return True
        return super().event(event)

    def described(self, point: QPoint) -> str:
        """What stands at a point of the strip, a line for each code."""
        counts = Counter(mark.label or mark.name for mark in self._marks_at(point))
        lines = [f"{name} × {count}" if count > 1 else name for name, count in counts.items()]
        if len(lines) > _NAMED:
            more = self.words.plural("and {n} more code", "and {n} more codes", len(lines) - _NAMED)
            lines = [*lines[:_NAMED], more]
        return "\n".join(lines) or self.words("Nothing is coded here. Click to read here.")
