"""Small parts that many panels share: quiet words, headings, and buttons that do not shout."""

import html

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QWidget

from app.ui.look.theme import INTERFACE_POINTS, SMALL_POINTS, Theme, interface_font
from app.ui.look.wrapping import WrappedLabel

ROOMY_ROWS = "QTableView::item { padding: 4px 5px; }"
"""For tables whose cells hold several lines."""

_FLUSH = "QToolButton { padding: 4px 0; margin: 0 -5px; }"

QUIET_CURRENT = "QAbstractItemView::item:selected:!focus { background: transparent; }"
"""For lists in which nothing is chosen but a place for the keyboard."""


def plain_label(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Words of a user or a file: never taken for markup, wrapped where they are long."""
    return WrappedLabel(text, parent)


def quiet_label(theme: Theme, text: str = "", parent: QWidget | None = None) -> QLabel:
    """Small words in the theme's quiet colour."""
    label = plain_label(text, parent)
    label.setFont(interface_font(SMALL_POINTS))
    colour_text(label, theme.quiet)
    return label


class OneLine(QLabel):
    """Words of a user or a file on one line: what has no room ends in an ellipsis and a tooltip.

    However long they are, they never make the window wider.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def minimumSizeHint(self) -> QSize:
        """As narrow as may be, as high as a line."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write as much as there is room for."""
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, self.width()
        )
        self.setToolTip(html.escape(self.text()) if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)


def heading(text: str, parent: QWidget | None = None, points: float = INTERFACE_POINTS) -> QLabel:
    """The title of a part of a panel."""
    label = plain_label(text, parent)
    label.setFont(interface_font(points, strong=True))
    return label


def colour_text(widget: QWidget, colour: QColor) -> None:
    """Write a widget's words in this colour."""
    colours = widget.palette()
    for role in (colours.ColorRole.WindowText, colours.ColorRole.ButtonText):
        colours.setColor(role, colour)
    widget.setPalette(colours)


def text_button(
    text: str, tip: str, parent: QWidget | None = None, *, flush: bool = False
) -> QToolButton:
    """A button of words in the accent colour, without a frame until one points at it.

    ``flush`` lets it begin and end where the text above it does: Qt leaves room beside the words.
    """
    button = QToolButton(parent)
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(text)
    button.setFont(interface_font(SMALL_POINTS))
    off = button.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    colour_text(button, button.palette().color(QPalette.ColorRole.Link))
    colours = button.palette()
    colours.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, off)
    button.setPalette(colours)
    if flush:
        button.setStyleSheet(_FLUSH)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return button
