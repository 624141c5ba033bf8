"""Reviewing in the window: a queue of codings, and for each three buttons and a remark."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QInputDialog,
    QListView,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.models.review import Verdict
from app.operations.people import add_person
from app.operations.reviews import decide
from app.queries.codes import CodeRow, codes
from app.queries.passages import PassageFilter
from app.queries.people import people
from app.queries.reviews import ReviewRow, reviews
from app.ui.empty import EmptyPage
from app.ui.panel import Panel
from app.ui.quiet import quiet_label
from app.ui.review.detail import VERDICT_BUTTONS, ReviewDetail
from app.ui.review.drafts import Drafts
from app.ui.review.queue import QueueFilter, ReviewPainter, ReviewQueue
from app.ui.theme import SPACE, SPACE_SMALL, Theme
from app.ui.workspace import Workspace
from app.words import Words
from app.words.terms import REVIEW_STATES

_ADD = -1


class ReviewPanel(Panel):
    """Agree, revise, reject, coding by coding; A, R and T do it in the list and go on."""

    concerns = ("decision", "coding", "passage", "code", "person", "interpretation", "source")
    read_requested = Signal()

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, words, theme, parent)
        self._rows: list[ReviewRow] = []
        self._codes: dict[int, CodeRow] = {}
        self._drafts = Drafts()
        self._watched: QWidget | None = None
        self.reviewer = QComboBox(self)
        self.states = QComboBox(self)
        self.codes = QComboBox(self)
        self.reviewers = QComboBox(self)
        self.queue = ReviewQueue(words, self)
        self.view = QueueView(words, self)
        self.detail = ReviewDetail(workspace, words, theme, self)
        self.pages = QStackedWidget(self)
        self._empty = EmptyPage(
            words("Nothing to review yet"),
            words("Every code on a passage can be reviewed here, or on paper with Word."),
            "",
            theme,
            self,
        )
        self._build()
        self._connect()

    def _build(self) -> None:
        self.view.setModel(self.queue)
        self.view.setItemDelegate(ReviewPainter(self.queue, self.theme, self.view))
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self.view)
        split.addWidget(self.detail)
        split.setStretchFactor(1, 1)
        split.setSizes([320, 480])
        self.pages.addWidget(self._empty)
        self.pages.addWidget(split)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._whose())
        column.addLayout(self._filters())
        column.addWidget(self.pages, 1)
        self.setFocusProxy(self.view)

    def _whose(self) -> QHBoxLayout:
        """In whose name one reviews, and the way by paper."""
        words = self.words
        self.reviewer.setAccessibleName(words("Reviewing as"))
        self.reviewer.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        label = quiet_label(self.theme, words("Reviewing as"), self)
        label.setWordWrap(False)
        label.setBuddy(self.reviewer)
        returned = QPushButton(words("Read a returned review…"), self)
        returned.setToolTip(words("Read the supervisor's decisions from a Word document"))
        returned.clicked.connect(self.read_requested)
        returned.setEnabled(not self.workspace.project.read_only)
        row = QHBoxLayout()
        row.setContentsMargins(SPACE, SPACE_SMALL, SPACE, 0)
        row.setSpacing(SPACE_SMALL)
        row.addWidget(label)
        row.addWidget(self.reviewer)
        row.addStretch(1)
        row.addWidget(returned)
        return row

    def _filters(self) -> QHBoxLayout:
        words = self.words
        row = QHBoxLayout()
        row.setContentsMargins(SPACE, SPACE_SMALL, SPACE, SPACE_SMALL)
        row.setSpacing(SPACE_SMALL)
        for box, name in (
            (self.states, words("State")),
            (self.codes, words("Code")),
            (self.reviewers, words("Reviewer")),
        ):
            box.setAccessibleName(name)
            box.setToolTip(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            row.addWidget(box)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        for box in (self.states, self.codes, self.reviewers):
            box.activated.connect(lambda _index: self._list())
        self.reviewer.activated.connect(self._choose_reviewer)
        self.view.selectionModel().currentChanged.connect(lambda _now, _former: self._show_row())
        self.view.decided.connect(self.decide)
        self.detail.decided.connect(self.decide)
        self.detail.passage_requested.connect(self.passage_requested)
        self.detail.remark.textChanged.connect(self._note_draft)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.keep_drafts)
        drafts, workspace = self._drafts, self.workspace
        self.destroyed.connect(lambda: drafts.record(workspace))

    @property
    def reviewer_id(self) -> int:
        """In whose name decisions are recorded."""
        chosen = self.reviewer.currentData()
        return int(chosen) if chosen not in (None, _ADD) else self.workspace.person_id

    def refresh(self) -> None:
        """Show the codings as they are; the one under review stays."""
        self._rows = self.workspace.read(reviews)
        self._codes = {code.id: code for code in self.workspace.read(codes)}
        self._offer_people()
        self._offer_filters()
        self._list()

    def _offer_people(self) -> None:
        everybody = self.workspace.read(people)
        former = self.reviewer.currentData()
        self.reviewer.clear()
        for person in sorted(everybody, key=lambda person: person.role != "supervisor"):
            self.reviewer.addItem(person.name, person.id)
        if not self.workspace.project.read_only:
            self.reviewer.addItem(self.words("Add a supervisor…"), _ADD)
        self.reviewer.setCurrentIndex(max(0, self.reviewer.findData(former)))

    def _offer_filters(self) -> None:
        words = self.words
        present = {row.code_id for row in self._rows}
        said = {one.person_id: one.reviewer for row in self._rows for one in row.decisions}
        states = [(words(text), key) for key, text in REVIEW_STATES.items()]
        coded = [(code.called, code.id) for code in self._codes.values() if code.id in present]
        by = [(words("said by {name}", name=name), key) for key, name in said.items()]
        _offer(self.states, words("All states"), states)
        _offer(self.codes, words("All codes"), coded)
        _offer(self.reviewers, words("All reviewers"), by)

    def _list(self) -> None:
        wanted = QueueFilter(
            self.states.currentData(), self.codes.currentData(), self.reviewers.currentData()
        )
        current = self.queue.row_at(self.view.currentIndex())
        place = max(0, self.view.currentIndex().row())
        self.queue.show_rows(row for row in self._rows if wanted.admits(row))
        index = self.queue.index_of(current.coding_id) if current else self.queue.index(0)
        if not index.isValid():
            index = self.queue.index(min(place, self.queue.rowCount() - 1))
        self.view.setCurrentIndex(index)
        self.pages.setCurrentIndex(1 if self._rows else 0)
        self._show_row()

    def _show_row(self) -> None:
        row = self.queue.row_at(self.view.currentIndex())
        self.detail.setVisible(row is not None)
        if row is None:
            return
        changed = self.detail.row is None or self.detail.row.coding_id != row.coding_id
        self.detail.show_row(row, self._codes.get(row.code_id))
        if changed:
            self.detail.remark.setPlainText(self._drafts.of(row.coding_id))

    def _note_draft(self) -> None:
        if self.detail.row is not None:
            text = self.detail.remark.toPlainText()
            self._drafts.note(self.detail.row.coding_id, self.reviewer_id, text)

    def decide(self, verdict: Verdict | None) -> None:
        """Record a decision with its remark, and go on to the next coding."""
        row = self.queue.row_at(self.view.currentIndex())
        remark = self.detail.remark.toPlainText()
        if row is None or self.workspace.project.read_only or not (verdict or remark.strip()):
            return
        place = self.view.currentIndex().row()
        made = self.workspace.run(decide, row.coding_id, self.reviewer_id, verdict, remark)
        if made is None:
            return
        self.detail.remark.clear()
        self._patch(row)
        stayed = self.queue.index_of(row.coding_id).isValid()
        if verdict is not None:
            following = min(place + 1 if stayed else place, self.queue.rowCount() - 1)
            self.view.setCurrentIndex(self.queue.index(following))

    def _patch(self, row: ReviewRow) -> None:
        """Ask anew for the codings of one passage only; the others have not changed."""
        wanted = PassageFilter(passage_ids=frozenset({row.passage.id}))
        found = {each.coding_id: each for each in self.workspace.read(reviews, wanted)}
        self._rows = [found.get(each.coding_id, each) for each in self._rows]
        self._stale = False
        self._offer_filters()
        self._list()

    def _choose_reviewer(self) -> None:
        if self.reviewer.currentData() != _ADD:
            return
        name, accepted = QInputDialog.getText(
            self, self.words("Add a supervisor"), self.words("Name, as it stands on the thesis")
        )
        if accepted and name.strip():
            self.add_supervisor(name)
        else:
            self.reviewer.setCurrentIndex(0)

    def add_supervisor(self, name: str) -> None:
        """Add somebody and review in that name from now on."""
        person_id = self.workspace.run(add_person, name, "supervisor")
        self._offer_people()
        self.reviewer.setCurrentIndex(max(0, self.reviewer.findData(person_id)))

    def keep_drafts(self) -> None:
        """Record remarks that were typed and given with no decision."""
        self._drafts.record(self.workspace)
        self.detail.remark.clear()

    def showEvent(self, event: QShowEvent) -> None:
        """Learn of it when the window is asked to close."""
        super().showEvent(event)
        if self._watched is not self.window():
            self._watched = self.window()
            self._watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Nothing typed is lost when the window closes."""
        if watched is self._watched and event.type() == QEvent.Type.Close:
            self.keep_drafts()
        return super().eventFilter(watched, event)


class QueueView(QListView):
    """The list; letters decide instead of searching."""

    decided = Signal(object)  # Verdict

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(words("Codings to review"))
        self.setAccessibleDescription(words("A agrees, R revises, T rejects"))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setMinimumWidth(190)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A, R and T decide."""
        typed = event.text().upper()
        verdict = next(
            (key for key, (_, letter) in VERDICT_BUTTONS.items() if letter == typed), None
        )
        if verdict is not None:
            self.decided.emit(verdict)
        else:
            super().keyPressEvent(event)


def _offer(box: QComboBox, everything: str, choices: Sequence[tuple[str, object]]) -> None:
    """Fill a filter, keeping what is chosen as far as it is still offered."""
    former = box.currentData()
    box.clear()
    box.addItem(everything, None)
    for text, key in choices:
        box.addItem(text, key)
    box.setCurrentIndex(max(0, box.findData(former)) if former is not None else 0)
