"""The history of a code's name and definition: what was changed when, by whom, and why."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.analysis.word_difference import Piece, shortened, word_difference
from app.operations.codes import give_reason
from app.queries.code_history import FieldChange, RevisionRow, coded_before, revisions
from app.queries.passages import PassageFilter
from app.ui.look.moments import moment
from app.ui.look.quiet import quiet_label, text_button
from app.ui.look.theme import SPACE_SMALL, Theme
from app.ui.typing.autosave import AutosavedLine
from app.ui.workspace import Workspace
from app.words import Words
from app.words.terms import REVISED_TITLES, term


class RevisionCard(QWidget):
    """One revision: its words taken out and put in, its reason, what was coded before it."""

    passages_requested = Signal(object, str)  # PassageFilter, what they are

    def __init__(
        self,
        workspace: Workspace,
        words: Words,
        theme: Theme,
        code_id: int,
        row: RevisionRow,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.words = words
        self._theme = theme
        self._code_id = code_id
        self.row = row
        self._head = quiet_label(theme, parent=self)
        self.difference = QLabel(self)
        self.difference.setTextFormat(Qt.TextFormat.RichText)
        self.difference.setWordWrap(True)
        self.difference.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.reason = AutosavedLine(workspace, self)
        self.reason.setPlaceholderText(words("Why was it changed?"))
        self.reason.setAccessibleName(words("Reason of the change"))
        self.before = text_button("", words("List these passages"), self, flush=True)
        self.before.clicked.connect(self._list)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.before)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE_SMALL)
        column.setSpacing(SPACE_SMALL)
        column.addWidget(self._head)
        column.addWidget(self.difference)
        column.addWidget(self.reason)
        column.addLayout(foot)
        self.reason.show_text(row.reason, self._keep)
        self.show_revision(row)

    def _keep(self, text: str) -> object:
        return self._workspace.run(give_reason, self.row.id, text)

    def show_revision(self, row: RevisionRow) -> None:
        """The same revision as it is now."""
        self.row = row
        when = moment(self.words, row.changed_at)
        self._head.setText(", ".join(filter(None, (row.person, when))))
        changes = self._workspace.shown(row.changes)
        self.difference.setText("<br>".join(self._line(change) for change in changes))
        self.difference.setVisible(bool(row.changes))
        self.reason.follow(row.reason)
        self.before.setText(
            self.words("Passages coded before this change: {n}", n=row.coded_before)
        )
        self.before.setAccessibleName(self.before.text())
        self.before.setEnabled(bool(row.coded_before))

    def _line(self, change: FieldChange) -> str:
        name = escape(term(self.words, REVISED_TITLES, change.field))
        pieces = shortened(word_difference(change.before, change.after))
        said = "".join(self._marked(piece) for piece in pieces)
        return f"<span style='font-weight: 600'>{name}</span>: {said}"

    def _marked(self, piece: Piece) -> str:
        text = escape(piece.text).replace("\n", "<br>")
        if piece.kind == "out":
            return f"<s style='color: {self._theme.danger.name()}'>{text}</s>"
        if piece.kind == "in":
            return f"<u style='color: {self._theme.success.name()}'>{text}</u>"
        return text

    def _list(self) -> None:
        found = self._workspace.read(coded_before, self._code_id, self.row.changed_at)
        when = moment(self.words, self.row.changed_at)
        said = self.words("Coded before {moment}", moment=when)
        self.passages_requested.emit(PassageFilter(passage_ids=frozenset(found)), said)


class CodeHistory(QWidget):
    """All revisions of a code, newest first."""

    passages_requested = Signal(object, str)  # PassageFilter, what they are

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.words = words
        self._theme = theme
        self._code_id: int | None = None
        self.cards: dict[int, RevisionCard] = {}
        self._none = quiet_label(
            theme, words("Changes of name and definition are kept here."), self
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_SMALL)
        self._column.addWidget(self._none)

    def show_code(self, code_id: int) -> None:
        """Show the history of a code as it is now; a reason that is being typed stays."""
        rows = self._workspace.read(revisions, code_id)
        if code_id != self._code_id or [row.id for row in rows] != list(self.cards):
            self._rebuild(code_id, rows)
        for row in rows:
            self.cards[row.id].show_revision(row)
        self._none.setVisible(not rows)

    def _rebuild(self, code_id: int, rows: list[RevisionRow]) -> None:
        self.keep()
        for card in self.cards.values():
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._code_id, self.cards = code_id, {}
        for row in rows:
            card = RevisionCard(self._workspace, self.words, self._theme, code_id, row, self)
            self.cards[row.id] = card
            card.passages_requested.connect(self.passages_requested)
            self._column.addWidget(card)

    def forget(self) -> None:
        """The code is gone, and what was typed about its changes with it."""
        for card in self.cards.values():
            card.reason.forget()

    def keep(self) -> None:
        """Store what was typed."""
        for card in self.cards.values():
            card.reason.keep()
