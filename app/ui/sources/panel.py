"""The left column's list of sources: open, rename, sort, describe, export, delete."""

from collections.abc import Callable, Collection
from pathlib import Path

from PySide6.QtCore import QIODevice, QPoint, QSaveFile, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QMenu,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import FolderNotWritable
from app.models.changes import ChangeSet
from app.models.passage import MemoSubject
from app.models.source import SourceStatus
from app.operations.sources import delete_sources, describe_source, set_status
from app.project.session import Session
from app.queries.source_folders import source_folders
from app.queries.sources import SourceRow, original, sources
from app.ui.exporting.folders import show_in_folder
from app.ui.look.choice_box import ChoiceBox
from app.ui.look.empty import EmptyPage
from app.ui.look.theme import SPACE, SPACE_SMALL, SPACE_TIGHT, Theme
from app.ui.memos.memos_dialog import MemosDialog
from app.ui.messages import Answer, Notice, undoable
from app.ui.panel import Panel
from app.ui.sources.arrangement import ORDERS
from app.ui.sources.coverage import SourceCoverage
from app.ui.sources.folder_button import FolderButton
from app.ui.sources.folders import SourceFolders
from app.ui.sources.row_painting import SourcePainter
from app.ui.sources.source_list import SourceList
from app.ui.sources.source_view import SourceView
from app.ui.typing.keys import let_act
from app.ui.workspace import Workspace
from app.words import Words
from app.words.terms import SOURCE_KINDS, SOURCE_STATUSES

STATUSES: tuple[SourceStatus, ...] = ("new", "in_work", "done")


