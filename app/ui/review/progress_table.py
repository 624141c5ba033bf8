"""How far each reviewer of a round is with each code: a table that sorts, with bars."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.models.review import VERDICTS
from app.queries.codes import CodeRow
from app.queries.review_rounds import Progress
from app.ui.codebook.code_painting import paint_ground
from app.ui.look.empty import EmptyPage
from app.ui.look.quiet import ROOMY_ROWS, plain_label
from app.ui.look.theme import SMALL_POINTS, SPACE, SPACE_SMALL, Theme, interface_font
from app.words import N_, Words

Index = QModelIndex | QPersistentModelIndex
CODE, REVIEWER, DECIDED = 0, 1, 2
_TITLES = (
    N_("Code"),
    N_("Reviewer"),
    N_("Decided"),
    N_("Agree"),
    N_("Revise"),
    N_("Reject"),
)
_WIDTHS = (220, 200, 180, 64, 64, 64)
_BAR = 8


class _Row(NamedTuple):
    """A reviewer's progress with a code, and where the code stands in the codebook."""

    place: int
    code: str
    progress: Progress


class ProgressRows(QAbstractTableModel):
    """A row for each code and reviewer."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._rows: list[_Row] = []

    def show_progress(self, found: Iterable[Progress], codes: Mapping[int, CodeRow]) -> None:
        """Show this, in the codebook's order."""
        order = {code_id: place for place, code_id in enumerate(codes)}
        self.beginResetModel()
        self._rows = [
            _Row(order[each.code_id], _called(codes[each.code_id]), each)
            for each in found
            if each.code_id in codes
        ]
        self._rows.sort(key=lambda row: row.place)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One for each code and reviewer."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Code, reviewer, how many are decided, and how."""
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What the columns are called."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.words(_TITLES[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What stands in a cell; it sorts by numbers, codes by their place in the codebook."""
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.UserRole:
            return row.place if column == CODE else self._value(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column > DECIDED:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if column == DECIDED:
            done, of = row.progress.decided, row.progress.submitted
            return self.words("{n} of {total}", n=done, total=of)
        return str(self._value(row, column))

    def _value(self, row: _Row, column: int) -> str | int | float:
        found = row.progress
        if column == CODE:
            return row.code
        if column == REVIEWER:
            return found.reviewer.name
        if column == DECIDED:
            return found.decided / found.submitted if found.submitted else 1.0
        return found.verdicts.get(VERDICTS[column - DECIDED - 1], 0)


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
        share = float(index.data(Qt.ItemDataRole.UserRole))
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
        self.table = QTableView(self)
        self.totals = plain_label(parent=self)
        self._empty = EmptyPage("", "", "", theme, self)
        self._build(theme)

    def _build(self, theme: Theme) -> None:
        sorting = QSortFilterProxyModel(self)
        sorting.setSourceModel(self.rows)
        sorting.setSortRole(Qt.ItemDataRole.UserRole)
        table = self.table
        table.setModel(sorting)
        table.setItemDelegateForColumn(DECIDED, BarPainter(theme, table))
        table.setAccessibleName(self.words("Progress by code and reviewer"))
        table.setSortingEnabled(True)
        table.sortByColumn(CODE, Qt.SortOrder.AscendingOrder)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setStyleSheet(ROOMY_ROWS)
        table.verticalHeader().hide()
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, width)
        table.horizontalHeader().setSectionResizeMode(CODE, QHeaderView.ResizeMode.Stretch)
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
