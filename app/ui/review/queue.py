"""What is to be reviewed, one below the other, each with its state in words."""

from collections.abc import Container
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.analysis.review.agenda import Reviewed, row_title, row_words
from app.queries.review_remarks import RemarkedRow
from app.queries.review_rounds import disagree
from app.ui.codebook.code_painting import paint_ground
from app.ui.look.theme import SMALL_POINTS, SPACE, SPACE_SMALL, Theme, interface_font
from app.ui.review.saying import open_remarks
from app.ui.tables.row_list import RowList
from app.ui.tables.row_table import Index
from app.words.terms import REVIEW_STATES, term

ROW_HEIGHT = 52
_WORTH_SAYING = 48
"""Pixels in which a state can still be told from another."""
OPEN, DISAGREED = "open", "disagreed"
"""The two choices of the filter by what was said."""


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What is listed; None filters nothing. ``within`` are the UUIDs that a round submitted."""

    state: str | None = None
    code_id: int | None = None
    reviewer_id: int | None = None
    said: str | None = None
    within: Container[str] | None = None

    def admits(self, row: Reviewed) -> bool:
        """Whether something belongs in the list."""
        if isinstance(row, RemarkedRow):
            return True
        return (
            (self.within is None or row.uuid in self.within)
            and self.state in (None, row.state)
            and self.code_id in (None, row.code_id)
            and (
                self.reviewer_id is None
                or any(said.person_id == self.reviewer_id for said in row.decisions)
            )
            and (self.said != OPEN or open_remarks(row) > 0)
            and (self.said != DISAGREED or disagree(row))
        )


class ReviewQueue(RowList[Reviewed]):
    """What the view shows."""

    def identity(self, row: Reviewed) -> str:
        """A coding or definition stays the same whatever is said of it."""
        return row.uuid

    def said(self, row: Reviewed) -> str:
        """What it is, its state, and the beginning of its words."""
        told = ", ".join(filter(None, [row_title(self.words, row), self.state(row)]))
        return f"{told}: {self.second_line(row)[:120]}"

    def state(self, row: Reviewed) -> str:
        """The state in words; of what has none, how much was said."""
        if isinstance(row, RemarkedRow):
            n = len(row.decisions)
            return self.words.plural("{n} remark", "{n} remarks", n) if n else ""
        return term(self.words, REVIEW_STATES, row.state)

    def second_line(self, row: Reviewed) -> str:
        """The beginning of the words that are judged."""
        if isinstance(row, RemarkedRow) and row.passage is None:
            last = next((said.remark for said in reversed(row.decisions)), "")
            return last or self.words("Remarks on nothing in particular")
        return " ".join(row_words(row)[:200].split()) or self.words("No definition yet")

    def waiting(self, row: Reviewed) -> str:
        """How many remarks want an answer; empty when none does."""
        n = open_remarks(row)
        return self.words.plural("{n} waits", "{n} wait", n) if n else ""


def state_colour(theme: Theme, state: str) -> QColor:
    """The tone of a state; its word says the same."""
    tones = {
        "agreed": theme.success,
        "rejected": theme.danger,
        "draft": theme.quiet,
        "submitted": theme.quiet,
    }
    return tones.get(state, theme.warning)


class ReviewPainter(QStyledItemDelegate):
    """What it is and its state above, the beginning of its words below."""

    def __init__(self, queue: ReviewQueue, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._queue = queue
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All rows are equally high."""
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        paint_ground(painter, option)
        row = self._queue.row_at(index)
        if row is None:
            return
        painter.save()
        place = QRectF(option.rect).adjusted(SPACE, SPACE_SMALL, -SPACE, -SPACE_SMALL)
        upper, lower = QRectF(place), QRectF(place)
        upper.setBottom(place.center().y())
        lower.setTop(place.center().y())
        state = "draft" if isinstance(row, RemarkedRow) else row.state
        title, strong = row_title(self._queue.words, row), interface_font(strong=True)
        wide = min(QFontMetricsF(strong).horizontalAdvance(title) + SPACE_SMALL, upper.width())
        rest = upper.adjusted(wide, 0, 0, 0)
        _write_at_end(painter, rest, self._queue.state(row), state_colour(self._theme, state))
        lower.setRight(_write_at_end(painter, lower, self._queue.waiting(row), self._theme.warning))
        painter.setPen(self._theme.text)
        _write(painter, upper, title, strong)
        painter.setPen(self._theme.quiet)
        _write(painter, lower, self._queue.second_line(row), interface_font(SMALL_POINTS))
        painter.restore()


def _write_at_end(painter: QPainter, place: QRectF, text: str, colour: QColor) -> float:
    """Write at the right end, as much as there is room for; where the room before it ends."""
    font = interface_font(SMALL_POINTS)
    metrics = QFontMetricsF(font)
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    if not text or place.width() < _WORTH_SAYING:
        return place.right()
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
    return place.right() - metrics.horizontalAdvance(text) - SPACE_SMALL


def _write(painter: QPainter, place: QRectF, text: str, font: QFont) -> None:
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
