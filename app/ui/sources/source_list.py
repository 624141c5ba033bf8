"""The sources as Qt's rows: a heading per kind of source, and under it its sources."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.analysis.citation import printed_date
from app.queries.sources import SourceRow
from app.words import N_, Words
from app.words.terms import SOURCE_KINDS, SOURCE_KINDS_TOGETHER, SOURCE_STATUSES, term

ROW = Qt.ItemDataRole.UserRole
"""The role under which a row gives its ``SourceRow`` or ``Heading``."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Heading:
    """A kind of source and how many there are of it."""

    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class Order:
    """A way to sort; ``key`` gives what is compared, ``text`` is offered to the user."""

    text: str
    key: Callable[[SourceRow], Any]


ORDERS: dict[str, Order] = {
    "position": Order(N_("By import"), lambda row: (row.position, row.id)),
    "name": Order(N_("By name"), lambda row: (row.name.casefold(), row.id)),
    "date": Order(N_("By date"), lambda row: (not row.date, row.date, row.position)),
    "status": Order(
        N_("By status"), lambda row: ([*SOURCE_STATUSES].index(row.status), row.position)
    ),
    "coded": Order(N_("Least coded first"), lambda row: (row.coded_share, row.position)),
}


class SourceList(QAbstractListModel):
    """Headings and sources in the chosen order; renaming asks ``rename``."""

    def __init__(
        self, words: Words, rename: Callable[[int, str], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._rename = rename
        self._rows: list[SourceRow | Heading] = []
        self.order = "position"

    def show_sources(self, sources: Sequence[SourceRow]) -> bool:
        """Take these rows; says whether rows moved (else they were only repainted)."""
        rows = _grouped(sources, ORDERS[self.order].key)
        moved = [_identity(row) for row in rows] != [_identity(row) for row in self._rows]
        if moved:
            self.beginResetModel()
        self._rows = rows
        if moved:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        return moved

    def sources(self) -> list[SourceRow]:
        """The sources in the order shown."""
        return [row for row in self._rows if isinstance(row, SourceRow)]

    def source_at(self, index: Index) -> SourceRow | None:
        """The source of a row; None for headings."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, SourceRow) else None

    def index_of(self, source_id: int) -> QModelIndex:
        """Where a source stands; invalid when it is not here."""
        for number, row in enumerate(self._rows):
            if isinstance(row, SourceRow) and row.id == source_id:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        """Headings and sources together."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Sources can be chosen and renamed; headings only be read."""
        if self.source_at(index) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself for the painter, its sentence for tooltip and screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.name if isinstance(row, SourceRow) else self.title(row)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.sentence(row) if isinstance(row, SourceRow) else self.title(row)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Rename a source in place."""
        source = self.source_at(index)
        name = str(value).strip()
        if source is None or role != Qt.ItemDataRole.EditRole or not name or name == source.name:
            return False
        return self._rename(source.id, name) is not None

    def title(self, heading: Heading) -> str:
        """``Interviews · 6``."""
        return f"{term(self.words, SOURCE_KINDS_TOGETHER, heading.kind)} · {heading.count}"

    def details(self, row: SourceRow) -> str:
        """The quiet second line: date and informants."""
        parts = (printed_date(self.words, row.date), ", ".join(row.informants))
        return " · ".join(part for part in parts if part)

    def sentence(self, row: SourceRow) -> str:
        """All that the row shows, in words."""
        share = self.words("coded: {percent} %", percent=round(row.coded_share * 100))
        kind = term(self.words, SOURCE_KINDS, row.kind)
        status = term(self.words, SOURCE_STATUSES, row.status)
        passages = self.words.plural("{n} passage", "{n} passages", row.passages)
        lines = (row.name, f"{kind} · {status}", f"{passages} · {share}", self.details(row))
        return "\n".join(filter(None, lines))


def _identity(row: SourceRow | Heading) -> tuple[str, int]:
    return (row.kind, row.id) if isinstance(row, SourceRow) else (row.kind, 0)


def _grouped(
    sources: Sequence[SourceRow], key: Callable[[SourceRow], Any]
) -> list[SourceRow | Heading]:
    known = [*SOURCE_KINDS_TOGETHER]
    kinds = sorted(
        {row.kind for row in sources},
        key=lambda kind: (known.index(kind) if kind in known else len(known), kind),
    )
    rows: list[SourceRow | Heading] = []
    for kind in kinds:
        of_kind = sorted((row for row in sources if row.kind == kind), key=key)
        rows += [Heading(kind, len(of_kind)), *of_kind]
    return rows
