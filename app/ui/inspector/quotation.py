"""The words of a passage: exact, in the reading face, long ones shortened until asked for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.look.quiet import plain_label, text_button
from app.ui.look.theme import SPACE_TIGHT, reading_font
from app.words import Words

SHORT = 320
"""Characters above which a quotation is shortened where nothing else is said."""


class Quotation(QWidget):
    """A quotation that can be selected and copied."""

    def __init__(self, words: Words, parent: QWidget | None = None, *, length: int = SHORT) -> None:
        super().__init__(parent)
        self.words = words
        self._length = length
        self._text = ""
        self._whole = False
        self.shown = plain_label(parent=self)
        self.shown.setFont(reading_font(0.92))
        self.shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.shown.setAccessibleName(words("Quotation"))
        self.more = text_button(
            "", words("Show the whole quotation or its beginning"), self, flush=True
        )
        self.more.clicked.connect(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_TIGHT)
        column.addWidget(self.shown)
        column.addWidget(self.more)

    def show_text(self, text: str) -> None:
        """Show another quotation, shortened if it is long."""
        if text != self._text:
            self._text, self._whole = text, False
        self._show()

    def _toggle(self) -> None:
        self._whole = not self._whole
        self._show()

    def _show(self) -> None:
        self.more.setVisible(len(self._text) > self._length)
        self.more.setText(self.words("Show less") if self._whole else self.words("Show all"))
        self.shown.setText(self._text if self._whole else shortened(self._text, self._length))


def shortened(text: str, length: int = SHORT) -> str:
    """The beginning of a long text, cut after a word."""
    if len(text) <= length:
        return text
    cut = text[:length]
    end = cut.rfind(" ")
    return (cut[:end] if end > 0 else cut) + " …"
