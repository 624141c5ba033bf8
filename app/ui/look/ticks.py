"""Tick boxes in tables whose frame can be seen in the dark theme, too."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.look.theme import Theme


class TickPainter(QStyledItemDelegate):
    """Qt's Fusion style frames a box in a darker shade of the window, unseen on black."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Have the frame drawn from the quiet colour."""
        super().initStyleOption(option, index)
        colours = option.palette
        colours.setColor(colours.ColorRole.Window, self._theme.quiet)
        option.palette = colours

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Frame the box of a chosen row, too: there the style sheet's colour hides the frame."""
        super().paint(painter, option, index)
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        has_box = QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        if not (shown.features & has_box and shown.state & QStyle.StateFlag.State_Selected):
            return
        style = shown.widget.style()
        part = QStyle.SubElement.SE_ItemViewItemCheckIndicator
        box = style.subElementRect(part, shown, shown.widget)
        painter.setPen(self._theme.quiet)
        painter.drawRect(box.adjusted(0, 0, -1, -1))
