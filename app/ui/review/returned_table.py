"""What came back, row by row: ticked is what will be recorded, and nothing else will be."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.interchange.review_preview import PreviewRow, ReviewPreview
from app.ui.reader.tooltip import as_tooltip
from app.words import N_, Words
from app.words.terms import VERDICTS, term

Index = QModelIndex | QPersistentModelIndex

CODING, STATUS, DECISION, REMARK, NOTICE = range(5)
TITLES = (N_("Coding"), N_("What it is"), N_("Decision"), N_("Remark"), N_("Notice"))
STATUSES = {
    "decided": N_("certain"),
    "conflicting": N_("said otherwise before"),
    "question": N_("uncertain"),
    "unknown": N_("unknown"),
    "unchanged": N_("known already"),
    "repeated": N_("repeated"),
    "unanswered": N_("not answered"),
}
_QUIET = {"unchanged", "repeated", "unanswered"}
"""What needs nobody's eye."""


@dataclass(frozen=True, slots=True)
class Considered:
    """A row of the preview, whether it will be recorded, and on which coding."""

    row: PreviewRow
    wanted: bool
    coding_id: int | None

    @property
    def may_be_wanted(self) -> bool:
        """Whether there is something to record and a coding to record it on."""
        return self.row.is_answered and self.coding_id is not None and self.row.status not in _QUIET


def considered(found: ReviewPreview) -> list[Considered]:
    """The rows at first: what is certain is ticked, nothing else."""
    return [Considered(row, row.status == "decided", row.coding_id) for row in found.rows]


def confirmed(found: ReviewPreview, rows: list[Considered]) -> ReviewPreview:
    """The document with what was ticked, and only that."""
    kept = (
        replace(each.row, status="decided", coding_id=each.coding_id)
        for each in rows
        if each.wanted and each.may_be_wanted
    )
    return replace(found, rows=tuple(kept))


class ReturnedTable(QAbstractTableModel):
    """The table of the preview; ``names`` calls the codings that may be chosen."""

    def __init__(
        self, words: Words, names: Mapping[int, str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._names = names
        self._all: list[Considered] = []
        self._rows: list[int] = []
        self._quiet_too = False

    def show_preview(self, found: ReviewPreview) -> None:
        """Show what a document says; ticks are set anew."""
        self._all = considered(found)
        self._filter()

    def show_quiet(self, *, quiet_too: bool) -> None:
        """Show also rows that say nothing new."""
        self._quiet_too = quiet_too
        self._filter()

    def _filter(self) -> None:
        self.beginResetModel()
        self._rows = [
            nth
            for nth, each in enumerate(self._all)
            if self._quiet_too or each.row.status not in _QUIET
        ]
        self.endResetModel()

    @property
    def considered(self) -> list[Considered]:
        """All rows, also those that are not shown, as they stand now."""
        return self._all

    def at(self, index: Index) -> Considered:
        """What stands in a row."""
        return self._all[self._rows[index.row()]]

    def choose_coding(self, index: Index, coding_id: int) -> None:
        """Say what an uncertain row is about; it will be recorded there."""
        self._put(index, replace(self.at(index), coding_id=coding_id, wanted=True))

    def _put(self, index: Index, row: Considered) -> None:
        self._all[self._rows[index.row()]] = row
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), len(TITLES) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The rows that are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """What is said of each."""
        return 0 if parent.isValid() else len(TITLES)

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The titles of the columns."""
        if side == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.words(TITLES[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only what has a coding and says something can be ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if index.column() == CODING and self.at(index).may_be_wanted:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What stands in a cell."""
        if not index.isValid():
            return None
        each = self.at(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cell(each, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return as_tooltip(self._cell(each, index.column()))
            case Qt.ItemDataRole.CheckStateRole if index.column() == CODING:
                ticked = each.wanted and each.may_be_wanted
                return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
            case _:
                return None

    def _cell(self, each: Considered, column: int) -> str:
        row, words = each.row, self.words
        if column == CODING:
            place = words("row {n}", n=row.place)
            return self._names.get(each.coding_id or 0, row.name or place)
        if column == STATUS:
            return words(STATUSES[row.status])
        if column == DECISION:
            return term(words, VERDICTS, row.verdict) if row.verdict else ""
        if column == REMARK:
            said = [f"{comment.author}: {comment.text}" for comment in row.comments]
            return "\n".join(filter(None, (row.kept_remark, *said)))
        return self._notice(row)

    def _notice(self, row: PreviewRow) -> str:
        words = self.words
        parts = [words(row.reason) if row.reason else ""]
        if row.status == "conflicting":
            earlier = term(words, VERDICTS, row.earlier)
            parts.append(words("Before: {verdict}.", verdict=earlier))
        if row.decision_unread:
            parts.append(words("The decision could not be read and is kept as a remark."))
        if row.status == "unknown":
            parts.append(" | ".join(" ".join(cell.split()) for cell in row.cells))
        parts += [words("The document now reads “{now}”.", now=now) for _, now in row.edits]
        return "\n".join(filter(None, parts))

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick."""
        if role != Qt.ItemDataRole.CheckStateRole or not self.at(index).may_be_wanted:
            return False
        wanted = Qt.CheckState(value) == Qt.CheckState.Checked
        self._put(index, replace(self.at(index), wanted=wanted))
        return True
