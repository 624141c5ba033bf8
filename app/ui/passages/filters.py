"""The filters over the passages: a text, and one choice each of what a passage can be told by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPushButton, QWidget

from app.queries.codes import CodeRow, KindRow
from app.queries.informants import InformantRow
from app.queries.passages import PassageFilter
from app.queries.sources import SourceRow
from app.ui.look.choice_box import ChoiceBox
from app.ui.look.theme import SPACE_SMALL
from app.words import N_, Words
from app.words.terms import KINDS, STANCES, term

_ALL = {
    "code": (N_("Code"), N_("All codes")),
    "kind": (N_("Kind of code"), N_("All kinds")),
    "informant": (N_("Informant"), N_("All informants")),
    "category": (N_("Category"), N_("All categories")),
    "source": (N_("Source"), N_("All sources")),
    "stance": (N_("Stance"), N_("All stances")),
}
_IN_A_ROW = 3


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from."""

    codes: Sequence[CodeRow] = ()
    kinds: Sequence[KindRow] = ()
    informants: Sequence[InformantRow] = ()
    sources: Sequence[SourceRow] = ()


class Filters(QWidget):
    """A search field over two rows of boxes; each box says what it filters when it filters not."""

    changed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.text = QLineEdit(self)
        self.text.setPlaceholderText(words("Filter by words, number, code or person"))
        self.text.setAccessibleName(words("Filter the passages"))
        self.text.setClearButtonEnabled(True)
        self.text.textChanged.connect(self.changed)
        self.boxes = {key: self._box(*texts) for key, texts in _ALL.items()}
        self._only: frozenset[int] = frozenset()
        self.only = QPushButton(self)
        self.only.setToolTip(words("Show all passages again"))
        self.only.clicked.connect(lambda: self.list_only(frozenset(), ""))
        self.only.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACE_SMALL)
        grid.addWidget(self.text, 0, 0, 1, _IN_A_ROW)
        for place, box in enumerate(self.boxes.values()):
            grid.addWidget(box, 1 + place // _IN_A_ROW, place % _IN_A_ROW)
        grid.addWidget(self.only, 3, 0, 1, _IN_A_ROW)

    def _box(self, name: str, everything: str) -> QComboBox:
        box = ChoiceBox(self)
        box.setAccessibleName(self.words(name))
        box.view().setAccessibleName(self.words(name))
        box.setToolTip(self.words(name))
        box.addItem(self.words(everything), None)
        box.currentIndexChanged.connect(self.changed)
        return box

    def offer(self, choices: Choices) -> None:
        """Offer what the project has; what is chosen stays chosen."""
        words = self.words
        categories = dict.fromkeys(row.category for row in choices.informants if row.category)
        self._fill("code", ((_code(row), row.id) for row in choices.codes))
        self._fill(
            "kind", ((row.name or term(words, KINDS, row.key), row.key) for row in choices.kinds)
        )
        self._fill("informant", ((_person(row), row.id) for row in choices.informants))
        self._fill("category", ((name, name) for name in categories))
        self._fill("source", ((row.name, row.id) for row in choices.sources))
        self._fill("stance", ((words(text), stored) for stored, text in STANCES.items()))

    def _fill(self, key: str, items: Iterable[tuple[str, object]]) -> None:
        box = self.boxes[key]
        chosen = box.currentData()
        with QSignalBlocker(box):
            while box.count() > 1:
                box.removeItem(1)
            for text, stored in items:
                box.addItem(text, stored)
            box.setCurrentIndex(max(0, box.findData(chosen)))
        if box.currentData() != chosen:
            self.changed.emit()

    def wanted(self) -> PassageFilter:
        """What the boxes let through."""
        chosen = {
            key: frozenset() if box.currentIndex() <= 0 else frozenset({box.currentData()})
            for key, box in self.boxes.items()
        }
        return PassageFilter(
            passage_ids=self._only,
            code_ids=chosen["code"],
            kinds=chosen["kind"],
            informant_ids=chosen["informant"],
            categories=chosen["category"],
            source_ids=chosen["source"],
            stances=chosen["stance"],
        )

    def choose(self, key: str, stored: object) -> None:
        """Choose in one box, as if by hand."""
        box = self.boxes[key]
        box.setCurrentIndex(max(0, box.findData(stored)))

    def list_only(self, passage_ids: frozenset[int], said: str) -> None:
        """Let only these passages through, whatever they are (none: all of them)."""
        self._only = passage_ids
        self.only.setText(f"{said}  \N{MULTIPLICATION X}")
        self.only.setAccessibleName(said)
        self.only.setVisible(bool(passage_ids))
        self.changed.emit()

    def clear(self) -> None:
        """Let everything through."""
        self.list_only(frozenset(), "")
        self.text.clear()
        for box in self.boxes.values():
            box.setCurrentIndex(0)


def _code(row: CodeRow) -> str:
    return f"{row.label} {row.name}" if row.label else row.name


def _person(row: InformantRow) -> str:
    return f"{row.code} {row.role}" if row.role else row.code
