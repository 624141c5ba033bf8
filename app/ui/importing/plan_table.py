"""The table of a batch: a row for each file, right by default, corrected in place."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt

from app.errors import BadDate
from app.interchange.importing.import_plan import ImportPlan, PlannedInformant, PlannedSource
from app.ui.importing.corrections import dated, named, of_kind, told_by
from app.ui.tables.row_table import Column, Index, RowTable
from app.words import N_, Words
from app.words.errors import sentence
from app.words.import_notes import sentence as note_sentence
from app.words.terms import SOURCE_KINDS, term

FILE, KIND, DATE, INFORMANT, SPEAKERS, NOTICE = range(6)
_EDITABLE = (FILE, KIND, DATE, INFORMANT)


class PlanTable(RowTable[PlannedSource]):
    """The rows of a plan; ``refuse`` is told why a date was not taken."""

    def __init__(
        self,
        words: Words,
        plan: ImportPlan,
        known_codes: Collection[str],
        refuse: Callable[[str], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(words, self._columns(words), parent)
        self._known_codes = known_codes
        self._refuse = refuse
        self.show_rows(plan.rows)

    def _columns(self, words: Words) -> Sequence[Column[PlannedSource]]:
        def readable(text: Callable[[PlannedSource], str]) -> Callable[[PlannedSource], str]:
            return lambda row: text(row) if row.imported is not None else ""

        return (
            Column(N_("File"), lambda row: row.name, ticked=lambda row: row.ready),
            Column(N_("Kind of source"), readable(lambda row: term(words, SOURCE_KINDS, row.kind))),
            Column(N_("Date"), readable(lambda row: row.date)),
            Column(N_("Informant"), readable(self._people)),
            Column(N_("Speakers"), readable(self._speakers)),
            Column(N_("Notice"), self._notice),
        )

    def identity(self, row: PlannedSource) -> tuple[Path | None, str]:
        """A file is one, however it is corrected."""
        return row.path, row.sha256

    @property
    def plan(self) -> ImportPlan:
        """The plan as it has been corrected, in the order of the files."""
        return ImportPlan(tuple(self._all))

    def correct(self, index: Index, row: PlannedSource) -> None:
        """Put a corrected row in the place of the former, which it keeps however it sorts now."""
        self._put(self._rows[index.row()], row)

    def _put(self, former: PlannedSource, row: PlannedSource) -> None:
        self._all, self._rows = (
            [row if each is former else each for each in rows] for rows in (self._all, self._rows)
        )
        self.tell()

    def set_ticked(self, row: PlannedSource, *, on: bool) -> None:
        """Import a file, or leave it out."""
        self._put(row, replace(row, wanted=on))

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

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands in a cell, and what of it is corrected."""
        row = self.row_at(index)
        if row is not None and role == Qt.ItemDataRole.EditRole:
            return self._written(row, index.column())
        return super().data(index, role)

    def _written(self, row: PlannedSource, column: int) -> str:
        """What is typed over in a cell."""
        match column:
            case 1:
                return row.kind
            case 3:
                return ", ".join(person.code for person in row.informants)
        return self.columns[column].text(row)

    def _people(self, row: PlannedSource) -> str:
        return ", ".join(map(self._person, row.informants))

    def _person(self, person: PlannedInformant) -> str:
        return person.code if person.known else self.words("{code} (new)", code=person.code)

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
            return super().setData(index, value, role)
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
