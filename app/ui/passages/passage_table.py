"""The passages as Qt's rows and columns, and the filter over them."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from app.analysis.citation import printed_date
from app.queries.passages import EVERYTHING, CodingRow, PassageFilter, PassageRow
from app.words import N_, Words
from app.words.terms import STANCES, term

PASSAGE = Qt.ItemDataRole.UserRole
"""The role under which every cell gives its ``PassageRow``."""
SORT = Qt.ItemDataRole.UserRole + 1

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
    """One row per passage; quotations are shown as one line, never as markup."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._rows: list[PassageRow] = []

    def show_passages(self, rows: Sequence[PassageRow]) -> None:
        """Take these rows; a list of the same passages keeps selection and place."""
        same = [row.id for row in rows] == [row.id for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = [*rows]
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, DATE))

    def rows(self) -> list[PassageRow]:
        """All passages."""
        return self._rows

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
        """The cell's text, its tooltip, the row itself, or what it is sorted by."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        told: dict[int, Callable[[], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda: self._text(row, column),
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._spoken(row, column),
            Qt.ItemDataRole.ToolTipRole: lambda: self._explained(row, column),
            PASSAGE: lambda: row,
            SORT: lambda: _sorted_by(row, column),
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


def _sorted_by(row: PassageRow, column: int) -> Any:
    """Strings of one shape per column: Qt compares nothing else across PySide."""
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


class FilteredPassages(QSortFilterProxyModel):
    """What the filters let through, in the order that a header was clicked for."""

    def __init__(self, table: PassageTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted = EVERYTHING
        self._letters = ""
        self.setSortRole(SORT)
        self.setSourceModel(table)

    def show_only(self, wanted: PassageFilter, letters: str = "") -> None:
        """Let through what ``wanted`` admits and what holds these letters anywhere."""
        self.beginFilterChange()
        self._wanted, self._letters = wanted, " ".join(letters.split()).casefold()
        self.endFilterChange()

    def rows(self) -> list[PassageRow]:
        """What is shown, in the order shown."""
        return [self.index(number, 0).data(PASSAGE) for number in range(self.rowCount())]

    def filterAcceptsRow(self, number: int, parent: Index) -> bool:
        """Whether a passage is shown."""
        source = self.sourceModel()
        row: PassageRow = source.data(source.index(number, 0, parent), PASSAGE)
        wanted = self._wanted
        if wanted.source_ids and row.source_id not in wanted.source_ids:
            return False
        return wanted.admits(row) and (not self._letters or self._letters in _searched(row))


def _searched(row: PassageRow) -> str:
    """Everything in a row that somebody might type to find it."""
    people = (row.informant.code, row.informant.role) if row.informant else ()
    names = (f"{coding.label or ''} {coding.name}" for coding in row.codings)
    words = (row.number, row.text, row.source, row.interpretation, *people, *names)
    return " ".join(" ".join(words).split()).casefold()
