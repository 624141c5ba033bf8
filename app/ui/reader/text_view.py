"""The reader: a transcript with its codings painted under the words and beside them.

Codings are looked up for the visible paragraphs and never enter the document, so opening, adding
and removing them costs what shows and not what the source holds.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce

from PySide6.QtCore import QEvent, QLineF, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.analysis.masking.masking import Replaced
from app.models.span import Span
from app.queries.codings import CodingMark
from app.queries.review_badges import Badge
from app.ui.look.theme import SPACE_WIDE, Theme, reading_font
from app.ui.look.tooltip import as_tooltip
from app.ui.reader.bands import paint_bands, paint_ends, paint_flash, paint_found, paint_outline
from app.ui.reader.dropping import CODE_FORMAT, carried_code, carries_code
from app.ui.reader.ends import edges_of, line_at
from app.ui.reader.flash import Flash
from app.ui.reader.margin import BracketMargin, NumberMargin, bracket_width
from app.ui.reader.mark_filter import MarkFilter
from app.ui.reader.marks import MarkIndex
from app.ui.reader.masks import paint_mask
from app.ui.reader.page import (
    Page,
    look_at_page,
    measure,
    side_margins,
    stretches_of,
    with_marks,
)
from app.ui.reader.selectable_text import SelectableText
from app.ui.reader.snapping import PassageEnd
from app.ui.reader.source_text import ReaderText
from app.ui.reader.tooltip import described, spoken
from app.words import Words

CODE_MIME = CODE_FORMAT
"""What is dragged out of the codebook: a code's id in decimal digits."""
_TARGET_WIDTH = 2.5


