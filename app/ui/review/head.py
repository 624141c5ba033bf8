"""Above the queue: in whose name one reviews, and which round."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QPushButton, QWidget

from app.operations.people import add_person
from app.queries.people import PersonRow, people
from app.queries.projects import copied_for
from app.queries.review_rounds import RoundRow
from app.ui.look.choice_box import ChoiceBox
from app.ui.look.quiet import OneLine, colour_text
from app.ui.look.theme import SMALL_POINTS, SPACE, SPACE_SMALL, Theme, interface_font
from app.ui.review.filters import offer
from app.ui.workspace import Workspace
from app.words import Words

_ADD = -1
_LETTERS = 4
_WIDEST = 240
_ROOMY = 580
"""Pixels in which the label has room beside the boxes."""


class ReviewHead(QWidget):
    """The reviewer, the round, and the way by paper."""

    round_chosen = Signal()
    reviewer_chosen = Signal()
    read_requested = Signal()

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.words = words
        self.reviewer = ChoiceBox(self, _LETTERS)
        self.round = ChoiceBox(self, _LETTERS)
        self._round_offered = False
        self._build(theme)

    def _build(self, theme: Theme) -> None:
        words = self.words
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE, SPACE_SMALL, SPACE, 0)
        row.setSpacing(SPACE_SMALL)
        label = OneLine(self)
        label.setText(words("Reviewing as"))
        label.setFont(interface_font(SMALL_POINTS))
        colour_text(label, theme.quiet)
        label.setBuddy(self.reviewer)
        row.addWidget(label)
        self._label = label
        for box, name in ((self.reviewer, words("Reviewing as")), (self.round, words("Round"))):
            box.setAccessibleName(name)
            box.setToolTip(name)
            box.setMaximumWidth(_WIDEST)
            row.addWidget(box, 1)
        row.addStretch()
        returned = QPushButton(words("Read a returned review…"), self)
        returned.setToolTip(words("Read the supervisor's decisions from a Word document"))
        returned.clicked.connect(self.read_requested)
        returned.setEnabled(not self._workspace.project.read_only)
        row.addWidget(returned)
        self.reviewer.activated.connect(self._choose_reviewer)
        self.round.activated.connect(lambda _index: self.round_chosen.emit())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the boxes tell themselves what they are for, by their tooltips."""
        super().resizeEvent(event)
        self._label.setVisible(self.width() >= _ROOMY)

    @property
    def reviewer_id(self) -> int:
        """In whose name decisions are recorded."""
        chosen = self.reviewer.currentData()
        return int(chosen) if chosen not in (None, _ADD) else self._workspace.person_id

    @property
    def round_id(self) -> int | None:
        """The round that is looked at; None for everything."""
        chosen = self.round.currentData()
        return int(chosen) if chosen is not None else None

    def offer_people(self) -> None:
        """Offer whoever can review, supervisors first; in a review copy that is its reviewer."""
        former = self.reviewer.currentData()
        everybody, alone = self._reviewers()
        self.reviewer.clear()
        for person in everybody:
            self.reviewer.addItem(person.name, person.id)
        if not (alone or self._workspace.project.read_only):
            self.reviewer.addItem(self.words("Add a supervisor…"), _ADD)
        self.reviewer.setCurrentIndex(max(0, self.reviewer.findData(former)))
        self.reviewer.setEnabled(not alone)

    def _reviewers(self) -> tuple[Sequence[PersonRow], bool]:
        read = self._workspace.read
        copy = read(copied_for)
        if copy.purpose == "review" and copy.person is not None:
            return [copy.person], True
        return sorted(read(people), key=lambda person: person.role != "supervisor"), False

    def offer_rounds(self, rounds: Iterable[RoundRow]) -> None:
        """Offer the rounds, the last one first; at the beginning the one that is open."""
        words = self.words
        made = list(reversed(list(rounds)))
        choices = [
            (each.name if each.is_open else words("{name} (closed)", name=each.name), each.id)
            for each in made
        ]
        offer(self.round, words("Everything"), choices)
        if made and not self._round_offered:
            self._round_offered = True
            current = next((each.id for each in made if each.is_open), None)
            self.round.setCurrentIndex(max(0, self.round.findData(current)))

    def _choose_reviewer(self) -> None:
        if self.reviewer.currentData() == _ADD:
            name, accepted = QInputDialog.getText(
                self, self.words("Add a supervisor"), self.words("Name, as it stands on the thesis")
            )
            if accepted and name.strip():
                self.add_supervisor(name)
            else:
                self.reviewer.setCurrentIndex(0)
        self.reviewer_chosen.emit()

    def add_supervisor(self, name: str) -> None:
        """Add somebody and review in that name from now on."""
        person_id = self._workspace.run(add_person, name, "supervisor")
        self.offer_people()
        self.reviewer.setCurrentIndex(max(0, self.reviewer.findData(person_id)))
