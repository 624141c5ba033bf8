"""A box with choices that a narrow column may squeeze: what has no room ends in an ellipsis.

The wheel scrolls what the box stands in: over a box in a form it would choose, and so change the
study, while somebody only reads on.
"""

import html

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
    QWidget,
)

LETTERS = 6
_ICON_ROOM = 4


class ChoiceBox(QComboBox):
    """As wide as there is room for, at least so many letters; Qt itself would cut a word in two.

    Where words are cut the tooltip has them all, beside what it says otherwise.
    """

    def __init__(self, parent: QWidget | None = None, letters: int = LETTERS) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)

    def shown_text(self) -> str:
        """As much of what is chosen as there is room for."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        icon = 0 if option.currentIcon.isNull() else option.iconSize.width() + _ICON_ROOM
        return self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width() - icon
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box as ever, with words that fit."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        if self.currentIndex() >= 0:
            option.currentText = self.shown_text()
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def told(self) -> str:
        """The tooltip: what is chosen, if it is cut, behind what the box is for."""
        cut = self.shown_text() != self.currentText()
        return ": ".join(filter(None, (self.toolTip(), html.escape(self.currentText()) * cut)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to what is around."""
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """Say the whole of a word that is cut."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.told(), self)
            return True
        return super().event(event)
