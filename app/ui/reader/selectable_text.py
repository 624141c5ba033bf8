"""Text to read and select: exact to the character, by mouse and by keyboard.

The stored text is the truth: what is selected, copied or announced is cut from it and never from
the Qt document, which turns no-break spaces and line separators into something else. Where names
are masked the document holds the masked words, so that nothing which looks into it finds others.
"""

from dataclasses import replace

from PySide6.QtCore import QMimeData, QPoint, Qt, QTextBoundaryFinder, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from app.analysis.masking.masking import MaskedText
from app.models.span import Span
from app.ui.look.theme import Theme, palette, reading_font
from app.ui.offsets import MaskedOffsets, Offsets
from app.ui.reader.document import make_document
from app.ui.reader.expansion import expanded, shrunk
from app.ui.reader.source_text import ReaderText
from app.ui.typing.keys import Key, act_of
from app.words import N_, Words

TEXT_KEYS = (Key(("Esc",), N_("Select nothing"), "clear"),)
"""Beside the keys of commands, among them Enter."""
CARET_WIDTH = 2
ZOOM_STEPS = (0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5)
_TOP_ROW = 3
_CONTEXT = 0.25
"""A place that is jumped to stands a quarter of the view below its top."""


class SelectableText(QTextEdit):
    """A read-only transcript; positions in its interface are code points of the stored text."""

    selection_changed = Signal(object)  # Span, or None when nothing is selected
    code_palette_requested = Signal(object)  # Span

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self._source = ReaderText("")
        self._offsets = Offsets("")
        self._zoom = 1.0
        self._reported: Span | None = None
        self._written: QTextDocument | None = None
        self._grown: list[tuple[tuple[int, int], Span]] = []
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionChanged.connect(self._report_selection)

    @property
    def source(self) -> ReaderText:
        """What is shown."""
        return self._source

    @property
    def offsets(self) -> Offsets:
        """How positions of the shown text are converted for Qt."""
        return self._offsets

    def set_source(self, source: ReaderText) -> None:
        """Show another text from its beginning."""
        self._take(source)
        self._render()

    def _take(self, source: ReaderText) -> None:
        self._source, self._grown = source, []
        self._offsets = MaskedOffsets(source.masked) if source.masked else Offsets(source.text)

    def show_masked(self, masked: MaskedText | None) -> None:
        """Show the same text with other names masked, or none; caret, selection, place stay."""
        if masked == self._source.masked:
            return
        offsets, cursor = self._offsets, self.textCursor()
        places = (self._first_shown(), cursor.anchor(), cursor.position())
        first, anchor, caret = map(offsets.from_qt, places)
        self._take(replace(self._source, masked=masked))
        to_qt = self._offsets.to_qt
        self._render_at(to_qt(first), to_qt(anchor), to_qt(caret))

    def selected_span(self) -> Span | None:
        """What is selected, or None."""
        cursor = self.textCursor()
        return self._offsets.span_from_qt(cursor.selectionStart(), cursor.selectionEnd())

    def select_span(self, span: Span, *, follow: bool = True) -> None:
        """Select exactly this stretch; the view follows its end unless told to stay."""
        self._select(span.start, span.end, follow=follow)

    def _select(self, anchor: int, caret: int, *, follow: bool) -> None:
        bar = self.verticalScrollBar()
        place, cursor = bar.value(), self.textCursor()
        ends = self._offsets.to_qt(anchor), self._offsets.to_qt(caret)
        if anchor != caret:
            ends = self._offsets.span_to_qt(Span(*sorted((anchor, caret))))
        first, last = ends if anchor <= caret else ends[::-1]
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        if not follow:
            bar.setValue(place)

    def clear_selection(self) -> None:
        """Select nothing; the caret stays."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def caret(self) -> int:
        """Where the caret stands."""
        return self._offsets.from_qt(self.textCursor().position())

    def position_at(self, point: QPoint) -> int:
        """Where the caret would go for a click at this point of the viewport.

        The topmost pixels are taken for those below them: Qt answers with any position there
        while the layout of a long text is not complete.
        """
        inside = QPoint(point.x(), max(point.y(), _TOP_ROW))
        return self._offsets.from_qt(self.cursorForPosition(inside).position())

    def expand_selection(self) -> None:
        """Select the next larger unit: word, sentence, paragraph, turn. The view stays."""
        length = len(self._source.text)
        if not length:
            return
        caret, selected = min(self.caret(), length - 1), self.selected_span()
        larger = expanded(self._source, selected or Span(caret, caret + 1))
        if larger != selected:
            cursor = self.textCursor()
            former = (self._offsets.from_qt(cursor.anchor()), self.caret())
            self._grown = [*self._steps_to(selected), (former, larger)]
            self.select_span(larger, follow=False)

    def shrink_selection(self) -> None:
        """Select what was selected before it grew, else the next smaller unit at its beginning."""
        selected = self.selected_span()
        if selected is None:
            return
        if grown := self._steps_to(selected):
            *self._grown, ((anchor, caret), _larger) = grown
            self._select(anchor, caret, follow=False)
        else:
            self.select_span(shrunk(self._source, selected), follow=False)

    def _steps_to(self, selected: Span | None) -> list[tuple[tuple[int, int], Span]]:
        """How the selection grew to what it is; nothing when it was made otherwise."""
        return self._grown if self._grown and self._grown[-1][1] == selected else []

    def scroll_to(self, span: Span) -> None:
        """Put the caret before this stretch and show it, unless it shows already."""
        cursor = self.textCursor()
        cursor.setPosition(self._offsets.to_qt(span.start))
        self.setTextCursor(cursor)
        place = self.cursorRect(cursor)
        height = self.viewport().height()
        if not 0 <= place.top() <= height * (1 - _CONTEXT):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + place.top() - round(height * _CONTEXT))

    def reveal(self, position: int) -> None:
        """Scroll as little as needed to show a place; caret and selection stay."""
        cursor = self.textCursor()
        cursor.setPosition(self._offsets.to_qt(position))
        place, bar = self.cursorRect(cursor), self.verticalScrollBar()
        below = place.bottom() - self.viewport().height()
        if place.top() < 0 or below > 0:
            bar.setValue(bar.value() + (place.top() if place.top() < 0 else below))

    def zoom(self) -> float:
        """How large the letters are; 1.0 is normal."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Show the text so large; the place that is read stays in view."""
        self._zoom = min(max(zoom, ZOOM_STEPS[0]), ZOOM_STEPS[-1])
        self._render_in_place()

    def step_zoom(self, steps: int) -> None:
        """Go so many steps larger (or smaller, below 0)."""
        nearest = min(range(len(ZOOM_STEPS)), key=lambda nth: abs(ZOOM_STEPS[nth] - self._zoom))
        self.set_zoom(ZOOM_STEPS[min(max(nearest + steps, 0), len(ZOOM_STEPS) - 1)])

    def set_theme(self, theme: Theme) -> None:
        """Change colours; caret, selection and place stay."""
        self._theme = theme
        self._render_in_place()

    def set_words(self, words: Words) -> None:
        """Change the language of names and hints."""
        self._words = words
        self.setAccessibleName(words("Transcript"))

    def _render(self) -> None:
        colours = palette(self._theme)
        colours.setColor(colours.ColorRole.Window, self._theme.page)
        self.setPalette(colours)
        font = reading_font(self._zoom)
        document = make_document(self._source, self._offsets, self._theme, self._zoom)
        document.setParent(self)
        self.setDocument(document)  # deletes the document that a QTextEdit makes for itself only
        if self._written is not None:
            self._written.deleteLater()
        self._written = document
        self.setCursorWidth(CARET_WIDTH)  # a property of the document's layout
        self.setFont(font)

    def _render_in_place(self) -> None:
        anchor, position = self.textCursor().anchor(), self.textCursor().position()
        self._render_at(self._first_shown(), anchor, position)

    def _render_at(self, first_shown: int, anchor: int, position: int) -> None:
        """Make the document anew with these places of it at the top and selected."""
        self._render()
        cursor = self.textCursor()
        cursor.setPosition(first_shown)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top())
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        place = bar.value()
        self.setTextCursor(cursor)
        bar.setValue(place)

    def _first_shown(self) -> int:
        """The document's position of the first words in view."""
        return self.cursorForPosition(self.viewport().rect().topLeft()).position()

    def _report_selection(self) -> None:
        span = self.selected_span()
        if span != self._reported:
            self._reported = span
            self.selection_changed.emit(span)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied or dragged: the stored words exactly, or what is shown for them."""
        data = QMimeData()
        if span := self.selected_span():
            data.setText(self._source.shown_words(span))
        return data

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks for a code, Escape selects nothing; the rest is reading and selecting."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if span := self.selected_span():
                self.code_palette_requested.emit(span)
            return
        if act_of(event, TEXT_KEYS) and self.selected_span():
            self.clear_selection()
        elif event.matches(QKeySequence.StandardKey.ZoomIn):
            self.step_zoom(1)
        elif event.matches(QKeySequence.StandardKey.ZoomOut):
            self.step_zoom(-1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and wheel change the size in our steps; Qt's own would leave the measure behind."""
        turn = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turn:
            self.step_zoom(1 if turn > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What is dragged over is selected in whole characters."""
        super().mouseMoveEvent(event)
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._take_whole_characters()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A selection ends where a character does, also by a click with Shift."""
        super().mouseReleaseEvent(event)
        self._take_whole_characters()

    def _take_whole_characters(self) -> None:
        """Widen the selection where it splits what one reads as one character.

        Qt's hit test goes by glyphs: where a face has no emoji of a family it offers their parts.
        """
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        whole = self._edge(start, before=True), self._edge(end, before=False)
        if (span := self._offsets.span_from_qt(*whole)) is not None:
            whole = self._offsets.span_to_qt(span)
        if whole != (start, end):
            anchor, position = whole if cursor.anchor() == start else whole[::-1]
            cursor.setPosition(anchor)
            cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    def _edge(self, position: int, *, before: bool) -> int:
        """The nearest edge of a character, at a UTF-16 position or before (after) it."""
        block = self.document().findBlock(position)
        boundaries = QTextBoundaryFinder.BoundaryType.Grapheme
        finder = QTextBoundaryFinder(boundaries, block.text())
        finder.setPosition(position - block.position())
        if not finder.isAtBoundary():
            found = finder.toPreviousBoundary() if before else finder.toNextBoundary()
            return block.position() + found
        return position

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press begins a new selection, also inside the old one.

        Qt would begin to drag the old one there, whose event loop never ends on a bare X display.
        """
        extends = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.button() == Qt.MouseButton.LeftButton and not extends:
            self.clear_selection()
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's own menu is English only; the window offers one instead."""
        event.ignore()