class SourcesPanel(Panel):
    """Sources grouped by kind; Enter opens, F2 renames, Delete deletes (undo brings back)."""

    concerns = (
        *("source", "passage", "coding", "participation", "informant"),
        *("source_folder", "source_in_folder", "changed_passage"),
    )
    import_requested = Signal()
    speakers_requested = Signal(int)
    replacement_requested = Signal(int)
    versions_requested = Signal(int)
    refreshed = Signal()
    arranged = Signal()  # another order was chosen, or a folder folded

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, words, theme, parent)
        self.view = SourceView(self)
        self.coverage = SourceCoverage(workspace, self)
        self.coverage.counted.connect(self._refresh_at_once)
        self.folders = SourceFolders(workspace, words, self.view, self)
        self.source_list = SourceList(words, self._rename, self.folders.rename, self)
        self.source_list.shown = workspace.shown_words
        self.view.setModel(self.source_list)
        self.view.setItemDelegate(SourcePainter(self.source_list, theme, self.view))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.view.setAccessibleName(words("Sources"))
        self.view.setMouseTracking(True)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.view.clicked.connect(self._open_clicked)
        self.view.activated.connect(self._open_current)
        self._connect_folders()
        self._empty = EmptyPage(
            words("No sources yet"),
            words("Import transcripts, or drop their files anywhere on this window."),
            words("Import sources…"),
            theme,
            self,
        )
        self._empty.chosen.connect(self.import_requested)
        self._count = QLabel(self)
        self._order = self._order_box()
        self._build()
        self._add_keys()

    def _connect_folders(self) -> None:
        self.folders.follow(self.source_list)
        self.folders.changed.connect(self._refresh_at_once)
        self.folders.folded_changed.connect(self.arranged)
        self.folders.notice_requested.connect(self.notice_requested)
        self.view.fold_requested.connect(lambda index, fold: self.folders.toggle(index, fold=fold))

    def _refresh_at_once(self) -> None:
        """Refresh at once and not a second time soon: that would undo what is typed into a name."""
        self._soon.stop()
        self._stale = False
        self.refresh()

    def arrange(self, order: str, folded: Collection[int]) -> None:
        """Sort and fold as it was the last time."""
        self.source_list.folded = frozenset(folded)
        self._order.setCurrentIndex(max(0, self._order.findData(order)))
        self.refresh()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(SPACE, SPACE_SMALL, SPACE, SPACE_TIGHT)
        head.setSpacing(SPACE_SMALL)
        head.addWidget(self._count)
        head.addWidget(self._order, 1)
        head.addWidget(self._folder_button())
        self._filled = QWidget(self)
        filled = QVBoxLayout(self._filled)
        filled.setContentsMargins(0, 0, 0, 0)
        filled.setSpacing(0)
        filled.addLayout(head)
        filled.addWidget(self.view, 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._filled)

    def _order_box(self) -> QComboBox:
        box = ChoiceBox(self, 2)
        box.setAccessibleName(self.words("Order of the sources"))
        box.view().setAccessibleName(self.words("Order of the sources"))
        box.setToolTip(self.words("Order of the sources"))
        for key, order in ORDERS.items():
            box.addItem(self.words(order.text), key)
        box.currentIndexChanged.connect(self._reorder)
        return box

    def _folder_button(self) -> QToolButton:
        tip = self.words("New folder with the chosen sources (Ctrl+Shift+N)")
        button = FolderButton(tip, self.words("New folder"), self.theme, self)
        button.setEnabled(not self.workspace.locked)
        button.clicked.connect(self._begin_folder)
        return button

    def _begin_folder(self) -> None:
        """With what is chosen by hand; that one source is open says nothing."""
        rows = self.selected()
        self.folders.begin_folder([row.id for row in rows] if len(rows) > 1 else ())

    def _add_keys(self) -> None:
        let_act(
            self.view,
            {
                "Del": self.delete_selected,
                "Ctrl+M": self.show_memos,
                "Ctrl+Shift+N": self._begin_folder,
            },
        )

    def _hear(self, changes: ChangeSet) -> None:
        self.coverage.note(changes)
        super()._hear(changes)

    def hideEvent(self, event: QHideEvent) -> None:
        """Count on when the list is seen again; a window that closes has its project closed."""
        self._stale = self._stale or self.coverage.is_counting
        self.coverage.stop()
        super().hideEvent(event)

    def refresh(self) -> None:
        """Show the sources as they are; selection and current row stay."""
        chosen = {row.id for row in self.selected()}
        current = self.source_list.source_at(self.view.currentIndex())
        rows = self.workspace.read(sources, covered=self.coverage.known())
        self.coverage.follow(rows)
        if self.source_list.show_sources(rows, self.workspace.read_shown(source_folders)):
            self._select(chosen, current)
        self._count.setText(self.words.plural("{n} source", "{n} sources", len(rows)))
        self._pages.setCurrentWidget(self._filled if rows else self._empty)
        self.refreshed.emit()

    def is_renaming(self) -> bool:
        """Whether a name is typed in the list."""
        return self.view.state() == QAbstractItemView.State.EditingState

    def _select(self, chosen: set[int], current: SourceRow | None) -> None:
        selection = self.view.selectionModel()
        if current is not None:
            index = self.source_list.index_of(current.id)
            selection.setCurrentIndex(index, selection.SelectionFlag.NoUpdate)
        for source_id in chosen:
            index = self.source_list.index_of(source_id)
            if index.isValid():
                selection.select(index, selection.SelectionFlag.Select)

    def show_current(self, source_id: int | None) -> None:
        """Mark the source that is open in the reader."""
        self.refresh_now()
        self.source_list.mark_open(source_id)
        index = self.source_list.index_of(source_id or 0)
        if index.isValid() and index != self.view.currentIndex():
            self.view.setCurrentIndex(index)

    def selected(self) -> list[SourceRow]:
        """The chosen sources, in the order shown."""
        rows = (self.source_list.source_at(index) for index in self.view.selectedIndexes())
        return sorted(
            (row for row in rows if row is not None),
            key=lambda row: self.source_list.index_of(row.id).row(),
        )

    def _open_current(self) -> None:
        several = len(self.view.selectedIndexes()) > 1
        current = self.source_list.source_at(self.view.currentIndex())
        if current is not None and not several:
            self.source_requested.emit(current.id)

    def _open_clicked(self) -> None:
        """The keyboard stays in the list, where F2 and Del are keys of the source."""
        if not self.folders.toggle(self.view.currentIndex()):
            self._open_current()
        self.view.setFocus(Qt.FocusReason.MouseFocusReason)

    def _reorder(self) -> None:
        self.source_list.order = self._order.currentData()
        self.refresh()
        self.arranged.emit()

    def _rename(self, source_id: int, name: str) -> object:
        return self.workspace.run(describe_source, source_id, {"name": name})

    def menu(self) -> QMenu:
        """What can be done with the chosen sources."""
        rows, words = self.selected(), self.words
        menu = QMenu(self)
        one = len(rows) == 1

        def add(text: str, act: Callable[[], object], *, enabled: bool = True) -> None:
            action = menu.addAction(text)
            action.triggered.connect(lambda _checked=False: act())
            action.setEnabled(enabled)

        writable = not self.workspace.locked
        add(words("Open"), self._open_current, enabled=one)
        menu.addSeparator()
        add(words("Rename"), lambda: self.view.edit(self.view.currentIndex()), enabled=one)
        add(words("Date…"), self._ask_date, enabled=writable)
        self._add_choices(menu, words("Status"), SOURCE_STATUSES, self._set_status)
        self._add_choices(menu, words("Kind of source"), SOURCE_KINDS, self._set_kind)
        add(words("Speakers…"), self._ask_speakers, enabled=one and writable)
        add(words("Memos…"), self.show_memos, enabled=one)
        self.folders.add_to_menu(menu, [row.id for row in rows])
        menu.addSeparator()
        add(
            words("Replace by a corrected file…"),
            lambda: self.replacement_requested.emit(rows[0].id),
            enabled=one and writable,
        )
        add(
            words("Versions of the text…"),
            lambda: self.versions_requested.emit(rows[0].id),
            enabled=one,
        )
        has_file = one and bool(rows[0].original_name)
        add(words("Save the original file…"), self._save_original, enabled=has_file)
        menu.addSeparator()
        add(words("Delete"), self.delete_selected, enabled=writable and bool(rows))
        return menu

    def _add_choices(
        self, menu: QMenu, title: str, terms: dict[str, str], choose: Callable[[str], object]
    ) -> None:
        choices = menu.addMenu(title)
        choices.setEnabled(not self.workspace.locked)
        for stored, text in terms.items():
            action = choices.addAction(self.words(text))
            action.triggered.connect(lambda _checked=False, stored=stored: choose(stored))

    def _show_menu(self, point: QPoint) -> None:
        at, folder = self.view.viewport().mapToGlobal(point), self.folders.current()
        if self.selected():
            self.menu().popup(at)
        elif folder is not None:
            self.folders.menu(folder, self.view).popup(at)

    def _set_status(self, status: str) -> None:
        wanted = next(known for known in STATUSES if known == status)
        self.workspace.run(set_status, [row.id for row in self.selected()], wanted)

    def _set_kind(self, kind: str) -> None:
        self._describe({"kind": kind})

    def _ask_speakers(self) -> None:
        for row in self.selected()[:1]:
            self.speakers_requested.emit(row.id)

    def show_memos(self) -> None:
        """Write on the chosen source, and read what was written."""
        for row in self.selected()[:1]:
            about: tuple[MemoSubject, int] = ("source", row.id)
            dialog = MemosDialog(
                self.workspace, self.words, self.theme, about, row.name, self.window()
            )
            dialog.memos.notice_requested.connect(self.notice_requested)
            dialog.show()

    def _ask_date(self) -> None:
        rows = self.selected()
        date, accepted = QInputDialog.getText(
            self,
            self.words("Date of the source"),
            self.words("As exact as it is known: 2024-11-18, 2024-11 or 2024"),
            text=rows[0].date if rows else "",
        )
        if accepted:
            self._describe({"date": date})

    def _describe(self, fields: dict[str, str]) -> None:
        ids = [row.id for row in self.selected()]

        def describe_each(session: Session) -> int:
            for source_id in ids:
                describe_source(session, source_id, fields)
            return len(ids)

        self.workspace.run(describe_each)

    def delete_selected(self) -> None:
        """Delete after a backup; the notice takes it back."""
        rows, folder = self.selected(), self.folders.current()
        if not rows and folder is not None:
            self.folders.dissolve(folder)
        if not rows or self.workspace.locked:
            return
        self.workspace.project.back_up("delete")
        if self.workspace.run(delete_sources, [row.id for row in rows]) is not None:
            text = self.words.plural("{n} source deleted.", "{n} sources deleted.", len(rows))
            self.notice_requested.emit(undoable(text, self.words, self.workspace.undo))

    def _save_original(self) -> None:
        rows = self.selected()
        found = self.workspace.read(original, rows[0].id) if rows else None
        if found is None:
            return
        name, data = found
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.words("Save the original file"), str(Path.home() / name)
        )
        if chosen:
            self._write(Path(chosen), data)

    def _write(self, target: Path, data: bytes) -> None:
        file = QSaveFile(str(target))
        written = file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(data) == len(data)
        if written and file.commit():
            show = Answer(self.words("Show in folder"), lambda: show_in_folder(target))
            text = self.words("{name} saved.", name=target.name)
            self.notice_requested.emit(Notice(text, answers=(show,)))
        else:
            self.workspace.failed.emit(FolderNotWritable(str(target)))
