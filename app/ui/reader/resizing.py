"""Giving a passage other limits by hand: its bracket's ends, or its grips in the text, are dragged.

Whatever is dragged shows at once and snaps to words, with Alt to single characters. Nothing is
stored here: what was wanted is told once, when the button is let go; Escape takes it back.
"""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLineF, QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent

from app.models.span import Span
from app.queries.codings import CodingMark
from app.ui.reader.snapping import PassageEnd, Unit, step_end, with_end_at
from app.ui.reader.text_view import Reader

_REACH = 7.0
"""How near to a grip's knob the pointer must be to take hold of it, in pixels: beside the knob a
press begins a selection, as everywhere in the text."""
_SCROLL_EVERY, _SCROLL_BY = 40, 28
"""Milliseconds and pixels of scrolling while the pointer is above or below the text."""
_STEPS: dict[int, tuple[PassageEnd, int]] = {
    Qt.Key.Key_Right: ("end", 1),
    Qt.Key.Key_Left: ("end", -1),
    Qt.Key.Key_Up: ("start", -1),
    Qt.Key.Key_Down: ("start", 1),
}
_STEPPING = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
_FINELY = Qt.KeyboardModifier.ControlModifier


@dataclass(slots=True)
class _Drag:
    """An end in the hand; ``marks`` are my codings as they were, ``span`` is what shows."""

    passage_id: int
    end: PassageEnd
    marks: list[CodingMark]
    span: Span
    by_bracket: bool
    at: QPoint  # on the screen


class Resizing(QObject):
    """Watches the reader and its brackets for hands on the ends of passages."""

    passage_resized = Signal(int, object, bool)  # passage id; Span; whether keys go on stepping

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        self._reader = reader
        self._drag: _Drag | None = None
        self._scrolling = QTimer(self, interval=_SCROLL_EVERY)
        self._scrolling.timeout.connect(self._scroll)
        for watched in (reader, reader.viewport(), reader.brackets):
            watched.installEventFilter(self)

    @property
    def dragged(self) -> Span | None:
        """What the passage in the hand would be."""
        return self._drag.span if self._drag else None

    def step(self, end: PassageEnd, steps: int, unit: Unit = "word") -> None:
        """Move an end of the chosen passage by words (or characters): what a drag does by key."""
        passage_id = self._reader.selected_passage()
        for mark in self._mine(passage_id)[:1]:
            span = step_end(self._reader.source.text, mark.span, end, steps, unit)
            if span != mark.span:
                self.passage_resized.emit(passage_id, span, True)
                self._reader.reveal(span.start if end == "start" else span.end)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what concerns an end of a passage; the rest is reading and selecting."""
        if isinstance(event, QMouseEvent):
            return self._moved(watched, event) if self._drag else self._touched(watched, event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._typed(event)
        return False

    def _touched(self, watched: QObject, event: QMouseEvent) -> bool:
        """Take hold of an end, or show that one could."""
        found = self._end_under(watched, event.position())
        if event.type() == QEvent.Type.MouseMove and not event.buttons():
            self._show_shape(watched, grip=found is not None)
        pressed = event.type() == QEvent.Type.MouseButtonPress
        if not (pressed and found and event.button() == Qt.MouseButton.LeftButton):
            return False
        passage_id, end = found
        marks = self._mine(passage_id)
        by_bracket = watched is self._reader.brackets
        place = event.globalPosition().toPoint()
        self._drag = _Drag(passage_id, end, marks, marks[0].span, by_bracket, place)
        self._scrolling.start()
        return True

    def _moved(self, watched: QObject, event: QMouseEvent) -> bool:
        """Follow the pointer until the button is let go."""
        if self._drag is None:
            return False
        self._drag.at = event.globalPosition().toPoint()
        if event.type() == QEvent.Type.MouseMove:
            self._follow(event.modifiers())
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._follow(event.modifiers())
            self._show_shape(watched, grip=False)
            self._let_go()
        return True

    def _typed(self, event: QKeyEvent) -> bool:
        if self._drag is not None:
            if event.key() == Qt.Key.Key_Escape:
                self._stop()
            return event.key() == Qt.Key.Key_Escape
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _STEPS and held & ~_FINELY == _STEPPING:
            self.step(*_STEPS[event.key()], "character" if held & _FINELY else "word")
            return True
        return False

    def _end_under(self, watched: QObject, point: QPointF) -> tuple[int, PassageEnd] | None:
        """The end of a passage of mine that the pointer is on."""
        reader = self._reader
        if watched is reader.brackets:
            mark, end = reader.brackets.end_at(point) or (None, "end")
            return (mark.passage_id, end) if mark and self._mine(mark.passage_id) else None
        if watched is reader.viewport() and (chosen := reader.selected_passage()) is not None:
            for end, edge in reader.grips().items():
                if QLineF(edge.p1(), point).length() <= _REACH:
                    return chosen, end
        return None

    def _mine(self, passage_id: int | None) -> list[CodingMark]:
        mine = self._reader.coder_id
        return [mark for mark in self._reader.marks_of(passage_id) if mark.coder_id == mine]

    def _show_shape(self, watched: QObject, *, grip: bool) -> None:
        if watched is self._reader.brackets:
            shape = Qt.CursorShape.SizeVerCursor if grip else Qt.CursorShape.ArrowCursor
            self._reader.brackets.setCursor(shape)
        elif watched is self._reader.viewport():
            shape = Qt.CursorShape.SizeHorCursor if grip else Qt.CursorShape.IBeamCursor
            self._reader.viewport().setCursor(shape)

    def _follow(self, held: Qt.KeyboardModifier) -> None:
        """Show the passage as it would be."""
        if (drag := self._drag) is None:
            return
        finely = bool(held & Qt.KeyboardModifier.AltModifier)
        text, before = self._reader.source.text, drag.marks[0].span
        unit: Unit = "character" if finely else "word"
        span = with_end_at(text, before, drag.end, self._position(drag), unit)
        if span != drag.span:
            drag.span = span
            self._reader.preview_marks(mark._replace(span=span) for mark in drag.marks)

    def _position(self, drag: _Drag) -> int:
        """Where in the text the pointer is; beside the text, an end of the line there."""
        page = self._reader.viewport()
        point = page.mapFromGlobal(drag.at)
        point.setY(min(max(point.y(), 0), page.height() - 1))
        beside = drag.by_bracket and point.x() >= page.width()
        if beside and (line := self._reader.line_at(point.y())):
            return line.start if drag.end == "start" else line.end
        return self._reader.position_at(point)

    def _scroll(self) -> None:
        """Go on scrolling while the pointer is held above or below the text."""
        if self._drag is None:
            return
        page = self._reader.viewport()
        y = page.mapFromGlobal(self._drag.at).y()
        if 0 <= y < page.height():
            return
        bar = self._reader.verticalScrollBar()
        bar.setValue(bar.value() + (_SCROLL_BY if y > 0 else -_SCROLL_BY))
        self._follow(QGuiApplication.keyboardModifiers())

    def _let_go(self) -> None:
        drag = self._drag
        self._stop()
        if drag is not None and drag.span != drag.marks[0].span:
            self.passage_resized.emit(drag.passage_id, drag.span, False)

    def _stop(self) -> None:
        """Show the passage as it is stored."""
        self._scrolling.stop()
        if self._drag is not None:
            marks, self._drag = self._drag.marks, None
            self._reader.preview_marks(marks)
