"""The sources as Qt's rows: folders, a heading per kind of source, and under each its sources."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.analysis.citation import printed_date
from app.queries.source_folders import FolderRow
from app.queries.sources import SourceRow
from app.ui.sources.arrangement import (
    ORDERS,
    OWN_ORDER,
    FolderHeading,
    Heading,
    ListRow,
    arranged,
    drop_at,
)
from app.words import Words
from app.words.terms import SOURCE_KINDS, SOURCE_KINDS_TOGETHER, SOURCE_STATUSES, term

ROW = Qt.ItemDataRole.UserRole
"""The role under which a row gives its ``SourceRow``, ``Heading`` or ``FolderHeading``."""
SOURCES_MIME = "application/x-kutipan-sources"
"""Dragged sources: their ids in decimal digits, with commas between."""

Index = QModelIndex | QPersistentModelIndex
Rename = Callable[[int, str], object]


class SourceList(QAbstractListModel):
    """Headings and sources in the chosen order; what is renamed or dropped it only asks for."""

    dropped = Signal(object, object)  # list of source ids, Drop

    def __init__(
        self,
        words: Words,
        rename: Rename,
        rename_folder: Rename,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._rename = rename
        self._rename_folder = rename_folder
        self.shown: Callable[[str], str] = str  # How a name is read; it is renamed as it is.
        self._rows: list[ListRow] = []
        self._sources: Sequence[SourceRow] = ()
        self._folder_of: dict[int, int] = {}
        self.folders: Sequence[FolderRow] = ()
        self.folded: Collection[int] = ()
        self.order = OWN_ORDER
        self.open_id: int | None = None

    def show_sources(self, sources: Sequence[SourceRow], folders: Sequence[FolderRow] = ()) -> bool:
        """Take these rows; says whether rows moved (else they were only repainted)."""
        self._sources, self.folders = sources, folders
        self._folder_of = {key: folder.id for folder in folders for key in folder.source_ids}
        rows = arranged(sources, folders, self.order, self.folded)
        moved = [_identity(row) for row in rows] != [_identity(row) for row in self._rows]
        if moved:
            self.beginResetModel()
        self._rows = rows
        if moved:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        return moved

    def mark_open(self, source_id: int | None) -> None:
        """Say which source is read now: the chosen rows may be others, or none."""
        former, self.open_id = self.open_id, source_id
        for index in (self.index_of(former or 0), self.index_of(source_id or 0)):
            if index.isValid():
                self.dataChanged.emit(index, index)

    def sources(self) -> list[SourceRow]:
        """All sources in their order, also those in folders that are folded."""
        return sorted(self._sources, key=ORDERS[self.order].key)

    def folder_of(self) -> dict[int, int]:
        """The folder of each source that lies in one."""
        return self._folder_of

    def source_at(self, index: Index) -> SourceRow | None:
        """The source of a row; None for headings."""
        row = self._row_at(index)
        return row if isinstance(row, SourceRow) else None

    def folder_at(self, index: Index) -> FolderHeading | None:
        """The folder of a row; None for sources and kinds."""
        row = self._row_at(index)
        return row if isinstance(row, FolderHeading) else None

    def _row_at(self, index: Index) -> ListRow | None:
        return self._rows[index.row()] if index.isValid() else None

    def index_of(self, source_id: int) -> QModelIndex:
        """Where a source stands; invalid when it is not shown."""
        return self._index_where(lambda row: isinstance(row, SourceRow) and row.id == source_id)

    def index_of_folder(self, folder_id: int) -> QModelIndex:
        """Where a folder stands; invalid when it is not here."""
        return self._index_where(lambda row: isinstance(row, FolderHeading) and row.id == folder_id)

    def _index_where(self, fits: Callable[[ListRow], bool]) -> QModelIndex:
        found = (number for number, row in enumerate(self._rows) if fits(row))
        return self.index(next(found, -1))

    def rowCount(self, parent: Index | None = None) -> int:
        """Headings and sources together."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Sources and folders can be chosen and renamed, sources dragged; kinds only be read."""
        row, flag = self._row_at(index), Qt.ItemFlag
        if row is None:
            return flag.ItemIsDropEnabled
        chosen = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable
        if isinstance(row, SourceRow):
            return chosen | flag.ItemIsDragEnabled
        if isinstance(row, FolderHeading):
            return chosen | flag.ItemIsDropEnabled
        return flag.ItemIsEnabled | flag.ItemIsDropEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself for the painter, its sentence for tooltip and screen reader."""
        row = self._row_at(index)
        if row is None:
            return None
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.EditRole:
            return self.title(row) if isinstance(row, Heading) else self.shown(row.name)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(row.name) if isinstance(row, SourceRow) else self.title(row)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.sentence(row) if isinstance(row, SourceRow) else self.title(row)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Rename a source or folder in place."""
        row, name = self._row_at(index), str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not isinstance(row, SourceRow | FolderHeading):
            return False
        if not name or name == row.name:
            return False
        rename = self._rename if isinstance(row, SourceRow) else self._rename_folder
        return rename(row.id, name) is not None

    def title(self, heading: Heading | FolderHeading) -> str:
        """``Interviews · 6``; of a folder also whether it is folded."""
        if isinstance(heading, Heading):
            return f"{term(self.words, SOURCE_KINDS_TOGETHER, heading.kind)} · {heading.count}"
        named = {"name": self.shown(heading.name), "n": heading.count}
        if heading.folded:
            return self.words("{name} · {n} · folded", **named)
        return f"{named['name']} · {heading.count}"

    def details(self, row: SourceRow) -> str:
        """The quiet second line: passages that lost their words, date and informants."""
        n = row.without_words
        lost = self.words.plural("{n} lost its words", "{n} lost their words", n) if n else ""
        parts = (lost, printed_date(self.words, row.date), ", ".join(row.informants))
        return " · ".join(part for part in parts if part)

    def sentence(self, row: SourceRow) -> str:
        """All that the row shows, in words."""
        share = self.words("coded: {percent} %", percent=round(row.coded_share * 100))
        kind = term(self.words, SOURCE_KINDS, row.kind)
        status = term(self.words, SOURCE_STATUSES, row.status)
        passages = self.words.plural("{n} passage", "{n} passages", row.passages)
        name, coded = self.shown(row.name), f"{passages} · {share}"
        is_open = self.words("Open now") if row.id == self.open_id else ""
        said = (name, is_open, f"{kind} · {status}", coded, self.details(row))
        return "\n".join(filter(None, said))

    def mimeTypes(self) -> list[str]:
        """What can be dropped here: sources of this list, no files."""
        return [SOURCES_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The chosen sources, in the order shown."""
        found = (self.source_at(index) for index in sorted(indexes, key=lambda index: index.row()))
        data = QMimeData()
        written = ",".join(str(row.id) for row in found if row is not None)
        data.setData(SOURCES_MIME, written.encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        """Sources are moved and not copied."""
        return Qt.DropAction.MoveAction

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Ask for sources to be put where they were let go; the rows follow the change."""
        ids = [int(key) for key in data.data(SOURCES_MIME).toStdString().split(",") if key]
        if not ids:
            return False
        place = parent.row() if parent.isValid() else row if row >= 0 else len(self._rows)
        drop = drop_at(self._rows, place, onto=parent.isValid(), folder_of=self.folder_of())
        self.dropped.emit(ids, drop)
        return True


def _identity(row: ListRow) -> tuple[str, int, bool]:
    if isinstance(row, SourceRow):
        return row.kind, row.id, False
    if isinstance(row, FolderHeading):
        return "folder", row.id, row.folded
    return row.kind, 0, False
