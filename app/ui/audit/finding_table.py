"""The quotations of a draft as rows: sortable, filtered by status, some set aside by the user."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QBrush

from app.analysis.quote_audit.quote_audit import Finding
from app.analysis.quote_audit.sentences import finding_sentences, is_remarkable
from app.ui.look.theme import Theme
from app.ui.reader.tooltip import as_tooltip
from app.words import N_, Words
from app.words.audit import STATUSES

Index = QModelIndex | QPersistentModelIndex

STATUS, QUOTATION, INFORMANT, ATTRIBUTED = range(4)
_TITLES = (N_("Status"), N_("Quotation"), N_("Informant"), N_("Draft names"))
TO_LOOK_AT = "remarkable"
ASIDE = "aside"
"""Two more choices of the filter beside the statuses: what needs a word, what was set aside."""

_ORDER = {
    status: nth
    for nth, status in enumerate(
        (
            "other_informant",
            "altered",
            "not_found",
            "shortened",
            "typographic",
            "exact",
            "not_interview",
        )
    )
}
"""By status the most serious come first, and not the first in the alphabet."""


class FindingTable(QAbstractTableModel):
    """A row for each quotation that the filter lets through."""

    def __init__(self, words: Words, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._theme = theme
        self._all: Sequence[Finding] = ()
        self._rows: list[int] = []
        self._aside: frozenset[int] = frozenset()
        self._wanted = ""
        self._column, self._order = -1, Qt.SortOrder.AscendingOrder

    def show_findings(self, findings: Sequence[Finding], aside: frozenset[int]) -> None:
        """Show these; ``aside`` are their numbers (from 0) that were set aside."""
        self._all, self._aside = findings, aside
        self._arrange()

    def filter_by(self, wanted: str) -> None:
        """Show one status, ``TO_LOOK_AT``, ``ASIDE``, or everything."""
        self._wanted = wanted
        self._arrange()

    def number_at(self, row: int) -> int:
        """Which finding stands in a row."""
        return self._rows[row]

    def row_of(self, number: int) -> int | None:
        """Where a finding stands; None while the filter hides it."""
        return self._rows.index(number) if number in self._rows else None

    def _arrange(self) -> None:
        self.beginResetModel()
        self._rows = [nth for nth, each in enumerate(self._all) if self._admits(nth, each)]
        if self._column >= 0:
            downwards = self._order == Qt.SortOrder.DescendingOrder
            self._rows.sort(key=self._key(), reverse=downwards)
        self.endResetModel()

    def _admits(self, number: int, finding: Finding) -> bool:
        is_aside = number in self._aside
        if self._wanted == TO_LOOK_AT:
            return is_remarkable(finding) and not is_aside
        if self._wanted == ASIDE:
            return is_aside
        return self._wanted in ("", finding.status)

    def _key(self) -> Callable[[int], tuple[object, int]]:
        def key(number: int) -> tuple[object, int]:
            finding = self._all[number]
            if self._column == STATUS:
                return _ORDER[finding.status], number
            return self._cell(finding, self._column).casefold(), number

        return key

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; without one (-1) the order is the draft's."""
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
            return self.words(_TITLES[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What stands in a cell."""
        if not index.isValid():
            return None
        number = self._rows[index.row()]
        finding = self._all[number]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._shown(number, finding, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return as_tooltip("\n".join(finding_sentences(self.words, finding)))
            case Qt.ItemDataRole.ForegroundRole if number in self._aside:
                return QBrush(self._theme.quiet)
            case _:
                return None

    def _shown(self, number: int, finding: Finding, column: int) -> str:
        text = self._cell(finding, column)
        if column == STATUS and number in self._aside:
            return self.words("{status} (set aside)", status=text)
        return text

    def _cell(self, finding: Finding, column: int) -> str:
        match column:
            case 0:
                return self.words(STATUSES[finding.status])
            case 1:
                return finding.quotation
            case 2:
                return finding.informant
            case _:
                return finding.attributed_to
