"""A list of rows in an order of the user's: dragged, or moved by Alt+Up and Alt+Down."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

ID = Qt.ItemDataRole.UserRole
_ALT = Qt.KeyboardModifier.AltModifier
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class OrderedList(QListWidget):
    """Rows with ids; ``moved`` says which row was dropped at which place."""

    stepped = Signal(int)
    moved = Signal(int, int)  # id, place counted from 0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.model().rowsMoved.connect(
            lambda _from, start, _end, _to, row: self._say_moved(row - 1 if row > start else row)
        )

    def show_rows(self, rows: Iterable[tuple[int, str]], chosen: int | None) -> None:
        """Show ``(id, text)`` rows; the chosen one stays chosen, else it is the first."""
        with QSignalBlocker(self):
            self.clear()
            for row_id, text in rows:
                item = QListWidgetItem(text, self)
                item.setData(ID, row_id)
            self.choose(chosen)

    @property
    def ids(self) -> list[int]:
        """The rows in the order in which they stand."""
        return [self.item(place).data(ID) for place in range(self.count())]

    @property
    def current_id(self) -> int | None:
        """The chosen row."""
        ids, place = self.ids, self.currentRow()
        return ids[place] if 0 <= place < len(ids) else None

    def choose(self, wanted: int | None) -> None:
        """Choose a row; the first where it is not there."""
        ids = self.ids
        self.setCurrentRow(ids.index(wanted) if wanted in ids else min(0, len(ids) - 1))

    def _say_moved(self, place: int) -> None:
        self.moved.emit(self.ids[place], place)

    def event(self, event: QEvent) -> bool:
        """Alt+Up and Alt+Down are the list's own here and not the transcript's."""
        if event.type() == QEvent.Type.ShortcutOverride and _step(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with Alt, else as every list."""
        if step := _step(event):
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


def _step(event: QEvent) -> int:
    if isinstance(event, QKeyEvent) and event.modifiers() & _ALT:
        return _STEPS.get(Qt.Key(event.key()), 0)
    return 0
