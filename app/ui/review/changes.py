"""What changed since a reviewer looked: the words taken out and put in, in their place."""

from collections.abc import Iterable
from dataclasses import replace
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.analysis.review.agenda import Reviewed
from app.analysis.word_difference import Piece, shortened, word_difference
from app.models.review_round import fingerprint
from app.queries.review_remarks import RemarkedRow
from app.queries.review_rounds import Change, changes_since, latest_verdicts
from app.ui.look.theme import SPACE, SPACE_SMALL, Theme
from app.ui.workspace import Workspace
from app.words import N_, Words
from app.words.terms import FIELD_TITLES, STANCES, term

FIELDS = {
    "quotation": N_("Quotation"),
    "label": N_("Label"),
    "name": N_("Name"),
    "stance": N_("Stance"),
    **FIELD_TITLES,
}
"""What the parts of a coding or a definition are called."""


def changes_of(workspace: Workspace, row: Reviewed) -> tuple[Change, ...]:
    """What differs from what the last reviewer saw whose verdict is about something else."""
    if isinstance(row, RemarkedRow) or row.state != "changed":
        return ()
    now = fingerprint(row.seen)
    stale = tuple(said for said in latest_verdicts(row) if said.fingerprint != now)
    found = workspace.read_shown(changes_since, [replace(row, decisions=stale)])
    return found.get(row.uuid, ())


class ChangesNote(QLabel):
    """Before and now of each part that changed; hidden when none did."""

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._theme = theme
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setObjectName("changed")
        self.setContentsMargins(SPACE, SPACE_SMALL, SPACE, SPACE_SMALL)
        self.setStyleSheet(
            f"#changed {{ background: {theme.panel.name()}; border-radius: 4px;"
            f" border-left: 3px solid {theme.warning.name()}; }}"
        )
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName(words("What changed"))

    def show_changes(self, changes: Iterable[Change]) -> None:
        """Show these; all that is not ours is escaped before it becomes markup."""
        lines = [self._line(change) for change in changes]
        head = escape(self.words("Changed since it was decided on:"))
        self.setText("<br>".join([head, *lines]))
        self.setVisible(bool(lines))

    def _line(self, change: Change) -> str:
        before, now = change.before, change.now
        name = term(self.words, FIELDS, change.field)
        if change.field == "stance":
            before, now = (term(self.words, STANCES, text) for text in (before, now))
        pieces = shortened(word_difference(before, now))
        said = "".join(self._marked(piece) for piece in pieces)
        return f"<span style='font-weight: 600'>{escape(name)}</span>: {said}"

    def _marked(self, piece: Piece) -> str:
        text = escape(piece.text).replace("\n", "<br>")
        if piece.kind == "out":
            return f"<s style='color: {self._theme.danger.name()}'>{text}</s>"
        if piece.kind == "in":
            return f"<u style='color: {self._theme.success.name()}'>{text}</u>"
        return text