class Reader(SelectableText):
    """A transcript to read and code; what its signals ask for is done by whoever owns it."""

    passage_clicked = Signal(int)
    passage_activated = Signal(int)
    context_menu_requested = Signal(object, object)  # QPoint on the screen; list of CodingMark
    code_dropped = Signal(int, object)  # code id; Span, or None where nothing was hit
    codes_at_caret_changed = Signal(str)  # as a sentence, empty when there are none
    marks_changed = Signal(object)  # ids of codings known or drawn otherwise; None for all

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, words, parent)
        self._index = MarkIndex.of_text("")
        self._known: dict[int, CodingMark] = {}
        self._filter = MarkFilter()
        self._target: Span | None = None
        self.coder_id: int | None = 0  # whose passages can be resized; None: nobody's
        self._seen: Page | None = None
        self._near = 0
        self._hovered: int | None = None
        self._selected: int | None = None
        self._announced = ""
        self._found: Sequence[Span] = ()
        self._badges: Mapping[int, Badge] = {}
        self._flash = Flash(self)
        self._numbers = NumberMargin(theme, self.page, self)
        self._brackets = BracketMargin(theme, self.page, self)
        self.viewport().setMouseTracking(True)
        self.setAcceptDrops(True)
        self._connect()
        self.set_words(words)
        self._render()

    def _connect(self) -> None:
        self._flash.faded.connect(self.viewport().update)
        self.verticalScrollBar().valueChanged.connect(self._look_again)
        self.cursorPositionChanged.connect(self._announce_codes)
        self._brackets.passage_hovered.connect(self._hover)
        self._brackets.passage_clicked.connect(self.passage_clicked)
        self._brackets.passage_activated.connect(self.select_words_of)
        self._brackets.passage_activated.connect(self.passage_activated)
        self._brackets.code_dropped.connect(self.code_dropped)
        self._brackets.menu_requested.connect(self.context_menu_requested)
        self._brackets.tooltip_requested.connect(self._show_tooltip)

    def set_source(self, source: ReaderText, marks: Iterable[CodingMark] = ()) -> None:
        """Show another text from its beginning, with its codings."""
        self._index = MarkIndex.of_text(source.text)
        self._know(marks)
        self._numbers.number_of_line = {
            self._index.line_at(paragraph.start): paragraph.number
            for paragraph in source.paragraphs
        }
        self._selected = self._hovered = None
        self._flash.stop()
        self._found = ()
        self._target = None
        super().set_source(source)
        self.marks_changed.emit(None)

    def marks(self) -> Mapping[int, CodingMark]:
        """All codings that are drawn somewhere in the text, by id."""
        return self._index.marks

    def set_marks(self, marks: Iterable[CodingMark]) -> None:
        """Know these codings and no others."""
        self._know(marks)
        self._marks_changed()
        self.marks_changed.emit(None)

    def patch_marks(self, added: Iterable[CodingMark], removed: Iterable[int]) -> None:
        """Drop the codings with these ids, then show those; a changed one is ``added`` again."""
        changed, gone = {mark.coding_id: mark for mark in added}, frozenset(removed)
        for coding_id in gone - changed.keys():
            self._known.pop(coding_id, None)
            self._index.discard(coding_id)
        self._known |= changed
        self.preview_marks(changed.values())
        self.marks_changed.emit(gone.union(changed))

    def preview_marks(self, marks: Iterable[CodingMark]) -> None:
        """Draw known codings otherwise than they are, while they are being changed by hand."""
        for mark in marks:
            if self._filter.draws(mark):
                self._index.put(mark)
        self._marks_changed()

    def known_marks(self) -> Mapping[int, CodingMark]:
        """All codings of the source by id, whether they are drawn or not."""
        return self._known

    def mark_filter(self) -> MarkFilter:
        """Which codings are not drawn."""
        return self._filter

    def set_mark_filter(self, wanted: MarkFilter) -> None:
        """Draw some of the codings only; the others stay known."""
        if wanted != self._filter:
            self._filter = wanted
            self.set_marks([*self._known.values()])

    def _know(self, marks: Iterable[CodingMark]) -> None:
        self._known = {mark.coding_id: mark for mark in marks}
        known = self._known.values()
        self._index.replace_all(filter(self._filter.draws, known) if self._filter else known)

    def marks_of(self, passage_id: int | None) -> list[CodingMark]:
        """The codings of a passage, drawn or not."""
        return [mark for mark in self._known.values() if mark.passage_id == passage_id]

    def select_words_of(self, passage_id: int) -> None:
        """Select exactly the words of a passage."""
        for mark in self.marks_of(passage_id)[:1]:
            self.select_span(mark.span)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_target(self, span: Span | None) -> None:
        """Draw a line round the words that a code would be dropped on; None takes it away."""
        if span != self._target:
            self._target = span
            self.viewport().update()

    @property
    def brackets(self) -> BracketMargin:
        """The margin with the brackets."""
        return self._brackets

    def set_badges(self, badges: Mapping[int, Badge]) -> None:
        """Mark in the margin how codings were reviewed, by coding id."""
        self._badges = badges
        self._brackets.set_badges(badges)

    def set_corrected(self, passage_ids: frozenset[int]) -> None:
        """Mark in the margin the passages whose words were corrected since they were coded."""
        self._brackets.corrected = passage_ids
        self._brackets.update()

    def marks_at(self, position: int) -> list[CodingMark]:
        """The codings of one character, the innermost passage first."""
        return self._index.at(position)

    def show_span(self, span: Span, *, flash: bool = True) -> None:
        """Scroll to this stretch, put the caret before it, and light it up for a moment."""
        self.scroll_to(span)
        if flash:
            self._flash.start(span)

    def set_found(self, spans: Sequence[Span]) -> None:
        """Light up what a search found, in the order of the text, until told otherwise."""
        self._found = spans
        self.viewport().update()

    def _found_here(self) -> Sequence[Span]:
        """Those of the found stretches that begin on the visible paragraphs."""
        start, end = self._shown_range() if self._found else (0, 0)
        first = bisect_left(self._found, start, key=lambda span: span.start)
        return self._found[first : bisect_left(self._found, end, key=lambda span: span.start)]

    def _masks_here(self) -> Sequence[Replaced]:
        masked = self._source.masked
        if masked is None:
            return ()
        start, end = self._shown_range()
        first = bisect_left(masked.replaced, start, key=lambda mask: mask.span.end)
        last = bisect_left(masked.replaced, end, key=lambda mask: mask.span.start)
        return masked.replaced[first:last]

    def _shown_range(self) -> tuple[int, int]:
        """From the first to the last character of the visible paragraphs."""
        blocks = self.page().blocks
        if not blocks:
            return 0, 0
        last = blocks[-1]
        end = last.position + (last.lines[-1].end if last.lines else 0)
        return self._offsets.from_qt(blocks[0].position), self._offsets.from_qt(end)

    def seen_range(self) -> tuple[int, int]:
        """From the first to after the last character of the lines in view."""
        bottom = self.viewport().height()
        seen = [
            (block.position + line.start, block.position + line.end)
            for block in self.page().blocks
            for line in block.lines
            if line.top + line.height > 0 and line.top < bottom
        ]
        if not seen:
            return self._shown_range()
        return self._offsets.from_qt(seen[0][0]), self._offsets.from_qt(seen[-1][1])

    def select_passage(self, passage_id: int | None) -> None:
        """Draw a line round this passage; None takes it away."""
        self._selected = passage_id
        self._emphasise()

    def pointed_passage(self) -> int | None:
        """The passage that the pointer brings forward."""
        return self._hovered

    def selected_passage(self) -> int | None:
        """The passage with a line round it."""
        return self._selected

    def page(self) -> Page:
        """What shows, in the viewport's pixels; looked up once per scroll position."""
        if self._seen is None:
            self._seen = look_at_page(self, self._index, self._offsets, self._near)
            self._near = self._seen.blocks[0].number if self._seen.blocks else 0
        return self._seen

    def places_of(self, span: Span) -> list[QRectF]:
        """Where a stretch shows in the viewport, line by line; empty when it is out of view."""
        start, end = self._offsets.span_to_qt(span)
        return list(stretches_of(start, end, self.page().blocks))

    def grips(self) -> dict[PassageEnd, QLineF]:
        """Where the ends of the chosen passage can be taken hold of, as far as they show."""
        mine = (mark for mark in self.page().marks if mark.mark.passage_id == self._selected)
        span = next((m.mark.span for m in mine if m.mark.coder_id == self.coder_id), None)
        return edges_of(span, self._source.text, self.places_of) if span else {}

    def line_at(self, y: float) -> Span | None:
        """The words of the visible line of print at this height, or the nearest above it."""
        if (line := line_at(self.page(), y)) is None:
            return None
        return self._offsets.span_from_qt(*line)

    def place_of(self, span: Span) -> QRectF:
        """The rectangle round all that shows of a stretch, which is scrolled to if nothing does."""
        if not self.places_of(span):
            self.ensureCursorVisible()
        return reduce(QRectF.united, self.places_of(span), QRectF())

    def set_theme(self, theme: Theme) -> None:
        """Change colours; caret, selection and place stay."""
        self._numbers.theme = self._brackets.theme = theme
        super().set_theme(theme)

    def _marks_changed(self) -> None:
        """Repaint only the words that gained or lost a coding."""
        self._set_margins()
        if self._seen is not None:
            former, self._seen = self._seen, with_marks(self._seen, self._index, self._offsets)
            for shown in set(former.marks) ^ set(self._seen.marks):
                for place in shown.stretches:
                    self.viewport().update(place.toAlignedRect().adjusted(-4, -4, 4, 12))
        self._brackets.update()
        self._announce_codes()

    def _render(self) -> None:
        self._set_margins()
        super()._render()
        self.document().documentLayout().documentSizeChanged.connect(self._look_again)
        self._look_again()

    def _first_shown(self) -> int:
        blocks = self.page().blocks
        return blocks[0].position if blocks else 0

    def _look_again(self) -> None:
        self._seen = None
        self._emphasise()
        self._numbers.update()

    def _emphasise(self) -> None:
        self._brackets.emphasised = frozenset({self._hovered, self._selected} - {None})
        hovered = (m.mark for m in self.page().marks if m.mark.passage_id == self._hovered)
        self._brackets.ahead = next((mark.span for mark in hovered), None)
        self._brackets.update()
        self.viewport().update()

    def _hover(self, passage_id: int | None) -> None:
        if passage_id != self._hovered:
            self._hovered = passage_id
            self._emphasise()

    def _set_margins(self) -> None:
        """Centre the column of text and put numbers and brackets beside it."""
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.width() - bar
        column = measure(reading_font(self._zoom))
        left, right = side_margins(room, column, bracket_width(self._index.lane_count))
        self.setViewportMargins(left, SPACE_WIDE, right, 0)
        height = self.height() - SPACE_WIDE
        self._numbers.setGeometry(0, SPACE_WIDE, left, height)
        self._brackets.setGeometry(room - right, SPACE_WIDE, right, height)

    def _announce_codes(self) -> None:
        """Tell screen readers what is coded at the caret: painted colours are silent."""
        sentence = spoken(self.marks_at(self.caret()), self._words)
        if sentence == self._announced:
            return
        self._announced = sentence
        self.codes_at_caret_changed.emit(sentence)
        if sentence and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _show_tooltip(self, where: QPoint, marks: list[CodingMark]) -> None:
        QToolTip.showText(where, as_tooltip(described(marks, self._words, self._badges)), self)

    def _drop_target(self, point: QPoint) -> Span | None:
        """What a code that is dropped here is put on: the selection, else the passage."""
        selected = self.selected_span()
        if selected and any(place.contains(point) for place in self.places_of(selected)):
            return selected
        mark = self.page().mark_at(QPointF(point))
        return mark.span if mark else None

    def event(self, event: QEvent) -> bool:
        """Set the margins before Qt lays out the text, or it would be wrapped twice."""
        if event.type() == QEvent.Type.Resize:
            self._set_margins()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The lines break anew; what is read stays where it is."""
        read = self.textCursor()
        if not self.viewport().rect().intersects(self.cursorRect(read)):
            read = self.cursorForPosition(QPoint(0, 0))
        top = self.cursorRect(read).top()
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect(read).top() - top)
        self._look_again()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the codings, then let Qt write the text over them."""
        painter = QPainter(self.viewport())
        painter.setClipRegion(event.region())
        page = self.page()
        for mask in self._masks_here():
            paint_mask(painter, self.places_of(mask.span), self._theme)
        paint_bands(painter, page.marks, self._theme, self._hovered)
        for span in self._found_here():
            paint_found(painter, self.places_of(span), self._theme)
        if self._flash.span:
            places = self.places_of(self._flash.span)
            paint_flash(painter, places, self._theme, self._flash.strength())
        paint_outline(painter, page.stretches_of_passage(self._selected), self._theme)
        if self._target:
            paint_outline(painter, self.places_of(self._target), self._theme, _TARGET_WIDTH)
        paint_ends(painter, self.grips().values(), self._theme)
        painter.end()
        super().paintEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tooltips: the codings of the character under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            hit = self.page().mark_at(QPointF(event.pos()))
            marks = self.marks_at(self.position_at(event.pos())) if hit else []
            self._show_tooltip(event.globalPos(), marks or ([hit] if hit else []))
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Bring the passage under the pointer forward."""
        super().mouseMoveEvent(event)
        mark = self.page().mark_at(event.position())
        self._hover(mark.passage_id if mark else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on coded words that selects nothing chooses their passage."""
        super().mouseReleaseEvent(event)
        mark = self.page().mark_at(event.position())
        left = event.button() == Qt.MouseButton.LeftButton
        if mark and left and self.selected_span() is None:
            self.passage_clicked.emit(mark.passage_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a coded word without a selection takes the passage for one."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        here = self.marks_at(self.caret())
        if enter and here and self.selected_span() is None:
            self.select_span(here[0].span)
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu, for the passages under the pointer if there are some."""
        marks = self.page().marks_at(QPointF(event.pos()))
        self.context_menu_requested.emit(event.globalPos(), marks)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Codes may be dropped here, nothing else."""
        if carries_code(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show what the code would be put on: the selection, else the passage."""
        if carries_code(event.mimeData()):
            point = event.position()
            target, mark = self._drop_target(point.toPoint()), self.page().mark_at(point)
            self.show_target(target)
            self._hover(mark.passage_id if mark and mark.span == target else None)
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """The code is carried elsewhere."""
        self.show_target(None)
        self._hover(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the code to be put on what it was dropped on."""
        code_id = carried_code(event.mimeData())
        self.show_target(None)
        self._hover(None)
        if code_id is not None:
            event.acceptProposedAction()
            self.code_dropped.emit(code_id, self._drop_target(event.position().toPoint()))
