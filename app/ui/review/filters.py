"""The filters over the queue: by state, code, reviewer, and what was said."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.analysis.review.agenda import Reviewed
from app.queries.codes import CodeRow
from app.queries.review_remarks import RemarkedRow
from app.ui.look.choice_box import ChoiceBox
from app.ui.look.theme import SPACE, SPACE_SMALL
from app.ui.review.queue import DISAGREED, OPEN, QueueFilter
from app.words import Words
from app.words.terms import REVIEW_STATES

_LETTERS = 2


class QueueFilters(QWidget):
    """Four boxes; each says what it filters when it filters nothing."""

    changed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.states = ChoiceBox(self, _LETTERS)
        self.codes = ChoiceBox(self, _LETTERS)
        self.reviewers = ChoiceBox(self, _LETTERS)
        self.said = ChoiceBox(self, _LETTERS)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE, SPACE_SMALL, SPACE, SPACE_SMALL)
        row.setSpacing(SPACE_SMALL)
        for box, name in (
            (self.states, words("State")),
            (self.codes, words("Code")),
            (self.reviewers, words("Reviewer")),
            (self.said, words("What was said")),
        ):
            box.setAccessibleName(name)
            box.setToolTip(name)
            box.activated.connect(lambda _index: self.changed.emit())
            row.addWidget(box, 1)

    def offer(self, rows: Iterable[Reviewed], codes: Mapping[int, CodeRow]) -> None:
        """Offer what occurs in these rows; what is chosen stays as far as it still does."""
        words = self.words
        present: set[int] = set()
        said: dict[int, str] = {}
        for row in rows:
            if not isinstance(row, RemarkedRow):
                present.add(row.code_id)
            said |= {each.person_id: each.reviewer for each in row.decisions}
        states = [(words(text), key) for key, text in REVIEW_STATES.items()]
        coded = [(code.called, code.id) for code in codes.values() if code.id in present]
        by = [(words("said by {name}", name=name), key) for key, name in said.items()]
        what = [(words("Remarks that wait"), OPEN), (words("Reviewers disagree"), DISAGREED)]
        offer(self.states, words("All states"), states)
        offer(self.codes, words("All codes"), coded)
        offer(self.reviewers, words("All reviewers"), by)
        offer(self.said, words("Whatever was said"), what)

    def wanted(self, within: frozenset[str] | None) -> QueueFilter:
        """What is to be listed of a round (of everything, when None)."""
        return QueueFilter(
            self.states.currentData(),
            self.codes.currentData(),
            self.reviewers.currentData(),
            self.said.currentData(),
            within,
        )

    def clear(self) -> None:
        """Filter nothing."""
        for box in (self.states, self.codes, self.reviewers, self.said):
            box.setCurrentIndex(0)


def offer(box: QComboBox, everything: str, choices: Sequence[tuple[str, object]]) -> None:
    """Fill a box, keeping what is chosen as far as it is still offered."""
    former = box.currentData()
    box.clear()
    box.addItem(everything, None)
    for text, key in choices:
        box.addItem(text, key)
    box.setCurrentIndex(max(0, box.findData(former)) if former is not None else 0)
