"""Sorting sources into folders, by menu, key and drag: every gesture is one undo step."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, Signal
from PySide6.QtWidgets import QListView, QMenu

from app.operations.source_folders import (
    add_folder,
    delete_folder,
    move_folder,
    order_sources,
    put_in_folder,
    rename_folder,
)
from app.project.session import Session
from app.ui.messages import undoable
from app.ui.sources.arrangement import OWN_ORDER, Drop, FolderHeading, reordered
from app.ui.sources.source_list import SourceList
from app.ui.workspace import Workspace
from app.words import Words


class SourceFolders(QObject):
    """What the list of sources does with its folders; ``changed`` asks the panel to look again."""

    changed = Signal()
    folded_changed = Signal()
    notice_requested = Signal(object)  # Notice

    def __init__(
        self, workspace: Workspace, words: Words, view: QListView, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.words = words
        self._view = view
        self._list: SourceList | None = None

    def follow(self, source_list: SourceList) -> None:
        """Do what is dropped on this list."""
        self._list = source_list
        source_list.dropped.connect(self.drop)

    @property
    def _rows(self) -> SourceList:
        if self._list is None:
            raise RuntimeError("no list was given")
        return self._list

    def current(self) -> FolderHeading | None:
        """The folder that the keyboard is on."""
        return self._rows.folder_at(self._view.currentIndex())

    def rename(self, folder_id: int, name: str) -> object:
        """Call a folder otherwise."""
        return self._workspace.run(rename_folder, folder_id, name)

    def begin_folder(self, source_ids: Sequence[int]) -> None:
        """Make a folder with these sources in it, and let its name be typed."""
        if self._workspace.locked:
            return
        made = self._workspace.run(add_folder, self._free_name(), source_ids)
        if made is None:
            return
        self.changed.emit()
        index = self._rows.index_of_folder(made)
        self._view.scrollTo(index)
        self._view.setCurrentIndex(index)
        self._view.edit(index)

    def _free_name(self) -> str:
        taken = {folder.name.casefold() for folder in self._rows.folders}
        plain = self.words("New folder")
        names = [plain, *(f"{plain} {n}" for n in range(2, len(taken) + 3))]
        return next(name for name in names if name.casefold() not in taken)

    def put(self, source_ids: Sequence[int], folder_id: int | None) -> None:
        """Put sources into a folder, or out of any."""
        self._workspace.run(put_in_folder, source_ids, folder_id)

    def dissolve(self, folder: FolderHeading) -> None:
        """Take a folder away; its sources stay, and the notice brings it back."""
        if self._workspace.locked or self._workspace.run(delete_folder, folder.id) is None:
            return
        text = self.words("Folder “{name}” dissolved; its sources stay.", name=folder.name)
        self.notice_requested.emit(undoable(text, self.words, self._workspace.undo))

    def drop(self, source_ids: Sequence[int], drop: Drop) -> None:
        """Put dragged sources where they were let go; in one's own order also at that place."""
        if self._workspace.locked:
            return
        rows = self._rows
        own = rows.order == OWN_ORDER
        order = reordered(rows.sources(), source_ids, drop.before) if own else []

        def put_there(session: Session) -> int:
            moved = put_in_folder(session, source_ids, drop.folder_id)
            if own and (drop.before is not None or not moved):
                order_sources(session, order)
            return moved

        self._workspace.run(put_there)

    def toggle(self, index: QModelIndex, *, fold: bool | None = None) -> bool:
        """Fold or unfold the folder of a row; whether it was one that changed."""
        folder = self._rows.folder_at(index)
        if folder is None or fold is folder.folded:
            return False
        folded = set(self._rows.folded) ^ {folder.id}
        self._rows.folded = frozenset(folded)
        self.changed.emit()
        self._view.setCurrentIndex(self._rows.index_of_folder(folder.id))
        self.folded_changed.emit()
        return True

    def add_to_menu(self, menu: QMenu, source_ids: Sequence[int]) -> None:
        """Offer every folder to the chosen sources."""
        into = menu.addMenu(self.words("Put into folder"))
        into.setEnabled(not self._workspace.locked)
        _add(into, self.words("New folder…"), lambda: self.begin_folder(source_ids))
        if self._rows.folders:
            into.addSeparator()
        for folder in self._rows.folders:
            text = folder.name.replace("&", "&&")
            _add(into, text, partial(self.put, source_ids, folder.id))
        if set(source_ids) & self._rows.folder_of().keys():
            into.addSeparator()
            _add(into, self.words("Out of the folder"), lambda: self.put(source_ids, None))

    def menu(self, folder: FolderHeading, parent: QListView) -> QMenu:
        """What can be done with a folder."""
        menu, words = QMenu(parent), self.words
        ids = [each.id for each in self._rows.folders]
        place = ids.index(folder.id)
        fold = words("Unfold") if folder.folded else words("Fold")
        _add(menu, fold, lambda: self.toggle(self._rows.index_of_folder(folder.id)))
        menu.addSeparator()
        writable = not self._workspace.locked
        for text, act, can in (
            (words("Rename"), lambda: self._view.edit(self._view.currentIndex()), True),
            (words("Move up"), lambda: self._move(folder, place - 1), place > 0),
            (words("Move down"), lambda: self._move(folder, place + 1), place < len(ids) - 1),
            (words("Dissolve folder"), lambda: self.dissolve(folder), True),
        ):
            _add(menu, text, act, enabled=writable and can)
        return menu

    def _move(self, folder: FolderHeading, place: int) -> None:
        self._workspace.run(move_folder, folder.id, place)


def _add(menu: QMenu, text: str, act: Callable[[], object], *, enabled: bool = True) -> None:
    action = menu.addAction(text)
    action.triggered.connect(lambda _checked=False: act())
    action.setEnabled(enabled)
