"""One difference under the list: what each coder did, in their words, and how it is settled."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.analysis.agreement.report import coded_as, how_settled, kind_of_difference, place_of
from app.models.second_coding import OUTCOMES, Outcome
from app.queries.differences import Difference
from app.queries.second_codings import Comparison
from app.ui.inspector.quotation import Quotation
from app.ui.look.quiet import heading, plain_label, quiet_label, text_button
from app.ui.look.theme import SPACE, SPACE_SMALL, Theme
from app.words import N_, Words

_BUTTONS: dict[Outcome, str] = {
    "first": N_("{coder} (1)"),
    "second": N_("{coder} (2)"),
    "both": N_("Both (B)"),
    "neither": N_("Neither (N)"),
    "later": N_("Later (L)"),
}
_TIPS: dict[Outcome, str] = {
    "first": N_("What {coder} coded stands; the other coding follows it or goes"),
    "second": N_("What {coder} coded stands; the other coding follows it or goes"),
    "both": N_("Both codings stay as they are"),
    "neither": N_("Both codings are taken away"),
    "later": N_("Both codings stay; it comes on the agenda"),
}
_QUOTED = 240
_LOWEST = 24
"""Pixels of what was said that stay in a low window; it scrolls."""


class DifferenceDetail(QWidget):
    """Asks who is right; ``settled`` says how."""

    settled = Signal(object)  # Outcome
    place_requested = Signal()

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._key = ""
        self.title = heading("", self)
        self.quotation = Quotation(words, self, length=_QUOTED)
        self.coders = (plain_label(parent=self), plain_label(parent=self))
        self.decided = quiet_label(theme, parent=self)
        self.note = QLineEdit(self)
        self.go = text_button(
            words("Show in transcript"), words("Go to these words"), self, flush=True
        )
        self.buttons = {outcome: QPushButton(self) for outcome in OUTCOMES}
        self._build(theme)
        for outcome, button in self.buttons.items():
            button.setAutoDefault(False)
            button.clicked.connect(
                lambda _checked=False, outcome=outcome: self.settled.emit(outcome)
            )
        self.go.clicked.connect(self.place_requested)

    def _build(self, theme: Theme) -> None:
        words = self.words
        self.note.setPlaceholderText(words("Note: why it was decided so (goes with the decision)"))
        self.note.setAccessibleName(words("Note"))
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.go)
        row = QHBoxLayout()
        row.setSpacing(SPACE_SMALL)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        body = QWidget(self)
        said = QVBoxLayout(body)
        said.setContentsMargins(0, 0, SPACE_SMALL, 0)
        said.setSpacing(SPACE_SMALL)
        said.addWidget(self.quotation)
        for label in self.coders:
            said.addWidget(label)
        said.addWidget(self.decided)
        said.addStretch(1)
        self.room = QScrollArea(self)
        self.room.setAccessibleName(self.words("Differences"))
        self.room.setFrameShape(QFrame.Shape.NoFrame)
        self.room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.room.setWidgetResizable(True)
        self.room.setWidget(body)
        self.room.setMinimumHeight(_LOWEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE_SMALL)
        column.addLayout(head)
        column.addWidget(self.room, 1)
        column.addWidget(self.note)
        column.addLayout(row)
        hint = words("In the list: the keys in brackets settle · C note · Enter shows the place")
        column.addWidget(quiet_label(theme, hint, self))

    def show_difference(self, row: Difference, compared: Comparison) -> None:
        """Show another difference; the note that was typed stays while it is the same."""
        words = self.words
        kind = kind_of_difference(row, compared, words)
        self.title.setText(f"{kind}: {place_of(row, words)}")
        self.go.setVisible(row.source_id is not None)
        self.quotation.show_text(row.quotation)
        # Where boundaries differ the words stand with each coder.
        self.quotation.setVisible(bool(row.quotation) and row.kind != "boundaries")
        sides = ((row.first_code, row.first), (row.second_code, row.second))
        people = (compared.first, compared.second)
        for person, side, label in zip(people, sides, self.coders, strict=True):
            label.setText(f"{person.name}: {coded_as(row, *side)}")
        settled = how_settled(row, compared, words)
        if row.settlement is not None:
            settled = words("{decision} ({name})", decision=settled, name=row.settlement.by)
        self.decided.setText(settled)
        self.decided.setVisible(bool(settled))
        if row.key != self._key:
            self._key = row.key
            self.room.verticalScrollBar().setValue(0)
            self.note.setText(row.settlement.note if row.settlement else "")
        self._name_buttons(compared)

    def _name_buttons(self, compared: Comparison) -> None:
        names = {"first": compared.first.name, "second": compared.second.name}
        for outcome, button in self.buttons.items():
            said = self.words(_BUTTONS[outcome], coder=names.get(outcome, ""))
            button.setText(said.replace("&", "&&"))
            button.setToolTip(self.words(_TIPS[outcome], coder=names.get(outcome, "")))
            button.setAccessibleName(said)
