"""How many passages each informant gives to each code; a cell leads to them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QWidget,
)

from app.analysis.code_counts import NOBODY, Given, given_by_informants
from app.queries.codes import CodeRow, codes
from app.queries.informants import InformantRow, informants
from app.queries.passages import PassageFilter, passages
from app.ui.look.dialog import SizedDialog, page_of, resize_within
from app.ui.look.quiet import heading, quiet_label
from app.ui.look.theme import SPACE_SMALL, TITLE_POINTS, Theme
from app.ui.typing.keys import let_act
from app.ui.workspace import Workspace
from app.words import Words

Index = QModelIndex | QPersistentModelIndex
_COUNT_WIDTH = 56
_NAME_WIDTH = 240
_CENTRE = Qt.AlignmentFlag.AlignCenter


class CountsTable(QAbstractTableModel):
    """Codes by informants, with a column for nobody where there is any, and the sums."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._codes: list[CodeRow] = []
        self._people: list[InformantRow | None] = []
        self._given: Given = {}

    def show_counts(
        self,
        book: Sequence[CodeRow],
        people: Sequence[InformantRow],
        given: Given,
    ) -> None:
        """Show these codes; people who give nothing are left out."""
        self.beginResetModel()
        self._codes = list(book)
        ids = {code.id for code in book}
        giving = {person for code, person in given if code in ids}
        self._people = [person for person in people if person.id in giving]
        self._people += [None] * (NOBODY in giving)
        self._given = given
        self.endResetModel()

    def place(self, index: Index) -> tuple[CodeRow, InformantRow | None, bool]:
        """The code and the informant of a cell, and whether it is the sum of a row."""
        code = self._codes[index.row()]
        is_sum = index.column() >= len(self._people)
        return code, None if is_sum else self._people[index.column()], is_sum

    def passages(self, index: Index) -> list[int]:
        """The passages of a cell."""
        code, person, is_sum = self.place(index)
        if is_sum:
            return [each for key, ids in self._given.items() if key[0] == code.id for each in ids]
        return self._given.get((code.id, person.id if person else NOBODY), [])

    def count(self, index: Index) -> int:
        """How many there are."""
        return len(self.passages(index))

    def as_text(self) -> str:
        """The table for a spreadsheet."""
        across = range(self.columnCount())
        heads = [str(self.headerData(place, Qt.Orientation.Horizontal)) for place in across]
        lines = ["\t".join(["", *heads])]
        for number, code in enumerate(self._codes):
            counts = (str(self.count(self.index(number, place))) for place in across)
            lines.append("\t".join([_called(code), *counts]))
        return "\n".join(lines)

    def rowCount(self, parent: Index | None = None) -> int:
        """Codes."""
        return 0 if parent is not None and parent.isValid() else len(self._codes)

    def columnCount(self, parent: Index | None = None) -> int:
        """Informants, and the sums."""
        return 0 if parent is not None and parent.isValid() else len(self._people) + 1

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Codes at the side, informants on top."""
        if orientation == Qt.Orientation.Vertical:
            if role == Qt.ItemDataRole.DisplayRole:
                return _called(self._codes[section])
            return None
        if role == Qt.ItemDataRole.ToolTipRole and section < len(self._people):
            person = self._people[section]
            return person.role if person else self.words("No informant is known")
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section >= len(self._people):
            return self.words("All")
        person = self._people[section]
        return person.code if person else "\N{EN DASH}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A number; nothing for none."""
        if role == Qt.ItemDataRole.DisplayRole:
            return str(self.count(index) or "")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _CENTRE
        if role == Qt.ItemDataRole.AccessibleTextRole:
            who = self.headerData(index.column(), Qt.Orientation.Horizontal)
            return f"{_called(self._codes[index.row()])}, {who}: {self.count(index)}"
        return None


def _called(code: CodeRow) -> str:
    return " ".join(filter(None, (code.label, code.name)))


class CountsDialog(SizedDialog):
    """The table; Enter or a double click on a number lists its passages."""

    passages_requested = Signal(object, str)  # PassageFilter, what they are

    def __init__(
        self,
        workspace: Workspace,
        words: Words,
        theme: Theme,
        code_ids: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.words = words
        self.table = CountsTable(words, self)
        self.view = QTableView(self)
        self.setWindowTitle(words("Codes by informant"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        resize_within(self, 760, 480)
        self._set_up_view()
        self._build(theme)
        self._read(workspace, code_ids)

    def _read(self, workspace: Workspace, code_ids: Sequence[int]) -> None:
        wanted = frozenset(code_ids)
        book = [code for code in workspace.read_shown(codes) if not wanted or code.id in wanted]
        rows = workspace.read_shown(passages, PassageFilter(code_ids=wanted, coded_only=True))
        people = workspace.read_shown(informants)
        self.table.show_counts(book, people, given_by_informants(rows))
        if book:
            self.view.setCurrentIndex(self.table.index(0, 0))

    def _set_up_view(self) -> None:
        view = self.view
        view.setModel(self.table)
        view.setAccessibleName(self.words("Codes by informant"))
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setTabKeyNavigation(False)
        view.setCornerButtonEnabled(False)
        view.setStyleSheet("QTableCornerButton::section { background: transparent; border: 0; }")
        header = view.horizontalHeader()
        header.setDefaultSectionSize(_COUNT_WIDTH)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        view.verticalHeader().setHighlightSections(False)
        view.verticalHeader().setMaximumWidth(_NAME_WIDTH)
        view.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        view.verticalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        view.activated.connect(self._list)
        view.doubleClicked.connect(self._list)
        let_act(view, {"Return": self._list_current, "Enter": self._list_current})

    def _build(self, theme: Theme) -> None:
        words = self.words
        copy = QPushButton(words("Copy as a table"), self)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.table.as_text()))
        close = QPushButton(words("Close"), self)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_SMALL)
        foot.addWidget(copy)
        foot.addStretch(1)
        foot.addWidget(close)
        for button in (copy, close):
            button.setAutoDefault(False)
        column = page_of(self)
        column.addWidget(heading(words("Codes by informant"), self, TITLE_POINTS))
        column.addWidget(
            quiet_label(theme, words("Passages; Enter or a double click lists them."), self)
        )
        column.addWidget(self.view, 1)
        column.addLayout(foot)

    def _list_current(self) -> None:
        self._list(self.view.currentIndex())

    def _list(self, index: QModelIndex) -> None:
        if not index.isValid() or not self.table.count(index):
            return
        code, person, is_sum = self.table.place(index)
        wanted = PassageFilter(code_ids=frozenset({code.id}))
        if person is not None:
            wanted = replace(wanted, informant_ids=frozenset({person.id}))
        elif not is_sum:
            wanted = replace(wanted, passage_ids=frozenset(self.table.passages(index)))
        self.passages_requested.emit(wanted, self.words("No informant is known"))
        self.accept()
