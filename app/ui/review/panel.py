"""Reviewing in the window: a queue of what is to be judged, the progress, and the next meeting."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.analysis.review.agenda import Reviewed, agenda
from app.models.changes import ChangeSet
from app.models.review import Verdict
from app.queries.codes import CodeRow
from app.queries.review_remarks import RemarkedRow
from app.queries.review_rounds import progress
from app.queries.reviews import ReviewRow
from app.ui.look.empty import EmptyPage
from app.ui.look.quiet import text_button
from app.ui.look.theme import Theme
from app.ui.panel import Panel
from app.ui.review.agenda_page import AgendaPage
from app.ui.review.detail import ReviewDetail
from app.ui.review.drafts import Drafts
from app.ui.review.filters import QueueFilters
from app.ui.review.head import ReviewHead
from app.ui.review.progress_table import ProgressPage
from app.ui.review.queue import QueueFilter, ReviewPainter, ReviewQueue
from app.ui.review.queue_view import QueueView
from app.ui.review.rows import ReviewedRows
from app.ui.review.saying import is_decided, open_remarks, say
from app.ui.workspace import Workspace
from app.words import N_, Words

SECTIONS = {
    "codings": N_("Codings"),
    "definitions": N_("Definitions"),
    "general": N_("General"),
    "progress": N_("Progress"),
    "meeting": N_("Next meeting"),
}
_EMPTY, _QUEUE, _PROGRESS, _MEETING = range(4)


class ReviewPanel(Panel):
    """Agree, revise, reject, one by one; A, R and T do it in the list and go on."""

    concerns = (
        "decision",
        "coding",
        "passage",
        "code",
        "person",
        "interpretation",
        "source",
        "review_round",
        "round_reviewer",
    )
    read_requested = Signal()

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, words, theme, parent)
        self._drafts = Drafts()
        self._watched: QWidget | None = None
        self._left_at: dict[str, str] = {}
        self._listed = ""
        self.rows = ReviewedRows(workspace, self)
        self.head = ReviewHead(workspace, words, theme, self)
        self.sections = QTabBar(self)
        self.waiting = text_button(
            "", words("Go to the next remark that has no answer (W in the list)"), self
        )
        self.filters = QueueFilters(words, self)
        self.queue = ReviewQueue(words, self)
        self.view = QueueView(words, self)
        self.detail = ReviewDetail(workspace, words, theme, self)
        self.progress = ProgressPage(words, theme, self)
        self.meeting = AgendaPage(words, theme, self)
        self.pages = QStackedWidget(self)
        self._empty = EmptyPage("", "", "", theme, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.view.setModel(self.queue)
        self.view.setItemDelegate(ReviewPainter(self.queue, self.theme, self.view))
        self.sections.setDrawBase(False)
        self.sections.setExpanding(False)
        self.sections.setAccessibleName(self.words("Parts of the review"))
        for title in SECTIONS.values():
            self.sections.addTab(self.words(title))
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self._listing())
        split.addWidget(self.detail)
        split.setStretchFactor(1, 1)
        split.setSizes([320, 480])
        for page in (self._empty, split, self.progress, self.meeting):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, self.sections, self.filters):
            column.addWidget(widget)
        column.addWidget(self.pages, 1)
        self.setFocusProxy(self.view)

    def _listing(self) -> QWidget:
        """The list over the line that says what waits for an answer."""
        listing = QWidget(self)
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.waiting.setMinimumWidth(1)  # Its words may not make the list wider.
        column.addWidget(self.view, 1)
        column.addWidget(self.waiting)
        return listing

    def _connect(self) -> None:
        self.rows.ready.connect(self._show_rows)
        self.sections.currentChanged.connect(lambda _nth: self._list())
        self.filters.changed.connect(self._list)
        self.head.round_chosen.connect(self._show_rows)
        self.head.read_requested.connect(self.read_requested)
        self.waiting.clicked.connect(self.go_to_waiting)
        self.view.selectionModel().currentChanged.connect(lambda _now, _former: self._show_row())
        self.view.decided.connect(self.decide)
        self.view.waiting_requested.connect(self.go_to_waiting)
        self.view.remark_requested.connect(self.detail.remark.setFocus)
        self.view.passage_requested.connect(self.detail.go_there)
        self.detail.decided.connect(self.decide)
        self.detail.passage_requested.connect(self.passage_requested)
        self.detail.remark.textChanged.connect(self._note_draft)
        self.meeting.chosen.connect(self.go_to)
        self.meeting.notice_requested.connect(self.notice_requested)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(lambda: self.view.setFocus(Qt.FocusReason.ShortcutFocusReason))
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.keep_drafts)
        drafts, workspace = self._drafts, self.workspace
        self.destroyed.connect(lambda: drafts.record(workspace))

    @property
    def section(self) -> str:
        """The part of the review that shows, a key of ``SECTIONS``."""
        return list(SECTIONS)[self.sections.currentIndex()]

    def show_section(self, key: str) -> None:
        """Show another part."""
        self.sections.setCurrentIndex(list(SECTIONS).index(key))

    def _hear(self, changes: ChangeSet) -> None:
        if changes.touches(*self.concerns):
            self.rows.note(changes)
        super()._hear(changes)

    def _look_again(self) -> None:
        self.rows.forget()
        super()._look_again()

    def refresh(self) -> None:
        """Show everything as it is; what is under review stays."""
        self.rows.read()
        if self.rows.is_reading and not self.rows.codings:
            self._list()

    def _show_rows(self) -> None:
        self.head.offer_people()
        self.head.offer_rounds(self.rows.rounds)
        everything = self.rows.everything
        self._say_waiting(sum(map(open_remarks, everything)))
        self.filters.offer(everything, self.rows.codes)
        self._list()

    def _say_waiting(self, n: int) -> None:
        text = self.words.plural(
            "{n} remark waits for your answer", "{n} remarks wait for your answer", n
        )
        self.waiting.setText(text)
        self.waiting.setAccessibleName(text)
        self.waiting.setVisible(n > 0 and not self.workspace.locked)

    def _list(self) -> None:
        section = self.section
        queued = section in ("codings", "definitions", "general")
        self.filters.setVisible(section in ("codings", "definitions"))
        if section == "progress":
            self._show_progress()
        elif section == "meeting":
            self.meeting.show_items(agenda(self._in_round()))
        else:
            self._queue_rows(self._of_section(section))
        page = {"progress": _PROGRESS, "meeting": _MEETING}.get(section, _QUEUE)
        if queued and not self.queue.rowCount():
            self._say_empty()
            page = _EMPTY
        self.pages.setCurrentIndex(page)

    def _of_section(self, section: str) -> Sequence[Reviewed]:
        if section == "codings":
            return self.rows.codings
        return self.rows.definitions if section == "definitions" else self.rows.remarked

    def _in_round(self) -> list[Reviewed]:
        wanted = QueueFilter(within=self.rows.in_round(self.head.round_id))
        return [row for row in self.rows.everything if wanted.admits(row)]

    def _queue_rows(self, rows: Sequence[Reviewed]) -> None:
        wanted = self.filters.wanted(self.rows.in_round(self.head.round_id))
        current = self.queue.row_at(self.view.currentIndex())
        place = max(0, self.view.currentIndex().row()) if self._listed == self.section else 0
        self._listed = self.section
        self.queue.show_rows(row for row in rows if wanted.admits(row))
        kept = [current.uuid] if current else []
        found = (self.queue.index_of(uuid) for uuid in [*kept, self._left_at.get(self.section, "")])
        index = next((index for index in found if index.isValid()), None)
        if index is None:
            index = self.queue.index(min(place, self.queue.rowCount() - 1), 0)
        self.view.setCurrentIndex(index)
        self._show_row()

    def _say_empty(self) -> None:
        words = self.words
        if self.rows.is_reading:
            self._empty.say(words("Reading the codings…"), "")
        elif self._of_section(self.section):
            self._empty.say(
                words("Nothing is like this"),
                words("Choose another round above, or filter by less."),
            )
        else:
            self._empty.say(
                words("Nothing to review yet"),
                words("Every code on a passage can be reviewed here, or on paper with Word."),
            )

    def _show_progress(self) -> None:
        words, round_id = self.words, self.head.round_id
        found = (
            self.workspace.read_shown(progress, round_id, self.rows.codings)
            if round_id is not None
            else []
        )
        self.progress.show_progress(found, self.rows.codes)
        if round_id is None:
            text = words("Progress is counted by round: what was submitted, and who has decided.")
            self.progress.say(words("Choose a round above"), text)
        elif not found:
            text = words("This round has no reviewers yet.")
            self.progress.say(words("Nobody was asked"), text)

    def _show_row(self) -> None:
        row = self.queue.row_at(self.view.currentIndex())
        self.detail.setVisible(row is not None)
        if row is None:
            return
        self._left_at[self.section] = row.uuid
        changed = self.detail.row is None or self.detail.row.uuid != row.uuid
        self.detail.show_row(row, self._code_of(row))
        if changed:
            self.detail.remark.setPlainText(self._drafts.of(row))

    def _code_of(self, row: Reviewed) -> CodeRow | None:
        return None if isinstance(row, RemarkedRow) else self.rows.codes.get(row.code_id)

    def _note_draft(self) -> None:
        if self.detail.row is not None:
            text = self.detail.remark.toPlainText()
            self._drafts.note(self.detail.row, self.head.reviewer_id, text)

    def decide(self, verdict: Verdict | None) -> None:
        """Record a decision with its remark, and go on to the next that is not decided."""
        row = self.queue.row_at(self.view.currentIndex())
        remark = self.detail.remark.toPlainText()
        if isinstance(row, RemarkedRow):
            verdict = None
        if row is None or self.workspace.project.read_only or not (verdict or remark.strip()):
            return
        place, reviewer = self.view.currentIndex().row(), self.head.reviewer_id
        asked = self.rows.open_round_of(row)
        round_id = asked.id if asked is not None else None
        if self.workspace.run(say, row, reviewer, verdict, remark, round_id) is None:
            return
        self.detail.remark.clear()
        self._stale = False
        if isinstance(row, ReviewRow):
            self.rows.patch({row.passage.id}, codings_alone=True)
        else:
            self.rows.patch(())
        if verdict is not None:
            self._go_on(place, reviewer)

    def _go_on(self, place: int, reviewer: int) -> None:
        """To the next that this reviewer has not decided, from here on and then from the top."""
        rows = self.queue.rows()
        for nth in [*range(place, len(rows)), *range(min(place, len(rows)))]:
            if not is_decided(rows[nth], reviewer, self.rows.open_round_of(rows[nth])):
                self.view.setCurrentIndex(self.queue.index(nth, 0))
                return

    def go_to(self, row: Reviewed) -> None:
        """Show something in its section, whatever is filtered."""
        section = "general" if isinstance(row, RemarkedRow) else "definitions"
        section = "codings" if isinstance(row, ReviewRow) else section
        self._left_at[section] = row.uuid
        self.filters.clear()
        if row.uuid not in {each.uuid for each in self._in_round()}:
            self.head.round.setCurrentIndex(0)
        self.show_section(section)
        self._list()
        self.view.setCurrentIndex(self.queue.index_of(row.uuid))

    def go_to_waiting(self) -> None:
        """Go to the next remark that has no answer, and put the cursor there."""
        rows = self.rows.everything
        here = self.detail.row.uuid if self.detail.row else ""
        place = next((nth for nth, row in enumerate(rows) if row.uuid == here), -1)
        for row in [*rows[place + 1 :], *rows[: place + 1]]:
            if open_remarks(row):
                self.go_to(row)
                self.detail.answer_first_open()
                return

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
        """Nothing typed is lost when the window closes, and nothing is read any more."""
        if watched is self._watched and event.type() == QEvent.Type.Close:
            self.rows.stop()
            self.keep_drafts()
        return super().eventFilter(watched, event)
