"""Carrying selected words out of the transcript, to be dropped on a code.

A press inside a selection begins a new one, as everywhere in the text; only when the pointer leaves
the reader with the button held it was meant as carrying, and the old selection is back. Qt's own
dragging is not used: its event loop never ends on a bare X display.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel

from app.models.span import Span
from app.ui.look.theme import SPACE, SPACE_SMALL
from app.ui.reader.text_view import Reader

_SHOWN = 40
"""Characters of the selection that the pointer carries along."""


class Carrying(QObject):
    """Watches the reader for a selection that is dragged out of it."""

    moved = Signal(object)  # QPoint on the screen, or None when it is carried no more
    dropped = Signal(object, object)  # QPoint on the screen; Span

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        self._reader = reader
        self._pressed: Span | None = None
        self._carried: QLabel | None = None
        reader.installEventFilter(self)
        reader.viewport().installEventFilter(self)

    @property
    def carries(self) -> bool:
        """Whether words are on their way."""
        return self._carried is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the pointer from a press inside the selection on."""
        if isinstance(event, QMouseEvent) and watched is self._reader.viewport():
            return self._mouse(event)
        if self.carries and watched is self._reader and event.type() == QEvent.Type.Timer:
            return True  # Qt scrolls and selects by it while the pointer is below the text.
        if isinstance(event, QKeyEvent) and self.carries and event.key() == Qt.Key.Key_Escape:
            self._put_down()
            return True
        return False

    def _mouse(self, event: QMouseEvent) -> bool:
        place = event.globalPosition().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress:
            self._pressed = self._selection_under(event)
        elif event.type() == QEvent.Type.MouseMove and self._pressed is not None:
            if not self.carries and self._is_outside(place):
                self._pick_up(self._pressed)
            if self.carries:
                self._carry(place)
                return True
        elif event.type() == QEvent.Type.MouseButtonRelease:
            span, was_carried = self._pressed, self.carries
            self._put_down()
            if was_carried and self._is_outside(place):
                self.dropped.emit(place, span)
        return False

    def _selection_under(self, event: QMouseEvent) -> Span | None:
        span, plain = self._reader.selected_span(), Qt.KeyboardModifier.NoModifier
        left = event.button() == Qt.MouseButton.LeftButton and event.modifiers() == plain
        if span is None or not left:
            return None
        point = event.position()
        under = any(place.contains(point) for place in self._reader.places_of(span))
        return span if under else None

    def _is_outside(self, place: QPoint) -> bool:
        return not self._reader.rect().contains(self._reader.mapFromGlobal(place))

    def _pick_up(self, span: Span) -> None:
        bar = self._reader.verticalScrollBar()
        scrolled = bar.value()
        self._reader.select_span(span)
        bar.setValue(scrolled)
        text = " ".join(self._reader.source.shown_words(span)[:200].split())
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
        self._carried = QLabel(f"“{shown}”", self._reader.window())
        self._carried.setObjectName("carried")
        self._carried.setTextFormat(Qt.TextFormat.PlainText)
        self._carried.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._carried.setAutoFillBackground(True)
        self._carried.setMargin(SPACE_SMALL)
        self._carried.setFrameShape(QLabel.Shape.Box)
        self._carried.adjustSize()
        QGuiApplication.setOverrideCursor(Qt.CursorShape.DragCopyCursor)
        self._carried.show()

    def _carry(self, place: QPoint) -> None:
        if self._carried is not None:
            room = self._reader.window()
            corner = room.mapFromGlobal(place) + QPoint(SPACE, SPACE)
            corner.setX(min(corner.x(), room.width() - self._carried.width()))
            self._carried.move(corner)
            self._carried.raise_()
            self.moved.emit(place)

    def _put_down(self) -> None:
        self._pressed = None
        if self._carried is not None:
            self._carried.hide()
            self._carried.deleteLater()
            self._carried = None
            QGuiApplication.restoreOverrideCursor()
            self.moved.emit(None)
