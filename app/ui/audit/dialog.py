"""The window of the audit: quotations and claims of a draft, beside the transcripts.

It is not modal: whoever looks at a finding wants to read on in the transcript.
"""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.analysis.quote_audit.quote_audit import Finding
from app.analysis.quote_audit.sentences import counted
from app.interchange.auditing import Audit
from app.ui.audit.claim_table import CLAIM, CODES, TEXT, ZONE, ClaimTable
from app.ui.audit.finding_detail import FindingDetail
from app.ui.audit.finding_table import (
    ASIDE,
    ATTRIBUTED,
    INFORMANT,
    QUOTATION,
    STATUS,
    TO_LOOK_AT,
    FindingTable,
)
from app.ui.look.dialog import SizedDialog, resize_within
from app.ui.look.empty import EmptyPage
from app.ui.look.quiet import heading, plain_label
from app.ui.look.theme import SPACE, SPACE_SECTION, TITLE_POINTS, Theme
from app.ui.messages import NoticeBar
from app.ui.tables.row_view import RowView
from app.ui.typing.keys import let_act
from app.words import Words
from app.words.audit import STATUSES

_ROW = 30
_WIDTHS = {STATUS: 150, INFORMANT: 110, ATTRIBUTED: 110}
_CLAIM_WIDTHS = {CLAIM: 220, CODES: 110, ZONE: 150}


