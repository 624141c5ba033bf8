"""Where things are on the page: the measure, the visible lines, and each coding's stretches.

Only what is visible is looked at. All results are in the viewport's pixels.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QTextBlock, QTextDocument, QTextLine
from PySide6.QtWidgets import QTextEdit

from app.queries.codings import CodingMark
from app.ui.look.theme import SPACE_PAGE
from app.ui.offsets import Offsets
from app.ui.reader.marks import MarkIndex

ALPHABETS = 2.85
"""The measure: about 75 characters, which is 2.85 lower-case alphabets in Literata."""
NUMBER_WIDTH = 48
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")


@dataclass(frozen=True, slots=True)
class PageLine:
    """One visible line of text: UTF-16 positions in its block, its place, and Qt's line.

    ``whole`` is where all its letters stand, which several codings may cover; None where scripts
    of both directions stand on it.
    """

    start: int
    end: int
    top: float
    height: float
    left: float
    line: QTextLine
    whole: QRectF | None


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A visible paragraph: its number among the source's lines, and its lines of text."""

    number: int
    position: int
    lines: tuple[PageLine, ...]


@dataclass(frozen=True, slots=True, eq=False)
class ShownMark:
    """A visible coding; ``begins``/``ends`` say whether that end of it is among its stretches.

    It is only equal to itself: one that was measured again may need painting again.
    """

    mark: CodingMark
    lane: int
    stretches: tuple[QRectF, ...]
    begins: bool
    ends: bool

    @property
    def top(self) -> float:
        """Where its first visible line begins."""
        return self.stretches[0].top()

    @property
    def bottom(self) -> float:
        """Where its last visible line ends."""
        return self.stretches[-1].bottom()


@dataclass(frozen=True, slots=True)
class Page:
    """All that shows at one scroll position; ``lanes`` are those in use in the whole source."""

    blocks: tuple[PageBlock, ...] = ()
    marks: tuple[ShownMark, ...] = ()
    lanes: int = 0

    def mark_at(self, point: QPointF) -> CodingMark | None:
        """The innermost coding whose words are under this point."""
        return next(iter(self.marks_at(point)), None)

    def marks_at(self, point: QPointF) -> list[CodingMark]:
        """The codings whose words are under this point, the innermost passage first."""
        under = (s.mark for s in self.marks if any(r.contains(point) for r in s.stretches))
        return sorted(under, key=lambda mark: mark.span.end - mark.span.start)

    def stretches_of_passage(self, passage_id: int | None) -> tuple[QRectF, ...]:
        """Where a passage shows; empty when it does not."""
        found = (shown.stretches for shown in self.marks if shown.mark.passage_id == passage_id)
        return next(found, ())


def look_at_page(view: QTextEdit, index: MarkIndex, offsets: Offsets, near: int) -> Page:
    """What the view shows now; ``near`` is a paragraph that showed before, to look from there."""
    return with_marks(Page(tuple(visible_blocks(view, near))), index, offsets)


def with_marks(page: Page, index: MarkIndex, offsets: Offsets) -> Page:
    """The same paragraphs with the codings of the index; known ones are not measured again."""
    known = {shown.mark.coding_id: shown for shown in page.marks}
    return Page(
        page.blocks, tuple(shown_marks(page.blocks, index, offsets, known)), index.lane_count
    )


def measure(font: QFont) -> int:
    """The width of the column of text, its padding included."""
    alphabet = QFontMetricsF(font).horizontalAdvance("abcdefghijklmnopqrstuvwxyz")
    return round(alphabet * ALPHABETS) + SPACE_PAGE


