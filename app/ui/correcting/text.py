"""The transcript as a text to write in: what the reader shows, with a caret that changes words.

Qt edits the document, and every change of it becomes a splice on the stored text. Nothing here
stores anything; a keystroke touches memory only.
"""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QWidget

from app.interchange.importing.pasting import pasted_text
from app.models.splice import Edits, Splice, trimmed
from app.operations.moving_spans import kept_place
from app.project.search_index import paragraphs
from app.queries.codings import CodingMark
from app.ui.correcting.live_text import LiveMarks, LiveText
from app.ui.look.theme import Theme
from app.ui.reader.marks import MarkIndex
from app.ui.reader.source_text import ReaderText
from app.ui.reader.text_view import Reader
from app.words import Words

_Move = QTextCursor.MoveOperation
_Key = QKeySequence.StandardKey
_DELETIONS: tuple[tuple[QKeySequence.StandardKey, QTextCursor.MoveOperation], ...] = (
    (_Key.Delete, _Move.NextCharacter),
    (_Key.DeleteStartOfWord, _Move.PreviousWord),
    (_Key.DeleteEndOfWord, _Move.NextWord),
    (_Key.DeleteEndOfLine, _Move.EndOfBlock),
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WITHOUT_LETTERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_FIRST_LETTER = "\x20"


class CorrectingText(Reader):
    """A reader in which one can write; speakers' labels are shut."""

    edited = Signal(object)  # Splice
    rewritten = Signal()  # it holds other words now, typed or not (an undo)
    refused = Signal(str)  # the label that would have been touched
    left = Signal()
    render_requested = Signal()  # before the document is made anew (zoom): the text is to be fresh

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        self.live = LiveText.of("", ())
        self._muted = False
        super().__init__(theme, words, parent)
        self.setAccessibleName(words("Text being corrected"))
        self.setAcceptDrops(False)
        self.setReadOnly(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)

    @property
    def live_marks(self) -> LiveMarks:
        """The codings, where they stand now."""
        assert isinstance(self._index, LiveMarks)  # noqa: S101 - for the type checker
        return self._index

    def set_source(self, source: ReaderText, marks: Iterable[CodingMark] = ()) -> None:
        """Show a text as it is stored, to be corrected."""
        self.live = LiveText.of(source.text, _labels(source))
        super().set_source(source)
        self.show_fresh(source, marks)

    def show_fresh(self, source: ReaderText, marks: Iterable[CodingMark]) -> None:
        """The same text was stored: codings and numbers stand where the project says."""
        self._source = source
        self.live.labels = sorted(_labels(source))
        self._show_marks(marks)

    def index_anew(self) -> None:
        """Much was typed: note where the codings stand now."""
        edits = Edits(self.live_marks.splices)
        marks = [
            mark
            if mark.span.end < edits.first
            else mark._replace(span=kept_place(edits.span(*_ends(mark)), self.live.text))
            for mark in self.live_marks.marks.values()
        ]
        self.live.forget_place()
        self._show_marks(marks)

    def _show_marks(self, marks: Iterable[CodingMark]) -> None:
        index = LiveMarks(MarkIndex.of_text(self.live.text).line_starts)
        index.replace_all(marks)
        self._index = index
        self.number_anew()
        self._set_margins()
        self._look_again()

    def number_anew(self) -> None:
        """Paragraphs came or went: number them as they stand now."""
        text = self.live.text
        lines = MarkIndex.of_text(text)
        self._numbers.number_of_line = {
            lines.line_at(start): number for number, start, *_ in paragraphs(text)
        }
        self._numbers.update()

    def follow(self, text: str) -> Splice | None:
        """Show another text in the same place (after an undo); what both have alike stays."""
        splice = trimmed(self.live.text, text)
        if splice.changes_nothing:
            return None
        cursor = self.textCursor()
        cursor.setPosition(self._offsets.to_qt(splice.start))
        cursor.setPosition(self._offsets.to_qt(splice.end), QTextCursor.MoveMode.KeepAnchor)
        self._muted = True
        cursor.insertText(splice.text)
        self._muted = False
        self._take_in(splice)
        self._look_again()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return splice

    def note_stored(self) -> None:
        """All that was typed is stored; typing may go on where it was."""
        live, marks = self.live, self.live_marks
        grows = False
        if live.pending and not live.pending[-1].text:
            grows = marks.loses_end(live.pending[-1], marks.splices[:-1])
        live.note_stored(grows=grows)
        marks.splices = [*marks.splices, *live.pending]

    def set_zoom(self, zoom: float) -> None:
        """Show the text so large."""
        self.render_requested.emit()
        super().set_zoom(zoom)

    def _render(self) -> None:
        super()._render()
        self.document().contentsChange.connect(self._changed)
        self.document().contentsChanged.connect(self._look_again)

    def _changed(self, position: int, removed: int, added: int) -> None:
        """Qt changed the document: say so as an edit of the stored text.

        It may name whole paragraphs for one letter, and one character behind the text.
        """
        if self._muted:
            return
        start = self._offsets.from_qt(position)
        end = self._offsets.from_qt(position + removed)
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        last = self.document().characterCount() - 1
        cursor.setPosition(min(position + added, last), QTextCursor.MoveMode.KeepAnchor)
        now = cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
        splice = trimmed(self.live.text[start : min(end, len(self.live.text))], now, start)
        if not splice.changes_nothing:
            self._take_in(splice)
            self.edited.emit(splice)

    def _take_in(self, splice: Splice) -> None:
        committed = self.live_marks.splices[: len(self.live_marks.splices) - len(self.live.pending)]
        gone = self.live.text.count("\n", splice.start, splice.end)
        if gone or "\n" in splice.text:
            line = self.document().findBlock(self._offsets.to_qt(splice.start)).blockNumber()
            self.live_marks.line_edits.append((line, gone, splice.text.count("\n")))
        self.live.edit(splice)
        self.live_marks.splices = [*committed, *self.live.pending]
        self._offsets = self.live.offsets
        self._source = replace(self._source, text=self.live.text)
        self._seen = None  # Qt breaks the lines of what was edited after this; see ``_render``.
        self.rewritten.emit()

    def _try(self, cursor: QTextCursor, text: str) -> bool:
        """Put ``text`` in the place of what the cursor holds, unless a label is in the way."""
        first = self._offsets.from_qt(cursor.selectionStart())
        splice = Splice(first, self._offsets.from_qt(cursor.selectionEnd()), text)
        if splice.changes_nothing:
            return True
        if label := self.live.label_touched(splice):
            self.refused.emit(label)
            return False
        new_paragraph = text == "\n"
        cursor.insertText(text)
        if new_paragraph:
            cursor.mergeBlockFormat(_without_turn_space(cursor.blockFormat()))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters are written, Enter begins a paragraph, Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not self._edits(event):
            # Past the reader, to whom Enter means a code.
            super(Reader, self).keyPressEvent(event)

    def _edits(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; False when it changes no words."""
        cursor = self.textCursor()
        if event.matches(_Key.Cut):
            self.cut()
        elif event.matches(_Key.Paste):
            self.paste()
        elif event.key() in _ENTER:
            self._try(cursor, "\n")
        elif (move := _deletion(event)) is not None:
            if not cursor.hasSelection():
                cursor.movePosition(move, QTextCursor.MoveMode.KeepAnchor)
            self._try(cursor, "")
        elif _is_written(event):
            self._try(cursor, event.text())
        else:
            return event.matches(_Key.Undo) or event.matches(_Key.Redo)
        return True

    def cut(self) -> None:
        """Take the selected words to the clipboard."""
        if self.textCursor().hasSelection():
            copied = self.createMimeDataFromSelection()
            if self._try(self.textCursor(), ""):
                QApplication.clipboard().setMimeData(copied)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste as plain text that Qt, Word and the search can all carry."""
        if source.hasText():
            self._try(self.textCursor(), pasted_text(source.text()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text can be pasted; pictures and files cannot."""
        return source.hasText()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What an input method composes is written unless a label is in the way."""
        splice = self._composed(event)
        if splice is not None and (label := self.live.label_touched(splice)):
            self.refused.emit(label)
            event.accept()
            return
        super().inputMethodEvent(event)

    def _composed(self, event: QInputMethodEvent) -> Splice | None:
        """What composing changes; Qt takes out what is selected as soon as it begins."""
        written, cursor = event.commitString(), self.textCursor()
        if not (written or event.replacementLength() or event.preeditString()):
            return None
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        if written or event.replacementLength():
            most = self.document().characterCount() - 1
            start = max(0, min(most, first + event.replacementStart()))
            first, last = min(first, start), max(last, start + event.replacementLength())
            last = min(most, last)
        return Splice(self._offsets.from_qt(first), self._offsets.from_qt(last), written)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Neither words nor codes are dragged about while one writes."""
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Passages are chosen when the correcting is done."""
        event.accept()

    def copy_place(self, other: Reader) -> None:
        """Stand where the other one stands: caret, scroll position, size of letters."""
        if self.zoom() != other.zoom():
            super().set_zoom(other.zoom())
        caret = min(other.caret(), len(self.live.text))
        cursor = self.textCursor()
        cursor.setPosition(self._offsets.to_qt(caret))
        self.setTextCursor(cursor)
        top = other.cursorForPosition(QPoint(0, 0))
        first = self.cursorRect(self._cursor_at(top.position())).top()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + first - other.cursorRect(top).top())

    def _cursor_at(self, position: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        return cursor


def _ends(mark: CodingMark) -> tuple[int, int]:
    return mark.span.start, mark.span.end


def _labels(source: ReaderText) -> list[tuple[int, int]]:
    return [(turn.span.start, turn.speech_start) for turn in source.turns]


def _deletion(event: QKeyEvent) -> QTextCursor.MoveOperation | None:
    """How far a key deletes; None when it deletes nothing."""
    for key, move in _DELETIONS:
        if event.matches(key):
            return move
    plain = event.modifiers() & _WITHOUT_LETTERS
    if event.key() == Qt.Key.Key_Backspace and not plain:
        return _Move.PreviousCharacter
    return None


def _is_written(event: QKeyEvent) -> bool:
    """Whether a key writes letters (AltGr is Ctrl and Alt on Windows)."""
    held = event.modifiers() & _WITHOUT_LETTERS
    return (
        event.text() >= _FIRST_LETTER
        and event.text() != "\x7f"
        and held
        in (
            Qt.KeyboardModifier.NoModifier,
            _WITHOUT_LETTERS,
        )
    )


def _without_turn_space(block: QTextBlockFormat) -> QTextBlockFormat:
    block.setTopMargin(0)
    return block
