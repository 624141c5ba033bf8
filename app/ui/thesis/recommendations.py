"""The suggestions (*saran*) of the closing chapter, and the codes that each answers."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.analysis.chapter.section import whole_outline
from app.operations.chapter import (
    add_recommendation,
    change_recommendation,
    delete_recommendation,
    order_recommendations,
)
from app.queries.chapter import RecommendationRow, recommendations
from app.queries.codes import CodeRow
from app.ui.look.empty import EmptyPage
from app.ui.look.quiet import heading, quiet_label
from app.ui.look.theme import SPACE, SPACE_SMALL, SPACE_WIDE, Theme
from app.ui.look.ticks import TickPainter
from app.ui.look.tooltip import as_tooltip
from app.ui.panel import Panel
from app.ui.typing.autosave import AutosavedText
from app.ui.typing.ordered_list import ID, OrderedList
from app.ui.workspace import Workspace
from app.words import Words

_HEIGHTS = (240, 400)
_LINES = 5


class RecommendationsPage(Panel):
    """A list over the text and the codes of the chosen one; Alt+Up and Alt+Down move."""

    concerns = ("recommendation", "recommendation_code", "code", "kind", "chapter_section")

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, words, theme, parent)
        self._rows: dict[int, RecommendationRow] = {}
        self._offered: list[CodeRow] = []
        self._shown: int | None = None
        self.list = OrderedList(self)
        self.text = AutosavedText(workspace, self)
        self.codes = QListWidget(self)
        self.add = QPushButton(words("Add a recommendation"), self)
        self.delete = QPushButton(words("Delete"), self)
        self._empty = EmptyPage(
            words("No recommendation yet"),
            words("Each one should answer something that the study found."),
            "" if workspace.locked else words("Add a recommendation"),
            theme,
            self,
        )
        self._build()
        self._connect()

    def _build(self) -> None:
        words = self.words
        self.list.setAccessibleName(words("Recommendations"))
        self.text.setAccessibleName(words("Recommendation"))
        self.text.setPlaceholderText(words("What should be done, and by whom?"))
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * _LINES + 2 * SPACE_SMALL)
        self.codes.setAccessibleName(words("Codes that it answers"))
        self.codes.setItemDelegate(TickPainter(self.theme, self.codes))
        self.delete.setToolTip(words("Throw this recommendation away (Undo brings it back)"))
        for button in (self.add, self.delete):
            button.setEnabled(not self.workspace.locked)
        both = QSplitter(Qt.Orientation.Vertical, self)
        both.addWidget(self.list)
        both.addWidget(self._form())
        both.setSizes([*_HEIGHTS])
        both.setChildrenCollapsible(False)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(both)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_WIDE, SPACE, SPACE_WIDE, SPACE_SMALL)
        column.addWidget(self._pages)
        self.setFocusProxy(self.list)

    def _form(self) -> QWidget:
        words, form = self.words, QWidget(self)
        acts = QHBoxLayout()
        acts.addWidget(self.add)
        acts.addStretch(1)
        acts.addWidget(self.delete)
        column = QVBoxLayout(form)
        column.setContentsMargins(0, SPACE_SMALL, 0, 0)
        column.setSpacing(SPACE_SMALL)
        column.addLayout(acts)
        column.addWidget(self.text)
        column.addWidget(heading(words("Codes that it answers"), form))
        hint = words("Tick the findings that this recommendation follows from.")
        column.addWidget(quiet_label(self.theme, hint, form))
        column.addWidget(self.codes, 1)
        return form

    def _connect(self) -> None:
        self._empty.chosen.connect(self.add_one)
        self.add.clicked.connect(self.add_one)
        self.delete.clicked.connect(self.delete_current)
        self.list.currentRowChanged.connect(lambda _row: self._show_current())
        self.list.stepped.connect(self.move_current)
        self.list.model().rowsMoved.connect(lambda *_: self._take_over_order())
        self.codes.itemChanged.connect(lambda _item: self._answer())

    def refresh(self) -> None:
        """Show the recommendations as they are now; the chosen one stays chosen."""
        rows = self.workspace.read(recommendations)
        parts, _ = self.workspace.read_shown(whole_outline)
        self._rows = {row.id: row for row in rows}
        chosen = self._shown if self._shown in self._rows else None
        self.list.show_rows(self._described(self.workspace.shown(rows)), chosen)
        self._offer([code for part in parts for group in part.groups for code in group.codes])
        self._pages.setCurrentIndex(1 if rows else 0)
        self.list.setDragEnabled(not self.workspace.locked)
        self._show_current()

    def _described(self, rows: Sequence[RecommendationRow]) -> Iterator[tuple[int, str]]:
        plural = self.words.plural
        for number, row in enumerate(rows, start=1):
            count = plural("answers {n} code", "answers {n} codes", len(row.code_ids))
            yield row.id, f"{number}. {row.text} · {count}"

    def _offer(self, codebook: Sequence[CodeRow]) -> None:
        """Offer these codes; the list stays, with the cursor in it, while they are the same."""
        if codebook == self._offered:
            return
        self._offered = [*codebook]
        with QSignalBlocker(self.codes):
            self.codes.clear()
            for code in codebook:
                item = QListWidgetItem(" ".join(filter(None, (code.label, code.name))), self.codes)
                item.setData(ID, code.id)
                item.setToolTip(as_tooltip(code.definition))

    def _show_current(self) -> None:
        row = self._rows.get(self.list.current_id or 0)
        self.delete.setEnabled(row is not None and not self.workspace.locked)
        if row is None:
            self._shown = None
            self.text.keep()
            self.text.forget()
            return
        if row.id == self._shown:
            self.text.follow(row.text)
        else:
            self._shown = row.id
            self.text.show_text(row.text, lambda key, text: self._write(row.id, key, text))
        self._tick(row)

    def _tick(self, row: RecommendationRow) -> None:
        with QSignalBlocker(self.codes):
            for place in range(self.codes.count()):
                item = self.codes.item(place)
                is_on = item.data(ID) in row.code_ids
                item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)

    def _write(self, recommendation_id: int, key: str, text: str) -> object:
        """Keep what was typed; an emptied text stays as it was, for deleting has its button."""
        row = self._rows.get(recommendation_id)
        if row is None or not text:
            return None
        run = self.workspace.run_on
        return run(key, change_recommendation, recommendation_id, text, row.code_ids)

    def _answer(self) -> None:
        row = self._rows.get(self._shown or 0)
        if row is None or self.workspace.locked:
            return
        self.text.keep()
        items = [self.codes.item(place) for place in range(self.codes.count())]
        ticked = [item.data(ID) for item in items if item.checkState() == Qt.CheckState.Checked]
        text = self.text.toPlainText().strip() or row.text
        self.workspace.run(change_recommendation, row.id, text, ticked)
        self.refresh_now()

    def add_one(self) -> None:
        """A new recommendation at the end, ready to be written."""
        made = self.workspace.run(add_recommendation, self.words("New recommendation"))
        if made is not None:
            self._shown = made
            self.refresh_now()
            self._shown = None
            self._show_current()
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
            self.text.selectAll()

    def delete_current(self) -> None:
        """Throw the chosen one away; the next one is chosen."""
        chosen, place = self.list.current_id, self.list.currentRow()
        if chosen is not None:
            self.text.forget()
            self._shown = None
            self.workspace.run(delete_recommendation, chosen)
            self.refresh_now()
            self.list.setCurrentRow(min(place, self.list.count() - 1))

    def move_current(self, step: int) -> None:
        """Move the chosen one up (-1) or down (1)."""
        ids, place = self.list.ids, self.list.currentRow()
        if 0 <= place + step < len(ids) and not self.workspace.locked:
            ids[place], ids[place + step] = ids[place + step], ids[place]
            self.workspace.run(order_recommendations, ids)
            self.refresh_now()

    def _take_over_order(self) -> None:
        self.workspace.run(order_recommendations, self.list.ids)
