"""A list in an order of the user's over the form of the chosen row: guide and pictures."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.look.empty import EmptyPage
from app.ui.look.theme import SPACE, SPACE_SMALL, Theme
from app.ui.panel import Panel
from app.ui.typing.ordered_list import OrderedList
from app.ui.workspace import Workspace
from app.words import Words

_HEIGHTS = (280, 220)


class KeptListPage(Panel):
    """What such pages share: adding, deleting, moving, and the row that stays chosen.

    A page says what its rows are (``rows``), shows one (``show_row``) and changes them.
    """

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, words, theme, parent)
        self.shown: int | None = None
        self.list = OrderedList(self)
        self.add = QPushButton(self)
        self.delete = QPushButton(words("Delete"), self)
        self.further: tuple[QPushButton, ...] = ()
        """What else adds rows: beside the first button, or below it while there are none."""
        self._acts = QHBoxLayout()
        self._pages = QStackedWidget(self)

    def build(self, name: str, title: str, text: str, add: str) -> None:
        """Put everything in its place; the words are the list's name and the empty page's."""
        self.list.setAccessibleName(name)
        self.add.setText(add)
        self.delete.setToolTip(self.words("Throw it away (Undo brings it back)"))
        self.list.setDragEnabled(not self.workspace.locked)
        self.add.setEnabled(not self.workspace.locked)
        begin = "" if self.workspace.locked else add
        self._empty = EmptyPage(title, text, begin, self.theme, self)
        self._empty.chosen.connect(self.add_one)
        both = QSplitter(Qt.Orientation.Vertical, self)
        both.addWidget(self._listed())
        both.addWidget(self.form())
        both.setSizes([*_HEIGHTS])
        both.setChildrenCollapsible(False)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(both)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE_SMALL)
        column.addWidget(self._pages, 1)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.setFocusProxy(self.list)
        self.add.clicked.connect(self.add_one)
        self.delete.clicked.connect(self.delete_current)
        self.list.currentRowChanged.connect(lambda _row: self._show_current())
        self.list.stepped.connect(self.step_current)
        self.list.moved.connect(self.move_row)

    def _listed(self) -> QWidget:
        """The list, and below it what adds to it and takes from it."""
        self._acts.addWidget(self.add)
        self._acts.addStretch(1)
        self._acts.addWidget(self.delete)
        listed = QWidget(self)
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, SPACE_SMALL)
        column.setSpacing(SPACE_SMALL)
        column.addWidget(self.list, 1)
        column.addLayout(self._acts)
        return listed

    def refresh(self) -> None:
        """Show the rows as they are now; the chosen one stays chosen."""
        rows = list(self.rows())
        ids = [row_id for row_id, _ in rows]
        self.list.show_rows(rows, self.shown if self.shown in ids else None)
        self._pages.setCurrentIndex(1 if rows else 0)
        for button in self.further:
            if rows:
                self._acts.insertWidget(1, button)
            else:
                self._empty.offer_also(button)
            button.show()  # In another place it would show only later.
        self._show_current()

    def _show_current(self) -> None:
        chosen = self.list.current_id
        self.delete.setEnabled(chosen is not None and not self.workspace.locked)
        anew, self.shown = chosen != self.shown, chosen
        self.show_row(chosen, anew=anew)

    def show_new(self, row_id: int) -> None:
        """Choose a row that was just made."""
        self.refresh_now()
        self.list.choose(row_id)

    def delete_current(self) -> None:
        """Throw the chosen row away; the next one is chosen."""
        chosen, place = self.list.current_id, self.list.currentRow()
        if chosen is not None:
            self.show_row(None, anew=True)
            self.delete_row(chosen)
            self.refresh_now()
            self.list.setCurrentRow(min(place, self.list.count() - 1))

    def step_current(self, step: int) -> None:
        """Move the chosen row up (-1) or down (1)."""
        chosen, place = self.list.current_id, self.list.currentRow() + step
        if chosen is not None and 0 <= place < self.list.count() and not self.workspace.locked:
            self.move_row(chosen, place)
            self.refresh_now()

    def form(self) -> QWidget:
        """The fields of the chosen row."""
        raise NotImplementedError

    def rows(self) -> Iterator[tuple[int, str]]:
        """The rows as ``(id, text)``, read anew."""
        raise NotImplementedError

    def show_row(self, row_id: int | None, *, anew: bool) -> None:
        """Show a row in the form; not ``anew`` when it was shown before, so typing stays."""
        raise NotImplementedError

    def add_one(self) -> None:
        """Begin a new row."""
        raise NotImplementedError

    def delete_row(self, row_id: int) -> None:
        """Throw a row away."""
        raise NotImplementedError

    def move_row(self, row_id: int, place: int) -> None:
        """Put a row at another place."""
        raise NotImplementedError
