"""Who the labels of a transcript are: label, turns, an example, and the choices."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.models.imported import SpeakerRole
from app.ui.importing.corrections import SpeakerLine, without_circles
from app.words import N_, Words

ROLES: dict[SpeakerRole, str] = {
    "interviewer": N_("Interviewer"),
    "informant": N_("Informant"),
    "other": N_("Somebody else"),
}
TITLES = (N_("Label"), N_("Turns"), N_("Is"), N_("Informant"), N_("Example"))
_LABEL, _TURNS, _ROLE, _INFORMANT, _EXAMPLE = range(5)
_SAME = "same:"


class SpeakerTable(QTableWidget):
    """One row for each label; *Is* also takes a label as a variant of another one."""

    changed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(0, len(TITLES), parent)
        self.words = words
        self._lines: list[SpeakerLine] = []
        self.roles: dict[str, QComboBox] = {}
        self.informants: dict[str, QComboBox] = {}
        self.setHorizontalHeaderLabels([words(title) for title in TITLES])
        self.setAccessibleName(words("Speakers"))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setTabKeyNavigation(False)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_EXAMPLE, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_lines(self, lines: Sequence[SpeakerLine], codes: Sequence[str]) -> None:
        """Show these labels; ``codes`` are the informants to choose from."""
        self._lines = list(lines)
        self.roles, self.informants = {}, {}
        self.setRowCount(len(lines))
        for place, line in enumerate(lines):
            called = self._called(line)
            for column, text in (
                (_LABEL, called),
                (_TURNS, str(line.turns)),
                (_EXAMPLE, line.example),
            ):
                self.setItem(place, column, QTableWidgetItem(text))
            self.roles[line.label] = self._role_box(line, lines)
            self.informants[line.label] = self._informant_box(line, codes)
            self.setCellWidget(place, _ROLE, self.roles[line.label])
            self.setCellWidget(place, _INFORMANT, self.informants[line.label])
            self.setRowHeight(place, 40)
            self._follow_role(line.label)

    def _called(self, line: SpeakerLine) -> str:
        if line.same_as:
            return self.words("{label}, perhaps {other}", label=line.label, other=line.same_as)
        return f"{line.label} ({line.name})" if line.name else line.label

    def _role_box(self, line: SpeakerLine, lines: Sequence[SpeakerLine]) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(self.words("Who is {label}", label=line.label))
        for role, text in ROLES.items():
            box.addItem(self.words(text), role)
        for other in lines:
            if other.label != line.label:
                same = self.words("the same as {label}", label=other.label)
                box.addItem(same, _SAME + other.label)
        chosen = _SAME + line.merge_into if line.merge_into else line.role
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.currentIndexChanged.connect(lambda _index: self._choose_role(line.label))
        return box

    def _informant_box(self, line: SpeakerLine, codes: Sequence[str]) -> QComboBox:
        box = QComboBox(self)
        box.setEditable(True)
        box.setAccessibleName(self.words("Which informant is {label}", label=line.label))
        box.addItems(["", *codes])
        box.setCurrentText(line.informant)
        box.currentTextChanged.connect(lambda _text: self.changed.emit())
        return box

    def _choose_role(self, label: str) -> None:
        self._follow_role(label)
        self.changed.emit()

    def _follow_role(self, label: str) -> None:
        """Only informants have a code; a variant has that of the label it is merged into."""
        self.informants[label].setEnabled(self.roles[label].currentData() == "informant")

    def lines(self) -> list[SpeakerLine]:
        """The labels as they were confirmed."""
        return without_circles([self._confirmed(line) for line in self._lines])

    def _confirmed(self, line: SpeakerLine) -> SpeakerLine:
        chosen = str(self.roles[line.label].currentData())
        if chosen.startswith(_SAME):
            into = chosen.removeprefix(_SAME)
            return replace(line, role=self._role_of(into), informant="", merge_into=into)
        role = next(each for each in ROLES if each == chosen)
        informant = self.informants[line.label].currentText().strip()
        return replace(
            line, role=role, informant=informant if role == "informant" else "", merge_into=""
        )

    def _role_of(self, label: str) -> SpeakerRole:
        chosen = self.roles[label].currentData()
        return next((each for each in ROLES if each == chosen), "informant")
