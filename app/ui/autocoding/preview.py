"""The place of a proposed passage: its paragraph and those round it, what would be coded marked."""

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from app.analysis.autocoding.proposals import Proposal
from app.models.span import Span
from app.ui.look.theme import SPACE, Theme, reading_font
from app.ui.offsets import Offsets
from app.ui.workspace import Workspace
from app.words import Words

_REACH = 400
_SIZE = 0.92


class Preview(QTextEdit):
    """Text to read and to copy from; nothing in it can be changed."""

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._theme = theme
        self._shown: tuple[str, Proposal | None] = ("", None)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setFont(reading_font(_SIZE))
        self.setAccessibleName(words("The place in the transcript"))
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(SPACE)

    def show_place(self, text: str, each: Proposal | None) -> None:
        """Show a passage within its source's ``text``; nothing without one."""
        self._shown = (text, each)
        if each is None:
            self.clear()
            return
        start, end = _round(text, each.span)
        seen = self._workspace.shown_stretch(each.source_id, start, text[start:end])
        self.setPlainText(seen.text)
        offsets = Offsets(seen.text)
        wash = QColor(self._theme.selection)
        found = QColor(self._theme.warning)
        found.setAlphaF(0.35)
        marks = [(each.span, wash, False), *((hit, found, True) for hit in each.hits)]
        self.setExtraSelections(
            [
                self._marked(offsets, seen.span(_moved(span, -start)), colour, bold)
                for span, colour, bold in marks
            ]
        )
        cursor = self.textCursor()
        cursor.setPosition(offsets.to_qt(seen.start(each.span.start - start)))
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        above = self.cursorRect().top() - self.viewport().height() // 3
        bar.setValue(bar.value() + above)

    def set_theme(self, theme: Theme) -> None:
        """Mark in other colours what is marked."""
        self._theme = theme
        self.look_again()

    def look_again(self) -> None:
        """Show the same place in the colours and with the names as they are shown now."""
        self.show_place(*self._shown)

    def _marked(
        self, offsets: Offsets, span: Span, colour: QColor, bold: bool
    ) -> QTextEdit.ExtraSelection:
        marked = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(offsets.to_qt(span.start))
        keep = QTextCursor.MoveMode.KeepAnchor
        cursor.setPosition(offsets.to_qt(span.end), keep)
        look = QTextCharFormat()
        look.setBackground(colour)
        if bold:
            look.setFontUnderline(True)
        marked.cursor, marked.format = cursor, look
        return marked


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _round(text: str, span: Span) -> tuple[int, int]:
    """Whole paragraphs round a span, some hundred characters to each side."""
    before = text.rfind("\n", 0, max(0, span.start - _REACH))
    after = text.find("\n", min(len(text), span.end + _REACH))
    start = before + 1 if span.start - before < 3 * _REACH else max(0, span.start - _REACH)
    end = after if 0 <= after < span.end + 3 * _REACH else min(len(text), span.end + _REACH)
    return start, end
