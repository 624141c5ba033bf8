"""The doubtful claims of a draft as rows."""

from PySide6.QtCore import QObject

from app.analysis.quote_audit.claims import Claim
from app.ui.tables.row_table import Column, RowTable
from app.words import N_, Words
from app.words.audit import CLAIMS, ZONES
from app.words.terms import term

CLAIM, CODES, ZONE, TEXT = range(4)


class ClaimTable(RowTable[Claim]):
    """A row for each claim, in the order of the draft until somebody sorts them otherwise."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        columns = (
            Column[Claim](N_("Claim"), lambda claim: words(CLAIMS[claim.kind])),
            Column[Claim](N_("Codes"), lambda claim: ", ".join(claim.codes)),
            Column[Claim](N_("Part"), lambda claim: term(words, ZONES, claim.zone)),
            Column[Claim](N_("Text"), lambda claim: claim.text),
        )
        super().__init__(words, columns, parent)
