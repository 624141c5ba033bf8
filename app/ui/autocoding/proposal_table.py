"""What was found as rows: ticked or not, sortable, filtered by words."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.analysis.autocoding.coded import NEW, Standing
from app.analysis.autocoding.proposals import Proposal
from app.models.span import Span
from app.ui.reader.tooltip import as_tooltip
from app.words import N_, Words

Index = QModelIndex | QPersistentModelIndex

TICK, TEXT, WHO, SOURCE, PARAGRAPH, CODED = range(6)
_TITLES = ("", N_("Passage"), N_("Said by"), N_("Source"), N_("¶"), N_("Coded, or asked"))
PROPOSAL = Qt.ItemDataRole.UserRole
"""The role under which a row gives its ``Proposal``."""
SHOWN = PROPOSAL + 1
"""The role under which a row gives it as it is shown, with names masked where they are to be."""
_Box = Qt.CheckState


class ProposalTable(QAbstractTableModel):
    """A row for each proposed passage that the filter lets through.

    What the user ticked or unticked is remembered by place, so it outlives another choice of
    codes; everything else is ticked unless one of the codes is there already, or an interviewer
    says it.
    """

    ticked_anew = Signal()

    def __init__(
        self, words: Words, shown: Callable[[Proposal], Proposal], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._shown = shown
        self._all: Sequence[Proposal] = ()
        self._standings: Sequence[Standing] = ()
        self._decided: dict[tuple[int, Span], bool] = {}
        self._rows: list[int] = []
        self._letters = ""
        self._column, self._order = -1, Qt.SortOrder.AscendingOrder

    def show_proposals(self, found: Sequence[Proposal], standings: Sequence[Standing]) -> None:
        """Show these; what was decided about a place before still holds."""
        self._all, self._standings = found, standings
        self._arrange()

    def filter_by(self, letters: str) -> None:
        """Show only what holds these letters in its words, source or speaker."""
        self._letters = " ".join(letters.split()).casefold()
        self._arrange()

    def look_again(self) -> None:
        """Names are shown in another way."""
        if self._rows:
            last = self.index(len(self._rows) - 1, CODED)
            self.dataChanged.emit(self.index(0, TICK), last)

    def is_ticked(self, number: int) -> bool:
        """Whether a proposal (by its number, not its row) will be coded."""
        each, standing = self._all[number], self._standings[number]
        if standing.done:
            return False
        at_first = not standing.numbers and not each.aside
        return self._decided.get((each.source_id, each.span), at_first)

    @property
    def chosen(self) -> list[Proposal]:
        """All that will be coded, also what the filter hides, in the order of the texts."""
        return [each for number, each in enumerate(self._all) if self.is_ticked(number)]

    @property
    def total(self) -> int:
        """How many were found."""
        return len(self._all)

    def tick(self, rows: Iterable[int], *, on: bool) -> None:
        """Tick or untick some of the shown rows."""
        for row in rows:
            number = self._rows[row]
            if not self._standings[number].done:
                each = self._all[number]
                self._decided[each.source_id, each.span] = on
        self._tell()

    def tick_shown(self, *, on: bool) -> None:
        """Tick or untick everything that the filter lets through."""
        self.tick(range(len(self._rows)), on=on)

    def toggle(self, rows: Sequence[int]) -> None:
        """Untick these rows if all of them are ticked, else tick them."""
        free = [row for row in rows if not self._standings[self._rows[row]].done]
        self.tick(free, on=not all(self.is_ticked(self._rows[row]) for row in free))

    def _tell(self) -> None:
        if self._rows:
            last = self.index(len(self._rows) - 1, TICK)
            self.dataChanged.emit(self.index(0, TICK), last)
        self.ticked_anew.emit()

    def _arrange(self) -> None:
        self.beginResetModel()
        self._rows = [nth for nth, each in enumerate(self._all) if self._admits(each)]
        if self._column >= 0:
            self._rows.sort(key=self._key(), reverse=self._order == Qt.SortOrder.DescendingOrder)
        self.endResetModel()
        self.ticked_anew.emit()

    def _admits(self, each: Proposal) -> bool:
        if not self._letters:
            return True
        searched = f"{each.text} {each.source} {each.who}"
        return self._letters in " ".join(searched.split()).casefold()

    def _key(self) -> Callable[[int], tuple[object, int]]:
        def key(number: int) -> tuple[object, int]:
            if self._column == TICK:
                return not self.is_ticked(number), number
            if self._column == PARAGRAPH:
                return self._all[number].paragraph, number
            return self._cell(number, self._column).casefold(), number

        return key

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; without one (-1) the order is that of the texts."""
        self._column, self._order = column, order
        self._arrange()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The rows that are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """What is said of each."""
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The titles of the columns."""
        if side == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.words(_TITLES[section]) if _TITLES[section] else ""
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What carries the codes already has no box to tick."""
        flags = super().flags(index)
        if index.column() == TICK and not self._standings[self._rows[index.row()]].done:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick by mouse."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != TICK:
            return False
        self.tick([index.row()], on=_Box(value) == _Box.Checked)
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What stands in a cell; for the painter the proposal itself."""
        if not index.isValid():
            return None
        number, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cell(number, column)
            case Qt.ItemDataRole.CheckStateRole if column == TICK:
                return _Box.Checked if self.is_ticked(number) else _Box.Unchecked
            case Qt.ItemDataRole.ToolTipRole:
                return as_tooltip(self._explained(number, column))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(number, column)
        each = self._seen(number) if role == SHOWN else self._all[number]
        return each if role in (PROPOSAL, SHOWN) else None

    def _seen(self, number: int) -> Proposal:
        """A proposal with names as they are shown now."""
        return self._shown(self._all[number])

    def _explained(self, number: int, column: int) -> str:
        if column in (TEXT, SOURCE):
            return self._cell(number, column)
        if not self._all[number].aside:
            return ""
        return self.words(
            "An interviewer says this, which is no evidence. Tick it to code it all the same."
        )

    def _cell(self, number: int, column: int) -> str:
        each = self._seen(number)
        match column:
            case 1:
                return " ".join(each.text.split())
            case 2:
                return each.who
            case 3:
                return each.source
            case 4:
                return str(each.paragraph)
            case 5:
                asked = [self.words("Interviewer")] if each.aside else []
                return ", ".join([*self._standings[number].numbers, *asked])
        return ""

    def _spoken(self, number: int, column: int) -> str:
        if column != TICK:
            return self._cell(number, column)
        ticked = self.words("ticked") if self.is_ticked(number) else self.words("not ticked")
        return ", ".join((ticked, self._cell(number, TEXT)))

    def standing(self, row: int) -> Standing:
        """What is coded already where a shown row stands."""
        return self._standings[self._rows[row]] if 0 <= row < len(self._rows) else NEW
