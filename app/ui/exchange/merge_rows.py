"""What a merge would do, one sentence a row; those to decide say how they were decided."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.interchange.merging.preview import Conflict, MergePreview, MergeRow, Question
from app.interchange.merging.three_way import Choice
from app.ui.reader.tooltip import as_tooltip
from app.words import N_, Words

Index = QModelIndex | QPersistentModelIndex
Listed = MergeRow | Conflict | Question

DECIDE = "decide"
GROUPS = {
    DECIDE: N_("To decide"),
    "new": N_("New there"),
    "changed_there": N_("Changed there"),
    "deleted_there": N_("Deleted there"),
    "unified": N_("Made in both copies, now one"),
    "renumbered": N_("Renumbered or renamed"),
    "changed_here": N_("Only here"),
}
"""Groups of rows; all but the first and the last will be taken over."""
_DECIDED: dict[Choice, str] = {
    "ours": N_("Decided: as it is here."),
    "theirs": N_("Decided: as it is there."),
    "both": N_("Decided: both."),
    "same": N_("Decided: the same."),
}


def rows_of(preview: MergePreview, group: str) -> Sequence[Listed]:
    """What stands in a group."""
    if group == DECIDE:
        return (*preview.conflicts, *preview.questions)
    found: Sequence[Listed] = getattr(preview, group)
    return found


class MergeRows(QAbstractListModel):
    """The rows of one group."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._rows: Sequence[Listed] = ()
        self._decisions: Mapping[str, Choice] = {}

    def show_rows(self, rows: Sequence[Listed], decisions: Mapping[str, Choice]) -> None:
        """List these; when the same ones stay, only what they say changes."""
        same = [*map(_key, rows)] == [*map(_key, self._rows)]
        if not same:
            self.beginResetModel()
        self._rows, self._decisions = rows, decisions
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def row_at(self, index: Index) -> Listed | None:
        """What stands in a row."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The rows of the group."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The sentence of a row."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.sentence(row)
        return as_tooltip(self.sentence(row)) if role == Qt.ItemDataRole.ToolTipRole else None

    def sentence(self, row: Listed) -> str:
        """What a row says, and what was decided."""
        words = self.words
        if isinstance(row, MergeRow):
            return row.said(words)
        if isinstance(row, Question):
            said = words("Are these the same? {here}", here=row.here.said(words))
        else:
            what = (row.row.said(words), words(row.column) if row.column else "")
            said = " · ".join(filter(None, what))
        decided = self._decisions.get(row.id)
        return f"{said}\n{words(_DECIDED[decided])}" if decided else said


def _key(row: Listed) -> str:
    return f"{row.table}:{row.key}" if isinstance(row, MergeRow) else row.id
