"""Answers from a print-out, typed one after another; nothing is stored until they are recorded."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QWidget,
)

from app.errors import ProjectError
from app.interchange.review.quick_entry import MatchedEntry, enter, entry_deed, printed_codings
from app.models.changes import ChangeSet
from app.operations.people import person_named
from app.project.session import Session
from app.queries.people import people
from app.queries.review_rounds import RoundRow, rounds
from app.queries.reviews import ReviewRow, reviews
from app.ui.look.dialog import SizedDialog, page_of, resize_within
from app.ui.look.quiet import colour_text, heading, plain_label, quiet_label
from app.ui.look.theme import SPACE_SMALL, TITLE_POINTS, Theme, reading_font
from app.ui.messages import undoable
from app.ui.review.quick_entry_table import QuickEntryTable
from app.ui.review.quick_entry_view import QuickEntryView
from app.ui.tasks import Tasks
from app.ui.workspace import Workspace
from app.words import Words
from app.words.shortening import shortened

_QUOTED = 260
"""Characters of a quotation that help to know it again."""
_QUOTATION_HEIGHT = 96


class QuickEntryDialog(SizedDialog):
    """Stays beside the window with what was typed, also while it is closed."""

    notice_requested = Signal(object)  # Notice

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        words: Words,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self.words = words
        self._theme = theme
        self._said: dict[int, ReviewRow] = {}
        self._rounds: list[RoundRow] = []
        self.reviewer = QComboBox(self)
        self.round = QComboBox(self)
        self.table = QuickEntryTable(
            words,
            theme.danger,
            lambda typed: workspace.read(
                printed_codings, typed, self.reviewer_name, self.round.currentData()
            ),
            self,
        )
        self.view = QuickEntryView(words, theme.border, self.table, self)
        self.quotation = plain_label(parent=self)
        self.summary = quiet_label(theme, parent=self)
        self.record_button = QPushButton(self)
        self.has_warned = False
        self._build()
        self._connect()
        self._follow()
        self._choose_first_round()

    def _build(self) -> None:
        words = self.words
        self.setWindowTitle(words("Answers from paper"))
        resize_within(self, 900, 600)
        self.quotation.setFont(reading_font())
        self.quotation.setFixedHeight(_QUOTATION_HEIGHT)
        self.quotation.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.quotation.setAccessibleName(words("Quotation"))
        column = page_of(self)
        column.addWidget(heading(words("Answers from paper"), self, TITLE_POINTS))
        told = words(
            "Type the number, S (agree), R (revise) or T (reject), and a remark; or all of it in "
            "the first field: 15 s too long. Tab goes on, Enter begins the next row."
        )
        column.addWidget(quiet_label(self._theme, told, self))
        column.addLayout(self._whose())
        column.addWidget(self.view, 1)
        column.addWidget(self.quotation)
        column.addLayout(self._buttons())

    def _whose(self) -> QHBoxLayout:
        words, row = self.words, QHBoxLayout()
        row.setSpacing(SPACE_SMALL)
        self.reviewer.setEditable(True)
        self.reviewer.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for title, box in ((words("Reviewer"), self.reviewer), (words("Round"), self.round)):
            box.setAccessibleName(title)
            box.setMinimumWidth(200)
            label = quiet_label(self._theme, title, self)
            label.setWordWrap(False)
            label.setBuddy(box)
            row.addWidget(label)
            row.addWidget(box)
        row.addStretch(1)
        return row

    def _buttons(self) -> QHBoxLayout:
        close = QPushButton(self.words("Close"), self)
        close.clicked.connect(self.reject)
        for button in (close, self.record_button):
            button.setAutoDefault(False)
        self.record_button.setProperty("primary", True)
        row = QHBoxLayout()
        row.addWidget(self.summary, 1)
        row.addWidget(close)
        row.addWidget(self.record_button)
        return row

    def _connect(self) -> None:
        self._workspace.changed.connect(self._hear)
        self.round.activated.connect(lambda _index: self._change_round())
        self.reviewer.activated.connect(lambda _index: self.table.read_anew())
        if (line := self.reviewer.lineEdit()) is not None:
            line.editingFinished.connect(self.table.read_anew)
        self.reviewer.editTextChanged.connect(lambda _text: self._count())
        self.table.dataChanged.connect(self._show)
        self.table.modelReset.connect(self._show)
        self.view.typing.connect(self._show_typing)
        self.view.selectionModel().currentChanged.connect(lambda _now, _former: self._show())
        self.record_button.clicked.connect(self._record)

    def begin(self) -> None:
        """Go on typing."""
        self.view.setFocus()
        self.view.begin()

    def warn(self) -> None:
        """Say what closing the project would throw away, once until something else is typed."""
        self.has_warned = True
        told = self.words(
            "These answers are not recorded yet. Close the project again to throw them away."
        )
        self.summary.setText(told)
        colour_text(self.summary, self._theme.danger)

    def _hear(self, changes: ChangeSet) -> None:
        if changes.touches("coding", "passage", "code", "review_round", "person"):
            self._follow()
            self.table.read_anew()

    def _follow(self) -> None:
        self._said = {row.coding_id: row for row in self._workspace.read(reviews)}
        self._rounds = self._workspace.read_shown(rounds)[::-1]
        former = self.round.currentData()
        self.round.clear()
        for row in self._rounds:
            name = row.name if row.is_open else self.words("{name} (closed)", name=row.name)
            self.round.addItem(name, row.id)
        self.round.addItem(self.words("In no round"), None)
        self.round.setCurrentIndex(max(0, self.round.findData(former)))
        self._offer_reviewers()
        self._count()

    def _choose_first_round(self) -> None:
        """The latest one that is still open."""
        still_open = [row.id for row in self._rounds if row.is_open]
        self.round.setCurrentIndex(self.round.findData(still_open[0] if still_open else None))
        self._offer_reviewers()

    def _change_round(self) -> None:
        self._offer_reviewers()
        self.table.read_anew()

    def _offer_reviewers(self) -> None:
        """Those who are asked in the round come first; what was typed stays."""
        typed = self.reviewer.currentText()
        made = next((row for row in self._rounds if row.id == self.round.currentData()), None)
        asked = [person.name for person in made.reviewers] if made else []
        everybody = self._workspace.read(people)
        known = [each.name for each in everybody if each.role == "supervisor"]
        self.reviewer.clear()
        self.reviewer.addItems(list(dict.fromkeys([*asked, *known])))
        only = asked[0] if len(asked) == 1 else ""
        self.reviewer.setCurrentText(typed or only or (known[0] if len(known) == 1 else ""))

    def _show(self) -> None:
        self._show_quotation(self.table.typed(self.view.currentIndex().row()).matched)
        self._count()

    def _show_typing(self, row: int, number: str) -> None:
        self._show_quotation(self.table.seen_while_typing(row, number))

    def _show_quotation(self, found: MatchedEntry) -> None:
        """The passage that is meant, or the first of those that may be: one number has one."""
        meant = [found.coding_id] if found.coding_id is not None else found.candidates
        row = self._said.get(meant[0]) if meant else None
        if row is None:
            self.quotation.clear()
            return
        passage = self._workspace.shown(row.passage)
        text = shortened(" ".join(passage.text.split()), _QUOTED)
        who = passage.informant.code if passage.informant else passage.source
        quoted = f"\N{LEFT DOUBLE QUOTATION MARK}{text}\N{RIGHT DOUBLE QUOTATION MARK}"
        self.quotation.setText(f"{row.passage.number}, {who}: {quoted}")

    @property
    def reviewer_name(self) -> str:
        """In whose name the answers will be recorded."""
        return self.reviewer.currentText().strip()

    def _count(self) -> None:
        words, ready = self.words, len(self.table.ready)
        unsettled = len(self.table.entries) - ready
        self.record_button.setText(words.plural("Record {n} answer", "Record {n} answers", ready))
        may = bool(ready and self.reviewer_name and not self._workspace.project.read_only)
        self.record_button.setEnabled(may)
        parts = []
        if unsettled:
            parts.append(words.plural("{n} row to look at.", "{n} rows to look at.", unsettled))
        if not self.reviewer_name:
            parts.append(words("Say who answered."))
        self.summary.setText(" ".join(parts))
        colour_text(self.summary, self._theme.quiet)
        self.has_warned = False

    def _record(self) -> None:
        """All that is ready, as one step; what is not keeps its row."""
        if self._tasks.current is not None:
            return
        ready, name, round_id = self.table.ready, self.reviewer_name, self.round.currentData()
        made: list[int] = []

        def work(session: Session) -> Iterator[None]:
            person_id = person_named(session, name, "supervisor")
            yield
            made.extend(enter(session, ready, person_id, round_id))
            yield

        label = self.words("Recording the answers")
        task = self._tasks.edit(label, self._workspace.project, entry_deed(), work)
        task.done.connect(lambda _result: self._recorded(len(made)))
        task.failed.connect(self._fail)

    def _recorded(self, count: int) -> None:
        self.table.drop_ready()
        text = self.words.plural("{n} answer recorded.", "{n} answers recorded.", count)
        self.notice_requested.emit(undoable(text, self.words, self._workspace.undo))
        if self.table.entries:
            self.view.setCurrentIndex(self.table.index(0, 0))
        else:
            self.accept()

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, ProjectError):
            raise error
        self._workspace.failed.emit(error)
