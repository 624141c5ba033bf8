"""The table of a batch: a row for each file, right by default, corrected in place."""

from collections.abc import Callable, Collection
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.errors import BadDate
from app.interchange.importing.import_plan import ImportPlan, PlannedSource
from app.ui.importing.corrections import dated, named, of_kind, told_by
from app.ui.reader.tooltip import as_tooltip
from app.words import N_, Words
from app.words.errors import sentence
from app.words.import_notes import sentence as note_sentence
from app.words.terms import SOURCE_KINDS, term

Index = QModelIndex | QPersistentModelIndex

FILE, KIND, DATE, INFORMANT, SPEAKERS, NOTICE = range(6)
TITLES = (
    N_("File"),
    N_("Kind of source"),
    N_("Date"),
    N_("Informant"),
    N_("Speakers"),
    N_("Notice"),
)
_EDITABLE = (FILE, KIND, DATE, INFORMANT)


class PlanTable(QAbstractTableModel):
    """The rows of a plan; ``refuse`` is told why a date was not taken."""

    def __init__(
        self,
        words: Words,
        plan: ImportPlan,
        known_codes: Collection[str],
        refuse: Callable[[str], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._rows = list(plan.rows)
        self._known_codes = known_codes
        self._refuse = refuse

    @property
    def plan(self) -> ImportPlan:
        """The plan as it has been corrected."""
        return ImportPlan(tuple(self._rows))

    def row_at(self, index: Index) -> PlannedSource | None:
        """The planned source of a row; None outside the table."""
        return self._rows[index.row()] if index.isValid() else None

    def correct(self, index: Index, row: PlannedSource) -> None:
        """Put a corrected row in the place of the former."""
        self._rows[index.row()] = row
        last = self.index(index.row(), len(TITLES) - 1)
        self.dataChanged.emit(self.index(index.row(), 0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """A row for each file."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """What is said of each file."""
        return 0 if parent.isValid() else len(TITLES)

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The titles of the columns."""
        if side == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.words(TITLES[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What cannot be imported is grey and cannot be ticked."""
        row = self.row_at(index)
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        if row.imported is None or row.duplicate_of:
            return Qt.ItemFlag.ItemIsSelectable
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == FILE:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in _EDITABLE else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What stands in a cell."""
        row = self.row_at(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.CheckStateRole if index.column() == FILE:
                return Qt.CheckState.Checked if row.ready else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self._cell(row, index.column(), editing=role == Qt.ItemDataRole.EditRole)
            case Qt.ItemDataRole.ToolTipRole:
                return as_tooltip(self._cell(row, index.column(), editing=False))
            case _:
                return None

    def _cell(self, row: PlannedSource, column: int, *, editing: bool) -> str:
        if column in (FILE, NOTICE):
            return row.name if column == FILE else self._notice(row)
        if row.imported is None:
            return ""
        if column in (KIND, DATE):
            kind = row.kind if editing else term(self.words, SOURCE_KINDS, row.kind)
            return kind if column == KIND else row.date
        if column == INFORMANT:
            return ", ".join(self._person(row, person.code, editing) for person in row.informants)
        return self._speakers(row)

    def _person(self, row: PlannedSource, code: str, editing: bool) -> str:
        new = not editing and any(each.code == code and not each.known for each in row.informants)
        return self.words("{code} (new)", code=code) if new else code

    def _speakers(self, row: PlannedSource) -> str:
        if not row.speakers:
            return self.words("none found")
        kept = [each.label for each in row.speakers if not each.merge_into]
        return ", ".join(kept)

    def _notice(self, row: PlannedSource) -> str:
        if row.error is not None:
            return sentence(self.words, row.error)
        if row.duplicate_of:
            return self.words("Is in the project already, as “{name}”.", name=row.duplicate_of)
        notes = row.imported.notes if row.imported else ()
        return " ".join(note_sentence(self.words, note.key, note.count) for note in notes)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a correction; a date that is none is refused and leaves the former."""
        row = self.row_at(index)
        if row is None:
            return False
        if role == Qt.ItemDataRole.CheckStateRole:
            wanted = Qt.CheckState(value) == Qt.CheckState.Checked
            self.correct(index, replace(row, wanted=wanted))
            return True
        try:
            self.correct(index, self._corrected(row, index.column(), str(value)))
        except BadDate as error:
            self._refuse(sentence(self.words, error))
            return False
        return True

    def _corrected(self, row: PlannedSource, column: int, written: str) -> PlannedSource:
        if column == FILE:
            return named(row, written)
        if column == KIND:
            return of_kind(row, written)
        if column == DATE:
            return dated(row, written)
        return told_by(row, written, self._known_codes)
