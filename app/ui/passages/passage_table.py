"""The passages as Qt's rows and columns, and the filter over them."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from app.analysis.citation import printed_date
from app.queries.passages import EVERYTHING, CodingRow, PassageFilter, PassageRow
from app.words import N_, Words
from app.words.terms import STANCES, term

PASSAGE = Qt.ItemDataRole.UserRole
"""The role under which every cell gives its ``PassageRow``."""

COLUMNS = (
    N_("Number"),
    N_("Quotation"),
    N_("Codes"),
    N_("Informant"),
    N_("Source"),
    N_("Date"),
)
NUMBER, QUOTATION, CODES, INFORMANT, SOURCE, DATE = range(len(COLUMNS))

Index = QModelIndex | QPersistentModelIndex


class PassageTable(QAbstractTableModel):
    """One row per passage that is let through; quotations are one line, never markup.

    It sorts and filters itself: a proxy model would ask Python for each comparison.
    """

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._all: list[PassageRow] = []
        self._rows: list[PassageRow] = []
        self._wanted = EVERYTHING
        self._letters = ""
        self._sorted = (SOURCE, Qt.SortOrder.AscendingOrder)

    def show_passages(self, rows: Sequence[PassageRow]) -> None:
        """Take these rows instead of others; filter and order stay."""
        self._all = [*rows]
        self._arrange()

    def show_only(self, wanted: PassageFilter, letters: str = "") -> None:
        """Let through what ``wanted`` admits and what holds these letters anywhere."""
        self._wanted, self._letters = wanted, " ".join(letters.split()).casefold()
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; equal ones stay as they were."""
        self._sorted = (column, order)
        self._arrange()

    def _arrange(self) -> None:
        column, order = self._sorted
        rows = [row for row in self._all if self._lets_through(row)]
        descending = order == Qt.SortOrder.DescendingOrder
        rows.sort(key=lambda row: _sorted_by(row, column), reverse=descending)
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, DATE))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _lets_through(self, row: PassageRow) -> bool:
        wanted = self._wanted
        if wanted.source_ids and row.source_id not in wanted.source_ids:
            return False
        if wanted.passage_ids and row.id not in wanted.passage_ids:
            return False
        return wanted.admits(row) and (not self._letters or self._letters in _searched(row))

    def rows(self) -> list[PassageRow]:
        """What is shown, in the order shown."""
        return self._rows

    @property
    def count_of_all(self) -> int:
        """How many there are with those that are not let through."""
        return len(self._all)

    def rowCount(self, parent: Index | None = None) -> int:
        """Passages."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Fixed columns."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The names of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.words(COLUMNS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The cell's text, its tooltip, or the row itself."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        told: dict[int, Callable[[], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda: self._text(row, column),
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._spoken(row, column),
            Qt.ItemDataRole.ToolTipRole: lambda: self._explained(row, column),
            PASSAGE: lambda: row,
        }
        return told[role]() if role in told else None

    def _spoken(self, row: PassageRow, column: int) -> str:
        return f"{self.words(COLUMNS[column])}: {self._text(row, column)}"

    def _text(self, row: PassageRow, column: int) -> str:
        match column:
            case 0:
                return row.number
            case 1:
                return " ".join(row.text.split())
            case 2:
                return ", ".join(coding.label or coding.name for coding in row.codings)
            case 3:
                return row.informant.code if row.informant else ""
            case 4:
                return row.source
        return printed_date(self.words, row.date)

    def _explained(self, row: PassageRow, column: int) -> str | None:
        """What the cell has no room for; plain text with no angle brackets that Qt could read."""
        if column == CODES:
            return "\n".join(self._coding(coding) for coding in row.codings)
        if column == INFORMANT and row.informant is not None:
            return row.informant.role or None
        return None

    def _coding(self, coding: CodingRow) -> str:
        name = f"{coding.label} {coding.name}" if coding.label else coding.name
        return f"{name} – {term(self.words, STANCES, coding.stance)}, {coding.coder}"


def _sorted_by(row: PassageRow, column: int) -> str:
    """What a column is sorted by; what is missing comes last."""
    match column:
        case 0:
            return row.number
        case 1:
            return row.text.strip().casefold()
        case 2:
            return "\x1f".join((coding.label or coding.name).casefold() for coding in row.codings)
        case 3:
            return row.informant.code.casefold() if row.informant else "\uffff"
        case 4:
            return f"{row.source.casefold()}\x1f{row.span.start:09d}"
    return row.date or "\uffff"


def _searched(row: PassageRow) -> str:
    """Everything in a row that somebody might type to find it."""
    people = (row.informant.code, row.informant.role) if row.informant else ()
    names = (f"{coding.label or ''} {coding.name}" for coding in row.codings)
    words = (row.number, row.text, row.source, row.interpretation, *people, *names)
    return " ".join(" ".join(words).split()).casefold()
