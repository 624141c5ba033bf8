"""Words of a choice side by side, or in two rows where a column is too narrow for them."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

_FEW = 2
"""Columns of words where there is no room for all beside one another."""


class WordRows(QLayout):
    """Gives each word its room and the spare room to all alike; there must be an even number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """One more word."""
        self._items.append(item)

    def count(self) -> int:
        """How many words there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """A word; None outside."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Take a word out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Narrow, it is twice as high."""
        return True

    def heightForWidth(self, width: int) -> int:
        """One row or two."""
        return self._row_height() * (self.count() // self._columns(width)) + self._edges().height()

    def sizeHint(self) -> QSize:
        """All in one row."""
        width = self._width(self.count())
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """As narrow as two rows, as high as one."""
        return QSize(self._width(_FEW), self.sizeHint().height())

    def setGeometry(self, place: QRect) -> None:  # noqa: N802 - Qt's name
        """Put the words in their rows."""
        super().setGeometry(place)
        columns = self._columns(place.width())
        room = place.marginsRemoved(self.contentsMargins())
        widths = self._widths(columns)
        spare = room.width() - sum(widths)
        edges = [sum(widths[:nth]) + spare * nth // columns for nth in range(columns + 1)]
        height = room.height() // (self.count() // columns)
        for nth, item in enumerate(self._items):
            row, column = divmod(nth, columns)
            left, right = edges[column], edges[column + 1]
            item.setGeometry(
                QRect(room.left() + left, room.top() + row * height, right - left, height)
            )

    def _columns(self, width: int) -> int:
        return self.count() if width >= self._width(self.count()) else _FEW

    def _width(self, columns: int) -> int:
        return sum(self._widths(columns)) + self._edges().width()

    def _widths(self, columns: int) -> list[int]:
        """Each column as wide as its longest word."""
        least = [item.minimumSize().width() for item in self._items]
        return [max(least[nth::columns]) for nth in range(columns)]

    def _row_height(self) -> int:
        return max(item.sizeHint().height() for item in self._items)

    def _edges(self) -> QSize:
        margins = self.contentsMargins()
        return QSize(margins.left() + margins.right(), margins.top() + margins.bottom())
