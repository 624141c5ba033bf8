"""What an empty panel says: what is missing, what to do next, and one button that does it."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.look.theme import SPACE, SPACE_SECTION, SPACE_SMALL, Theme, interface_font
from app.ui.look.wrapping import WrappedLabel

_MEASURE = 420
"""Pixels of a line at most: a sentence as wide as the window is not read at a glance."""
_FREE = 1 << 16

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class EmptyPage(QWidget):
    """A title, a sentence, and perhaps a button."""

    chosen = Signal()

    def __init__(
        self, title: str, text: str, button: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = _line(title)
        self._title.setFont(interface_font(strong=True))
        self._text = _Sentence(text)
        colours = self._text.palette()
        colours.setColor(colours.ColorRole.WindowText, theme.quiet)
        self._text.setPalette(colours)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_SECTION, SPACE_SMALL, SPACE_SECTION, SPACE_SMALL)
        column.setSpacing(SPACE_SMALL)
        column.addStretch(2)
        column.addWidget(self._title)
        column.addWidget(self._text, 0, Qt.AlignmentFlag.AlignHCenter)
        if button:
            column.addSpacing(SPACE)
            act = QPushButton(button, self)
            act.setAutoDefault(True)
            act.clicked.connect(self.chosen)
            column.addWidget(act, 0, _CENTRE)
        column.addStretch(3)

    def offer_also(self, button: QPushButton) -> None:
        """Another way to begin, below the first one."""
        self._column.insertWidget(self._column.count() - 1, button, 0, _CENTRE)

    def say(self, title: str, text: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)
        self._balance()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._balance()

    def _balance(self) -> None:
        """Let the lines be about equally long; a last line of one word looks forgotten."""
        room = min(_MEASURE, self.width() - 2 * SPACE_SECTION)
        metrics, text = self._text.fontMetrics(), self._text.text()
        self._text.ask_for(balanced(metrics, text, room) if room > 0 else _MEASURE)


class _Sentence(WrappedLabel):
    """Words that are as wide as their page says, or narrower where it has no room."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._width = _MEASURE

    def ask_for(self, width: int) -> None:
        """Be so many pixels wide."""
        self._width = width
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """Its lines are no longer than asked for, though the layout has more room."""
        return super().heightForWidth(min(width, self._width))

    def sizeHint(self) -> QSize:
        """What the page asked for."""
        return QSize(self._width, self.heightForWidth(self._width))


def balanced(metrics: QFontMetrics, text: str, room: int) -> int:
    """The least width in pixels at which a text has no more lines than at ``room``."""
    least, most = 1, room
    height = _height(metrics, text, room)
    while least < most:
        middle = (least + most) // 2
        if _height(metrics, text, middle) > height or _widest(metrics, text) > middle:
            least = middle + 1
        else:
            most = middle
    return least


def _height(metrics: QFontMetrics, text: str, width: int) -> int:
    return metrics.boundingRect(QRect(0, 0, width, _FREE), Qt.TextFlag.TextWordWrap, text).height()


def _widest(metrics: QFontMetrics, text: str) -> int:
    return max((metrics.horizontalAdvance(word) for word in text.split()), default=0)


def _line(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(_CENTRE)
    label.setWordWrap(True)
    return label
