"""Faces, sizes and inks on paper: those of the light theme, in CSS pixels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout

from app.models.imported import FormattingRun
from app.models.span import Span
from app.queries.sources import TurnRow
from app.ui.look.theme import INTERFACE_FAMILY, READING_FAMILY, load_theme
from app.ui.offsets import Offsets

BODY, HEADING, SMALL, TITLE = 14, 17, 11, 24
_REPLACING = ("liga", "clig", "calt", "case", "locl")
LINE = 21
"""From line to line of the text; a code's lines run below the words."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a stretch of the text is written."""

    span: Span
    look: QTextCharFormat

    def within(self, start: int, offsets: Offsets) -> QTextLayout.FormatRange:
        """The same for Qt, in a layout of the text from ``start`` on."""
        first = offsets.to_qt(start)
        made = QTextLayout.FormatRange()
        made.start = offsets.to_qt(self.span.start) - first
        made.length = offsets.to_qt(self.span.end) - offsets.to_qt(self.span.start)
        made.format = self.look
        return made


def print_font(pixels: int, *, strong: bool = False, interface: bool = False) -> QFont:
    """The reading face, or that of the interface, at a size in units of the page.

    Without ligatures and other letters in place of what is written: in a PDF Qt does not say what
    those stand for, and words with them could not be found or copied. Both faces have an A of
    their own for some languages (``locl``), which HarfBuzz takes for all.
    """
    font = QFont(INTERFACE_FAMILY if interface else READING_FAMILY)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setPixelSize(pixels)
    for feature in _REPLACING:
        font.setFeature(QFont.Tag(feature), 0)
    strength = QFont.Weight.DemiBold if interface else QFont.Weight.Bold
    font.setWeight(strength if strong else QFont.Weight.Normal)
    return font


def formats_of(
    line: Span, turn: TurnRow | None, formatting: Sequence[FormattingRun]
) -> Iterator[Look]:
    """What differs from plain text on a line: interviewer, label, and the file's formatting."""
    if turn is not None and turn.role == "interviewer":
        quiet = QTextCharFormat()
        quiet.setForeground(load_theme("light").interviewer)
        yield Look(line, quiet)
    if turn is not None and (label := _common(line, turn.span.start, turn.speech_start)):
        strong = QTextCharFormat()
        strong.setFontWeight(QFont.Weight.Bold)
        yield Look(label, strong)
    for run in formatting:
        made, here = _formatted(run), _common(line, run.span.start, run.span.end)
        if made is not None and here is not None:
            yield Look(here, made)


def _formatted(run: FormattingRun) -> QTextCharFormat | None:
    look = QTextCharFormat()
    if run.style == "bold":
        look.setFontWeight(QFont.Weight.Bold)
    elif run.style == "italic":
        look.setFontItalic(True)
    elif run.style == "underline":
        look.setFontUnderline(True)
    else:
        return None
    return look


def _common(line: Span, start: int, end: int) -> Span | None:
    start, end = max(line.start, start), min(line.end, end)
    return Span(start, end) if start < end else None
