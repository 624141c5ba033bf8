"""Beside the text: paragraph numbers on the left, brackets with code labels on the right."""

from collections import defaultdict
from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from app.models.span import Span
from app.queries.codings import CodingMark
from app.queries.review_badges import Badge
from app.ui.look.theme import SMALL_POINTS, SPACE, SPACE_SMALL, SPACE_TIGHT, Theme, interface_font
from app.ui.reader.badges import BADGE, BadgePictures, is_drawn
from app.ui.reader.bands import HOVERED_WIDTH, LINE_WIDTH, RECEDING, pen_of
from app.ui.reader.brackets import Bracket, place_brackets
from app.ui.reader.dots import DOT, SIDE, DotPictures
from app.ui.reader.dropping import carried_code, carries_code
from app.ui.reader.labels import Label, place_labels
from app.ui.reader.page import Page
from app.ui.reader.snapping import PassageEnd

LANES = 8
"""So many brackets stand side by side; codings beyond are named at their line without one."""
_FEW_LANES = 4
LANE_WIDTH = 8
LABEL_WIDTH = 96
_TICK = 4.0
_REACH = 5.0
"""How near to a bracket's end the pointer must be to take hold of it, in pixels."""


def bracket_width(lane_count: int) -> int:
    """What the right margin needs for brackets in so many lanes and their labels."""
    return label_left(lane_count) + LABEL_WIDTH


def label_left(lane_count: int) -> int:
    """Where labels begin, right of all brackets; in one step only, so the text rarely moves."""
    lanes = _FEW_LANES if lane_count <= _FEW_LANES else LANES
    return SPACE_TIGHT + lanes * LANE_WIDTH + SPACE_TIGHT


