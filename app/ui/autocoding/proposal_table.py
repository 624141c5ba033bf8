"""What was found as rows: ticked or not, sortable, filtered by words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from app.analysis.autocoding.coded import NEW, Standing
from app.analysis.autocoding.proposals import Proposal
from app.models.span import Span
from app.ui.tables.row_table import ROW, Column, Index, RowTable
from app.words import N_, Words

TICK, TEXT, WHO, SOURCE, PARAGRAPH, CODED = range(6)
SHOWN = ROW + 1
"""The role under which a row gives its ``Proposal`` as it is shown, its names perhaps masked."""


@dataclass(frozen=True, slots=True)
class Found:
    """A proposal, and what is coded already where it stands."""

    proposal: Proposal
    standing: Standing = NEW

    @property
    def place(self) -> tuple[int, Span]:
        """Source and span: the same place may be found by another search."""
        return self.proposal.source_id, self.proposal.span


class ProposalTable(RowTable[Found]):
    """A row for each proposed passage that the filter lets through.

    What the user ticked or unticked is remembered by place, so it outlives another choice of
    codes; everything else is ticked unless one of the codes is there already, or an interviewer
    says it.
    """

    ticked_anew = Signal()

    def __init__(
        self, words: Words, shown: Callable[[Proposal], Proposal], parent: QObject | None = None
    ) -> None:
        super().__init__(words, self._columns(), parent)
        self._shown = shown
        self._decided: dict[tuple[int, Span], bool] = {}
        self._letters = ""

    def _columns(self) -> Sequence[Column[Found]]:
        seen, aside = self._seen, self._about_interviewer
        return (
            Column("", lambda _row: "", lambda row: not self.is_ticked(row), aside, self._box_of),
            Column(N_("Passage"), lambda row: " ".join(seen(row).text.split())),
            Column(N_("Said by"), lambda row: seen(row).who, tip=aside),
            Column(N_("Source"), lambda row: seen(row).source),
            Column(
                N_("¶"),
                lambda row: str(row.proposal.paragraph),
                lambda row: row.proposal.paragraph,
                aside,
            ),
            Column(N_("Coded, or asked"), self._coded, tip=aside),
        )

    def identity(self, row: Found) -> tuple[int, Span]:
        """A proposal is its place."""
        return row.place

    def show_proposals(self, found: Sequence[Proposal], standings: Sequence[Standing]) -> None:
        """Show these; what was decided about a place before still holds."""
        self.show_rows(map(Found, found, standings))

    def filter_by(self, letters: str) -> None:
        """Show only what holds these letters in its words, source or speaker."""
        self._letters = " ".join(letters.split()).casefold()
        self.arrange()

    def admits(self, row: Found) -> bool:
        """Whether the filter lets a proposal through."""
        if not self._letters:
            return True
        each = row.proposal
        searched = f"{each.text} {each.source} {each.who}"
        return self._letters in " ".join(searched.split()).casefold()

    def arrange(self) -> None:
        """Filter and sort anew; what is ticked may be another choice then."""
        super().arrange()
        self.ticked_anew.emit()

    def is_ticked(self, row: Found) -> bool:
        """Whether a proposal will be coded."""
        if row.standing.done:
            return False
        at_first = not row.standing.numbers and not row.proposal.aside
        return self._decided.get(row.place, at_first)

    @property
    def chosen(self) -> list[Proposal]:
        """All that will be coded, also what the filter hides, in the order of the texts."""
        return [row.proposal for row in self._all if self.is_ticked(row)]

    def tick(self, numbers: Iterable[int], *, on: bool) -> None:
        """Tick or untick some of the shown rows."""
        self._decide(map(self._rows.__getitem__, numbers), on=on)

    def _decide(self, rows: Iterable[Found], *, on: bool) -> None:
        for row in rows:
            if not row.standing.done:
                self._decided[row.place] = on
        self.tell()
        self.ticked_anew.emit()

    def tick_shown(self, *, on: bool) -> None:
        """Tick or untick everything that the filter lets through."""
        self.tick(range(len(self._rows)), on=on)

    def toggle(self, numbers: Sequence[int]) -> None:
        """Untick these rows if all of them are ticked, else tick them."""
        free = [number for number in numbers if not self._rows[number].standing.done]
        self.tick(free, on=not all(self.is_ticked(self._rows[number]) for number in free))

    def set_ticked(self, row: Found, *, on: bool) -> None:
        """Tick by mouse."""
        self._decide([row], on=on)

    def _box_of(self, row: Found) -> bool | None:
        """What carries the codes already has no box."""
        return None if row.standing.done else self.is_ticked(row)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands in a cell; for the painter the proposal itself."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == TICK:
            said = self.words("ticked") if self.is_ticked(row) else self.words("not ticked")
            return f"{said}, {self.columns[TEXT].text(row)}"
        return self._seen(row) if role == SHOWN else super().data(index, role)

    def _seen(self, row: Found) -> Proposal:
        """A proposal with names as they are shown now."""
        return self._shown(row.proposal)

    def _about_interviewer(self, row: Found) -> str:
        if not row.proposal.aside:
            return ""
        return self.words(
            "An interviewer says this, which is no evidence. Tick it to code it all the same."
        )

    def _coded(self, row: Found) -> str:
        asked = [self.words("Interviewer")] if row.proposal.aside else []
        return ", ".join([*row.standing.numbers, *asked])
