"""The view of the chapter's tree: keys that move, leave out and star; rows that are dragged."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from app.ui.look.theme import SPACE_WIDE, Theme
from app.ui.look.ticks import TickPainter
from app.ui.thesis.outline import Key, Outline, key_at
from app.words import Words

_Held = Qt.KeyboardModifier
_PARTS = _Held.ShiftModifier | _Held.ControlModifier | _Held.AltModifier | _Held.MetaModifier


@dataclass(frozen=True, slots=True)
class Place:
    """What a refresh must not change for the eye."""

    chosen: list[Key]
    current: Key
    unfolded: set[Key]
    scrolled: int


class OutlineView(QTreeView):
    """Alt+Up and Alt+Down move, X leaves out or takes in, * stars, Enter opens the transcript."""

    moved = Signal(int)  # -1 up, 1 down
    left_out = Signal()
    starred = Signal()
    opened = Signal()

    def __init__(self, outline: Outline, words: Words, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._outline = outline
        self.setModel(outline)
        self.setItemDelegate(TickPainter(theme, self))
        self.setAccessibleName(words("Outline of the chapter"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(SPACE_WIDE)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    @property
    def current_key(self) -> Key:
        """What the keyboard stands on; empty when on nothing."""
        return key_at(self.currentIndex())

    @property
    def chosen(self) -> list[Key]:
        """What is selected, from above to below."""
        found = [key_at(index) for index in self.selectedIndexes()]
        return sorted(found, key=lambda key: self.visualRect(self._outline.index_of(key)).top())

    def keep_place(self) -> Place:
        """What is chosen and unfolded, by keys that outlive a refresh."""
        unfolded = {
            key for key in self._outline.all_keys() if self.isExpanded(self._outline.index_of(key))
        }
        bar = self.verticalScrollBar()
        return Place(self.chosen, self.current_key, unfolded, bar.value())

    def restore_place(self, place: Place) -> None:
        """Unfold and choose again what is still there; headings are always unfolded."""
        headings = {key for key in self._outline.all_keys() if key[0] in {"kind", "group"}}
        for key in headings | place.unfolded:
            index = self._outline.index_of(key)
            if index.isValid() and self._outline.canFetchMore(index):
                self._outline.fetchMore(index)  # The view itself does so only when it is laid out.
            self.expand(index)
        self.choose(place.chosen, place.current)
        self.verticalScrollBar().setValue(place.scrolled)

    def choose(self, keys: list[Key], current: Key) -> None:
        """Select these, as far as they are shown, and stand on one of them."""
        selection = self.selectionModel()
        index = self._outline.index_of(current)
        selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        selection.clearSelection()
        for key in keys:
            found = self._outline.index_of(key)
            if found.isValid():
                selection.select(found, QItemSelectionModel.SelectionFlag.Select)

    def event(self, event: QEvent) -> bool:
        """In this tree Alt+Up and Alt+Down are its own and not the transcript's."""
        ours = isinstance(event, QKeyEvent) and self._act_for(event) is not None
        if event.type() == QEvent.Type.ShortcutOverride and ours:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key of the arrangement, else walking through the tree."""
        act = self._act_for(event)
        if act is None:
            super().keyPressEvent(event)
        elif isinstance(act, int):
            self.moved.emit(act)
        else:
            {"x": self.left_out, "*": self.starred, "enter": self.opened}[act].emit()

    def _act_for(self, event: QKeyEvent) -> int | str | None:
        key, held = event.key(), event.modifiers() & _PARTS
        if held == _Held.AltModifier:
            return {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key))
        if key == Qt.Key.Key_Asterisk:
            return "*"
        if held:
            return None
        keys = {Qt.Key.Key_X: "x", Qt.Key.Key_Space: "x"}
        keys |= {Qt.Key.Key_Return: "enter", Qt.Key.Key_Enter: "enter"}
        return keys.get(Qt.Key(key))
