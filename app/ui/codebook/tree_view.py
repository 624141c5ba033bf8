"""The view of the codebook's tree: painted rows, renaming in place, dragging."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from app.ui.codebook.code_painting import (
    code_row_size,
    name_left,
    paint_code,
    paint_ground,
    paint_heading,
)
from app.ui.codebook.tree import CodeTree, Key
from app.ui.look.theme import SPACE_SMALL, SPACE_TIGHT, SPACE_WIDE, Theme
from app.words import Words

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ViewState:
    """What a refresh must not change for the eye."""

    chosen: list[Key]
    current: Key
    scrolled: int
    folded: set[Key]


class BranchPainter(QStyledItemDelegate):
    """Draws headings and codes; the name is edited where it stands."""

    def __init__(self, tree: CodeTree, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._tree = tree
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All rows are equally high."""
        return code_row_size()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A heading in words, or a code with the number of its passages."""
        paint_ground(painter, option)
        branch = self._tree.branch_at(index)
        place = QRectF(option.rect).adjusted(SPACE_TIGHT, 0, -SPACE_SMALL, 0)
        if branch.code is None:
            paint_heading(painter, place, branch.title, self._theme, strong=not branch.is_group)
        else:
            paint_code(painter, place, branch.code, self._theme, str(branch.code.passages or ""))

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QWidget:
        """A line without a frame, over the name."""
        line = QLineEdit(parent)
        line.setAccessibleName(self._tree.words("Name"))
        line.setStyleSheet("QLineEdit { padding: 0 4px; min-height: 0; border-radius: 0; }")
        return line

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Label and chip stay to be seen while the name is edited."""
        code = self._tree.branch_at(index).code
        place = QRect(option.rect)
        place.setLeft(place.left() + (int(name_left(code)) if code else 0))
        editor.setGeometry(place)


class CodebookView(QTreeView):
    """A tree in which headings are no obstacle and what was folded stays folded."""

    def __init__(self, tree: CodeTree, words: Words, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._tree = tree
        self._folded: set[Key] = set()
        self.setModel(tree)
        self.setItemDelegate(BranchPainter(tree, theme, self))
        self.setAccessibleName(words("Codebook"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(SPACE_WIDE)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setExpandsOnDoubleClick(False)
        self.collapsed.connect(lambda index: self._folded.add(tree.branch_at(index).key))
        self.expanded.connect(lambda index: self._folded.discard(tree.branch_at(index).key))
        self.expandAll()

    def keep_state(self) -> ViewState:
        """What is chosen and where one has scrolled to, by keys that outlive a refresh."""
        return ViewState(
            [self._tree.branch_at(index).key for index in self.selectedIndexes()],
            self._tree.branch_at(self.currentIndex()).key,
            self.verticalScrollBar().value(),
            set(self._folded),
        )

    def restore_state(self, state: ViewState, *, unfold_all: bool = False) -> None:
        """Choose again what was chosen, as far as it is still there."""
        self.expandAll()
        self._folded = state.folded
        if not unfold_all:
            for key in list(self._folded):
                self.collapse(self._tree.index_of(key))
        selection = self.selectionModel()
        current = self._tree.index_of(state.current)
        selection.setCurrentIndex(current, selection.SelectionFlag.NoUpdate)
        for key in state.chosen:
            index = self._tree.index_of(key)
            if index.isValid():
                selection.select(index, selection.SelectionFlag.Select)
        self.verticalScrollBar().setValue(state.scrolled)

    def show_code(self, code_id: int) -> None:
        """Choose a code and make sure that it can be seen."""
        index = self._tree.index_of(("code", str(code_id)))
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def edit_current(self) -> None:
        """Rename in place."""
        if self.currentIndex().isValid():
            self.edit(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter means the chosen code, not the first letter search of the tree."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.state() != QAbstractItemView.State.EditingState:
                self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
