"""The projects opened last, on the start page: name, folder, and whether the file is gone."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.look.theme import SMALL_POINTS, SPACE, SPACE_TIGHT, Theme, interface_font
from app.words import Words

_PATH = Qt.ItemDataRole.UserRole
_ROW = 48
_ROWS = 5


class RecentList(QListWidget):
    """A click or Enter opens; it is as high as it has rows, up to ``_ROWS``."""

    chosen = Signal(object)  # Path

    def __init__(
        self, files: Sequence[str], words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(words("Recent projects"))
        self.setItemDelegate(_RecentPainter(theme, self))
        self.setMouseTracking(True)
        for file in files:
            self.addItem(_item(Path(file), words))
        self.setFixedHeight(_ROW * min(len(files), _ROWS))
        self.itemActivated.connect(self._choose)
        self.itemClicked.connect(self._choose)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(Path(item.data(_PATH)))


def _item(path: Path, words: Words) -> QListWidgetItem:
    missing = not path.exists()
    name = words("{name} (missing)", name=path.stem) if missing else path.stem
    item = QListWidgetItem(f"{name}\n{path.parent}")
    item.setData(_PATH, str(path))
    item.setToolTip(str(path))
    if missing:
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
    return item


class _RecentPainter(QStyledItemDelegate):
    """The name over its quiet folder, cut in the middle where it is too long."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(200, _ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        option.widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        name, _, folder = str(index.data()).partition("\n")
        area: QRect = option.rect.adjusted(SPACE, SPACE_TIGHT, -SPACE, -SPACE_TIGHT)
        half = area.height() // 2
        painter.save()
        there = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        painter.setPen(self._theme.text if there else self._theme.quiet)
        painter.setFont(interface_font())
        self._line(painter, QRect(area.left(), area.top(), area.width(), half), name)
        painter.setPen(self._theme.quiet)
        painter.setFont(interface_font(SMALL_POINTS))
        self._line(painter, QRect(area.left(), area.top() + half, area.width(), half), folder)
        painter.restore()

    def _line(self, painter: QPainter, area: QRect, text: str) -> None:
        middle = Qt.TextElideMode.ElideMiddle
        shown = painter.fontMetrics().elidedText(text, middle, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
