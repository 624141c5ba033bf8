"""The list of sources as a view: what can be dragged in it, and its keys for folders."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget


class SourceView(QListView):
    """Left and Right fold and unfold a folder, Enter changes between the two."""

    fold_requested = Signal(QModelIndex, object)  # whether to fold it; None is the other way round

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of a folder; all others are the list's own."""
        ways: dict[int, bool | None] = {
            Qt.Key.Key_Left: True,
            Qt.Key.Key_Right: False,
            Qt.Key.Key_Return: None,
            Qt.Key.Key_Enter: None,
        }
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in ways and not editing:
            self.fold_requested.emit(self.currentIndex(), ways[event.key()])
        super().keyPressEvent(event)
