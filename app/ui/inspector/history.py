"""The history of a passage: each deed as a sentence with its person and moment, newest first."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.queries.activity import ActivityRow
from app.queries.passage_history import passage_history
from app.ui.look.moments import moment
from app.ui.look.quiet import plain_label, quiet_label, text_button
from app.ui.look.theme import SPACE_SMALL, SPACE_TIGHT, Theme, interface_font
from app.ui.workspace import Workspace
from app.words import Words
from app.words.terms import HAPPENED, term

_AT_FIRST = 12


class PassageHistory(QWidget):
    """The latest deeds, and all of them when asked for; read only while it is in sight."""

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.words = words
        self._theme = theme
        self._passage_id: int | None = None
        self._rows: list[ActivityRow] = []
        self._shown: object = None
        self._most = _AT_FIRST
        self.lines: list[QWidget] = []
        self.more = text_button(
            words("Show all"), words("Show everything that happened"), self, flush=True
        )
        self.more.clicked.connect(self._show_all)
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_SMALL)
        column.addLayout(self._list)
        column.addWidget(self.more)

    def show_passage(self, passage_id: int | None) -> None:
        """Show the history of another passage, or what was added to this one's."""
        if passage_id != self._passage_id:
            self._passage_id, self._most = passage_id, _AT_FIRST
        rows = self._workspace.read(passage_history, passage_id) if passage_id else []
        shown = (rows, self._workspace.view)
        if shown != self._shown or len(self.lines) != min(len(rows), self._most):
            self._rows, self._shown = rows, shown
            self._rebuild()

    def _show_all(self) -> None:
        self._most = len(self._rows)
        self._rebuild()

    def _rebuild(self) -> None:
        for line in self.lines:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [self._line(row) for row in self._rows[: self._most]]
        for line in self.lines:
            self._list.addWidget(line)
        self.more.setVisible(len(self._rows) > self._most)

    def _line(self, row: ActivityRow) -> QWidget:
        line = QWidget(self)
        said = plain_label(self._workspace.deed(row.key, row.parameters, self.words), line)
        said.setFont(interface_font())
        happened = "" if row.happened == "done" else term(self.words, HAPPENED, row.happened)
        parts = (happened, row.person, moment(self.words, row.at))
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_TIGHT // 2)
        column.addWidget(said)
        column.addWidget(quiet_label(self._theme, " · ".join(filter(None, parts)), line))
        return line
