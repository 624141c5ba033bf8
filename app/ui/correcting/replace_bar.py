"""Find and replace in a text that is being corrected: the find bar with a second line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.models.span import Span
from app.ui.correcting.text import CorrectingText
from app.ui.look.quiet import text_button
from app.ui.look.theme import SPACE_SMALL, SPACE_TIGHT, SPACE_WIDE, Theme
from app.ui.search.find_bar import FindBar
from app.words import Words


class ReplaceBar(QWidget):
    """Finds as in reading; the second line puts other words in the place of one hit or of all."""

    replace_requested = Signal(list, str)  # spans, words

    def __init__(
        self, text: CorrectingText, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words = words
        self.finder = FindBar(text, words, theme, self)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(words("Replace by"))
        self.field.setAccessibleName(words("Replace by"))
        self.one = text_button(words("Replace"), words("Replace this hit and go to the next"), self)
        self.all = text_button(
            words("Replace all"), words("Replace all hits in this text; one undo step"), self
        )
        self.field.returnPressed.connect(self.replace_one)
        self.one.clicked.connect(self.replace_one)
        self.all.clicked.connect(self.replace_all)
        self.finder.found.connect(self._follow)
        text.rewritten.connect(self.finder.forget_places)
        line = QHBoxLayout()
        line.setContentsMargins(SPACE_WIDE, 0, SPACE_WIDE, SPACE_TIGHT)
        line.setSpacing(SPACE_SMALL)
        for widget in (self.field, self.one, self.all):
            line.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.finder)
        column.addLayout(line)
        self._follow(())
        self.hide()

    def open_bar(self) -> None:
        """Come up with what is selected as the words to find."""
        self.show()
        self.finder.open_bar()

    def _follow(self, spans: object) -> None:
        for button in (self.one, self.all):
            button.setEnabled(bool(spans))
        if self.finder.isHidden():
            self.hide()

    def replace_one(self) -> None:
        """Replace the hit that is shown; one that is not yet is shown first."""
        if not self.finder.has_places():
            self.finder.search_again()
        elif (hit := self.finder.hit()) is not None:
            self._replace([hit])

    def replace_all(self) -> None:
        """Replace all hits, those that are not in sight too."""
        if not self.finder.has_places():
            self.finder.search_again()
        self._replace(self.finder.hits())

    def _replace(self, spans: list[Span]) -> None:
        if spans:
            self.replace_requested.emit(spans, self.field.text())
            self.finder.search_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.finder.close_bar()
        else:
            super().keyPressEvent(event)
