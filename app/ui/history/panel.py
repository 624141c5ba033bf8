"""The history panel: who did what and when, and a way to where it was done."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from app.models.changes import ChangeSet
from app.queries.activity import ActivityRow, subject_of
from app.queries.people import people
from app.ui.history.activity_list import DEED, ActivityList
from app.ui.history.activity_painting import ActivityPainter
from app.ui.look.empty import EmptyPage
from app.ui.look.person_box import PersonBox
from app.ui.look.theme import SPACE, SPACE_SMALL, Theme
from app.ui.messages import Notice
from app.ui.panel import Panel
from app.ui.workspace import Workspace
from app.words import Words

_AFTER_TYPING = 120
_LETTERS = 9
"""Of a person's name that a narrow column shows."""


class HistoryPanel(Panel):
    """Filters over a list; Enter or a double click goes to what was done something to."""

    code_requested = Signal(int)

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, words, theme, parent)
        self.text = QLineEdit(self)
        self.text.setPlaceholderText(words("Filter the history"))
        self.text.setAccessibleName(words("Filter the history"))
        self.text.setClearButtonEnabled(True)
        self.person = PersonBox(words, _LETTERS, self)
        self.deeds = ActivityList(workspace, words, self)
        self.view = QListView(self)
        self.view.setModel(self.deeds)
        self.view.setItemDelegate(ActivityPainter(self.deeds, theme, self.view))
        self.view.setAccessibleName(words("History"))
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._empty = EmptyPage(
            words("Nothing found"),
            words("What is done in this project is written down here."),
            "",
            theme,
            self,
        )
        self._typed = QTimer(self, singleShot=True, interval=_AFTER_TYPING)
        self._build()
        self._connect()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(SPACE, 0, SPACE, 0)
        head.setSpacing(SPACE_SMALL)
        head.addWidget(self.text, 1)
        head.addWidget(self.person)
        deeds = QWidget(self)
        self._pages = QStackedLayout(deeds)
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_SMALL, 0, 0)
        column.setSpacing(SPACE_SMALL)
        column.addLayout(head)
        column.addWidget(deeds, 1)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self._typed.timeout.connect(self._filter)
        self.text.textChanged.connect(lambda _text: self._typed.start())
        self.person.currentIndexChanged.connect(lambda _number: self._filter())
        self.view.activated.connect(self._open)
        self.view.doubleClicked.connect(self._open)

    def _hear(self, changes: ChangeSet) -> None:
        """Every edit is a deed, whatever table it touched."""
        del changes
        self._stale = True
        self._soon.start()

    def refresh(self) -> None:
        """Take in what was done since, and who is new."""
        self.person.offer(self.workspace.read_shown(people))
        self.deeds.take_in_new()
        self._show_page()

    def _filter(self) -> None:
        self._typed.stop()
        self.deeds.show_only(self.person.currentData(), self.text.text())
        self.view.scrollToTop()
        self._show_page()

    def _show_page(self) -> None:
        self._pages.setCurrentWidget(self.view if self.deeds.rowCount() else self._empty)

    def _open(self) -> None:
        deed = self.view.currentIndex().data(DEED)
        if not isinstance(deed, ActivityRow):
            return
        subject = self.workspace.read(subject_of, deed.parameters)
        if subject is None:
            text = self.words("What this was done to is not in the project any more.")
            self.notice_requested.emit(Notice(text))
            return
        asked = {
            "passage": self.passage_requested,
            "code": self.code_requested,
            "source": self.source_requested,
        }
        asked[subject.kind].emit(subject.id)

    def show_up(self) -> None:
        """Show the newest deeds and take the keyboard."""
        self.refresh_now()
        self.view.scrollToTop()
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
