"""The page of all memos: find one, read on, write on, go to what it is on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from app.operations.memos import change_memo, delete_memo, write_memo
from app.project.session import Session
from app.queries.memos import ListedMemo, listed_memos
from app.queries.people import people
from app.ui.look.choice_box import ChoiceBox
from app.ui.look.empty import EmptyPage
from app.ui.look.moments import moment
from app.ui.look.person_box import PersonBox
from app.ui.look.quiet import ROOMY_ROWS, quiet_label, text_button
from app.ui.look.theme import SPACE, SPACE_SMALL, SPACE_WIDE, Theme
from app.ui.memos.memo_table import ABOUT, DATE, ON, PERSON, TITLE, MemoTable
from app.ui.messages import undoable
from app.ui.panel import Panel
from app.ui.tables.row_view import RowView
from app.ui.typing.autosave import AutosavedText
from app.ui.typing.keys import let_act
from app.ui.workspace import Workspace
from app.words import Words
from app.words.terms import MEMO_SUBJECTS

_WIDTHS = {ON: 88, ABOUT: 160, PERSON: 128, DATE: 144}
_FIRST_TO_GO = (PERSON, DATE, ON)
_TITLE_WIDTH = 220
"""Pixels that a first line keeps in a narrow window: other columns go before it shrinks more."""
_LETTERS = 8
"""Of a choice that a narrow panel shows."""
_HEIGHTS = (360, 220)


class MemosPanel(Panel):
    """Filters over a table over the text; Enter or a double click goes to the thing."""

    concerns = ("memo", "code", "source", "informant", "passage", "person")
    subject_requested = Signal(str, int)
    export_requested = Signal()

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, words, theme, parent)
        self._shown: int | None = None
        self.table = MemoTable(words, workspace.shown_words, self)
        self.letters = QLineEdit(self)
        self.subject = ChoiceBox(self, _LETTERS)
        self.person = PersonBox(words, _LETTERS, self)
        self.view = RowView(self.table, words("Memos"), _WIDTHS, TITLE, self)
        self.text = AutosavedText(workspace, self)
        self.head = quiet_label(theme, parent=self)
        self.go = text_button(
            words("Go there"), words("Show what this memo is on"), self, flush=True
        )
        self.delete_button = text_button(
            words("Delete"), words("Delete this memo"), self, flush=True
        )
        self.add = QPushButton(words("New memo on the study"), self)
        self.export_button = QPushButton(words("Export…"), self)
        self._count = QLabel(self)
        self._empty = EmptyPage("", "", "", theme, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        words, writable = self.words, not self.workspace.locked
        self.letters.setPlaceholderText(words("Search in all memos"))
        self.letters.setAccessibleName(words("Search in all memos"))
        self.letters.setClearButtonEnabled(True)
        self.text.setAccessibleName(words("Memo"))
        self._offer_subjects()
        self.add.setEnabled(writable)
        filters = QHBoxLayout()
        filters.setSpacing(SPACE_SMALL)
        filters.addWidget(self.letters, 2)
        filters.addWidget(self.subject, 1)
        filters.addWidget(self.person, 1)
        listed = QWidget(self)
        self._pages = QStackedLayout(listed)
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._empty)
        self._split = QSplitter(Qt.Orientation.Vertical, self)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(listed)
        self._split.addWidget(self._reading())
        self._split.setSizes([*_HEIGHTS])
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_SMALL)
        foot.addWidget(self._count, 1)
        foot.addWidget(self.export_button)
        foot.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_WIDE, SPACE, SPACE_WIDE, SPACE_SMALL)
        column.setSpacing(SPACE_SMALL)
        column.addLayout(filters)
        column.addWidget(self._split, 1)
        column.addLayout(foot)
        self.view.setWordWrap(False)
        self.view.setStyleSheet(ROOMY_ROWS)
        self.setFocusProxy(self.view)

    def _offer_subjects(self) -> None:
        words, box = self.words, self.subject
        for named in (box, box.view()):
            named.setAccessibleName(words("Memos on"))
        box.setToolTip(words("Memos on"))
        box.addItem(words("On anything"), None)
        for stored, text in MEMO_SUBJECTS.items():
            box.addItem(words(text), stored)

    def _reading(self) -> QWidget:
        """The chosen memo, whole."""
        reading = QWidget(self)
        head = QHBoxLayout()
        head.setSpacing(SPACE_WIDE)
        head.addWidget(self.head, 1)
        head.addWidget(self.go)
        head.addWidget(self.delete_button)
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, SPACE_SMALL, 0, 0)
        column.setSpacing(SPACE_SMALL)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        self._below = reading
        return reading

    def _connect(self) -> None:
        self.letters.textChanged.connect(lambda _text: self._filter())
        self.subject.currentIndexChanged.connect(lambda _number: self._filter())
        self.person.currentIndexChanged.connect(lambda _number: self._filter())
        self.view.selectionModel().currentRowChanged.connect(lambda _row, _before: self._read())
        self.view.activated.connect(lambda _index: self.open_subject())
        self.view.doubleClicked.connect(lambda _index: self.open_subject())
        self.view.menu_wanted.connect(self._offer)
        self.go.clicked.connect(self.open_subject)
        self.delete_button.clicked.connect(self.delete_selected)
        self.add.clicked.connect(self.add_memo)
        self.export_button.clicked.connect(self.export_requested)
        let_act(
            self.view,
            {"Return": self.open_subject, "Ins": self.add_memo, "Del": self.delete_selected},
        )

    def refresh(self) -> None:
        """Show the memos as they are; the chosen ones stay chosen, what is being typed stays."""
        self.person.offer(self.workspace.read(people))
        writing = self.window().focusWidget() is self.text  # Also while another window is in front.
        self.table.written = self._shown if writing else None
        self.table.show_rows(self.workspace.read(listed_memos))
        self._choose_some()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What a memo says is what one looks for: whose and when make room for it."""
        super().resizeEvent(event)
        room = self.width() - sum(_WIDTHS.values()) - _TITLE_WIDTH
        for column in _FIRST_TO_GO:
            self.view.setColumnHidden(column, room < 0)
            room += _WIDTHS[column] if room < 0 else 0

    def _filter(self) -> None:
        subject, person = self.subject.currentData(), self.person.currentData()
        self.table.written = None
        self.table.show_only(subject, person, self.letters.text())
        self._choose_some()

    def _choose_some(self) -> None:
        """Something is always read: the first when nothing that was chosen is shown any more."""
        self.view.choose_some()
        self._read()
        self._say()

    def _say(self) -> None:
        shown, known = self.table.rowCount(), self.table.count_of_all
        if shown == known:
            text = self.words.plural("{n} memo", "{n} memos", shown)
        else:
            text = self.words("{shown} of {n} memos", shown=shown, n=known)
        self._count.setText(text)
        self._below.setVisible(bool(known))
        self.export_button.setEnabled(bool(known))
        if known:
            self._empty.say(
                self.words("No memo fits"), self.words("Search for something else to see more.")
            )
        else:
            self._empty.say(
                self.words("No memos yet"),
                self.words(
                    "Write what you think while you read: on the study here, on a passage, code,"
                    " source or informant where it is."
                ),
            )
        self._pages.setCurrentWidget(self.view if shown else self._empty)

    def selected(self) -> list[ListedMemo]:
        """The chosen memos, in the order shown."""
        return self.view.chosen_rows()

    @property
    def current(self) -> ListedMemo | None:
        """The memo whose text shows."""
        return self.table.row_at(self.view.currentIndex())

    def _read(self) -> None:
        """Show the current memo whole."""
        row = self.current
        if row is None:
            if self._shown is not None:
                self._shown = None
                self.text.show_text("", None)
            self.head.setText("")
        elif row.memo.id == self._shown:
            self.text.follow(row.memo.text)
        else:
            self._shown, memo_id = row.memo.id, row.memo.id
            self.text.show_text(
                row.memo.text,
                lambda step, text: self.workspace.run_on(step, change_memo, memo_id, text),
            )
        if row is not None:
            on = self.words(MEMO_SUBJECTS[row.memo.subject])
            about = self.workspace.shown_words(row.about)
            written = f"{row.memo.person}, {moment(self.words, row.memo.changed_at)}"
            said = " \N{MIDDLE DOT} ".join(filter(None, (on, about, written)))
            self.head.setText(said)
        self.text.setEnabled(row is not None)
        self.go.setEnabled(row is not None)
        self.delete_button.setEnabled(row is not None and not self.workspace.locked)

    def open_subject(self) -> None:
        """Go to what the current memo is on."""
        row = self.current
        if row is not None:
            self.text.keep()
            self.subject_requested.emit(row.memo.subject, row.memo.subject_id or 0)

    def add_memo(self) -> None:
        """A new memo on the study as a whole, to be written below at once."""
        if self.workspace.locked:
            return
        self.letters.clear()
        self.subject.setCurrentIndex(0)
        self.person.setCurrentIndex(0)
        person, text = self.workspace.person_id, self.words("New memo")
        memo_id = self.workspace.run(write_memo, person, "project", None, text)
        if memo_id is not None:
            self.refresh_now()
            self.view.choose(self.table.number_of(memo_id) or 0)
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
            self.text.selectAll()

    def delete_selected(self) -> None:
        """Throw the chosen memos away; the notice takes it back."""
        ids = [row.memo.id for row in self.selected()]
        if not ids or self.workspace.locked:
            return
        self.text.keep()

        def delete_each(session: Session) -> int:
            return sum(delete_memo(session, memo_id) > 0 for memo_id in ids)

        deleted = self.workspace.run(delete_each)
        if deleted:
            text = self.words.plural("{n} memo deleted.", "{n} memos deleted.", deleted)
            self.notice_requested.emit(undoable(text, self.words, self.workspace.undo))

    def _offer(self, menu: QMenu) -> None:
        """What can be done with the chosen memos."""
        menu.addAction(self.words("Go there")).triggered.connect(self.open_subject)
        menu.addSeparator()
        delete = menu.addAction(self.words("Delete"))
        delete.triggered.connect(self.delete_selected)
        delete.setEnabled(not self.workspace.locked)
