"""The passages of a code that is split, each with the code that it is to go to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.operations.recoding import Part
from app.queries.recoding import CodedRow
from app.words import N_, Words
from app.words.terms import STANCES, term

Index = QModelIndex | QPersistentModelIndex
QUOTATION, INFORMANT, SOURCE, STANCE, CODER, GOES = range(6)
COLUMNS = (
    N_("Quotation"),
    N_("Informant"),
    N_("Source"),
    N_("Stance"),
    N_("Coder"),
    N_("Goes to"),
)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a row goes: to the code ``code_id``, or to a new one of this name."""

    called: str
    code_id: int | None = None

    @property
    def key(self) -> tuple[int | None, str]:
        """What makes two targets one: new codes are told apart by name, ignoring case."""
        return self.code_id, "" if self.code_id else self.called.casefold()


class SplitTable(QAbstractTableModel):
    """Rows that stay until a target is given to them."""

    def __init__(
        self, words: Words, rows: Sequence[CodedRow], stays: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._stays = stays
        self._rows = list(rows)
        self._targets: dict[int, Target] = {}

    def several_coders(self) -> bool:
        """Whether more than one person used the code."""
        return len({row.coder for row in self._rows}) > 1

    def row_at(self, number: int) -> CodedRow:
        """The coding in a row."""
        return self._rows[number]

    def assign(self, numbers: Sequence[int], target: Target | None) -> None:
        """Let these rows go to a target; None lets them stay."""
        for number in numbers:
            coding_id = self._rows[number].coding_id
            if target is None:
                self._targets.pop(coding_id, None)
            else:
                self._targets[coding_id] = target
        if numbers:
            first, last = min(numbers), max(numbers)
            self.dataChanged.emit(self.index(first, 0), self.index(last, GOES))

    def targets(self) -> list[tuple[Target, int]]:
        """Each target with how many rows go to it, in the order in which they came up."""
        known: dict[tuple[int | None, str], Target] = {}
        counts: dict[tuple[int | None, str], int] = {}
        for target in self._targets.values():
            known.setdefault(target.key, target)
            counts[target.key] = counts.get(target.key, 0) + 1
        return [(target, counts[key]) for key, target in known.items()]

    @property
    def staying(self) -> int:
        """How many rows nobody took away."""
        return len(self._rows) - len(self._targets)

    def parts(self) -> list[Part]:
        """What is to be done, in the order of the targets."""
        return [
            Part(
                [coding for coding, goes in self._targets.items() if goes.key == target.key],
                target.code_id,
                "" if target.code_id else target.called,
            )
            for target, _ in self.targets()
        ]

    def rowCount(self, parent: Index | None = None) -> int:
        """Codings."""
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
        """The words of a cell."""
        if not index.isValid():
            return None
        text = self._text(self._rows[index.row()], index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.words(COLUMNS[index.column()])}: {text}"
        return None

    def _text(self, row: CodedRow, column: int) -> str:
        match column:
            case 0:
                return " ".join(row.passage.text.split())
            case 1:
                return row.passage.informant.code if row.passage.informant else ""
            case 2:
                return row.passage.source
            case 3:
                return term(self.words, STANCES, row.stance)
            case 4:
                return row.coder
        target = self._targets.get(row.coding_id)
        return target.called if target else self._stays
