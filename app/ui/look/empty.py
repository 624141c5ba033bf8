"""What an empty panel says: what is missing, what to do next, and one button that does it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.look.theme import SPACE, SPACE_SECTION, SPACE_SMALL, Theme, interface_font

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
        self._text = _line(text)
        colours = self._text.palette()
        colours.setColor(colours.ColorRole.WindowText, theme.quiet)
        self._text.setPalette(colours)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_SECTION, SPACE_SECTION, SPACE_SECTION, SPACE_SECTION)
        column.setSpacing(SPACE_SMALL)
        column.addStretch(2)
        column.addWidget(self._title)
        column.addWidget(self._text)
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


def _line(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(_CENTRE)
    label.setWordWrap(True)
    return label
