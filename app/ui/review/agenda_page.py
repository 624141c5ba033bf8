"""The next meeting's agenda: what each reviewer said, side by side, and a way to the words."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.analysis.review.agenda import AgendaItem, agenda_text, row_title, row_words, said_in_short
from app.queries.reviews import DecisionRow
from app.ui.inspector.quotation import shortened
from app.ui.look.empty import EmptyPage
from app.ui.look.quiet import ROOMY_ROWS, plain_label
from app.ui.look.theme import SPACE, SPACE_SMALL, Theme
from app.ui.messages import Notice
from app.ui.tables.row_table import Column, RowTable
from app.ui.tables.row_view import RowView
from app.words import N_, Words

_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_WORDS = 160
"""Letters of a quotation in the list; the whole of it is one click away."""


class AgendaRows(RowTable[AgendaItem]):
    """A row for each point, its words in the first column, each reviewer in one of their own."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(words, [self._about], parent)

    @property
    def _about(self) -> Column[AgendaItem]:
        return Column(N_("To talk about"), self._point, alignment=_TOP)

    def show_items(self, items: Sequence[AgendaItem]) -> None:
        """Show another agenda."""
        reviewers = {said.person_id: said.reviewer for item in items for said in item.said}
        self.beginResetModel()
        self.columns = [self._about, *map(self._said_by, reviewers.items())]
        self._rows = [*items]
        self.endResetModel()

    def title(self, column: int) -> str:
        """Names of people are not translated."""
        return self.columns[column].title if column else super().title(column)

    def _point(self, item: AgendaItem) -> str:
        quoted = shortened(" ".join(row_words(item.row).split()), _WORDS)
        return "\n".join(filter(None, [row_title(self.words, item.row), quoted]))

    def _said_by(self, reviewer: tuple[int, str]) -> Column[AgendaItem]:
        person_id, name = reviewer

        def said(item: AgendaItem) -> str:
            return "\n".join(self._told(each) for each in item.said if each.person_id == person_id)

        return Column(name, said, alignment=_TOP)

    def _told(self, said: DecisionRow) -> str:
        answer = self.words("Answer: {text}", text=said.answer) if said.answer else ""
        return "\n".join(filter(None, [said_in_short(self.words, said), answer]))


class AgendaPage(QStackedWidget):
    """The table over a button that copies it as text."""

    chosen = Signal(object)  # Reviewed
    notice_requested = Signal(object)  # Notice

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.rows = AgendaRows(words, self)
        name = words("To talk about at the next meeting")
        self.table = RowView(self.rows, name, {}, 0, self, sortable=False, several=True)
        self.copy = QPushButton(words("Copy as text"), self)
        self._fit = QTimer(self, singleShot=True, interval=0)
        self._build(theme)

    def _build(self, theme: Theme) -> None:
        words, table = self.words, self.table
        table.setWordWrap(True)
        table.setStyleSheet(ROOMY_ROWS)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._fit.timeout.connect(table.resizeRowsToContents)
        table.horizontalHeader().sectionResized.connect(lambda *_: self._fit.start())
        table.activated.connect(lambda index: self.chosen.emit(self.rows.rows()[index.row()].row))
        self.copy.setToolTip(words("Copy the agenda as plain text"))
        self.copy.clicked.connect(self._copy)
        empty = EmptyPage(
            words("Nothing to talk about"),
            words("Codings on which reviewers disagree, and remarks to be discussed, stand here."),
            "",
            theme,
            self,
        )
        head = QHBoxLayout()
        head.setContentsMargins(SPACE, 0, SPACE, 0)
        head.addWidget(
            plain_label(words("Where reviewers disagree, and what is to be discussed"), self), 1
        )
        head.addWidget(self.copy)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, SPACE_SMALL, 0, 0)
        column.setSpacing(SPACE_SMALL)
        column.addLayout(head)
        column.addWidget(table, 1)
        self.addWidget(empty)
        self.addWidget(page)
        self.setFocusProxy(table)

    def show_items(self, items: Sequence[AgendaItem]) -> None:
        """Show another agenda; the point that is chosen stays so as far as it is still there."""
        place = self.table.currentIndex().row()
        self.rows.show_items(items)
        self._fit.start()
        if items:
            self.table.setCurrentIndex(self.rows.index(min(max(0, place), len(items) - 1), 0))
        self.setCurrentIndex(1 if items else 0)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(agenda_text(self.words, self.rows.rows()))
        self.notice_requested.emit(Notice(self.words("The agenda is on the clipboard.")))
