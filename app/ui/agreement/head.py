"""Over the differences: who is compared with whom, what is listed, and the way to the figures."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.models.double_coding import ComparedCode
from app.queries.differences import KINDS, Difference
from app.queries.people import PersonRow
from app.queries.second_codings import Comparison
from app.ui.agreement.difference_table import DifferenceFilter
from app.ui.look.choice_box import ChoiceBox
from app.ui.look.moments import moment
from app.ui.look.quiet import plain_label, quiet_label, text_button
from app.ui.look.theme import SPACE_SMALL, Theme
from app.words import N_, Words
from app.words.agreement import DIFFERENCE_KINDS

_STATES = {"open": N_("Still open"), "settled": N_("Settled")}
_LETTERS = 4


class ComparisonHead(QWidget):
    """Two coders, the counts, the filters, and the button for the figures."""

    coders_chosen = Signal()
    filtered = Signal()
    figures_requested = Signal()
    keep_requested = Signal()

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.first = self._box(words("First coder"))
        self.second = self._box(words("Second coder"))
        self.kind = self._box(words("Kind of difference"))
        self.code = self._box(words("Code"))
        self.state = self._box(words("Decided"))
        self.counts = plain_label(parent=self)
        self.kept = quiet_label(theme, parent=self)
        self.keep_anew = text_button(
            words("Compare the codings as they are now"),
            words("Keep what both have coded by now as a new comparison; the former one stays"),
            self,
            flush=True,
        )
        self.figures_button = QPushButton(words("Show figures…"), self)
        self._build()
        for box in (self.first, self.second):
            box.activated.connect(lambda _index: self.coders_chosen.emit())
        for box in (self.kind, self.code, self.state):
            box.currentIndexChanged.connect(lambda _index: self.filtered.emit())
        self.figures_button.clicked.connect(self.figures_requested)
        self.keep_anew.clicked.connect(self.keep_requested)

    def _box(self, title: str) -> QComboBox:
        box = ChoiceBox(self, _LETTERS)
        box.setAccessibleName(title)
        box.view().setAccessibleName(title)
        box.setToolTip(title)
        return box

    def _build(self) -> None:
        pair = QHBoxLayout()
        pair.setSpacing(SPACE_SMALL)
        pair.addWidget(self.first, 1)
        pair.addWidget(plain_label(self.words("and"), self))
        pair.addWidget(self.second, 1)
        pair.addWidget(self.figures_button)
        filters = QGridLayout()
        filters.setSpacing(SPACE_SMALL)
        for place, box in enumerate((self.kind, self.code, self.state)):
            filters.addWidget(box, 0, place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_SMALL)
        column.addLayout(pair)
        column.addWidget(self.counts)
        column.addWidget(self.kept)
        column.addWidget(self.keep_anew)
        column.addLayout(filters)

    @property
    def coders(self) -> tuple[str, str] | None:
        """The names of the two that are chosen; None while there are none."""
        names = (self.first.currentText(), self.second.currentText())
        return names if all(names) else None

    def wanted(self) -> DifferenceFilter:
        """What the filters let through."""
        kind, code, state = (
            str(box.currentData() or "") for box in (self.kind, self.code, self.state)
        )
        return DifferenceFilter(kind, code, state)

    def offer_coders(self, coders: Sequence[PersonRow], chosen: tuple[str, str]) -> None:
        """Offer everybody who has coded; choose these two."""
        for box in (self.first, self.second):
            with QSignalBlocker(box):
                box.clear()
                box.addItems([person.name for person in coders])
        self.choose_coders(chosen)

    def choose_coders(self, chosen: tuple[str, str]) -> None:
        """Choose these two."""
        for box, name in zip((self.first, self.second), chosen, strict=True):
            box.setCurrentText(name)

    def offer_filters(self, compared: Comparison) -> None:
        """Offer the kinds and codes that this comparison can have; what is chosen stays chosen."""
        names = {"only_first": compared.first.name, "only_second": compared.second.name}
        words = self.words
        kinds = [(words(DIFFERENCE_KINDS[kind], coder=names.get(kind, "")), kind) for kind in KINDS]
        self._fill(self.kind, words("All kinds"), kinds)
        codes = [(_code(code), code.uuid) for code in compared.double.codes]
        self._fill(self.code, words("All codes"), codes)
        states = [(words(text), stored) for stored, text in _STATES.items()]
        self._fill(self.state, words("Open and settled"), states)

    def _fill(self, box: QComboBox, everything: str, items: Iterable[tuple[str, str]]) -> None:
        chosen = box.currentData()
        with QSignalBlocker(box):
            box.clear()
            box.addItem(everything, "")
            for text, stored in items:
                box.addItem(text, stored)
            box.setCurrentIndex(max(0, box.findData(chosen)))

    def say(self, compared: Comparison, found: Sequence[Difference]) -> None:
        """Count what is open; say as of when the codings are."""
        words = self.words
        open_ones = sum(each.is_open for each in found)
        counted = words.plural("{n} difference", "{n} differences", len(found))
        self.counts.setText(words("{found}, {open} of them open.", found=counted, open=open_ones))
        sources = ", ".join(source.name for source in compared.double.sources)
        if compared.kept_at:
            day = moment(words, compared.kept_at, time=False)
            said = words("As each coded alone, kept on {day}, in: {names}", day=day, names=sources)
        else:
            said = words("As their coding is now, in: {names}", names=sources)
        self.kept.setText(said)


def _code(code: ComparedCode) -> str:
    return f"{code.label} {code.name}" if code.label else code.name
