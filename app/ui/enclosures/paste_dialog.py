"""Pasting an interview guide: what its lines will be is said while they are typed."""

from PySide6.QtWidgets import (
    QApplication,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from app.interchange.thesis.guide import guide_lines
from app.operations.guide_questions import GuideLine
from app.ui.look.dialog import SizedDialog, cancel_or, page_of, resize_within
from app.ui.look.quiet import heading, quiet_label
from app.ui.look.theme import TITLE_POINTS, Theme
from app.words import Words


class PasteDialog(SizedDialog):
    """A field that begins with what was copied, and what will be made of it."""

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.field = QPlainTextEdit(self)
        self.said = quiet_label(theme, parent=self)
        self.take_over = QPushButton(self.words("Add them"), self)
        self.setWindowTitle(words("Paste many questions"))
        resize_within(self, 560, 440)
        hint = words(
            "A question a line; numbers are left out. A line that ends in a colon is the topic of"
            " the lines below it. A tab parts the question from whom it is put to."
        )
        column = page_of(self)
        column.addWidget(heading(words("Paste many questions"), self, TITLE_POINTS))
        column.addWidget(quiet_label(theme, hint, self))
        column.addWidget(self.field, 1)
        column.addWidget(self.said)
        column.addLayout(cancel_or(self.take_over, self, self.words))
        self.field.setAccessibleName(words("Questions, one a line"))
        self.field.setPlaceholderText(words("Questions, one a line"))
        self.field.setTabChangesFocus(False)
        self.field.textChanged.connect(self._count)
        self.field.setPlainText(QApplication.clipboard().text())
        self.field.selectAll()
        self.field.setFocus()
        self._count()

    @property
    def lines(self) -> list[GuideLine]:
        """What the text is as lines of the guide."""
        return guide_lines(self.field.toPlainText())

    def _count(self) -> None:
        lines = self.lines
        topics = len({line.topic for line in lines if line.topic})
        counts = [self.words.plural("{n} question", "{n} questions", len(lines))]
        if topics:
            counts.append(self.words.plural("{n} topic", "{n} topics", topics))
        self.said.setText(" · ".join(counts))
        self.take_over.setEnabled(bool(lines))
