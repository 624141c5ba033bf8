"""What the study says of itself: what stands on title pages, and the questions it asks."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.errors import NamesMasked
from app.models.changes import ChangeSet
from app.operations.codes import BUILT_IN_KINDS, kind_with_key
from app.operations.projects import describe_project, set_questions
from app.project.session import Session
from app.queries.codes import kinds
from app.queries.memos import memos_on
from app.queries.projects import ProjectRow, QuestionRow
from app.queries.projects import project as described_project
from app.ui.look.choice_box import ChoiceBox
from app.ui.look.dialog import SizedDialog, cancel_or, page_of, resize_within
from app.ui.look.quiet import heading, quiet_label, text_button
from app.ui.look.theme import SPACE, SPACE_SMALL, TITLE_POINTS, Theme
from app.ui.memos.memo_list import MemoList
from app.ui.workspace import Workspace
from app.words import N_, Words
from app.words.errors import sentence
from app.words.terms import KINDS, term

FIELDS = {
    "title": N_("Title of the study"),
    "researcher": N_("Researcher"),
    "student_number": N_("Student number"),
    "faculty": N_("Faculty"),
    "university": N_("University"),
}
LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
_SUPERVISOR_LINES = 3

Question = tuple[str, str]
"""The words of a question, and the key of the kind of code that answers it (or nothing)."""


def describe(session: Session, fields: dict[str, str], questions: Sequence[Question]) -> int:
    """Take the description over; questions only when they changed."""
    project_id = describe_project(session, fields)
    asked = [(text.strip(), kind) for text, kind in questions if text.strip()]
    former = [(row.text, row.kind or "") for row in described_project(session).questions]
    if asked != former:
        ids = [(text, kind_with_key(session, kind) if kind else None) for text, kind in asked]
        set_questions(session, ids)
    return project_id


class PropertiesDialog(SizedDialog):
    """The form; Enter takes it over as one step."""

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.words = words
        self._theme = theme
        self.fields = {key: QLineEdit(self) for key in FIELDS}
        self.supervisors = QPlainTextEdit(self)
        self.language = ChoiceBox(self)
        self.questions: list[tuple[QLineEdit, QComboBox]] = []
        self._question_rows = QVBoxLayout()
        self.memos = MemoList(workspace, words, theme, self)
        workspace.changed.connect(self._hear)
        self.take_over = QPushButton(words("Apply"), self)
        self._build()
        self._show(workspace.read_shown(described_project))
        self._show_memos()
        self._allow()

    def _allow(self) -> None:
        """Where names are masked everything can be read, and nothing taken over."""
        masked = self._workspace.view != "original"
        self.take_over.setEnabled(not (self._workspace.locked or masked))
        if masked:
            self.take_over.setToolTip(sentence(self.words, NamesMasked()))

    def _build(self) -> None:
        words = self.words
        self.setWindowTitle(words("Project properties"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        resize_within(self, 600, 620)
        body = QWidget(self)
        form = QVBoxLayout(body)
        form.setContentsMargins(0, 0, SPACE, 0)
        form.setSpacing(SPACE)
        form.addLayout(self._grid())
        form.addWidget(heading(words("Research questions"), body))
        explained = words("Codes of the chosen kind are the answers to a question.")
        form.addWidget(quiet_label(self._theme, explained, body))
        form.addLayout(self._question_rows)
        add = text_button(
            words("Add question"), words("One more question of the study"), body, flush=True
        )
        add.clicked.connect(lambda: self.add_question("", ""))
        form.addWidget(add)
        form.addWidget(heading(words("Memos"), body))
        form.addWidget(self.memos)
        form.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # What is in it takes the keyboard.
        column = page_of(self)
        column.addWidget(heading(words("Project properties"), self, TITLE_POINTS))
        column.addWidget(scroll, 1)
        column.addLayout(cancel_or(self.take_over, self, self.words))

    def _grid(self) -> QGridLayout:
        words, grid = self.words, QGridLayout()
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE_SMALL)
        rows: list[tuple[str, QWidget]] = [(FIELDS[key], each) for key, each in self.fields.items()]
        rows.append((N_("Supervisors, one a line"), self.supervisors))
        rows.append((N_("Language of the thesis"), self.language))
        for place, (title, field) in enumerate(rows):
            label = quiet_label(self._theme, words(title), self)
            label.setBuddy(field)
            field.setAccessibleName(words(title))
            top = Qt.AlignmentFlag.AlignTop if field is self.supervisors else Qt.AlignmentFlag(0)
            grid.addWidget(label, place, 0, top)
            grid.addWidget(field, place, 1)
        for stored, name in LANGUAGES.items():
            self.language.addItem(name, stored)
        self.supervisors.setTabChangesFocus(True)
        line = self.supervisors.fontMetrics().lineSpacing()
        self.supervisors.setFixedHeight(line * _SUPERVISOR_LINES + 2 * SPACE_SMALL)
        grid.setColumnStretch(1, 1)
        return grid

    def _show(self, project: ProjectRow) -> None:
        for key, field in self.fields.items():
            field.setText(getattr(project, key))
            field.setCursorPosition(0)
        self.supervisors.setPlainText(project.supervisors)
        self.language.setCurrentIndex(max(0, self.language.findData(project.language)))
        for question in project.questions or _proposed():
            self.add_question(question.text, question.kind or "")

    def _hear(self, changes: ChangeSet) -> None:
        if changes.touches("memo"):
            self._show_memos()

    def _show_memos(self) -> None:
        """Memos are kept while they are typed, and not by Apply."""
        self.memos.show_subject("project", None, self._workspace.read(memos_on, "project", None))

    def add_question(self, text: str, kind: str) -> None:
        """One more row for a question."""
        words = self.words
        place = QWidget(self)
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_SMALL)
        line, box = QLineEdit(text, place), self._kind_box(place, kind)
        line.setAccessibleName(words("Research question"))
        line.setPlaceholderText(words("For example: what causes …?"))
        line.setCursorPosition(0)
        remove = text_button(words("Delete"), words("Take this question out"), place, flush=True)
        entry = (line, box)
        remove.clicked.connect(lambda: self._remove(place, entry))
        row.addWidget(line, 1)
        row.addWidget(box)
        row.addWidget(remove)
        self._question_rows.addWidget(place)
        self.questions.append(entry)

    def _remove(self, place: QWidget, entry: tuple[QLineEdit, QComboBox]) -> None:
        self.questions.remove(entry)
        self._question_rows.removeWidget(place)
        place.hide()
        place.deleteLater()

    def _kind_box(self, parent: QWidget, chosen: str) -> QComboBox:
        box = ChoiceBox(parent)
        box.setAccessibleName(self.words("Kind of code that answers it"))
        known = self._workspace.read_shown(kinds)
        names = {kind.key: kind.name for kind in known if kind.name}
        box.addItem(self.words("Any kind"), "")
        for key in dict.fromkeys((*BUILT_IN_KINDS, *(kind.key for kind in known))):
            box.addItem(names.get(key) or term(self.words, KINDS, key), key)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        return box

    def accept(self) -> None:
        """Take over as one step; stay open when it was refused."""
        fields = {key: field.text() for key, field in self.fields.items()}
        lines = (line.strip() for line in self.supervisors.toPlainText().splitlines())
        fields["supervisors"] = "\n".join(filter(None, lines))
        fields["language"] = str(self.language.currentData())
        questions = [(line.text(), str(box.currentData())) for line, box in self.questions]
        if self._workspace.run(describe, fields, questions) is not None:
            super().accept()


def _proposed() -> list[QuestionRow]:
    """A new study begins with two empty rows, one for causes and one for efforts."""
    return [QuestionRow("", None, kind) for kind in BUILT_IN_KINDS]