class AuditDialog(SizedDialog):
    """What was found in a draft; without one it asks for it."""

    file_dropped = Signal(object)  # Path
    file_requested = Signal()
    copy_requested = Signal()
    span_requested = Signal(int, object)  # source id, Span

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._theme = theme
        self.found: Audit | None = None
        self.aside: list[int] = []
        self.table = FindingTable(words, theme, self)
        self.claims = ClaimTable(words, self)
        self.title = heading("", self, TITLE_POINTS)
        self.summary = plain_label("", self)
        self.shown = QComboBox(self)
        self.view = RowView(
            self.table, words("Quotations of the draft"), _WIDTHS, QUOTATION, self, several=False
        )
        self.claim_view = RowView(
            self.claims, words("Claims of the draft"), _CLAIM_WIDTHS, TEXT, self, several=False
        )
        self.detail = FindingDetail(words, theme, self)
        self.tabs = QTabWidget(self)
        self.pages = QStackedWidget(self)
        self.notices = NoticeBar(words, theme, self)
        self._build()
        self._connect()
        self._show_chosen()

    @property
    def chosen(self) -> Finding | None:
        """The quotation that is looked at."""
        number = self._number()
        return None if number is None or self.found is None else self.found.findings[number]

    def show_audit(self, found: Audit) -> None:
        """Show what was found in a draft."""
        self.found, self.aside = found, []
        self.title.setText(found.draft.name)
        self.summary.setText(counted(self.words, found.findings))
        self.claims.show_rows(found.claims)
        self.tabs.setTabText(1, "  ".join([self.words("Claims"), str(len(found.claims))]))
        self.pages.setCurrentIndex(1)
        self._offer_statuses()
        self._fill()
        self.view.setFocus()

    def set_aside(self) -> None:
        """Set the chosen quotation aside, or take it back."""
        number = self._number()
        if number is None:
            return
        if number in self.aside:
            self.aside.remove(number)
        else:
            self.aside.append(number)
        self._fill(number)

    def undo(self) -> None:
        """Take back what was set aside last."""
        if self.aside:
            self._fill(self.aside.pop())

    def findings_aside(self) -> list[Finding]:
        """What the user has set aside."""
        return [self.found.findings[number] for number in self.aside] if self.found else []

    def _build(self) -> None:
        words = self.words
        self.setWindowTitle(words("Check a draft"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAcceptDrops(True)
        resize_within(self, 1000, 680)
        self.empty = EmptyPage(
            words("No draft yet"),
            words(
                "Drop a chapter or the whole thesis here (Word, OpenDocument, PDF or text). Every "
                "quotation in it is looked for in the transcripts. The draft itself stays as it is."
            ),
            words("Choose a draft…"),
            self._theme,
            self,
        )
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self._results())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)

    def _results(self) -> QWidget:
        page = QWidget(self)
        for view in (self.view, self.claim_view):
            view.setWordWrap(False)
            view.verticalHeader().setDefaultSectionSize(_ROW)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.view, self.words("Quotations"))
        self.tabs.addTab(self.claim_view, self.words("Claims"))
        split = QSplitter(Qt.Orientation.Vertical, page)
        split.setChildrenCollapsible(False)
        split.addWidget(self.tabs)
        split.addWidget(self.detail)
        split.setSizes([420, 180])
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.shown)
        column = QVBoxLayout(page)
        column.setContentsMargins(SPACE_SECTION, SPACE_SECTION, SPACE_SECTION, SPACE_SECTION)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addWidget(self.summary)
        column.addWidget(split, 1)
        column.addLayout(self._buttons())
        return page

    def _buttons(self) -> QHBoxLayout:
        words = self.words
        self.another = QPushButton(words("Choose a draft…"), self)
        self.aside_button = QPushButton(words("Set aside"), self)
        self.jump = QPushButton(words("Show in the transcript"), self)
        self.save = QPushButton(words("Save a copy with comments…"), self)
        self.save.setProperty("primary", True)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.another)
        row.addStretch(1)
        for button in (self.aside_button, self.jump, self.save):
            row.addWidget(button)
        for button in (self.another, self.aside_button, self.jump, self.save):
            button.setAutoDefault(False)
        return row

    def _connect(self) -> None:
        for asks in (self.empty.chosen, self.another.clicked):
            asks.connect(self.file_requested)
        self.save.clicked.connect(self.copy_requested)
        self.jump.clicked.connect(self._jump)
        self.aside_button.clicked.connect(self.set_aside)
        self.view.activated.connect(self._jump)
        self.shown.currentIndexChanged.connect(self._filter)
        self.tabs.currentChanged.connect(self._show_chosen)
        self.view.menu_wanted.connect(self._offer)
        for view in (self.view, self.claim_view):
            view.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.table.modelReset.connect(self._show_chosen)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.activated.connect(self.undo)
        let_act(self.view, {"Del": self.set_aside})
        self.aside_button.setToolTip(
            self.words("Leave it out of the comments, as a law or a book; Delete does the same")
        )

    def _offer(self, menu: QMenu) -> None:
        """What can be done with the chosen quotation."""
        for button, act in ((self.jump, self._jump), (self.aside_button, self.set_aside)):
            menu.addAction(button.text(), act).setEnabled(button.isEnabled())

    def _offer_statuses(self) -> None:
        words = self.words
        found = self.found.findings if self.found else ()
        with QSignalBlocker(self.shown):
            self.shown.clear()
            self.shown.setAccessibleName(words("Which quotations to show"))
            self.shown.addItem(words("All quotations"), "")
            self.shown.addItem(words("To be looked at"), TO_LOOK_AT)
            for status, name in STATUSES.items():
                if any(each.status == status for each in found):
                    self.shown.addItem(words(name), status)
            self.shown.addItem(words("Set aside"), ASIDE)
        self._filter()

    def _filter(self) -> None:
        self.table.filter_by(str(self.shown.currentData() or ""))
        self.view.selectRow(0)

    def _fill(self, number: int | None = None) -> None:
        """Show the rows anew, at the same quotation or else at the first."""
        if self.found is not None:
            self.table.show_findings(self.found.findings, frozenset(self.aside))
            row = self.table.number_of(number)
            self.view.selectRow(row or 0)
            self._show_chosen()

    def _number(self) -> int | None:
        return self.table.row_at(self.view.currentIndex())

    def _show_chosen(self, _now: QModelIndex | int | None = None) -> None:
        """Show what is chosen in the tab that is open."""
        number = self._number()
        in_claims = self.tabs.currentIndex() == 1
        self.shown.setEnabled(not in_claims)
        if in_claims:
            self.detail.show_claim(self.claims.row_at(self.claim_view.currentIndex()))
        else:
            self.detail.show_finding(self.chosen)
        chosen = None if in_claims else self.chosen
        self.jump.setEnabled(chosen is not None and chosen.span is not None)
        self.aside_button.setEnabled(chosen is not None)
        taken = self.words("Take back") if number in self.aside else self.words("Set aside")
        self.aside_button.setText(taken)

    def _jump(self) -> None:
        chosen = self.chosen
        if chosen is not None and chosen.source_id is not None and chosen.span is not None:
            self.span_requested.emit(chosen.source_id, chosen.span)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A draft may be dropped anywhere."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Check the draft that was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.file_dropped.emit(paths[0])
