"""The codings to be reviewed, one below the other, each with its state in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.models.review import ReviewState
from app.queries.reviews import ReviewRow
from app.ui.codebook.code_painting import paint_ground
from app.ui.theme import SMALL_POINTS, SPACE, SPACE_SMALL, Theme, interface_font
from app.words import Words
from app.words.terms import REVIEW_STATES, term

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 52


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """Which codings are listed; None filters nothing."""

    state: str | None = None
    code_id: int | None = None
    reviewer_id: int | None = None

    def admits(self, row: ReviewRow) -> bool:
        """Whether a coding belongs in the list."""
        return (
            self.state in (None, row.state)
            and self.code_id in (None, row.code_id)
            and (
                self.reviewer_id is None
                or any(said.person_id == self.reviewer_id for said in row.decisions)
            )
        )


class ReviewQueue(QAbstractListModel):
    """What the view shows."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._rows: list[ReviewRow] = []

    def show_rows(self, rows: Iterable[ReviewRow]) -> None:
        """List these; when the same codings stay, only what they say changes."""
        rows = list(rows)
        if [row.coding_id for row in rows] == [row.coding_id for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, index: Index) -> ReviewRow | None:
        """The coding of a row."""
        return self._rows[index.row()] if index.isValid() else None

    def index_of(self, coding_id: int) -> QModelIndex:
        """Where a coding stands; invalid when it is not listed."""
        places = (nth for nth, row in enumerate(self._rows) if row.coding_id == coding_id)
        return self.index(next(places, -1))

    @property
    def rows(self) -> Sequence[ReviewRow]:
        """All that is listed, in order."""
        return self._rows

    def title(self, row: ReviewRow) -> str:
        """Number and code: how a coding is called everywhere."""
        return f"{row.passage.number} · {row.label or row.name}"

    def state(self, row: ReviewRow) -> str:
        """The state in words."""
        return term(self.words, REVIEW_STATES, row.state)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many codings are listed."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What is said of a row; ``ReviewPainter`` draws it."""
        row = self.row_at(index)
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if row is None or role not in spoken:
            return None
        return f"{self.title(row)}, {self.state(row)}: {row.passage.text[:120]}"


def state_colour(theme: Theme, state: ReviewState) -> QColor:
    """The tone of a state; its word says the same."""
    tones = {"agreed": theme.success, "rejected": theme.danger, "draft": theme.quiet}
    return tones.get(state, theme.warning)


class ReviewPainter(QStyledItemDelegate):
    """Number, code and state above, the beginning of the quotation below."""

    def __init__(self, queue: ReviewQueue, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._queue = queue
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All rows are equally high."""
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one coding."""
        paint_ground(painter, option)
        row = self._queue.row_at(index)
        if row is None:
            return
        painter.save()
        place = QRectF(option.rect).adjusted(SPACE, SPACE_SMALL, -SPACE, -SPACE_SMALL)
        upper, lower = QRectF(place), QRectF(place)
        upper.setBottom(place.center().y())
        lower.setTop(place.center().y())
        small = interface_font(SMALL_POINTS)
        state = self._queue.state(row)
        painter.setFont(small)
        painter.setPen(state_colour(self._theme, row.state))
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, state)
        width = QFontMetricsF(small).horizontalAdvance(state)
        upper.setRight(upper.right() - width - SPACE_SMALL)
        painter.setPen(self._theme.text)
        _write(painter, upper, self._queue.title(row), interface_font(strong=True))
        painter.setPen(self._theme.quiet)
        _write(painter, lower, " ".join(row.passage.text[:200].split()), small)
        painter.restore()


def _write(painter: QPainter, place: QRectF, text: str, font: QFont) -> None:
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
