"""The grid of answers from a print-out: what was typed, and which coding it is about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QColor

from app.interchange.review.quick_entry import (
    NUMBER_UNKNOWN,
    Entry,
    MatchedEntry,
    PrintedCodings,
    entry_about,
    match_entries,
    match_entry,
    read_line,
    read_table,
)
from app.ui.tables.row_table import Column, Index, RowTable
from app.words import N_, Words
from app.words.terms import VERDICTS, term

Look = Callable[[Sequence[Entry]], PrintedCodings]

NUMBER, CODE, ANSWER, REMARK, FEEDBACK = range(5)
_FIELDS = ("number", "code", "answer", "remark")
_NOTHING = Entry("")


@dataclass(frozen=True)
class Typed:
    """A row: what was typed, what that is about, and the coding that a person chose for it."""

    entry: Entry = _NOTHING
    matched: MatchedEntry = field(default_factory=lambda: MatchedEntry(_NOTHING))
    chosen: int | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed yet."""
        return not any(getattr(self.entry, name).strip() for name in _FIELDS)


class QuickEntryTable(RowTable[Typed]):
    """Always ends in a blank row. ``look`` reads the codings, also for numbers of former days."""

    def __init__(
        self, words: Words, danger: QColor, look: Look, parent: QObject | None = None
    ) -> None:
        columns = (
            Column[Typed](N_("Number"), lambda row: row.entry.number),
            Column[Typed](N_("Code"), lambda row: row.entry.code),
            Column[Typed](N_("S, R or T"), self._answer),
            Column[Typed](N_("Remark"), lambda row: row.entry.remark),
            Column[Typed](
                N_("What it is about"),
                lambda row: "" if row.is_blank else feedback(words, row.matched),
            ),
        )
        super().__init__(words, columns, parent)
        self._danger = danger
        self._look = look
        self._codings = look(())
        self._rows = [Typed()]

    def _answer(self, row: Typed) -> str:
        verdict = row.matched.verdict
        return term(self.words, VERDICTS, verdict) if verdict else row.entry.answer

    @property
    def entries(self) -> list[MatchedEntry]:
        """All rows that say something, in their order."""
        return [row.matched for row in self._rows if not row.is_blank]

    @property
    def ready(self) -> list[MatchedEntry]:
        """The rows that can be recorded."""
        return [each for each in self.entries if each.is_ready]

    def typed(self, row: int) -> Typed:
        """What stands in a row, blank where there is none."""
        return self._rows[row] if 0 <= row < len(self._rows) else Typed()

    def asks_code(self, row: int) -> bool:
        """Whether the number alone does not say which coding is meant."""
        typed = self.typed(row)
        return bool(typed.entry.code) or bool(typed.matched.candidates)

    def seen_while_typing(self, row: int, number: str) -> MatchedEntry:
        """What a number would be about that is still being typed."""
        return match_entry(self._codings, replace(self.typed(row).entry, number=number))

    def read_anew(self) -> None:
        """The project has changed: match everything again."""
        self._codings = self._look([row.entry for row in self._rows])
        self._match()

    def _match(self) -> None:
        """Every row anew, for two rows may answer the same coding."""
        found = match_entries(self._codings, [row.entry for row in self._rows])
        self._rows = [_as_chosen(row, each) for row, each in zip(self._rows, found, strict=True)]
        self.tell()

    def _put(self, row: int, typed: Typed) -> None:
        self._rows[row] = typed
        if row == len(self._rows) - 1 and not typed.is_blank:
            self.beginInsertRows(QModelIndex(), row + 1, row + 1)
            self._rows.append(Typed())
            self.endInsertRows()
        self._match()
        if self._rows[row].matched.reason == NUMBER_UNKNOWN:
            self.read_anew()

    def choose(self, row: int, coding_id: int) -> None:
        """Say which of the candidates a row is about."""
        self._put(row, replace(self._rows[row], chosen=coding_id))

    def paste(self, text: str) -> None:
        """Take rows of a table, or of lines, from elsewhere."""
        self.take(read_table(text))

    def take(self, entries: Sequence[Entry]) -> None:
        """Rows behind those that are here."""
        self.beginResetModel()
        kept = [row for row in self._rows if not row.is_blank]
        self._rows = [*kept, *(Typed(entry) for entry in entries), Typed()]
        self.endResetModel()
        self.read_anew()

    def remove(self, row: int) -> None:
        """Take a row out."""
        if 0 <= row < len(self._rows) - 1:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._rows[row]
            self.endRemoveRows()
            self._match()

    def drop_ready(self) -> None:
        """What was recorded goes; what could not be stays."""
        self.beginResetModel()
        self._rows = [row for row in self._rows if not row.is_blank and not row.matched.is_ready]
        self._rows.append(Typed())
        self.endResetModel()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be typed but the feedback."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags if index.column() == FEEDBACK else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands in a cell; what could not be read is said in the colour of danger."""
        row, column = self.row_at(index), index.column()
        if row is not None and role == Qt.ItemDataRole.EditRole and column < FEEDBACK:
            return getattr(row.entry, _FIELDS[column])
        if row is not None and role == Qt.ItemDataRole.ForegroundRole and column == FEEDBACK:
            return self._danger if row.matched.reason else None
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed; a whole line in the first cell fills all of them."""
        if role != Qt.ItemDataRole.EditRole or index.column() >= FEEDBACK:
            return False
        typed, text = self._rows[index.row()], str(value).strip()
        changed = {_FIELDS[index.column()]: text}
        entry = replace(typed.entry, **changed)
        if index.column() == NUMBER and len(text.split()) > 1:
            entry = _line(text, entry)
        kept = typed.chosen if index.column() in {ANSWER, REMARK} else None
        self._put(index.row(), Typed(entry, chosen=kept))
        return True


def _line(text: str, typed: Entry) -> Entry:
    """``15 s too long`` in the cell of the number; a lone ``K 15`` is a number."""
    line = read_line(text)
    says = line.code or line.answer or line.remark
    return line if line.number and says else typed


def _as_chosen(row: Typed, found: MatchedEntry) -> Typed:
    if row.chosen in found.candidates and row.chosen is not None:
        return replace(row, matched=entry_about(found, row.chosen))
    return replace(row, matched=found)


def feedback(words: Words, found: MatchedEntry) -> str:
    """What a row is about, or why that is not certain."""
    if not found.reason:
        return found.name
    names = ", ".join(name.split(" · ", 1)[-1] for name in found.candidate_names)
    return " ".join(filter(None, (words(found.reason), names)))
