"""A coded transcript broken into pages, off the screen and beside the event loop.

Units are CSS pixels (96 to an inch), so that what paints bands and brackets on the screen paints
them here at the same size. The origin of a page is the upper left corner of its text.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QFont, QTextLayout, QTextOption

from app.models.imported import FormattingRun
from app.models.span import Span
from app.queries.codings import CodingMark
from app.queries.printable import PrintableSource
from app.queries.sources import TurnRow
from app.ui.offsets import Offsets
from app.ui.printing.looks import BODY, HEADING, LINE, formats_of, print_font
from app.ui.reader.marks import MarkIndex
from app.ui.reader.page import (
    Page,
    PageBlock,
    PageLine,
    ShownMark,
    page_line,
    runs_both_ways,
    shown_marks,
)

A4 = QSizeF(794, 1123)
ABOVE, BELOW, LEFT = 88, 76, 88
"""Margins of the paper; on the right the brackets and labels have theirs."""
RIGHT = 172
_PARAGRAPH, _TURN = 5, 10
_TITLE_ROOM = 64
_STEP = 50
"""Paragraphs between two tellings of the progress."""
_PARTS_OF_PROGRESS = 100

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """What stands on one sheet: the lines with their codings, and the numbers beside them.

    ``legend`` has a coding of each code that is to be explained there.
    """

    content: Page
    numbers: tuple[tuple[QPointF, str], ...] = ()
    legend: tuple[CodingMark, ...] = ()


@dataclass(frozen=True, slots=True)
class Printout:
    """All pages of a source on paper of a size, and what their heads and the legend say."""

    printable: PrintableSource
    paper: QSizeF
    pages: tuple[PrintedPage, ...]
    layouts: tuple[QTextLayout, ...] = field(repr=False, default=())  # own the pages' lines

    @property
    def text_size(self) -> QSizeF:
        """The room for text on a sheet."""
        return text_size(self.paper)


@dataclass(slots=True)
class _Sheet:
    """A page that is being filled."""

    top: float = 0.0
    blocks: list[PageBlock] = field(default_factory=list)
    numbers: list[tuple[QPointF, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A line of the canonical text: where it begins, and what is known of it."""

    line: int
    start: int
    text: str
    turn: TurnRow | None
    begins_turn: bool
    number: int | None
    formatting: tuple[FormattingRun, ...]

    @property
    def is_heading(self) -> bool:
        """Whether it heads what follows, from which no foot of a page may part it."""
        return any(run.style.startswith("heading") for run in self.formatting)

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.start + len(self.text))


def text_size(paper: QSizeF) -> QSizeF:
    """The room for text on paper of this size."""
    return QSizeF(paper.width() - LEFT - RIGHT, paper.height() - ABOVE - BELOW)


