"""All memos as Qt's rows: what they are on, their first line, whose and when."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.models.passage import MemoSubject
from app.queries.memos import ListedMemo
from app.ui.look.moments import moment
from app.ui.reader.tooltip import as_tooltip
from app.words import N_, Words
from app.words.terms import MEMO_SUBJECTS, term

Index = QModelIndex | QPersistentModelIndex
MEMO = Qt.ItemDataRole.UserRole
"""The role under which a row gives its ``ListedMemo``."""
ON, ABOUT, TITLE, PERSON, DATE = range(5)
COLUMNS = (N_("On"), N_("What"), N_("Memo"), N_("Person"), N_("Changed"))


class MemoTable(QAbstractTableModel):
    """The memos that are let through, newest first until somebody sorts them otherwise."""

    def __init__(
        self, words: Words, shown: Callable[[str], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._shown = shown
        self._all: list[ListedMemo] = []
        self._rows: list[ListedMemo] = []
        self._subject: MemoSubject | None = None
        self._person_id: int | None = None
        self._letters: list[str] = []
        self._sorted = (DATE, Qt.SortOrder.DescendingOrder)

    def show_memos(self, rows: Sequence[ListedMemo]) -> None:
        """Show these, filtered and sorted as before."""
        self._all = list(rows)
        self._arrange()

    def show_only(self, subject: MemoSubject | None, person_id: int | None, letters: str) -> None:
        """Let through what is on such a thing, by this person, and has all these words."""
        self._subject, self._person_id = subject, person_id
        self._letters = letters.casefold().split()
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; equal ones stay as they were."""
        self._sorted = (column, order)
        self._arrange()

    def _arrange(self) -> None:
        column, order = self._sorted
        rows = [row for row in self._all if self._lets_through(row)]
        rows.sort(key=self._key(column), reverse=order == Qt.SortOrder.DescendingOrder)
        if [row.memo.id for row in rows] == [row.memo.id for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, DATE))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _lets_through(self, row: ListedMemo) -> bool:
        memo = row.memo
        if self._subject is not None and memo.subject != self._subject:
            return False
        if self._person_id is not None and memo.person_id != self._person_id:
            return False
        searched = f"{memo.text} {row.about} {memo.person}".casefold()
        return all(word in searched for word in self._letters)

    def _key(self, column: int) -> Callable[[ListedMemo], str]:
        if column == DATE:
            return lambda row: f"{row.memo.changed_at}{row.memo.id:09d}"
        return lambda row: self._text(row, column).casefold()

    def row_of(self, memo_id: int) -> int | None:
        """In which row a memo stands; None when it is not shown."""
        numbers = (n for n, row in enumerate(self._rows) if row.memo.id == memo_id)
        return next(numbers, None)

    def rows(self) -> list[ListedMemo]:
        """What is shown, in the order shown."""
        return self._rows

    @property
    def count_of_all(self) -> int:
        """How many there are with those that are not let through."""
        return len(self._all)

    def rowCount(self, parent: Index | None = None) -> int:
        """Memos."""
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
        """The cell's text, the whole memo as its tooltip, or the row itself."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self.words(COLUMNS[column])}: {self._text(row, column)}"
            case Qt.ItemDataRole.ToolTipRole:
                whole = column == TITLE
                return as_tooltip(self._shown(row.memo.text) if whole else self._text(row, column))
            case _:
                return row if role == MEMO else None

    def _text(self, row: ListedMemo, column: int) -> str:
        memo = row.memo
        match column:
            case 0:
                return term(self.words, MEMO_SUBJECTS, memo.subject)
            case 1:
                return self._shown(row.about)
            case 2:
                return self._shown(memo.title)
            case 3:
                return memo.person
        return moment(self.words, memo.changed_at, time=False)
