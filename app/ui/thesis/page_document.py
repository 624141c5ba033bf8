"""A stretch of the chapter as a Qt document that breaks into pages as the format profile says.

It is made of the same lines that the exporter writes into Word, so words cannot differ; where
exactly a line breaks, only the word processor knows.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
)

from app.interchange.thesis.page_preview import PageLine, PageRun
from app.models.format_profile import PAPERS, FormatProfile
from app.ui.look.theme import READING_FAMILY, Theme

POINTS_PER_CM = 72 / 2.54
_SLOT_STRENGTH = 0.28
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_PERCENT = 100
_HEADING = "Heading "


def page_size(profile: FormatProfile, scale: float) -> QSizeF:
    """Pixels of the whole sheet; ``scale`` is pixels to a point."""
    width, height = PAPERS[profile.page.paper]
    return QSizeF(width, height) * POINTS_PER_CM * scale


def page_document(
    lines: Sequence[PageLine], profile: FormatProfile, theme: Theme, scale: float
) -> QTextDocument:
    """The lines set in the profile's face, spacing and margins; ``scale`` is pixels to a point."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(_font(profile, scale))
    _set_margins(document, profile, scale)
    writer = _Setter(document, profile, theme, scale)
    for line in lines:
        writer.add(line)
    document.setPageSize(page_size(profile, scale))
    return document


def _font(profile: FormatProfile, scale: float) -> QFont:
    """The profile's face; bare systems have none of Word's, but always our own serif."""
    font = QFont()
    font.setFamilies([profile.body.face, "Liberation Serif", "Tinos", READING_FAMILY])
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setPixelSize(max(1, round(profile.body.size * scale)))
    return font


def _set_margins(document: QTextDocument, profile: FormatProfile, scale: float) -> None:
    page, pixels = profile.page, POINTS_PER_CM * scale
    edges = QTextFrameFormat()
    edges.setLeftMargin(page.margin_left * pixels)
    edges.setTopMargin(page.margin_top * pixels)
    edges.setRightMargin(page.margin_right * pixels)
    edges.setBottomMargin(page.margin_bottom * pixels)
    document.rootFrame().setFrameFormat(edges)


class _Setter:
    """Puts paragraph after paragraph at the end of a document."""

    def __init__(
        self, document: QTextDocument, profile: FormatProfile, theme: Theme, scale: float
    ) -> None:
        self._cursor = QTextCursor(document)
        self._profile, self._theme, self._scale = profile, theme, scale
        self._is_first = True

    def add(self, line: PageLine) -> None:
        """One paragraph in the look of its style."""
        block, look = self._block(line.style), self._look(line.style)
        if self._is_first:
            self._cursor.setBlockFormat(block)
            self._cursor.setBlockCharFormat(look)
        else:
            self._cursor.insertBlock(block, look)
        self._is_first = False
        for run in line.runs:
            self._cursor.insertText(run.text, self._run_look(run, look))

    def _block(self, style: str) -> QTextBlockFormat:
        profile, pixels = self._profile, POINTS_PER_CM * self._scale
        block = QTextBlockFormat()
        spacing, body = profile.body.spacing, profile.body
        block.setBottomMargin(body.space_after * self._scale)
        if style.startswith(_HEADING):
            block.setTopMargin(body.size * self._scale)
            block.setBottomMargin(body.size * self._scale / 2)
            spacing = min(spacing, 1.5)
        elif style == "Quote":
            quotes = profile.quotes
            spacing = quotes.spacing
            block.setLeftMargin(quotes.indent_left * pixels)
            block.setRightMargin(quotes.indent_right * pixels)
            block.setBottomMargin(body.size * self._scale)
            block.setAlignment(Qt.AlignmentFlag.AlignJustify)
        else:
            block.setTextIndent(body.first_line * pixels)
            block.setAlignment(Qt.AlignmentFlag.AlignJustify)
        block.setLineHeight(spacing * _PERCENT, _PROPORTIONAL)
        return block

    def _look(self, style: str) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setForeground(self._theme.text)
        size = self._profile.quotes.size if style == "Quote" else self._profile.body.size
        font = _font(self._profile, self._scale)
        font.setPixelSize(max(1, round(size * self._scale)))
        font.setBold(style.startswith(_HEADING))
        look.setFont(font)
        return look

    def _run_look(self, run: PageRun, look: QTextCharFormat) -> QTextCharFormat:
        """Open slots stand on the colour that Word marks them with."""
        if not run.is_open:
            return look
        marked = QTextCharFormat(look)
        ground = QColor(self._theme.warning)
        ground.setAlphaF(_SLOT_STRENGTH)
        marked.setBackground(ground)
        return marked