def side_margins(width: int, column: int, brackets: int) -> tuple[int, int]:
    """Left and right of the column, which is centred as long as brackets find their room."""
    spare = width - column
    right = max(spare // 2, brackets)
    return max(NUMBER_WIDTH, spare - right), right


def visible_blocks(view: QTextEdit, near: int) -> Iterator[PageBlock]:
    """The paragraphs that show; the document is never walked."""
    layout = view.document().documentLayout()
    shift = QPointF(-view.horizontalScrollBar().value(), -view.verticalScrollBar().value())
    block = first_visible(view.document(), -shift.y(), near)
    while block.isValid():
        place = layout.blockBoundingRect(block).translated(shift)
        if place.top() > view.viewport().height():
            return
        yield _page_block(block, block.layout().position() + shift)
        block = block.next()


def first_visible(document: QTextDocument, top: float, near: int) -> QTextBlock:
    """The first paragraph that ends below ``top``, looked for in growing steps from ``near``.

    Qt's own hit test answers with any paragraph while the layout of a long text is not complete,
    and asking for a far paragraph would have all text before it laid out.
    """
    layout, last = document.documentLayout(), document.blockCount() - 1

    def ends_above(number: int) -> bool:
        block = document.findBlockByNumber(number)
        return layout.blockBoundingRect(block).bottom() <= top

    low = high = min(near, last)
    step = 1
    while high < last and ends_above(high):
        low, high, step = high + 1, min(high + step, last), 2 * step
    while low > 0 and not ends_above(low - 1):
        low, high, step = max(low - step, 0), low - 1, 2 * step
    found = bisect_left(range(low, high), 1, key=lambda nth: 1 - ends_above(nth))
    return document.findBlockByNumber(low + found)


def _page_block(block: QTextBlock, origin: QPointF) -> PageBlock:
    layout = block.layout()
    mixed = runs_both_ways(block.text())
    lines = (layout.lineAt(nth) for nth in range(layout.lineCount()))
    shown = tuple(page_line(line, origin.x(), origin.y() + line.y(), mixed=mixed) for line in lines)
    return PageBlock(block.blockNumber(), block.position(), shown)


def page_line(line: QTextLine, left: float, top: float, *, mixed: bool) -> PageLine:
    """A line of print at its place; ``mixed`` where its text runs both ways."""
    start, height = line.textStart(), line.ascent() + line.descent()
    end, whole = start + line.textLength(), None
    if not mixed:
        first, last = _x(line, start), _x(line, end)
        whole = QRectF(left + first, top, last - first, height)
    return PageLine(start, end, top, height, left, line, whole)


def runs_both_ways(text: str) -> bool:
    """Whether a text holds words that run from the right to the left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def shown_marks(
    blocks: Sequence[PageBlock],
    index: MarkIndex,
    offsets: Offsets,
    known: Mapping[int, ShownMark],
) -> Iterator[ShownMark]:
    """The codings on these paragraphs with their places, in reading order."""
    if not blocks:
        return
    first, last = blocks[0], blocks[-1]
    seen_until = last.position + (last.lines[-1].end if last.lines else 0)
    for mark in index.on_lines(first.number, last.number):
        lane, before = index.lanes[mark.coding_id], known.get(mark.coding_id)
        if before and before.mark is mark and before.lane == lane:
            yield before
            continue
        start, end = offsets.span_to_qt(mark.span)
        if stretches := tuple(stretches_of(start, end, blocks)):
            begins, ends = start >= first.position, end <= seen_until
            yield ShownMark(mark, lane, stretches, begins, ends)


def stretches_of(start: int, end: int, blocks: Iterable[PageBlock]) -> Iterator[QRectF]:
    """The rectangles of a stretch of text (UTF-16 positions of the document), from the top down."""
    for block in blocks:
        if block.position >= end:
            return
        from_, until = start - block.position, end - block.position
        for line in block.lines:
            if line.end <= from_ or until <= line.start:
                continue
            if line.whole is None:
                yield from _pieces(line, max(from_, line.start), min(until, line.end))
            elif from_ <= line.start and line.end <= until:
                yield line.whole
            else:
                yield _part(line, line.whole, from_, until)


def _part(line: PageLine, whole: QRectF, from_: int, until: int) -> QRectF:
    """What a stretch that begins or ends on a line covers of it."""
    left = whole.left() if from_ <= line.start else line.left + _x(line.line, from_)
    right = whole.right() if line.end <= until else line.left + _x(line.line, until)
    return QRectF(left, line.top, right - left, line.height)


def _pieces(line: PageLine, start: int, end: int) -> Iterator[QRectF]:
    """One rectangle, or several where scripts of both directions stand on one line."""
    for left, right in _visual_runs(line.line, start, end):
        yield QRectF(line.left + left, line.top, right - left, line.height)


def _x(line: QTextLine, position: int) -> float:
    x, _ = cast("tuple[float, int]", line.cursorToX(position))
    return x


def _visual_runs(line: QTextLine, start: int, end: int) -> list[tuple[float, float]]:
    """What the glyphs of a stretch cover, joined where they stand side by side on screen.

    Cursor positions will not do: where the direction turns, one of them has two places.
    """
    places = (run.boundingRect() for run in line.glyphRuns(start, end - start))
    joined: list[tuple[float, float]] = []
    for left, right in sorted((place.left(), place.right()) for place in places):
        if joined and left <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(right, joined[-1][1]))
        else:
            joined.append((left, right))
    return joined
