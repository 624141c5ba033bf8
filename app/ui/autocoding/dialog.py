"""The window of autocoding: a question, what it finds, what of that is to be coded.

It is not modal: whoever looks at a hit may want to read on in the transcript.
"""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.analysis.autocoding.coded import Standing
from app.analysis.autocoding.matching import MOST
from app.analysis.autocoding.proposals import Proposal
from app.models.span import Span
from app.queries.spoken_texts import SpokenText
from app.ui.autocoding.code_choice import CodeChoice
from app.ui.autocoding.preview import Preview
from app.ui.autocoding.proposal_table import ProposalTable
from app.ui.autocoding.proposal_view import ProposalView
from app.ui.autocoding.question import Question
from app.ui.look.dialog import SizedDialog, resize_within
from app.ui.look.empty import EmptyPage
from app.ui.look.quiet import text_button
from app.ui.look.theme import SPACE, SPACE_SECTION, SPACE_SMALL, Theme
from app.ui.messages import NoticeBar
from app.ui.workspace import Workspace
from app.words import Words

_SOON = 250
"""Milliseconds after the last letter until a search begins."""
_HEIGHTS = (360, 140)


class AutocodingDialog(SizedDialog):
    """Fields above, rows in the middle, the place of the current row below."""

    search_requested = Signal()
    coding_requested = Signal()
    span_requested = Signal(int, object)  # source id, Span

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._theme = theme
        self._texts: dict[int, str] = {}
        self.question = Question(workspace, words, theme, self)
        self.codes = CodeChoice(workspace, words, theme, self)
        self.table = ProposalTable(words, workspace.shown, self)
        self.view = ProposalView(self.table, words, theme, self)
        self.preview = Preview(workspace, words, theme, self)
        self.filter = QLineEdit(self)
        self.count = QLabel(self)
        self.body = QWidget(self)
        self.pages = QStackedWidget(self.body)
        self.empty = EmptyPage("", "", "", theme, self.pages)
        self.apply = QPushButton(self)
        self.jump = QPushButton(words("Show in the transcript"), self)
        self.notices = NoticeBar(words, theme, self)
        self._ended_early = False
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._build()
        self._connect()
        self.show_nothing()

    def _build(self) -> None:
        self.setWindowTitle(self.words("Autocode"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        resize_within(self, 1000, 660)
        self.filter.setPlaceholderText(self.words("Filter what was found"))
        self.filter.setAccessibleName(self.words("Filter what was found"))
        self.filter.setClearButtonEnabled(True)
        self.apply.setProperty("primary", True)
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self._results())
        inner = QVBoxLayout(self.body)
        inner.setContentsMargins(SPACE_SECTION, SPACE_SECTION, SPACE_SECTION, SPACE_SECTION)
        inner.setSpacing(SPACE)
        inner.addWidget(self.question)
        inner.addWidget(self.pages, 1)
        inner.addLayout(self._foot())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.body)
        self.question.field.setFocus()

    def _results(self) -> QWidget:
        words, page = self.words, QWidget(self)
        head = QHBoxLayout()
        head.setSpacing(SPACE_SMALL)
        head.addWidget(self.filter, 1)
        for text, tip, on in (
            (words("All"), words("Tick everything that shows"), True),
            (words("None"), words("Untick everything that shows"), False),
        ):
            button = text_button(text, tip, page)
            button.clicked.connect(lambda _checked=False, on=on: self.table.tick_shown(on=on))
            head.addWidget(button)
        split = QSplitter(Qt.Orientation.Vertical, page)
        split.setChildrenCollapsible(False)
        split.addWidget(self.view)
        split.addWidget(self.preview)
        split.setSizes([*_HEIGHTS])
        split.setStretchFactor(0, 1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_SMALL)
        column.addLayout(head)
        column.addWidget(split, 1)
        return page

    def _foot(self) -> QVBoxLayout:
        acts = QHBoxLayout()
        acts.setSpacing(SPACE)
        acts.addWidget(self.count, 1)
        close = QPushButton(self.words("Close"), self)
        close.clicked.connect(self.reject)
        for button in (self.jump, close, self.apply):
            button.setAutoDefault(False)
            acts.addWidget(button)
        foot = QVBoxLayout()
        foot.setSpacing(SPACE)
        foot.addWidget(self.codes)
        foot.addLayout(acts)
        return foot

    def _connect(self) -> None:
        self.question.changed.connect(self._soon.start)
        self._soon.timeout.connect(self.search_requested)
        self.question.field.returnPressed.connect(self.search_now)
        code = QShortcut(QKeySequence("Ctrl+Return"), self)
        code.activated.connect(self.apply.click)
        self.filter.textChanged.connect(self.table.filter_by)
        self.table.ticked_anew.connect(self._count)
        self.table.modelReset.connect(self._choose_some)
        self.codes.changed.connect(self._count)
        self.view.selectionModel().currentRowChanged.connect(self._show_place)
        self.view.place_requested.connect(self._jump)
        self.jump.clicked.connect(self._jump)
        self.apply.clicked.connect(self.coding_requested)

    def look_again(self) -> None:
        """Names are shown in another way."""
        self.question.follow()
        self.table.tell()
        self.preview.look_again()

    def done(self, result: int) -> None:
        """Close, and search for nothing any more."""
        self._soon.stop()
        super().done(result)

    def search_now(self) -> None:
        """Do not wait for more letters."""
        self._soon.stop()
        self.search_requested.emit()

    def show_texts(self, texts: Sequence[SpokenText]) -> None:
        """The texts in which the rows stand."""
        self._texts = {text.source_id: text.text for text in texts}

    def show_found(self, found: Sequence[Proposal], standings: Sequence[Standing]) -> None:
        """Show what was found; the row that one looked at stays the current one.

        A search ends after so many hits, of which a passage may hold many.
        """
        self._ended_early = sum(len(each.hits) for each in found) >= MOST
        self.table.show_proposals(found, standings)
        if not found:
            self.empty.say(
                self.words("Nothing found"),
                self.words("Try fewer words, or let parts of words count, too."),
            )
        self.pages.setCurrentIndex(1 if found else 0)
        self._choose_some()

    def show_nothing(self) -> None:
        """Say what to do while nothing is asked."""
        self.table.show_proposals((), ())
        self.empty.say(
            self.words("What is to be coded?"),
            self.words(
                "Type words, or choose somebody whose every turn is meant. Nothing is coded before"
                " you have looked through the list."
            ),
        )
        self.pages.setCurrentIndex(0)

    def show_problem(self, text: str) -> None:
        """Say what is wrong with the question."""
        self.table.show_proposals((), ())
        self.empty.say(self.words("This cannot be searched for"), text)
        self.pages.setCurrentIndex(0)

    def show_busy(self) -> None:
        """Say that a search goes on; what was found before stays until it is done."""
        self.count.setText(self.words("Searching…"))
        self.apply.setEnabled(False)

    @property
    def current(self) -> Proposal | None:
        """The passage that is looked at."""
        row = self.table.row_at(self.view.currentIndex())
        return row.proposal if row is not None else None

    def _choose_some(self) -> None:
        self.view.choose_some()
        self._show_place()

    def _show_place(self, *_: QModelIndex) -> None:
        each = self.current
        self.jump.setEnabled(each is not None)
        self.preview.show_place(self._texts.get(each.source_id, "") if each else "", each)

    def _jump(self) -> None:
        each = self.current
        if each is not None:
            self.span_requested.emit(each.source_id, Span(each.span.start, each.span.end))

    def _count(self) -> None:
        words, total = self.words, self.table.count_of_all
        chosen = len(self.table.chosen) if total else 0
        said = words("{n} of {of} will be coded", n=chosen, of=total) if total else ""
        if self._ended_early and total:
            said = " · ".join((said, words("there are more; ask for less at once")))
        self.count.setText(said)
        self.apply.setText(words.plural("Code {n} passage", "Code {n} passages", chosen))
        called = self.codes.called
        self.apply.setEnabled(bool(chosen and called))
        self.apply.setToolTip("" if called else words("Choose a code first"))
