"""A source's text as a Qt document: made once per look, then only painted on.

The document is filled while no view looks at it, which is what keeps a million characters under
20 ms (a QTextEdit that watches the same changes takes 300 ms).
"""

from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
)

from app.models.imported import FormattingRun, Style
from app.models.span import Span
from app.ui.look.theme import SPACE_PAGE, Theme, reading_font
from app.ui.offsets import Offsets
from app.ui.reader.source_text import ReaderText

LINE_HEIGHT = 1.62
"""Of the letter size; a little more than a book's, for code lines run below the words."""
TURN_SPACE = 0.85
PARAGRAPH_SPACE = 0.35
"""Before a turn and after each paragraph, of the letter size."""
_HEADING_STEPS: dict[Style, int] = {"heading1": 2, "heading2": 1, "heading3": 1}


def make_document(source: ReaderText, offsets: Offsets, theme: Theme, zoom: float) -> QTextDocument:
    """The text, or its masked words, with labels, interviewer turns and formatting set."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    font = reading_font(zoom)
    document.setDefaultFont(font)
    _set_edges(document)
    writer = QTextCursor(document)
    writer.setBlockFormat(_block_format(font, turn=False))
    writer.insertText(source.shown.text)
    writer.beginEditBlock()
    _set_turns(writer, source, offsets, theme)
    for run in source.formatting:
        _set_formatting(writer, run, offsets)
    writer.endEditBlock()
    return document


def label_of(text: str, start: int, speech_start: int) -> Span | None:
    """Where a turn's label stands, without the blanks between it and the speech."""
    end = start + len(text[start:speech_start].rstrip())
    return Span(start, end) if start < end else None


def _set_turns(writer: QTextCursor, source: ReaderText, offsets: Offsets, theme: Theme) -> None:
    """Labels bold; what the interviewer says in a quieter ink; space before each turn."""
    turn_format = _block_format(writer.document().defaultFont(), turn=True)
    interviewer, label = QTextCharFormat(), QTextCharFormat()
    interviewer.setForeground(theme.interviewer)
    label.setFontWeight(QFont.Weight.Bold)
    for turn in source.turns:
        writer.setPosition(offsets.to_qt(turn.span.start))
        writer.setBlockFormat(turn_format)
        if turn.role == "interviewer":
            _select(writer, turn.span, offsets)
            writer.mergeCharFormat(interviewer)
        if place := label_of(source.text, turn.span.start, turn.speech_start):
            _select(writer, place, offsets)
            writer.mergeCharFormat(label)


def _set_formatting(writer: QTextCursor, run: FormattingRun, offsets: Offsets) -> None:
    """Bold, italic, underline and headings as in the file; lists and tables stay as text."""
    look = QTextCharFormat()
    if run.style == "italic":
        look.setFontItalic(True)
    elif run.style == "underline":
        look.setFontUnderline(True)
    elif run.style == "bold":
        look.setFontWeight(QFont.Weight.Bold)
    elif run.style in _HEADING_STEPS:
        look.setFontWeight(QFont.Weight.Bold)
        look.setProperty(QTextFormat.Property.FontSizeAdjustment, _HEADING_STEPS[run.style])
    else:
        return
    _select(writer, run.span, offsets)
    writer.mergeCharFormat(look)
    if run.style in _HEADING_STEPS and run.span.start > 0:
        above = QTextBlockFormat()
        above.setTopMargin(round(QFontInfo(writer.document().defaultFont()).pixelSize()))
        writer.mergeBlockFormat(above)


def _block_format(font: QFont, *, turn: bool) -> QTextBlockFormat:
    pixels = QFontInfo(font).pixelSize()
    block = QTextBlockFormat()
    # A least height keeps the rhythm of Latin text and still gives tall scripts their room.
    block.setLineHeight(
        round(pixels * LINE_HEIGHT), QTextBlockFormat.LineHeightTypes.MinimumHeight.value
    )
    block.setBottomMargin(round(pixels * PARAGRAPH_SPACE))
    block.setTopMargin(round(pixels * TURN_SPACE) if turn else 0)
    return block


def _set_edges(document: QTextDocument) -> None:
    """Air beside and below the text; above it is the view's, outside the document.

    With a margin above all paragraphs Qt takes a click into its topmost pixels for one hundreds
    of lines further down.
    """
    edges = QTextFrameFormat()
    edges.setMargin(SPACE_PAGE / 2)
    edges.setTopMargin(0)
    edges.setBottomMargin(3 * SPACE_PAGE)
    document.rootFrame().setFrameFormat(edges)


def _select(writer: QTextCursor, span: Span, offsets: Offsets) -> None:
    start, end = offsets.span_to_qt(span)
    writer.setPosition(start)
    writer.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
