"""A quotation in which words can be left out: what is left out stays to be seen, struck through."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from app.models.span import Span
from app.ui.look.theme import Theme, reading_font
from app.ui.offsets import Offsets
from app.words import Words

_SIZE = 0.9


class CutText(QTextEdit):
    """Read-only words; Delete leaves the selected ones out, or takes a cut under the caret back."""

    cuts_changed = Signal(object)  # list[Span], code points within the quotation
    selection_told = Signal()

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._offsets = Offsets("")
        self.cuts: tuple[Span, ...] = ()
        self.writable = True
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setFont(reading_font(_SIZE))
        self.setAccessibleName(words("Quotation; select words to leave them out"))
        self.selectionChanged.connect(self.selection_told)
        self.cursorPositionChanged.connect(self.selection_told)

    def show_quotation(self, text: str, cuts: Sequence[Span]) -> None:
        """Show a quotation; the same one keeps its selection."""
        if text != self._text:
            self._text, self._offsets = text, Offsets(text)
            self.setPlainText(text)
        self.cuts = tuple(cuts)
        self._strike()

    def _strike(self) -> None:
        plain, struck = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(self._theme.text)
        struck.setForeground(self._theme.quiet)
        struck.setFontStrikeOut(True)
        writer = QTextCursor(self.document())
        writer.select(QTextCursor.SelectionType.Document)
        writer.setCharFormat(plain)
        for cut in self.cuts:
            writer.setPosition(self._offsets.to_qt(cut.start))
            writer.setPosition(self._offsets.to_qt(cut.end), QTextCursor.MoveMode.KeepAnchor)
            writer.setCharFormat(struck)

    @property
    def selected(self) -> Span | None:
        """The selected words, code points within the quotation."""
        cursor = self.textCursor()
        return self._offsets.span_from_qt(cursor.selectionStart(), cursor.selectionEnd())

    @property
    def cut_here(self) -> Span | None:
        """The cut that the caret stands in or the selection touches, if no new words are chosen."""
        span = self.selected
        at = self._offsets.from_qt(self.textCursor().position())
        start, end = (span.start, span.end) if span else (at, at)
        for cut in self.cuts:
            inside = cut.start <= start and end <= cut.end
            if inside:
                return cut
        return None

    def leave_out(self) -> None:
        """Leave the selected words out; on words that are left out already, take them in again."""
        if not self.writable:
            return
        if (cut := self.cut_here) is not None:
            self.cuts_changed.emit([other for other in self.cuts if other != cut])
        elif (span := self.selected) is not None:
            self.cuts_changed.emit([*self.cuts, whole_words(self._text, span)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete or Backspace leaves out; the rest is reading and selecting."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.leave_out()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press begins a new selection: dragging the old one hangs on a bare X display."""
        extends = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.button() == Qt.MouseButton.LeftButton and not extends:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's own menu is English only."""
        event.ignore()


def whole_words(text: str, span: Span) -> Span:
    """The span with the rest of the words that it cuts into: half a word is never printed."""
    start, end = span.start, span.end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)
