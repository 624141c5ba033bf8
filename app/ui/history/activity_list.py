"""The audit trail as Qt's rows, fetched as they come into sight."""

import html
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.queries.activity import ActivityRow, latest_activities
from app.ui.look.moments import moment
from app.ui.workspace import Workspace
from app.words import Words
from app.words.terms import HAPPENED, term

DEED = Qt.ItemDataRole.UserRole
"""The role under which a row gives its ``ActivityRow``."""

Index = QModelIndex | QPersistentModelIndex
_AT_ONCE = 200
_READ_AT_ONCE = 2_000
_MANY_NEW = 500


class ActivityList(QAbstractListModel):
    """Deeds, newest first, that one person did (None: anybody) and that hold some letters."""

    def __init__(self, workspace: Workspace, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._workspace = workspace
        self._rows: list[ActivityRow] = []
        self._person_id: int | None = None
        self._letters = ""
        self._oldest: int | None = None
        self._newest = 0
        self._ended = False
        workspace.view_changed.connect(self._say_anew)

    def _say_anew(self) -> None:
        """Names are shown in another way."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def show_only(self, person_id: int | None, letters: str = "") -> None:
        """Begin anew with these filters."""
        self._person_id, self._letters = person_id, " ".join(letters.split()).casefold()
        self.beginResetModel()
        self._rows, self._oldest, self._newest, self._ended = [], None, 0, False
        self._rows = self._next_rows()
        self.endResetModel()

    def take_in_new(self) -> None:
        """Put what was done since on top; where one reads stays in sight."""
        new = self._read(_MANY_NEW, after=self._newest)
        if len(new) == _MANY_NEW or not self._newest:
            self.show_only(self._person_id, self._letters)
            return
        rows = self._fitting(new)
        if rows:
            self.beginInsertRows(QModelIndex(), 0, len(rows) - 1)
            self._rows[:0] = rows
            self.endInsertRows()

    def canFetchMore(self, parent: Index) -> bool:
        """Whether older deeds are still in the file."""
        return not parent.isValid() and not self._ended

    def fetchMore(self, parent: Index) -> None:
        """Fetch some more of the older deeds."""
        if not self.canFetchMore(parent) or not (rows := self._next_rows()):
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
        self._rows += rows
        self.endInsertRows()

    def _next_rows(self) -> list[ActivityRow]:
        """The next deeds that fit: a screenful, unless the file ends before."""
        most = _READ_AT_ONCE if self._letters else _AT_ONCE
        found: list[ActivityRow] = []
        while not self._ended and len(found) < _AT_ONCE:
            read = self._read(most, before=self._oldest)
            self._ended = len(read) < most
            self._oldest = read[-1].id if read else self._oldest
            found += self._fitting(read)
        return found

    def _read(
        self, most: int, before: int | None = None, after: int | None = None
    ) -> Sequence[ActivityRow]:
        read = self._workspace.read(
            latest_activities, most, before=before, after=after, person_id=self._person_id
        )
        if read and before is None:
            self._newest = read[0].id
        return read

    def _fitting(self, rows: Sequence[ActivityRow]) -> list[ActivityRow]:
        if not self._letters:
            return [*rows]
        return [row for row in rows if self._letters in self._searched(row).casefold()]

    def _searched(self, row: ActivityRow) -> str:
        """Without the moment: putting that into words takes longest."""
        return f"{self.sentence(row)} {self.happened(row)} {row.person}"

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many were fetched so far."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The deed's sentence; for the painter the deed itself."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == DEED:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self.sentence(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return html.escape(self._spoken(row))
        return None

    def sentence(self, row: ActivityRow) -> str:
        """What was done."""
        return self._workspace.deed(row.key, row.parameters, self.words)

    def who_and_when(self, row: ActivityRow) -> str:
        """The person and the local moment."""
        return " \N{MIDDLE DOT} ".join(filter(None, [row.person, moment(self.words, row.at)]))

    def happened(self, row: ActivityRow) -> str:
        """That it was undone or done again; nothing for what was just done."""
        return "" if row.happened == "done" else term(self.words, HAPPENED, row.happened)

    def _spoken(self, row: ActivityRow) -> str:
        parts = (self.sentence(row), self.happened(row), self.who_and_when(row))
        return ", ".join(filter(None, parts))
