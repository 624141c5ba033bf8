"""The differences of two coders as Qt's rows and columns, with the filter over them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from app.analysis.agreement.report import how_settled, kind_of_difference, place_of
from app.models.double_coding import ComparedCode
from app.queries.differences import KINDS, Difference
from app.queries.second_codings import Comparison, SettlementRow
from app.ui.reader.tooltip import as_tooltip
from app.words import N_, Words

Index = QModelIndex | QPersistentModelIndex

KIND, PLACE, QUOTATION, FIRST, SECOND, STATE = range(6)
_TITLES = {
    KIND: N_("Kind"),
    PLACE: N_("Place"),
    QUOTATION: N_("Quotation"),
    STATE: N_("Decided"),
}
_NONE = "\N{EN DASH}"
Sentence = Callable[[Difference, Comparison, Words], str]


@dataclass(frozen=True, slots=True)
class DifferenceFilter:
    """What is listed; empty filters nothing. ``code`` is a UUID, ``state`` open or settled."""

    kind: str = ""
    code: str = ""
    state: str = ""

    def admits(self, difference: Difference) -> bool:
        """Whether a difference belongs in the list."""
        codes = {code.uuid for code in (difference.first_code, difference.second_code) if code}
        return (
            self.kind in ("", difference.kind)
            and (not self.code or self.code in codes)
            and (not self.state or difference.is_open == (self.state == "open"))
        )


class DifferenceTable(QAbstractTableModel):
    """A row for each difference that is let through; it sorts and filters itself."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._compared: Comparison | None = None
        self._all: list[Difference] = []
        self._rows: list[Difference] = []
        self._wanted = DifferenceFilter()
        self._sorted = (PLACE, Qt.SortOrder.AscendingOrder)

    @property
    def everything(self) -> Sequence[Difference]:
        """All differences in reading order, with those that are not let through."""
        return self._all

    @property
    def rows(self) -> Sequence[Difference]:
        """What is shown, in the order shown."""
        return self._rows

    def show_differences(self, compared: Comparison | None, found: Sequence[Difference]) -> None:
        """Show another comparison; filter and order stay."""
        self._compared, self._all = compared, [*found]
        self._arrange()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, FIRST, SECOND)

    def show_settled(self, compared: Comparison, settled: Mapping[str, SettlementRow]) -> None:
        """Say what was decided since; every row keeps its place, also one just settled."""
        self._compared = compared
        self._all = [replace(row, settlement=settled.get(row.key)) for row in self._all]
        known = {row.key: row for row in self._all}
        self._rows = [known[row.key] for row in self._rows]
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, STATE))

    def show_only(self, wanted: DifferenceFilter) -> None:
        """Let through what this admits."""
        self._wanted = wanted
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; equal ones stay in reading order."""
        self._sorted = (column, order)
        self._arrange()

    def _arrange(self) -> None:
        column, order = self._sorted
        rows = [(place, row) for place, row in enumerate(self._all) if self._wanted.admits(row)]
        descending = order == Qt.SortOrder.DescendingOrder
        rows.sort(key=lambda each: self._sorted_by(each[0], each[1], column), reverse=descending)
        self.beginResetModel()
        self._rows = [row for _, row in rows]
        self.endResetModel()

    def _sorted_by(self, place: int, row: Difference, column: int) -> tuple[str | int, int]:
        """What a column is sorted by; reading order is that of the places."""
        match column:
            case 0:
                return KINDS.index(row.kind), place
            case 1:
                return "", place
            case 2:
                return row.quotation.strip().casefold(), place
            case 3 | 4:
                code = row.first_code if column == FIRST else row.second_code
                return _called(code).casefold() if code else "\uffff", place
        return self.text(row, STATE).casefold(), place

    def row_at(self, index: Index) -> Difference | None:
        """The difference that stands in a row."""
        return self._rows[index.row()] if index.isValid() else None

    def index_of(self, key: str) -> QModelIndex:
        """Where a difference stands; invalid when it is not listed."""
        return next(
            (self.index(nth, 0) for nth, row in enumerate(self._rows) if row.key == key),
            QModelIndex(),
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The differences that are let through."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """What is said of each."""
        return 0 if parent.isValid() else STATE + 1

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The titles of the columns; those of the codes are the coders' names."""
        if side != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section in _TITLES:
            return self.words(_TITLES[section])
        if self._compared is None:
            return ""
        return (self._compared.first if section == FIRST else self._compared.second).name

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What stands in a cell."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                title = self.headerData(column, Qt.Orientation.Horizontal)
                return f"{title}: {self.text(row, column)}"
            case Qt.ItemDataRole.ToolTipRole:
                return as_tooltip(self.text(row, column))
            case _:
                return None

    def text(self, row: Difference, column: int) -> str:
        """What a cell says."""
        match column:
            case 0:
                return self._said(kind_of_difference, row)
            case 1:
                return place_of(row, self.words)
            case 2:
                return " ".join(row.quotation.split())
            case 3:
                return _called(row.first_code)
            case 4:
                return _called(row.second_code)
        return self._said(how_settled, row) or self.words("Still open")

    def _said(self, sentence: Sentence, row: Difference) -> str:
        return sentence(row, self._compared, self.words) if self._compared else ""


def _called(code: ComparedCode | None) -> str:
    return code.called if code else _NONE
