"""Who the speaker labels of a source are, for a source that is in the project already."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from app.models.imported import SpeakerRole
from app.operations.informants import add_informant
from app.operations.speakers import merge_speakers, set_speaker
from app.project.session import Session
from app.queries.informants import InformantRow, informants
from app.queries.sources import SpeakerRow, open_source, speakers
from app.ui.importing.corrections import SpeakerLine, example_line
from app.ui.importing.speaker_table import SpeakerTable
from app.ui.look.dialog import SizedDialog, cancel_or, page_of, resize_within
from app.ui.look.quiet import heading, quiet_label
from app.ui.look.theme import TITLE_POINTS, Theme
from app.ui.workspace import Workspace
from app.words import Words


def lines_of(
    rows: Sequence[SpeakerRow], people: Sequence[InformantRow], examples: dict[int, str]
) -> list[SpeakerLine]:
    """The labels of a source as they can be confirmed."""
    codes = {person.id: person.code for person in people}
    return [
        SpeakerLine(
            row.label,
            row.turns,
            examples.get(row.id, ""),
            cast("SpeakerRole", row.role),
            codes.get(row.informant_id or 0, ""),
        )
        for row in rows
    ]


def set_speakers(session: Session, source_id: int, lines: Sequence[SpeakerLine]) -> int:
    """Take over what was confirmed; a code that is not here yet becomes a new informant.

    Raises:
        NameTaken: two new informants have one code.
    """
    rows = {row.label: row for row in speakers(session, source_id)}
    codes = {person.code.casefold(): person.id for person in informants(session)}
    for line in lines:
        code, row = line.informant.casefold(), rows[line.label]
        if code and code not in codes:
            codes[code] = add_informant(session, line.informant)
        wanted = (line.role, codes.get(code))
        if (row.role, row.informant_id) != wanted:
            set_speaker(session, row.id, line.role, codes.get(code))
    for line in lines:
        if line.merge_into:
            merge_speakers(session, rows[line.merge_into].id, [rows[line.label].id])
    return source_id


class SpeakersDialog(SizedDialog):
    """The confirm step again, at any time; taken over as one step."""

    def __init__(
        self,
        workspace: Workspace,
        source_id: int,
        words: Words,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._source_id = source_id
        self.words = words
        self._theme = theme
        self.table = SpeakerTable(words, self)
        self.take_over = QPushButton(words("Apply"), self)
        self._build()
        self._show()

    def _build(self) -> None:
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.words("Speakers"))
        resize_within(self, 860, 420)
        source = self._workspace.read(open_source, self._source_id)
        column = page_of(self)
        column.addWidget(heading(source.name, self, TITLE_POINTS))
        explained = self.words(
            "Interviewers' turns do not count as evidence. A label that is only another spelling"
            " can be made the same as another one."
        )
        column.addWidget(quiet_label(self._theme, explained, self))
        column.addWidget(self.table, 1)
        buttons = cancel_or(self.take_over, self, self.words)
        column.addLayout(buttons)

    def _show(self) -> None:
        source = self._workspace.read(open_source, self._source_id)
        rows = self._workspace.read(speakers, self._source_id)
        people = self._workspace.read(informants)
        examples = {
            turn.speaker_id: example_line(source.text[turn.speech_start : turn.span.end])
            for turn in reversed(source.turns)
        }
        codes = [person.code for person in people]
        self.table.show_lines(lines_of(rows, people, examples), codes)
        self.take_over.setEnabled(bool(rows) and not self._workspace.locked)

    def accept(self) -> None:
        """Take over; stay open when it was refused."""
        lines = self.table.lines()
        if self._workspace.run(set_speakers, self._source_id, lines) is not None:
            super().accept()
