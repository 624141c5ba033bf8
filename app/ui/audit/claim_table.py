"""The doubtful claims of a draft as rows."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from app.analysis.quote_audit.claims import Claim
from app.words import N_, Words
from app.words.audit import CLAIMS, ZONES
from app.words.terms import term

Index = QModelIndex | QPersistentModelIndex

ZONE = 2
"""The column of the part of the draft."""

_TITLES = (N_("Claim"), N_("Codes"), N_("Part"), N_("Text"))


class ClaimTable(QAbstractTableModel):
    """A row for each claim, in the order of the draft."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._claims: Sequence[Claim] = ()

    def show_claims(self, claims: Sequence[Claim]) -> None:
        """Show these."""
        self.beginResetModel()
        self._claims = claims
        self.endResetModel()

    def claim_at(self, row: int) -> Claim | None:
        """What stands in a row."""
        return self._claims[row] if 0 <= row < len(self._claims) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """As many as there are."""
        return 0 if parent.isValid() else len(self._claims)

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
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        claim = self._claims[index.row()]
        match index.column():
            case 0:
                return self.words(CLAIMS[claim.kind])
            case 1:
                return ", ".join(claim.codes)
            case 2:
                return term(self.words, ZONES, claim.zone)
            case _:
                return claim.text
