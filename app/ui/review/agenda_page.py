"""The next meeting's agenda: what each reviewer said, side by side, and a way to the words."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTableView,
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
from app.words import Words

Index = QModelIndex | QPersistentModelIndex
_WORDS = 160
"""Letters of a quotation in the list; the whole of it is one click away."""


class AgendaRows(QAbstractTableModel):
    """A row for each point, its words in the first column, each reviewer in one of their own."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.items: Sequence[AgendaItem] = ()
        self._reviewers: dict[int, str] = {}

    def show_items(self, items: Sequence[AgendaItem]) -> None:
        """Show another agenda."""
        self.beginResetModel()
        self.items = items
        self._reviewers = {said.person_id: said.reviewer for item in items for said in item.said}
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One for each point."""
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """What it is about, and each reviewer."""
        return 0 if parent.isValid() else 1 + len(self._reviewers)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The reviewers' names."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            list(self._reviewers.values())[section - 1] if section else self.words("To talk about")
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What it is about, or what that reviewer said of it."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        item, column = self.items[index.row()], index.column()
        if column:
            said = (each for each in item.said if each.person_id == [*self._reviewers][column - 1])
            return "\n".join(self._told(each) for each in said)
        quoted = shortened(" ".join(row_words(item.row).split()), _WORDS)
        return "\n".join(filter(None, [row_title(self.words, item.row), quoted]))

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
        self.table = QTableView(self)
        self.copy = QPushButton(words("Copy as text"), self)
        self._fit = QTimer(self, singleShot=True, interval=0)
        self._build(theme)

    def _build(self, theme: Theme) -> None:
        words, table = self.words, self.table
        table.setModel(self.rows)
        table.setAccessibleName(words("To talk about at the next meeting"))
        table.setWordWrap(True)
        table.setStyleSheet(ROOMY_ROWS)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self._fit.timeout.connect(table.resizeRowsToContents)
        table.horizontalHeader().sectionResized.connect(lambda *_: self._fit.start())
        table.activated.connect(lambda index: self.chosen.emit(self.rows.items[index.row()].row))
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
        QGuiApplication.clipboard().setText(agenda_text(self.words, self.rows.items))
        self.notice_requested.emit(Notice(self.words("The agenda is on the clipboard.")))
