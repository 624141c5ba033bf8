"""The colours that a code can have, as a row of buttons."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from app.ui.codebook.chip import CHIP, colour_name, paint_chip
from app.ui.look.theme import Theme
from app.words import Words

_BUTTON = 22


class Swatch(QToolButton):
    """One colour, drawn as the chip that the code would get."""

    def __init__(self, colour: int, words: Words, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._colour = colour
        self._theme = theme
        self.kind: str | None = None
        self.setCheckable(True)
        name = colour_name(words, theme, colour)
        self.setToolTip(name)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """Small squares."""
        return QSize(_BUTTON, _BUTTON)

    def minimumSizeHint(self) -> QSize:
        """They do not shrink."""
        return self.sizeHint()

    def paintEvent(self, _event: object) -> None:
        """The chip, with a ring round the chosen one and round the one with the keyboard."""
        painter = QPainter(self)
        place = QRectF(self.rect())
        if self.isChecked() or self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ring = self._theme.text if self.isChecked() else self._theme.accent
            painter.setPen(QPen(ring, 1.5))
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 5, 5)
        edge = (_BUTTON - CHIP) / 2
        chip = place.adjusted(edge, edge, -edge, -edge)
        paint_chip(painter, chip, self._theme.code(self._colour).line, self.kind)


class Swatches(QWidget):
    """All colours of the theme's set; one is chosen."""

    chosen = Signal(int)

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(words("Colour"))
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for colour in range(len(theme.codes)):
            button = Swatch(colour, words, theme, self)
            self._group.addButton(button, colour)
            row.addWidget(button)
        row.addStretch(1)
        self._group.idClicked.connect(self.chosen)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_colour(self, colour: int, kind: str | None) -> None:
        """Show which is chosen, with the pattern of the code's kind."""
        buttons = self._group.buttons()
        for button in buttons:
            if isinstance(button, Swatch):
                button.kind = kind
                button.update()
        buttons[colour % len(buttons)].setChecked(True)
