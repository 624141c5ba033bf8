"""The quotations of a draft as rows: sortable, filtered by status, some set aside by the user."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QBrush

from app.analysis.quote_audit.quote_audit import Finding
from app.analysis.quote_audit.sentences import finding_sentences, is_remarkable
from app.ui.look.theme import Theme
from app.ui.tables.row_table import Column, Index, RowTable
from app.words import N_, Words
from app.words.audit import STATUSES

STATUS, QUOTATION, INFORMANT, ATTRIBUTED = range(4)
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


class FindingTable(RowTable[int]):
    """A row for each quotation that the filter lets through, by its number from 0."""

    def __init__(self, words: Words, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(words, self._columns(), parent)
        self._theme = theme
        self._findings: Sequence[Finding] = ()
        self._aside: frozenset[int] = frozenset()
        self._wanted = ""

    def _columns(self) -> Sequence[Column[int]]:
        def explained(number: int) -> str:
            return "\n".join(finding_sentences(self.words, self._findings[number]))

        return (
            Column(
                N_("Status"),
                self._status,
                lambda number: _ORDER[self._findings[number].status],
                explained,
            ),
            Column(N_("Quotation"), lambda number: self._findings[number].quotation, tip=explained),
            Column(N_("Informant"), lambda number: self._findings[number].informant, tip=explained),
            Column(
                N_("Draft names"),
                lambda number: self._findings[number].attributed_to,
                tip=explained,
            ),
        )

    def _status(self, number: int) -> str:
        status = self.words(STATUSES[self._findings[number].status])
        if number in self._aside:
            return self.words("{status} (set aside)", status=status)
        return status

    def show_findings(self, findings: Sequence[Finding], aside: frozenset[int]) -> None:
        """Show these; ``aside`` are the numbers of those that were set aside."""
        self._findings, self._aside = findings, aside
        self.show_rows(range(len(findings)))

    def filter_by(self, wanted: str) -> None:
        """Show one status, ``TO_LOOK_AT``, ``ASIDE``, or everything."""
        self._wanted = wanted
        self.arrange()

    def admits(self, number: int) -> bool:
        """Whether the filter lets a quotation through."""
        finding, is_aside = self._findings[number], number in self._aside
        if self._wanted == TO_LOOK_AT:
            return is_remarkable(finding) and not is_aside
        if self._wanted == ASIDE:
            return is_aside
        return self._wanted in ("", finding.status)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands in a cell, in quiet letters where it was set aside."""
        if role == Qt.ItemDataRole.ForegroundRole and self.row_at(index) in self._aside:
            return QBrush(self._theme.quiet)
        return super().data(index, role)
