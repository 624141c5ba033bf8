"""The view of all coded passages."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from app.models.changes import ChangeSet
from app.operations.codings import uncode_all
from app.operations.corrections import accept_words
from app.queries.codes import codes, kinds
from app.queries.informants import informants
from app.queries.passages import CodingRow, PassageFilter, PassageRow
from app.queries.revisions import changed_passages
from app.queries.sources import sources
from app.ui.look.empty import EmptyPage
from app.ui.look.theme import SPACE, SPACE_SMALL, SPACE_WIDE, Theme
from app.ui.messages import Notice, undoable
from app.ui.panel import Panel
from app.ui.passages.changed_strip import ChangedStrip
from app.ui.passages.filters import Choices, Filters
from app.ui.passages.passage_painting import PassagePainter
from app.ui.passages.passage_table import (
    CODES,
    DATE,
    INFORMANT,
    NUMBER,
    QUOTATION,
    SOURCE,
    PassageTable,
)
from app.ui.passages.rows import ListedRows
from app.ui.reading.citing import copy_with_citation
from app.ui.tables.row_view import RowView
from app.ui.typing.keys import let_act
from app.ui.workspace import Workspace
from app.words import Words

_WIDTHS = {NUMBER: 72, CODES: 80, INFORMANT: 84, SOURCE: 104, DATE: 136}
_FIRST_TO_GO = (DATE, SOURCE, INFORMANT)
_QUOTATION_WIDTH = 260
"""Pixels that the quotation keeps in a narrow window: other columns go before it shrinks more."""
_ROW = 72
_WORTH_A_BACKUP = 100
"""More codings than this are taken off only after a safety copy (DESIGN 4)."""


class PassagesPanel(Panel):
    """Filters over a table; Enter or a double click opens the passage in its text."""

    passage_pointed = Signal(int)
    concerns = (
        *("passage", "coding", "code", "kind", "informant", "participation", "speaker"),
        *("source", "source_text", "interpretation", "person", "changed_passage"),
    )

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, words, theme, parent)
        self.table = PassageTable(words, self)
        self.rows = ListedRows(workspace, self)
        self.rows.ready.connect(self._show_rows)
        self._goes_to_first = self._goes_to_changed = False
        self.filters = Filters(words, self)
        self.filters.changed.connect(self._filter)
        self.view = RowView(self.table, words("Passages"), _WIDTHS, QUOTATION, self)
        self.changed = ChangedStrip(words, theme, self)
        self.changed.listed.connect(self._list_changed)
        self.changed.accept_requested.connect(self.accept_words)
        self._changed: frozenset[int] = frozenset()
        self._count = QLabel(self)
        self._empty = EmptyPage("", "", "", theme, self)
        self._build()
        self._connect()

    def _connect(self) -> None:
        view = self.view
        view.menu_wanted.connect(self._offer)
        view.selectionModel().currentRowChanged.connect(self._point)
        view.activated.connect(self._open)
        view.doubleClicked.connect(self._open)
        let_act(view, {"Return": self._open, "Ctrl+C": self.copy_cited})

    def _build(self) -> None:
        self.view.setItemDelegate(PassagePainter(self.theme, self.view))
        self.view.verticalHeader().setDefaultSectionSize(_ROW)
        cite = QPushButton(self.words("Copy with citation"), self)
        cite.setToolTip(self.words("Copy the chosen quotations with where they come from"))
        cite.clicked.connect(self.copy_cited)
        clear = QPushButton(self.words("Clear filters"), self)
        clear.clicked.connect(self.filters.clear)
        self._cite, self._clear = cite, clear
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_SMALL)
        foot.addWidget(self._count, 1)
        foot.addWidget(clear)
        foot.addWidget(cite)
        table = QWidget(self)
        self._pages = QStackedLayout(table)
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_WIDE, SPACE, SPACE_WIDE, SPACE_SMALL)
        column.setSpacing(SPACE_SMALL)
        column.addWidget(self.filters)
        column.addWidget(self.changed)
        column.addWidget(table, 1)
        column.addLayout(foot)
        self.setFocusProxy(self.view)

    def _hear(self, changes: ChangeSet) -> None:
        if changes.touches(*self.concerns):
            self.rows.note(changes)
        super()._hear(changes)

    def refresh(self) -> None:
        """Ask for the passages and what they can be filtered by."""
        read = self.workspace.read_shown
        book = read(codes, counted=False)
        texts = read(sources, counted=False)
        self.filters.offer(Choices(book, read(kinds), read(informants), texts))
        self.rows.read()
        if self.rows.is_reading:
            self._say_count()

    def _show_rows(self) -> None:
        rows, read = self.rows.rows, self.workspace.read_shown
        self.table.show_rows(map(self.workspace.shown, rows))
        listed = {row.id for row in rows}
        changed = [row for row in read(changed_passages) if row.passage_id in listed]
        self._changed = frozenset(row.passage_id for row in changed)
        self.changed.show_changed(changed, locked=self.workspace.locked)
        if self.changed.only.isChecked():
            self._list_changed(on=True)
        self._say_count()
        if self._goes_to_first:
            self._point_at_first()
        if self._goes_to_changed:
            self.show_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The quotation is what one reads: dates and sources make room for it."""
        super().resizeEvent(event)
        room = self.width() - sum(_WIDTHS.values()) - _QUOTATION_WIDTH
        for column in _FIRST_TO_GO:
            self.view.setColumnHidden(column, room < 0)
            room += _WIDTHS[column] if room < 0 else 0

    def hideEvent(self, event: QHideEvent) -> None:
        """Read on when the list is seen again; a window that closes has its project closed."""
        self._stale = self._stale or self.rows.is_reading
        self.rows.stop()
        super().hideEvent(event)

    def show_filtered(self, wanted: PassageFilter, said: str) -> None:
        """List what is asked for elsewhere: a code, an informant, or passages that are ``said``."""
        self.refresh_now()
        self.filters.clear()
        for key, ids in (("code", wanted.code_ids), ("informant", wanted.informant_ids)):
            for stored in ids:
                self.filters.choose(key, stored)
        if wanted.passage_ids:
            self.filters.list_only(wanted.passage_ids, said)
        self._point_at_first()

    def _point_at_first(self) -> None:
        """Choose the first row, once it is there."""
        self._goes_to_first = self.rows.is_reading
        if self.table.rowCount():
            self.view.choose(0)

    def show_changed(self) -> None:
        """List the passages whose words were changed, of all sources."""
        self.refresh_now()
        self._goes_to_changed = self.rows.is_reading
        self.filters.clear()
        if self._changed:
            self.changed.only.setChecked(True)
            self._point_at_first()

    def _list_changed(self, on: bool) -> None:
        said = self.words("Words changed")
        self.filters.list_only(self._changed if on else frozenset(), said)

    def accept_words(self) -> None:
        """The chosen passages, or all that are listed, stand on their words: one undo step."""
        rows = self.selected() or self.table.rows()
        ids = [row.id for row in rows if row.id in self._changed]
        accepted = self.workspace.run(accept_words, ids)
        if accepted:
            text = self.words.plural(
                "{n} passage stands on its words now.",
                "{n} passages stand on their words now.",
                accepted,
            )
            self.notice_requested.emit(undoable(text, self.words, self.workspace.undo))

    def _filter(self) -> None:
        if not self.filters.only.isVisibleTo(self.filters):
            self.changed.only.setChecked(False)
        self.table.show_only(self.filters.wanted(), self.filters.text.text())
        self._say_count()

    def _say_count(self) -> None:
        shown, all_of_them = self.table.rowCount(), self.table.count_of_all
        if shown == all_of_them:
            text = self.words.plural("{n} passage", "{n} passages", shown)
        else:
            text = self.words("{shown} of {n} passages", shown=shown, n=all_of_them)
        self._count.setText(text)
        if self.rows.is_reading:
            self._empty.say(self.words("Reading the codings…"), "")
        elif all_of_them:
            self._empty.say(
                self.words("No passage fits"), self.words("Take a filter away to see more.")
            )
        else:
            self._empty.say(
                self.words("Nothing is coded yet"),
                self.words("Select words in a transcript and press Enter to give them a code."),
            )
        self._pages.setCurrentWidget(self.view if shown else self._empty)
        self._cite.setEnabled(bool(shown))
        self._clear.setEnabled(bool(all_of_them))

    def selected(self) -> list[PassageRow]:
        """The chosen passages, in the order shown."""
        return self.view.chosen_rows()

    def _open(self) -> None:
        if (row := self.table.row_at(self.view.currentIndex())) is not None:
            self.passage_requested.emit(row.id)

    def _point(self, row: QModelIndex) -> None:
        """Let the inspector follow whoever goes through the list."""
        passage = self.table.row_at(row)
        if self.view.hasFocus() and passage is not None:
            self.passage_pointed.emit(passage.id)

    def copy_cited(self) -> None:
        """Copy the chosen quotations; all that are shown when none is chosen."""
        if rows := self.selected() or self.table.rows():
            self.notice_requested.emit(Notice(copy_with_citation(self.words, rows)))

    def _offer(self, menu: QMenu) -> None:
        """What can be done with the chosen passages."""
        menu.addAction(self.words("Open in the transcript")).triggered.connect(self._open)
        menu.addAction(self.words("Copy with citation")).triggered.connect(self.copy_cited)
        menu.addSeparator()
        remove = menu.addMenu(self.words("Remove code"))
        remove.setEnabled(not self.workspace.locked)
        for code_id, text in _codes_on(self.selected()).items():
            action = remove.addAction(text.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, code=code_id: self.remove_code(code))

    def remove_code(self, code_id: int) -> None:
        """Take one code off all chosen passages: one step, taken back by one Undo."""
        found = [
            coding.id
            for row in self.selected()
            for coding in row.codings
            if coding.code_id == code_id
        ]
        if len(found) > _WORTH_A_BACKUP:
            self.workspace.project.back_up("uncode")
        removed = self.workspace.run(uncode_all, found)
        if removed is not None:
            text = self.words.plural("{n} code removed.", "{n} codes removed.", removed)
            self.notice_requested.emit(undoable(text, self.words, self.workspace.undo))


def _codes_on(rows: list[PassageRow]) -> dict[int, str]:
    """The codes of these passages, as they are called, in the codebook's order of each."""
    return {coding.code_id: _called(coding) for row in rows for coding in row.codings}


def _called(coding: CodingRow) -> str:
    return f"{coding.label} {coding.name}" if coding.label else coding.name
