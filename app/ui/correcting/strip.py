"""The strip above a text that is being corrected: what this is, and how to leave it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.look.quiet import OneLine, text_button
from app.ui.look.theme import (
    SMALL_POINTS,
    SPACE_SMALL,
    SPACE_TIGHT,
    SPACE_WIDE,
    Theme,
    interface_font,
)
from app.words import Words


class CorrectingStrip(QWidget):
    """Says that typing changes the transcript."""

    left = Signal()
    versions_requested = Signal()

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.setObjectName("correcting")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(f"#correcting {{ background: {theme.hover.name()}; }}")
        self.sentence = OneLine(self)
        self.sentence.setFont(interface_font(SMALL_POINTS, strong=True))
        self.sentence.setText(
            words("Correcting the text: codes move along, the version before is kept")
        )
        self.versions = text_button(
            words("Versions…"), words("All versions of this text and their differences"), self
        )
        self.done = text_button(words("Done"), words("Back to reading and coding (Esc)"), self)
        self.versions.clicked.connect(self.versions_requested)
        self.done.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_WIDE, SPACE_TIGHT, SPACE_SMALL, SPACE_TIGHT)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.versions)
        row.addWidget(self.done)
