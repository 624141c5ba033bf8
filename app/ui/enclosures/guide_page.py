"""The interview guide: its questions in their order, written here or pasted from elsewhere."""

from collections.abc import Iterator

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.interchange.thesis.guide import add_questions
from app.operations.guide_questions import (
    GuideLine,
    change_question,
    delete_question,
    move_question,
)
from app.queries.guide_questions import GuideRow, guide_questions
from app.queries.projects import project as described_project
from app.ui.enclosures.kept_list import KeptListPage
from app.ui.enclosures.paste_dialog import PasteDialog
from app.ui.look.choice_box import ChoiceBox
from app.ui.look.quiet import quiet_label
from app.ui.look.theme import SPACE, SPACE_SMALL, SPACE_TIGHT, Theme
from app.ui.messages import undoable
from app.ui.typing.autosave import AutosavedLine, AutosavedText
from app.ui.workspace import Workspace
from app.words import Words

_LINES = 3


class GuidePage(KeptListPage):
    """The questions above, and below them what belongs to the chosen one."""

    concerns = ("guide_question", "research_question")

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, words, theme, parent)
        self._rows: dict[int, GuideRow] = {}
        self.question = AutosavedText(workspace, self)
        self.topic, self.target = (AutosavedLine(workspace, self) for _ in range(2))
        self.serves = ChoiceBox(self)
        self.paste = QPushButton(words("Paste many questions…"), self)
        self.further = (self.paste,)
        self.build(
            words("Interview guide"),
            words("No question in the guide yet"),
            words("What was asked, whom, and for which research question; it opens the appendix."),
            words("Add a question"),
        )
        self.paste.setToolTip(words("A question a line; numbers before them are left out"))
        self.paste.setEnabled(not workspace.locked)
        self.paste.clicked.connect(self.ask_lines)
        self.serves.activated.connect(lambda _place: self._set_serves())

    def form(self) -> QWidget:
        """The fields of the chosen question."""
        words, form = self.words, QWidget(self)
        self.question.setFixedHeight(
            self.question.fontMetrics().lineSpacing() * _LINES + 2 * SPACE_SMALL
        )
        self.serves.setEnabled(not self.workspace.locked)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE_TIGHT)
        titled: tuple[tuple[str, QWidget], ...] = (
            (words("Question"), self.question),
            (words("Topic"), self.topic),
            (words("Put to"), self.target),
            (words("For the research question"), self.serves),
        )
        for place, (title, field) in enumerate(titled):
            label = quiet_label(self.theme, title, form)
            label.setBuddy(field)
            field.setAccessibleName(title)
            at = Qt.AlignmentFlag.AlignTop if place == 0 else Qt.AlignmentFlag(0)
            grid.addWidget(label, place, 0, at)
            grid.addWidget(field, place, 1)
        grid.setColumnStretch(1, 1)
        self.target.setPlaceholderText(words("Which informants, in words"))
        column = QVBoxLayout(form)
        column.setContentsMargins(0, SPACE_SMALL, 0, 0)
        column.addLayout(grid)
        column.addStretch(1)
        return form

    def rows(self) -> Iterator[tuple[int, str]]:
        """Number, question and topic of every line of the guide."""
        found = self.workspace.read(guide_questions)
        self._rows = {row.id: row for row in found}
        self._offer_questions()
        for number, row in enumerate(self.workspace.shown(found), start=1):
            yield row.id, " · ".join(filter(None, (f"{number}. {row.text}", row.topic, row.target)))

    def _offer_questions(self) -> None:
        with QSignalBlocker(self.serves):
            self.serves.clear()
            self.serves.addItem(self.words("None in particular"), None)
            for asked in self.workspace.read_shown(described_project).questions:
                self.serves.addItem(asked.text, asked.id)

    def show_row(self, row_id: int | None, *, anew: bool) -> None:
        """Show the chosen question."""
        row = self._rows.get(row_id or 0)
        if row is None:
            for field in (self.question, self.topic, self.target):
                field.forget()
            return
        with QSignalBlocker(self.serves):
            self.serves.setCurrentIndex(max(0, self.serves.findData(row.research_question_id)))
        if not anew:
            self.question.follow(row.text)
            self.topic.follow(row.topic)
            self.target.follow(row.target)
            return
        self.question.show_text(row.text, lambda key, text: self._write(row.id, key, text=text))
        self.topic.show_text(row.topic, lambda text: self._write(row.id, "", topic=text))
        self.target.show_text(row.target, lambda text: self._write(row.id, "", target=text))

    def _write(self, row_id: int, key: str, **changed: str) -> object:
        """Keep what was typed; an emptied question stays, for deleting has its button."""
        row = self._fresh(row_id)
        if row is None or changed.get("text") == "":
            return None
        said = {"text": row.text, "topic": row.topic, "target": row.target, **changed}
        line = GuideLine(**said, research_question_id=row.research_question_id)
        if not key:
            return self.workspace.run(change_question, row_id, line)
        return self.workspace.run_on(key, change_question, row_id, line)

    def _set_serves(self) -> None:
        self.question.keep()
        if (row := self._fresh(self.shown)) is not None:
            line = GuideLine(row.text, row.topic, row.target, self.serves.currentData())
            self.workspace.run(change_question, row.id, line)

    def _fresh(self, row_id: int | None) -> GuideRow | None:
        """A question as it is kept, for a field beside may have changed it a moment ago."""
        found = self.workspace.read(guide_questions)
        return next((each for each in found if each.id == row_id), None)

    def add_one(self) -> None:
        """A new question at the end, ready to be written."""
        made = self.workspace.run(add_questions, [GuideLine(self.words("New question"))])
        if made:
            self.show_new(made[0])
            self.question.setFocus(Qt.FocusReason.OtherFocusReason)
            self.question.selectAll()

    def ask_lines(self) -> None:
        """Let somebody paste a guide, and take all its lines over as one step."""
        dialog = PasteDialog(self.words, self.theme, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.add_lines(dialog.lines))
        dialog.open()

    def add_lines(self, lines: list[GuideLine]) -> None:
        """All of these at the end."""
        if not lines:
            return
        made = self.workspace.run(add_questions, lines)
        if made:
            self.show_new(made[0])
            said = self.words.plural("{n} question added.", "{n} questions added.", len(made))
            self.notice_requested.emit(undoable(said, self.words, self.workspace.undo))

    def delete_row(self, row_id: int) -> None:
        """Throw a question away."""
        self.workspace.run(delete_question, row_id)

    def move_row(self, row_id: int, place: int) -> None:
        """Put a question elsewhere."""
        self.workspace.run(move_question, row_id, place)