def lay_out(progress: Progress, printable: PrintableSource, paper: QSizeF = A4) -> Printout:
    """Break a source into pages; ``progress`` may raise, and nothing is left then."""
    room, offsets = text_size(paper), Offsets(printable.source.text)
    layouts: list[QTextLayout] = []
    sheets, characters = [_Sheet(top=_TITLE_ROOM)], max(1, len(printable.source.text))
    for nth, paragraph in enumerate(_paragraphs(printable)):
        if nth % _STEP == 0:
            progress(_PARTS_OF_PROGRESS * paragraph.start // characters, _PARTS_OF_PROGRESS)
        layouts.append(_laid_out(paragraph, offsets, room.width()))
        _place(paragraph, layouts[-1], offsets, sheets, room.height())
    index = MarkIndex.of_text(printable.source.text)
    index.replace_all(printable.marks)
    pages = [_with_codings(sheet, index, offsets, printable.source.text) for sheet in sheets]
    pages += _legend(printable, int(room.height() // LINE) - 2)
    return Printout(printable, paper, tuple(pages), tuple(layouts))


def _legend(printable: PrintableSource, rows: int) -> Iterator[PrintedPage]:
    """The codes in the order in which they come first, so many to a page."""
    seen: dict[int, CodingMark] = {}
    for mark in printable.marks:
        seen.setdefault(mark.code_id, mark)
    codes = (*seen.values(),)
    for first in range(0, len(codes), rows):
        yield PrintedPage(Page(), legend=codes[first : first + rows])


def _paragraphs(printable: PrintableSource) -> Iterator[_Paragraph]:
    """The lines that have words, with turns and formatting kept in step."""
    source = printable.source
    numbers = {start: number for number, start in source.paragraphs}
    turns, runs = _Stream(source.turns), list(source.formatting)
    start = 0
    for line, text in enumerate(source.text.split("\n")):
        end = start + len(text)
        if text.strip():
            turn, begins = turns.at(start, end)
            here = tuple(run for run in runs if run.span.start < end and start < run.span.end)
            yield _Paragraph(line, start, text, turn, begins, numbers.get(start), here)
        runs = [run for run in runs if run.span.end > end]
        start = end + 1


class _Stream:
    """The turns of a source, asked for from its beginning to its end."""

    def __init__(self, turns: Sequence[TurnRow]) -> None:
        self._turns = turns
        self._next = 0

    def at(self, start: int, end: int) -> tuple[TurnRow | None, bool]:
        """The turn that a line belongs to, and whether it begins on it."""
        begins = False
        while self._next < len(self._turns) and self._turns[self._next].span.start < end:
            begins = self._turns[self._next].span.start >= start
            self._next += 1
        turn = self._turns[self._next - 1] if self._next else None
        return (turn, begins) if turn and start < turn.span.end else (None, False)


def _laid_out(paragraph: _Paragraph, offsets: Offsets, width: float) -> QTextLayout:
    heading = paragraph.is_heading
    font: QFont = print_font(HEADING if heading else BODY, strong=heading)
    layout = QTextLayout(paragraph.text, font)
    option = QTextOption()
    option.setUseDesignMetrics(True)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    spans = formats_of(paragraph.span, paragraph.turn, paragraph.formatting)
    layout.setFormats([look.within(paragraph.start, offsets) for look in spans])
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, 0))
    layout.endLayout()
    return layout


def _place(
    paragraph: _Paragraph,
    layout: QTextLayout,
    offsets: Offsets,
    sheets: list[_Sheet],
    height: float,
) -> None:
    """Put the lines of a paragraph on the last sheet, and on new ones where it is full."""
    sheet, count = sheets[-1], layout.lineCount()
    if sheet.blocks:
        sheet.top += _TURN if paragraph.begins_turn or paragraph.is_heading else _PARAGRAPH
    together = count + 2 if paragraph.is_heading else min(2, count)
    if sheet.top + LINE * together > height and sheet.blocks:  # No first line alone at the foot.
        sheets.append(sheet := _Sheet())
    if paragraph.number is not None:
        baseline = sheet.top + _above(layout, 0) + layout.lineAt(0).ascent()
        sheet.numbers.append((QPointF(0, baseline), str(paragraph.number)))
    lines: list[PageLine] = []
    mixed = runs_both_ways(paragraph.text)
    position = offsets.to_qt(paragraph.start)
    for nth in range(count):
        if sheet.top + LINE > height:
            sheet.blocks.append(PageBlock(paragraph.line, position, tuple(lines)))
            sheets.append(sheet := _Sheet())
            lines = []
        line = layout.lineAt(nth)
        lines.append(page_line(line, 0.0, sheet.top + _above(layout, nth), mixed=mixed))
        sheet.top += max(LINE, lines[-1].height)
    sheet.blocks.append(PageBlock(paragraph.line, position, tuple(lines)))


def _above(layout: QTextLayout, nth: int) -> float:
    """The air above a line's letters that makes all lines equally far apart."""
    line = layout.lineAt(nth)
    return max(0.0, (LINE - line.ascent() - line.descent()) / 2)


def _with_codings(sheet: _Sheet, index: MarkIndex, offsets: Offsets, text: str) -> PrintedPage:
    """The sheet with its codings; what goes on from or to another sheet has no end here."""
    blocks = tuple(block for block in sheet.blocks if block.lines)
    marks: list[ShownMark] = []
    if blocks:
        last = blocks[-1]
        first = offsets.from_qt(blocks[0].position + blocks[0].lines[0].start)
        end = offsets.from_qt(last.position + last.lines[-1].end)
        for shown in shown_marks(blocks, index, offsets, {}):
            before, after = text[shown.mark.span.start : first], text[end : shown.mark.span.end]
            marks.append(replace(shown, begins=not before.strip(), ends=not after.strip()))
    return PrintedPage(Page(blocks, tuple(marks), index.lane_count), tuple(sheet.numbers))
