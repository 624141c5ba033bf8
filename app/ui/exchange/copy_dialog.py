"""Making a copy for somebody: whom, of what, and what the copy will and will not contain."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.interchange.copying import CopyPlan
from app.queries.people import PersonRow
from app.queries.sources import SourceRow
from app.ui.exchange.sample_picker import SamplePicker
from app.ui.look.dialog import SizedDialog, cancel_or, page_of, resize_within
from app.ui.look.quiet import OneLine, colour_text, heading, plain_label, quiet_label
from app.ui.look.theme import SPACE, SPACE_SMALL, SPACE_TIGHT, TITLE_POINTS, Theme
from app.ui.project.project_files import ENDING, with_ending
from app.words import N_, Words

For = Literal["reviewer", "coder", "again"]
KINDS: dict[For, str] = {
    "reviewer": N_("A reviewer"),
    "coder": N_("A second coder"),
    "again": N_("Somebody who has coded, once more later (stability)"),
}
_SAID: dict[For, str] = {
    "reviewer": N_(
        "The copy contains everything: sources, codes, codings, memos and reviews. Coding is"
        " locked in it; the reviewer can only decide and remark."
    ),
    "coder": N_(
        "The copy is blind: it contains the chosen sources, the informants and the codebook, and"
        " nobody's codings, memos or reviews. They are deleted from the file and not only hidden."
    ),
    "again": N_(
        "The copy is blind: it contains the chosen sources, the informants and the codebook, and"
        " no codings, not even your own, so that you code without seeing what you did before."
    ),
}
_FORBIDDEN = frozenset('<>:"/\\|?*')
"""What Windows takes in no file name."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What the dialog can choose from; ``me`` is who works in the window."""

    people: Sequence[PersonRow]
    coders: Sequence[PersonRow]
    sources: Sequence[SourceRow]
    me: str


