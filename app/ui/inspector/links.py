"""The links of a passage: what it says about others, and others about it; a click goes there."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.operations.passage_links import link_passages, unlink_passages
from app.queries.passage_links import LinkRow, links_of_passage
from app.queries.passages import PassageRow
from app.ui.inspector.passage_picker import PassagePicker
from app.ui.inspector.quotation import shortened
from app.ui.look.moments import moment
from app.ui.look.quiet import quiet_label, text_button
from app.ui.look.theme import SPACE, SPACE_SMALL, SPACE_TIGHT, Theme
from app.ui.look.tooltip import as_tooltip
from app.ui.workspace import Workspace
from app.words import N_, Words

_SAID = {
    ("explains", True): N_("explains {number}"),
    ("explains", False): N_("is explained by {number}"),
    ("contradicts", True): N_("contradicts {number}"),
    ("contradicts", False): N_("is contradicted by {number}"),
}
_BEGINNING = 90


class LinkList(QWidget):
    """A line for each link, with its words below and a button that takes it away."""

    passage_requested = Signal(int)

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.words = words
        self._theme = theme
        self._row: PassageRow | None = None
        self._shown: list[LinkRow] = []
        self.lines: list[QWidget] = []
        self.picker: PassagePicker | None = None
        self.add = text_button(
            words("Link…"),
            words("Say that this passage explains or contradicts another"),
            self,
            flush=True,
        )
        self.add.clicked.connect(self.ask)
        self._empty = quiet_label(theme, words("Explains or contradicts no other passage."), self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)
        self._column.addWidget(self._empty)

    def show_passage(self, row: PassageRow | None) -> int:
        """Show the links of a passage; returns how many there are."""
        self._row = row
        found = self._workspace.read(links_of_passage, row.id) if row else []
        links = [*map(self._workspace.shown, found)]
        if links != self._shown:
            self._shown = links
            self._rebuild(links)
        self._empty.setVisible(not links)
        self.add.setEnabled(row is not None and not self._workspace.locked)
        return len(links)

    def _rebuild(self, links: Sequence[LinkRow]) -> None:
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [self._line(link) for link in links]
        for line in self.lines:
            self._column.addWidget(line)

    def _line(self, link: LinkRow) -> QWidget:
        words, line = self.words, QWidget(self)
        said = _SAID.get((link.kind, link.outgoing))
        text = words(said, number=link.number) if said else f"{link.kind} {link.number}"
        go = text_button(text, words("Show in transcript"), line, flush=True)
        go.clicked.connect(lambda: self.passage_requested.emit(link.other_id))
        remove = text_button("\N{MULTIPLICATION X}", words("Take this link away"), line, flush=True)
        remove.setAccessibleName(words("Unlink"))
        remove.clicked.connect(lambda: self._workspace.run(unlink_passages, link.id))
        remove.setEnabled(not self._workspace.locked)
        head = QHBoxLayout()
        head.setSpacing(SPACE_SMALL)
        head.addWidget(go)
        head.addStretch(1)
        head.addWidget(remove)
        quoted = quiet_label(self._theme, shortened(" ".join(link.text.split()), _BEGINNING), line)
        when = moment(words, link.created_at)
        quoted.setToolTip(
            as_tooltip(words("Linked by {person}, {date}", person=link.person, date=when))
        )
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_TIGHT)
        column.addLayout(head)
        column.addWidget(quoted)
        return line

    def ask(self) -> PassagePicker | None:
        """Let somebody choose the other passage."""
        row = self._row
        if row is None or self._workspace.locked:
            return None
        picker = PassagePicker(self._workspace, self.words, row.number, row.id, self.window())
        picker.chosen.connect(lambda other, kind: self._link(row.id, other, kind))
        picker.finished.connect(picker.deleteLater)
        picker.open()
        self.picker = picker
        return picker

    def _link(self, from_id: int, to_id: int, kind: str) -> None:
        person = self._workspace.person_id
        self._workspace.run(link_passages, from_id, to_id, kind, person)  # type: ignore[arg-type]
