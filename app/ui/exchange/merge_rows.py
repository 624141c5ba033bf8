"""What a merge would do, one sentence a row; those to decide say how they were decided."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject

from app.interchange.merging.preview import Conflict, MergePreview, MergeRow, Question
from app.interchange.merging.three_way import Choice
from app.ui.tables.row_list import RowList
from app.words import N_, Words

Listed = MergeRow | Conflict | Question

DECIDE = "decide"
GROUPS = {
    DECIDE: N_("To decide"),
    "new": N_("New there"),
    "changed_there": N_("Changed there"),
    "deleted_there": N_("Deleted there"),
    "unified": N_("Made in both copies, now one"),
    "renumbered": N_("Renumbered or renamed"),
    "met": N_("Corrected differently in both copies; all versions are kept"),
    "changed_here": N_("Only here"),
}
"""Groups of rows; all but the first and the last will be taken over."""
_DECIDED: dict[Choice, str] = {
    "ours": N_("Decided: as it is here."),
    "theirs": N_("Decided: as it is there."),
    "both": N_("Decided: both."),
    "same": N_("Decided: the same."),
}


def rows_of(preview: MergePreview, group: str) -> Sequence[Listed]:
    """What stands in a group."""
    if group == DECIDE:
        return (*preview.conflicts, *preview.questions)
    found: Sequence[Listed] = getattr(preview, group)
    return found


class MergeRows(RowList[Listed]):
    """The rows of one group."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(words, parent)
        self._decisions: Mapping[str, Choice] = {}

    def identity(self, row: Listed) -> str:
        """A row stays the same however it is decided."""
        return f"{row.table}:{row.key}" if isinstance(row, MergeRow) else row.id

    def show_group(self, rows: Sequence[Listed], decisions: Mapping[str, Choice]) -> None:
        """List these, with what was decided."""
        self._decisions = decisions
        self.show_rows(rows)

    def said(self, row: Listed) -> str:
        """What a row says, and what was decided."""
        words = self.words
        if isinstance(row, MergeRow):
            return row.said(words)
        if isinstance(row, Question):
            said = words("Are these the same? {here}", here=row.here.said(words))
        else:
            what = (row.row.said(words), words(row.column) if row.column else "")
            said = " · ".join(filter(None, what))
        decided = self._decisions.get(row.id)
        return f"{said}\n{words(_DECIDED[decided])}" if decided else said