class CopyDialog(SizedDialog):
    """Accepted, ``plan`` and ``path`` say what to make."""

    def __init__(
        self,
        words: Words,
        theme: Theme,
        project: Path,
        offered: Offered,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._theme = theme
        self._project = project
        self._offered = offered
        self._folder = project.parent
        self._proposed = ""
        self.kinds = {kind: QRadioButton(words(text), self) for kind, text in KINDS.items()}
        self.person = QComboBox(self)
        self.sample = SamplePicker(offered.sources, words, theme, self)
        self.said = quiet_label(theme, parent=self)
        self.name = QLineEdit(self)
        self.folder = OneLine(self)
        self.folder_button = QPushButton(words("Other folder…"), self)
        self.problem = plain_label(parent=self)
        self.make_button = QPushButton(words("Make the copy"), self)
        self._build()
        self.make_button.setProperty("primary", True)
        self._connect()
        self.kinds["reviewer"].setChecked(True)
        self._show_kind()

    def _build(self) -> None:
        self.setWindowTitle(self.words("Make a copy"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        resize_within(self, 620, 640)
        column = page_of(self)
        column.addWidget(heading(self.words("Make a copy for…"), self, TITLE_POINTS))
        whom = QVBoxLayout()
        whom.setSpacing(SPACE_TIGHT)
        group = QButtonGroup(self)
        for button in self.kinds.values():
            group.addButton(button)
            whom.addWidget(button)
        column.addLayout(whom)
        column.addWidget(self.said)
        column.addLayout(self._fields())
        column.addWidget(self.sample, 1)
        self._room = QWidget(self)
        column.addWidget(self._room, 1)
        colour_text(self.problem, self._theme.danger)
        column.addWidget(self.problem)
        column.addLayout(cancel_or(self.make_button, self, self.words))

    def _fields(self) -> QGridLayout:
        words, grid = self.words, QGridLayout()
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE_SMALL)
        self.person.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        named = ((words("Name"), self.person), (words("File"), self.name))
        for row, (title, field) in enumerate(named):
            label = plain_label(title, self)
            label.setBuddy(field)
            field.setAccessibleName(title)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1, 1, 2)
        colour_text(self.folder, self._theme.quiet)
        self.folder_button.setAutoDefault(False)
        grid.addWidget(self.folder, 2, 1)
        grid.addWidget(self.folder_button, 2, 2)
        grid.setColumnStretch(1, 1)
        return grid

    def _connect(self) -> None:
        for button in self.kinds.values():
            button.clicked.connect(self._show_kind)
        self.person.currentTextChanged.connect(self._propose)
        self.person.editTextChanged.connect(self._propose)
        self.sample.changed.connect(self._allow)
        self.name.textChanged.connect(self._allow)
        self.folder_button.clicked.connect(self._choose_folder)

    @property
    def kind(self) -> For:
        """For whom the copy is."""
        return next(kind for kind, button in self.kinds.items() if button.isChecked())

    @property
    def plan(self) -> CopyPlan:
        """What to make."""
        person = " ".join(self.person.currentText().split())
        if self.kind == "reviewer":
            return CopyPlan("review", person)
        return CopyPlan("coder", person, self.sample.source_ids, again=self.kind == "again")

    @property
    def path(self) -> Path:
        """Where to write it."""
        return self._folder / with_ending(Path(self.name.text().strip())).name

    def choose(self, kind: For) -> None:
        """Choose for whom, as if by hand."""
        self.kinds[kind].click()

    def _show_kind(self) -> None:
        kind = self.kind
        self.said.setText(self.words(_SAID[kind]))
        self.sample.setVisible(kind != "reviewer")
        self._room.setVisible(kind == "reviewer")
        with QSignalBlocker(self.person):
            self.person.clear()
            self.person.addItems(self._names(kind))
            self.person.setEditable(kind != "again")
            if kind == "again":
                self.person.setCurrentText(self._offered.me)
            if (line := self.person.lineEdit()) is not None:
                line.setPlaceholderText(self.words("Name, as it will stand beside the work"))
                line.setAccessibleName(self.words("Name"))
        self._propose()

    def _names(self, kind: For) -> list[str]:
        """The people that can be meant; nobody but who codes for one's own second coding."""
        if kind == "again":
            return [person.name for person in self._offered.coders]
        role = "supervisor" if kind == "reviewer" else "coder"
        found = [person.name for person in self._offered.people if person.role == role]
        return [name for name in found if name != self._offered.me]

    def _propose(self) -> None:
        """Propose a file name, until another one was typed."""
        if self.name.text() == self._proposed:
            person = _in_a_name(self.person.currentText())
            base = " ".join(filter(None, [self._project.stem, "–" if person else "", person]))
            self._proposed = self._free(base if person else " ".join([base, self.words("copy")]))
            self.name.setText(self._proposed)
        self._allow()

    def _free(self, base: str) -> str:
        names = [f"{base}{ENDING}", *(f"{base} ({n}){ENDING}" for n in range(2, 100))]
        return next((name for name in names if not (self._folder / name).exists()), names[0])

    def _choose_folder(self) -> None:
        title = self.words("Folder for the copy")
        chosen = QFileDialog.getExistingDirectory(self, title, str(self._folder))
        if chosen:
            self._folder = Path(chosen)
            self._propose()

    def _allow(self) -> None:
        self.folder.setText(str(self._folder))
        problem = self._problem()
        self.problem.setText(problem)
        self.make_button.setEnabled(not problem)

    def _problem(self) -> str:
        """What is still missing; empty when the copy can be made."""
        words, name = self.words, self.name.text().strip()
        if not self.person.currentText().strip():
            if self.kind == "again":
                return words("Nobody has coded anything yet.")
            return words("Say who will work in the copy.")
        if self.kind != "reviewer" and not self.sample.source_ids:
            return words("Tick the sources of the sample.")
        if not name or name != _in_a_name(name):
            return words("Give the file a name without the characters {marks}", marks=_MARKS)
        if self.path.exists():
            return words("There is a file of this name already.")
        return ""


_MARKS = " ".join(sorted(_FORBIDDEN))


def _in_a_name(text: str) -> str:
    """A text as every system takes it in a file name."""
    kept = (" " if sign in _FORBIDDEN or not sign.isprintable() else sign for sign in text)
    return " ".join("".join(kept).split()).rstrip(". ")
