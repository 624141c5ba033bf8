"""Tick boxes in tables whose frame can be seen in the dark theme, too."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

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
