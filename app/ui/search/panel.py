"""Search in all sources: type, go through the hits, Enter jumps there."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from app.project.search_index import search, search_inside_words
from app.ui.look.empty import EmptyPage
from app.ui.look.theme import SPACE, SPACE_SMALL, SPACE_WIDE, Theme
from app.ui.panel import Panel
from app.ui.search.hit_list import HitList
from app.ui.search.hit_painting import HitPainter
from app.ui.workspace import Workspace
from app.words import Words

LIMIT = 500
_AFTER_TYPING = 120


class SearchPanel(Panel):
    """A field and its hits, grouped by source."""

    concerns = ("source", "source_text")
    coding_requested = Signal(str, bool)  # the words, and whether inside of longer ones

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, words, theme, parent)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(words("Find in all sources"))
        self.field.setAccessibleName(words("Find in all sources"))
        self.field.setClearButtonEnabled(True)
        self.inside = QCheckBox(words("Inside words"), self)
        self.inside.setToolTip(words("Also find the letters in the middle of longer words"))
        self._count = QLabel(self)
        self.code = QPushButton(words("Code these…"), self)
        self.code.setToolTip(words("Look through all places and code those that you tick"))
        self.code.setAutoDefault(False)
        self.code.clicked.connect(self._ask_coding)
        self.hits = HitList(words, self)
        self.view = QListView(self)
        self.view.setModel(self.hits)
        self.view.setItemDelegate(HitPainter(theme, self.view))
        self.view.setAccessibleName(words("What was found"))
        self.view.setUniformItemSizes(False)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open)
        self._empty = EmptyPage("", "", "", theme, self)
        self._typed = QTimer(self, singleShot=True, interval=_AFTER_TYPING)
        self._typed.timeout.connect(self.refresh)
        self.field.textChanged.connect(self._note_typing)
        self.inside.toggled.connect(self.refresh)
        self.setFocusProxy(self.field)
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self.field, 1)
        head.addWidget(self.inside)
        results = QWidget(self)
        self._pages = QStackedLayout(results)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_WIDE, SPACE, SPACE_WIDE, SPACE_SMALL)
        column.setSpacing(SPACE_SMALL)
        column.addLayout(head)
        column.addWidget(results, 1)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addWidget(self._count, 1)
        foot.addWidget(self.code)
        column.addLayout(foot)

    def _note_typing(self) -> None:
        self._typed.start()

    def look_for(self, wanted: str) -> None:
        """Search for these words at once."""
        self.field.setText(wanted)
        self.refresh()

    def refresh(self) -> None:
        """Search again for what stands in the field."""
        self._typed.stop()
        wanted = self.field.text().strip()
        how = search_inside_words if self.inside.isChecked() else search
        found = self.workspace.read(how, wanted, LIMIT) if wanted else []
        self.hits.show_hits(found, self.workspace.shown)
        self.view.setCurrentIndex(self.hits.first_hit())
        self._pages.setCurrentWidget(self.view if found else self._empty)
        self.code.setEnabled(bool(found) and not self.workspace.locked)
        self._say(wanted, len(found))

    def _say(self, wanted: str, found: int) -> None:
        words = self.words
        if not wanted:
            self._empty.say(
                words("Search all sources"),
                words("Type a word or a phrase. The last word may be its beginning only."),
            )
        else:
            self._empty.say(
                words("Nothing found"),
                words("Try fewer words, or tick “{option}”.", option=words("Inside words")),
            )
        if found == LIMIT:
            self._count.setText(words("The first {n} paragraphs", n=found))
        else:
            text = words.plural("{n} paragraph", "{n} paragraphs", found)
            self._count.setText(text if wanted else "")

    def _ask_coding(self) -> None:
        self.coding_requested.emit(self.field.text(), self.inside.isChecked())

    def _open(self) -> None:
        hit = self.hits.snippet_at(self.view.currentIndex())
        if hit is not None:
            self.span_requested.emit(hit.source_id, hit.span)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the field, Enter opens the current hit and Down goes into the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._typed.isActive():
                self.refresh()
            self._open()
        elif event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)
