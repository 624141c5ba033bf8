"""A new round: what is submitted to whom, looked over before it is frozen.

The window stays usable beside it, so that a finding can be mended where it is; the dialog then
shows what is left.
"""

import re

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.analysis.review.before_sending import findings
from app.models.changes import ChangeSet
from app.models.scope import Scope
from app.operations.review_rounds import submit_round
from app.queries.people import people
from app.queries.projects import project
from app.queries.review_rounds import counted_in_scope, next_round_number
from app.ui.look.dialog import SizedDialog, page_of, resize_within
from app.ui.look.quiet import heading, quiet_label
from app.ui.look.theme import SPACE_SECTION, SPACE_SMALL, SPACE_TIGHT, TITLE_POINTS, Theme
from app.ui.review.findings_list import FindingsList
from app.ui.review.reviewer_ticks import ReviewerTicks
from app.ui.review.scope_picker import ScopePicker
from app.ui.workspace import Workspace
from app.words import Words

_COUNT_AFTER, _CHECK_AFTER = 80, 300
"""Milliseconds of rest after which the codings are counted, and then looked over."""


class RoundDialog(SizedDialog):
    """Chooses scope and reviewers; ``frozen`` says which round was made and whether to export."""

    frozen = Signal(int, bool)
    jump_requested = Signal(object)  # Finding

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.words = words
        self._theme = theme
        self._codings = 0
        self._proposed = ""
        self.name = QLineEdit(self)
        self.reviewers = ReviewerTicks(words, theme, self)
        self.scope = ScopePicker(workspace, words, theme, self)
        self.count = heading("", self)
        self.findings = FindingsList(words, theme, self)
        self.freeze_button = QPushButton(words("Freeze only"), self)
        self.export_button = QPushButton(words("Freeze and export for Word…"), self)
        self._count_soon = QTimer(self, singleShot=True, interval=_COUNT_AFTER)
        self._check_soon = QTimer(self, singleShot=True, interval=_CHECK_AFTER)
        self._build()
        self._connect()
        self._follow()

    def _build(self) -> None:
        words = self.words
        self.setWindowTitle(words("New review round"))
        resize_within(self, 900, 680)
        self.name.setAccessibleName(words("Name of the round"))
        column = page_of(self)
        column.addWidget(heading(words("New review round"), self, TITLE_POINTS))
        explained = words(
            "A round keeps what was submitted exactly as it is now; you can go on coding."
        )
        column.addWidget(quiet_label(self._theme, explained, self))
        column.addLayout(self._choices(), 3)
        column.addWidget(self.count)
        column.addWidget(self.findings, 2)
        column.addLayout(self._buttons())

    def _choices(self) -> QGridLayout:
        words, grid = self.words, QGridLayout()
        grid.setHorizontalSpacing(SPACE_SECTION)
        left = QVBoxLayout()
        left.setSpacing(SPACE_TIGHT)
        left.addWidget(heading(words("Name"), self))
        left.addWidget(self.name)
        left.addSpacing(SPACE_SMALL)
        left.addWidget(heading(words("Reviewers"), self))
        left.addWidget(self.reviewers, 1)
        grid.addLayout(left, 0, 0)
        grid.addWidget(self.scope, 0, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 2)
        return grid

    def _buttons(self) -> QHBoxLayout:
        close = QPushButton(self.words("Close"), self)
        close.clicked.connect(self.reject)
        # No default button: Enter adds a supervisor, and opens the place of a finding.
        for button in (close, self.freeze_button, self.export_button):
            button.setAutoDefault(False)
        self.export_button.setProperty("primary", True)
        row = QHBoxLayout()
        row.addWidget(close)
        row.addStretch(1)
        row.addWidget(self.freeze_button)
        row.addWidget(self.export_button)
        return row

    def _connect(self) -> None:
        self._workspace.changed.connect(self._hear)
        self._count_soon.timeout.connect(self._count)
        self._check_soon.timeout.connect(self._check)
        self.scope.changed.connect(self._look_soon)
        self.name.textChanged.connect(lambda _text: self._allow())
        self.findings.chosen.connect(self.jump_requested)
        self.freeze_button.clicked.connect(lambda: self._freeze(export=False))
        self.export_button.clicked.connect(lambda: self._freeze(export=True))

    def _hear(self, changes: ChangeSet) -> None:
        if changes.touches("code", "informant", "person", "review_round", "project"):
            self._follow()
        elif changes.touches("coding", "passage", "source", "turn", "speaker", "decision"):
            self._look_soon()

    def _follow(self) -> None:
        """Offer what there is now; what was chosen here stays chosen."""
        number = self._workspace.read(next_round_number)
        if self.name.text() == self._proposed:
            self._proposed = self.words("Round {n}", n=number)
            self.name.setText(self._proposed)
        everybody = self._workspace.read(people)
        known = [each.name for each in everybody if each.role == "supervisor"]
        folded = {each.name.casefold() for each in everybody}
        named = re.split(r"[\n;]", self._workspace.read(project).supervisors)
        new = [name.strip() for name in named if name.strip().casefold() not in folded]
        self.reviewers.offer([*known, *filter(None, new)])
        self.scope.follow()
        self._count()
        self._check()

    def _look_soon(self) -> None:
        self._count_soon.start()
        self._check_soon.start()

    def _count(self) -> None:
        self._count_soon.stop()
        words, scope = self.words, self.scope.scope
        if scope is None:
            self._codings = 0
            self.count.setText(words("Tick at least one code and one informant."))
        else:
            self._codings, changed = self._workspace.read(counted_in_scope, scope)
            self.count.setText(self._counted(changed))
        self._allow()

    def _counted(self, changed: int) -> str:
        words = self.words
        codings = words.plural("{n} coding", "{n} codings", self._codings)
        if not self._codings:
            return words("Nothing to submit.")
        if not self.scope.only_changed.isEnabled():
            return codings
        return ", ".join(
            (codings, words.plural("{n} of them changed", "{n} of them changed", changed))
        )

    def _check(self) -> None:
        self._check_soon.stop()
        scope = self.scope.scope
        nothing = scope is None or not self._codings
        self.findings.setVisible(not nothing)
        found = () if scope is None or nothing else self._workspace.read_shown(findings, scope)
        self.findings.show_findings(found)

    def _allow(self) -> None:
        may = bool(self._codings and self.name.text().strip() and not self._workspace.locked)
        self.freeze_button.setEnabled(may)
        self.export_button.setEnabled(may)

    def _freeze(self, *, export: bool) -> None:
        """Freeze as one step; the dialog stays open when it was refused."""
        self.reviewers.add()
        scope = self.scope.scope or Scope()
        person_id, names = self._workspace.person_id, self.reviewers.names
        made = self._workspace.run(submit_round, self.name.text(), person_id, names, scope)
        if made is not None:
            self.accept()
            self.frozen.emit(made, export)
