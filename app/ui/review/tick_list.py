"""Lists in which everything is ticked until somebody says otherwise."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QWidget,
)

from app.ui.look.quiet import QUIET_CURRENT
from app.ui.look.theme import Theme
from app.ui.look.ticks import TickPainter
from app.ui.look.tooltip import as_tooltip

KEY = Qt.ItemDataRole.UserRole
_Box = Qt.CheckState

Choice = tuple[str, str, int]
"""Key, text, and depth; a deeper one stands below the last one that is less deep."""


class TickList(QTreeWidget):
    """Choices with boxes; space ticks. A box over others ticks all of them."""

    ticked_anew = Signal()

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setHeaderHidden(True)
        self.setItemDelegate(TickPainter(theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setIndentation(16)
        self.setStyleSheet(QUIET_CURRENT)
        self.setRootIsDecorated(False)
        # Not at once: whoever hears of it may offer other choices, while Qt still ticks this one.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.ticked_anew)
        self.itemChanged.connect(lambda _item, _column: self._soon.start())

    def offer(self, choices: Sequence[Choice]) -> None:
        """Show these; what was unticked before stays unticked, what is new is ticked."""
        self.ensurePolished()  # Rows are as high as the style wants them only from then on.
        unticked = {key for key, on in self._leaves() if not on}
        with QSignalBlocker(self):
            self.clear()
            above: list[QTreeWidgetItem] = []
            for key, text, depth in choices:
                del above[depth:]
                item = QTreeWidgetItem(above[-1] if above else self, [text])
                item.setData(0, KEY, key)
                item.setToolTip(0, as_tooltip(text))
                item.setCheckState(0, _Box.Unchecked if key in unticked else _Box.Checked)
                if above:
                    above[-1].setFlags(above[-1].flags() | Qt.ItemFlag.ItemIsAutoTristate)
                above.append(item)
            self.expandAll()
        self.setRootIsDecorated(any(depth for _, _, depth in choices))
        if self.currentItem() is None and (first := self.topLevelItem(0)) is not None:
            self.setCurrentItem(first)

    def _items(self) -> Iterable[QTreeWidgetItem]:
        walk = QTreeWidgetItemIterator(self)
        while (item := walk.value()) is not None:
            yield item
            walk += 1

    def _leaves(self) -> list[tuple[str, bool]]:
        return [
            (str(item.data(0, KEY)), item.checkState(0) == _Box.Checked)
            for item in self._items()
            if not item.childCount()
        ]

    @property
    def ticked(self) -> list[str]:
        """The keys that are ticked and have nothing ticked above them."""
        return [
            str(item.data(0, KEY))
            for item in self._items()
            if item.checkState(0) == _Box.Checked
            and ((above := item.parent()) is None or above.checkState(0) != _Box.Checked)
        ]

    @property
    def all_ticked(self) -> bool:
        """Whether nothing is left out."""
        return all(on for _, on in self._leaves())

    def tick(self, key: str, *, on: bool) -> None:
        """Tick or untick one, and what stands below it."""
        for item in self._items():
            if item.data(0, KEY) == key:
                item.setCheckState(0, _Box.Checked if on else _Box.Unchecked)

    def tick_all(self, *, on: bool) -> None:
        """Tick everything or nothing."""
        with QSignalBlocker(self):
            for item in self._items():
                item.setCheckState(0, _Box.Checked if on else _Box.Unchecked)
        self._soon.start()
