"""How far each reviewer of a round is with each code: a table that sorts, with bars."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.models.review import VERDICTS, Verdict
from app.queries.codes import CodeRow
from app.queries.review_rounds import Progress
from app.ui.codebook.code_painting import paint_ground
from app.ui.look.empty import EmptyPage
from app.ui.look.quiet import ROOMY_ROWS, plain_label
from app.ui.look.theme import SMALL_POINTS, SPACE, SPACE_SMALL, Theme, interface_font
from app.ui.tables.row_table import ROW, UP, Column, Index, RowTable
from app.ui.tables.row_view import RowView
from app.words import N_, Words

CODE, REVIEWER, DECIDED = 0, 1, 2
_VERDICTS = {"agree": N_("Agree"), "revise": N_("Revise"), "reject": N_("Reject")}
_WIDTHS = {REVIEWER: 200, DECIDED: 180, 3: 64, 4: 64, 5: 64}
_BAR = 8


class _Row(NamedTuple):
    """A reviewer's progress with a code, and where the code stands in the codebook."""

    place: int
    code: str
    progress: Progress

    @property
    def share(self) -> float:
        """How much is decided, 1 being all of it."""
        found = self.progress
        return found.decided / found.submitted if found.submitted else 1.0


class ProgressRows(RowTable[_Row]):
    """A row for each code and reviewer; codes sort by their place in the codebook."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        def decided(row: _Row) -> str:
            done, of = row.progress.decided, row.progress.submitted
            return words("{n} of {total}", n=done, total=of)

        columns = (
            Column[_Row](N_("Code"), lambda row: row.code, lambda row: row.place),
            Column[_Row](N_("Reviewer"), lambda row: row.progress.reviewer.name),
            Column[_Row](N_("Decided"), decided, lambda row: row.share),
            *map(_given, VERDICTS),
        )
        super().__init__(words, columns, parent, (CODE, UP))

    def identity(self, row: _Row) -> tuple[int, int]:
        """How far it is changes, not what it is about."""
        return row.progress.code_id, row.progress.reviewer.id

    def show_progress(self, found: Iterable[Progress], codes: Mapping[int, CodeRow]) -> None:
        """Show this, in the codebook's order."""
        order = {code_id: place for place, code_id in enumerate(codes)}
        self.show_rows(
            _Row(order[each.code_id], _called(codes[each.code_id]), each)
            for each in found
            if each.code_id in codes
        )


def _given(verdict: Verdict) -> Column[_Row]:
    def count(row: _Row) -> int:
        return row.progress.verdicts.get(verdict, 0)

    return Column(_VERDICTS[verdict], lambda row: str(count(row)), count)


def _called(code: CodeRow) -> str:
    return " ".join(filter(None, (code.label, code.name)))


class BarPainter(QStyledItemDelegate):
    """How many of how many, as a bar and in words."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the bar left of its words."""
        paint_ground(painter, option)
        painter.save()
        place = QRectF(option.rect).adjusted(SPACE_SMALL, 0, -SPACE_SMALL, 0)
        bar = QRectF(place.left(), place.center().y() - _BAR / 2, place.width() * 0.55, _BAR)
        share = index.data(ROW).share
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for width, colour in (
            (bar.width(), self._theme.border),
            (bar.width() * share, self._theme.accent),
        ):
            painter.setBrush(colour)
            painter.drawRoundedRect(
                QRectF(bar.topLeft(), bar.bottomRight()).adjusted(0, 0, width - bar.width(), 0),
                _BAR / 2,
                _BAR / 2,
            )
        painter.setPen(self._theme.text)
        painter.setFont(interface_font(SMALL_POINTS))
        place.setLeft(bar.right() + SPACE_SMALL)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, index.data())
        painter.restore()


class ProgressPage(QStackedWidget):
    """The table under a line for each reviewer, or what to do when no round is chosen."""

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.rows = ProgressRows(words, self)
        name = words("Progress by code and reviewer")
        self.table = RowView(self.rows, name, _WIDTHS, CODE, self)
        self.totals = plain_label(parent=self)
        self._empty = EmptyPage("", "", "", theme, self)
        self._build(theme)

    def _build(self, theme: Theme) -> None:
        table = self.table
        table.setItemDelegateForColumn(DECIDED, BarPainter(theme, table))
        table.setStyleSheet(ROOMY_ROWS)
        page = QWidget(self)
        lines = QVBoxLayout(page)
        lines.setContentsMargins(0, SPACE_SMALL, 0, 0)
        lines.setSpacing(SPACE_SMALL)
        self.totals.setContentsMargins(SPACE, 0, SPACE, 0)
        lines.addWidget(self.totals)
        lines.addWidget(table, 1)
        self.addWidget(self._empty)
        self.addWidget(page)
        self.setFocusProxy(table)

    def show_progress(self, found: Sequence[Progress], codes: Mapping[int, CodeRow]) -> None:
        """Show how far everybody is."""
        words = self.words
        self.rows.show_progress(found, codes)
        sums: dict[str, tuple[int, int]] = {}
        for each in found:
            done, of = sums.get(each.reviewer.name, (0, 0))
            sums[each.reviewer.name] = (done + each.decided, of + each.submitted)
        self.totals.setText(
            "\n".join(
                words("{reviewer} has decided {n} of {total}", reviewer=name, n=done, total=of)
                for name, (done, of) in sums.items()
            )
        )
        self.setCurrentIndex(1 if found else 0)

    def say(self, title: str, text: str) -> None:
        """Say why there is nothing to show."""
        self._empty.say(title, text)
        self.setCurrentIndex(0)
