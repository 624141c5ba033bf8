"""Rows of any kind as Qt's table: a list of columns says what stands in it and how it sorts."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.ui.look.tooltip import as_tooltip
from app.words import Words

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")
ROW = Qt.ItemDataRole.UserRole
"""The role under which every cell gives its row."""
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
OWN_ORDER = (-1, UP)
"""Sorted by no column: as the rows were given."""
LAST = "\uffff"
"""What a cell without a word is sorted by."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

_BOX = {None: None, True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}


@dataclass(frozen=True)
class Column(Generic[Row]):
    """``text`` is what a cell says.

    It sorts by ``key`` (by its text where there is none) and explains itself by ``tip``, again
    its text, of which a cell shows only what it has room for. ``ticked`` gives it a box, unless it
    says None.
    """

    title: str
    text: Callable[[Row], str]
    key: Callable[[Row], Any] | None = None
    tip: Callable[[Row], str] | None = None
    ticked: Callable[[Row], bool | None] | None = None
    alignment: Qt.AlignmentFlag = LEFT

    def sorted_by(self, row: Row) -> Any:
        """What this column is sorted by."""
        return self.key(row) if self.key else self.text(row).casefold()


class RowTable(QAbstractTableModel, Generic[Row]):
    """The rows that ``admits`` lets through, sorted by a column or in the order given.

    It sorts and filters itself: a proxy model would ask Python for each comparison.
    """

    def __init__(
        self,
        words: Words,
        columns: Sequence[Column[Row]],
        parent: QObject | None = None,
        order: tuple[int, Qt.SortOrder] = OWN_ORDER,
    ) -> None:
        super().__init__(parent)
        self.words = words
        self.columns = columns
        self.order = order
        self._all: list[Row] = []
        self._rows: list[Row] = []

    def admits(self, _row: Row) -> bool:
        """Whether the filter lets a row through."""
        return True

    def identity(self, row: Row) -> Hashable:
        """What makes a row the same one when it comes back with other contents."""
        return row

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Take these rows instead of others; filter and order stay."""
        self._all = [*rows]
        self.arrange()

    def sort(self, column: int, order: Qt.SortOrder = UP) -> None:
        """Order the rows by a column; equal ones stay as they were."""
        self.order = (column, order)
        self.arrange()

    def arrange(self) -> None:
        """Filter and sort anew; rows that stay where they are only say that they may differ."""
        rows = self.in_order([row for row in self._all if self.admits(row)])
        if [*map(self.identity, rows)] == [*map(self.identity, self._rows)]:
            self._rows = rows
            self.tell()
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def in_order(self, rows: list[Row]) -> list[Row]:
        """Rows by the column that was chosen."""
        column, order = self.order
        if column < 0:
            return rows
        return sorted(rows, key=self.columns[column].sorted_by, reverse=order == DOWN)

    def tell(self) -> None:
        """Let every cell be asked again."""
        if self._rows:
            last = self.index(len(self._rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rows(self) -> list[Row]:
        """What is shown, in the order shown."""
        return self._rows

    def row_at(self, index: Index) -> Row | None:
        """What stands in a row; None outside the table."""
        return self._rows[index.row()] if index.isValid() else None

    def number_of(self, identity: Hashable) -> int | None:
        """In which row something stands; None when it is not shown."""
        return next((n for n, row in enumerate(self._rows) if self.identity(row) == identity), None)

    @property
    def count_of_all(self) -> int:
        """How many there are with those that are not let through."""
        return len(self._all)

    def title(self, column: int) -> str:
        """What a column is called."""
        return self.words(self.columns[column].title)

    def as_text(self, rows: Iterable[Row]) -> str:
        """Rows under the titles as lines of cells between tabs, for any other program."""
        titles = [self.title(place) for place in range(len(self.columns))]
        cells = ([" ".join(each.text(row).split()) for each in self.columns] for row in rows)
        return "\n".join("\t".join(line) for line in (titles, *cells))

    def rowCount(self, parent: Index | None = None) -> int:
        """The rows that are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """What is said of each."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def set_ticked(self, row: Row, *, on: bool) -> None:
        """Do what a tick means; a table with boxes says what."""

    def _box(self, index: Index) -> bool | None:
        row, column = self.row_at(index), self.columns[index.column()]
        return None if row is None or column.ticked is None else column.ticked(row)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Where there is a box it can be ticked."""
        flags = super().flags(index)
        has_box = index.isValid() and self._box(index) is not None
        return flags | Qt.ItemFlag.ItemIsUserCheckable if has_box else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick."""
        row = self.row_at(index)
        if role != Qt.ItemDataRole.CheckStateRole or row is None or self._box(index) is None:
            return False
        self.set_ticked(row, on=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The titles of the columns, over their cells."""
        if side != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.columns[section].alignment
        return self.title(section) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The cell's text, what it has no room for, or the row itself."""
        row = self.row_at(index)
        if row is None or role == ROW:
            return row
        column = self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ": ".join(filter(None, (self.title(index.column()), column.text(row))))
            case Qt.ItemDataRole.ToolTipRole:
                return as_tooltip((column.tip or column.text)(row))
            case Qt.ItemDataRole.CheckStateRole:
                return _BOX.get(self._box(index))
        return column.alignment if role == Qt.ItemDataRole.TextAlignmentRole else None