class NumberMargin(QWidget):
    """Paragraph numbers, quiet, at the right edge of the left margin."""

    def __init__(self, theme: Theme, page: Callable[[], Page], parent: QWidget) -> None:
        super().__init__(parent)
        self._page = page
        self.theme = theme
        self.number_of_line: dict[int, int] = {}

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the numbers on the baselines of their paragraphs."""
        painter = QPainter(self)
        painter.setFont(interface_font(SMALL_POINTS))
        painter.setPen(self.theme.quiet)
        for block in self._page().blocks:
            number = self.number_of_line.get(block.number)
            if number is not None and block.lines:
                first, written = block.lines[0], str(number)
                left = self.width() - SPACE_SMALL - painter.fontMetrics().horizontalAdvance(written)
                painter.drawText(QPointF(left, first.top + first.line.ascent()), written)


class BracketMargin(QWidget):
    """A bracket per coding with its code's label: solid for causes, dashed for efforts."""

    passage_hovered = Signal(object)  # int, or None when the pointer leaves
    passage_clicked = Signal(int)
    passage_activated = Signal(int)
    menu_requested = Signal(object, object)  # QPoint on the screen, list of CodingMark
    code_dropped = Signal(int, object)  # code id; Span, or None where nothing was hit
    tooltip_requested = Signal(object, object)  # QPoint on the screen, list of CodingMark

    def __init__(self, theme: Theme, page: Callable[[], Page], parent: QWidget) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self._page = page
        self._labelled = Page()
        self._labels: list[Label] = []
        self._brackets: list[Bracket] = []
        self.theme = theme
        self.corrected: frozenset[int] = frozenset()
        self.emphasised: frozenset[int | None] = frozenset()
        self.ahead: Span | None = None  # the words of the passage that is pointed at
        self._badges: Mapping[int, Badge] = {}
        self._pictures, self._dots, self._ratio = BadgePictures(), DotPictures(), 1.0
        self._fonts = [interface_font(SMALL_POINTS, strong=strong) for strong in (False, True)]

    def set_badges(self, badges: Mapping[int, Badge]) -> None:
        """Mark the review state of these codings, by id, beside their labels."""
        self._badges = {key: badge for key, badge in badges.items() if is_drawn(badge.state)}
        self._labelled = Page()
        self.update()

    def labels(self) -> list[Label]:
        """The labels that show, and where."""
        self._arrange()
        return self._labels

    def brackets(self) -> list[Bracket]:
        """The brackets that show, and where."""
        self._arrange()
        return self._brackets

    def _arrange(self) -> None:
        page = self._page()
        if page is not self._labelled:
            column = QRectF(label_left(page.lanes), 0, 0, self.height())
            column.setRight(self.width() - SPACE_TIGHT)
            metrics = QFontMetricsF(interface_font(SMALL_POINTS))
            in_lanes = (shown for shown in page.marks if shown.lane < LANES)
            self._brackets = place_brackets(in_lanes, self.height())
            self._labels = place_labels(page.marks, column, metrics, self._badges)
            self._labelled = page

    def mark_at(self, point: QPointF) -> CodingMark | None:
        """The coding whose label or bracket is under the pointer."""
        return next(iter(self.marks_at(point)), None)

    def marks_at(self, point: QPointF) -> list[CodingMark]:
        """The codings under the pointer: a bracket's, a label's, or all that found no room."""
        for label in self.labels():
            if label.place.contains(point):
                return [*label.marks]
        for bracket in self.brackets():
            near = abs(_lane_x(bracket.lane) - point.x()) <= LANE_WIDTH / 2
            if near and bracket.top <= point.y() <= bracket.bottom:
                return [bracket.mark]
        return []

    def end_at(self, point: QPointF) -> tuple[CodingMark, PassageEnd] | None:
        """The bracket's end that is under the pointer, to be dragged."""
        for bracket in self.brackets():
            if abs(_lane_x(bracket.lane) - point.x()) > LANE_WIDTH / 2:
                continue
            if bracket.ends and abs(bracket.bottom - point.y()) <= _REACH:
                return bracket.mark, "end"
            if bracket.begins and abs(bracket.top - point.y()) <= _REACH:
                return bracket.mark, "start"
        return None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw brackets first, labels over them."""
        painter = QPainter(self)
        self._paint_brackets(painter)
        self._ratio = self.devicePixelRatioF()
        for label in self.labels():
            self._paint_label(painter, label)

    def _paint_brackets(self, painter: QPainter) -> None:
        """All lines of one look at once: there may be a hundred brackets and ten looks."""
        lines: defaultdict[tuple[str | None, int, float], list[QLineF]] = defaultdict(list)
        ticks: defaultdict[tuple[int, float], list[QLineF]] = defaultdict(list)
        for bracket in self.brackets():
            mark, x = bracket.mark, _lane_x(bracket.lane)
            width = HOVERED_WIDTH if mark.passage_id in self.emphasised else LINE_WIDTH
            tone = self._tone(mark).rgba()
            lines[mark.kind, tone, width].append(QLineF(x, bracket.top, x, bracket.bottom))
            for y, is_end in ((bracket.top, bracket.begins), (bracket.bottom, bracket.ends)):
                if is_end:
                    ticks[tone, width].append(QLineF(x - _TICK, y, x + width / 2, y))
        for (kind, tone, width), drawn in lines.items():
            painter.setPen(pen_of(kind, tone, width))
            painter.drawLines(drawn)
        for (tone, width), drawn in ticks.items():
            painter.setPen(QPen(QColor.fromRgba(tone), width))
            painter.drawLines(drawn)

    def _tone(self, mark: CodingMark) -> QColor:
        """A coding's colour, faint while a passage on the same words is pointed at."""
        colour = self.theme.code(mark.colour).line
        if self._recedes(mark):
            colour = QColor(colour)
            colour.setAlphaF(RECEDING)
        return colour

    def _recedes(self, mark: CodingMark) -> bool:
        if self.ahead is None or mark.passage_id in self.emphasised:
            return False
        return mark.span.overlaps(self.ahead)

    def _paint_label(self, painter: QPainter, label: Label) -> None:
        mark, place = label.mark, label.place
        strong, ratio = mark.key_quote or mark.passage_id in self.emphasised, self._ratio
        dot = QPointF(place.left() + DOT - SIDE / 2, place.center().y() - SIDE / 2)
        painter.drawPixmap(dot, self._dots.of(self._tone(mark), mark.stance, ratio))
        painter.setPen(self._ink(mark, strong=strong))
        painter.setFont(self._fonts[strong])
        words = place.adjusted(2 * DOT + SPACE_TIGHT, 0, SPACE_SMALL, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, label.text)
        if any(each.passage_id in self.corrected for each in label.marks):
            foot = place.bottom() - 1
            painter.setPen(QPen(self.theme.warning, LINE_WIDTH, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(words.left(), foot), QPointF(words.right() - SPACE, foot))
        badge = self._badges.get(mark.coding_id)
        if badge is not None and not label.text.startswith("+"):
            corner = QPointF(place.right() - BADGE - 1, place.center().y() - BADGE / 2 - 1)
            painter.drawPixmap(corner, self._pictures.of(badge.state, self.theme, ratio))

    def _ink(self, mark: CodingMark, *, strong: bool) -> QColor:
        if self._recedes(mark):
            return self.theme.quiet
        return self.theme.text if strong else self.theme.interviewer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which passage the pointer points at."""
        mark = self.mark_at(event.position())
        self.passage_hovered.emit(mark.passage_id if mark else None)

    def leaveEvent(self, _event: QEvent) -> None:
        """Nothing is pointed at any more."""
        self.passage_hovered.emit(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that the release comes here too."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on bracket or label chooses its passage; several without room are listed."""
        marks = self.marks_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or not marks:
            return
        if len(marks) > 1:
            self.menu_requested.emit(event.globalPosition().toPoint(), marks)
        else:
            self.passage_clicked.emit(marks[0].passage_id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second click goes to the passage's words."""
        if mark := self.mark_at(event.position()):
            self.passage_activated.emit(mark.passage_id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the passages under the pointer."""
        if marks := self.marks_at(QPointF(event.pos())):
            self.menu_requested.emit(event.globalPos(), marks)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A code may be dropped on a bracket or label."""
        if carries_code(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Bring forward the passage that the code would be put on."""
        mark = self.mark_at(event.position())
        self.passage_hovered.emit(mark.passage_id if mark else None)
        event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """The code is carried elsewhere."""
        self.passage_hovered.emit(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the code to be put on the passage."""
        code_id, mark = carried_code(event.mimeData()), self.mark_at(event.position())
        self.passage_hovered.emit(None)
        if code_id is not None:
            event.acceptProposedAction()
            self.code_dropped.emit(code_id, mark.span if mark else None)

    def event(self, event: QEvent) -> bool:
        """Tooltips arrive here; what they say is the reader's."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self.tooltip_requested.emit(event.globalPos(), self.marks_at(QPointF(event.pos())))
            return True
        return super().event(event)


def _lane_x(lane: int) -> float:
    """The middle of a lane; the first is nearest to the text."""
    return SPACE_TIGHT + lane * LANE_WIDTH + LANE_WIDTH / 2
