"""One coding under review: its words, its code, what was said, and three buttons."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.analysis.citation import informant_named, place, printed_date
from app.models.review import Verdict
from app.queries.codes import CodeRow
from app.queries.reviews import ReviewRow
from app.ui.codebook.chip import Chip
from app.ui.inspector.quotation import Quotation
from app.ui.quiet import colour_text, heading, plain_label, quiet_label, text_button
from app.ui.reader.tooltip import STANCE_WORDS
from app.ui.review.queue import state_colour
from app.ui.review.thread import Thread
from app.ui.theme import SPACE, SPACE_SECTION, SPACE_SMALL, TITLE_POINTS, Theme
from app.ui.workspace import Workspace
from app.words import N_, Words
from app.words.terms import REVIEW_STATES, term

VERDICT_BUTTONS: dict[Verdict, tuple[str, str]] = {
    "agree": (N_("Agree (A)"), "A"),
    "revise": (N_("Revise (R)"), "R"),
    "reject": (N_("Reject (T)"), "T"),
}
"""The words on the buttons, and the keys that do the same in the list."""
_LINES = 3


class ReviewDetail(QWidget):
    """What a reviewer reads and says."""

    decided = Signal(object)  # Verdict, or None for a remark alone
    passage_requested = Signal(int)

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._theme = theme
        self.row: ReviewRow | None = None
        self.number = heading("", self, TITLE_POINTS)
        self.state = plain_label(parent=self)
        self.chip = Chip(theme.text, None, self)
        self.code = heading("", self)
        self.definition = quiet_label(theme, parent=self)
        self.quotation = Quotation(words, self)
        self.where = quiet_label(theme, parent=self)
        self.meaning = plain_label(parent=self)
        self.thread_of_words = Thread(workspace, words, theme, self)
        self.remark = QPlainTextEdit(self)
        self.go = text_button(words("Show in transcript"), words("Go to these words"), self)
        self.buttons = {
            key: QPushButton(words(text), self) for key, (text, _) in VERDICT_BUTTONS.items()
        }
        self.remark_button = QPushButton(words("Remark only"), self)
        self._build()
        self._connect()
        for widget in (self.remark, self.remark_button, *self.buttons.values()):
            widget.setEnabled(not workspace.project.read_only)

    def _build(self) -> None:
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE_SECTION, SPACE, SPACE_SECTION, SPACE)
        column.setSpacing(SPACE_SMALL)
        head = QHBoxLayout()
        head.addWidget(self.number)
        head.addWidget(self.state, 1)
        head.addWidget(self.go)
        code = QHBoxLayout()
        code.setSpacing(SPACE_SMALL)
        code.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        code.addWidget(self.code, 1)
        column.addLayout(head)
        column.addLayout(code)
        column.addWidget(self.definition)
        column.addSpacing(SPACE_SMALL)
        for widget in (self.quotation, self.where, self.meaning):
            column.addWidget(widget)
        column.addSpacing(SPACE_SMALL)
        column.addWidget(self.thread_of_words)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addLayout(self._answering())

    def _answering(self) -> QVBoxLayout:
        """The remark and the buttons, which stay in sight however long the thread is."""
        self.remark.setAccessibleName(self.words("Remark"))
        self.remark.setPlaceholderText(self.words("Remark (goes with the decision)"))
        self.remark.setTabChangesFocus(True)
        line = self.remark.fontMetrics().lineSpacing()
        self.remark.setFixedHeight(line * _LINES + 2 * SPACE_SMALL)
        row = QHBoxLayout()
        row.setSpacing(SPACE_SMALL)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        writing = QHBoxLayout()
        writing.setSpacing(SPACE_SMALL)
        writing.addWidget(self.remark, 1)
        writing.addWidget(self.remark_button, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout()
        column.setContentsMargins(SPACE_SECTION, SPACE_SMALL, SPACE_SECTION, SPACE)
        column.setSpacing(SPACE_SMALL)
        column.addLayout(writing)
        column.addLayout(row)
        return column

    def _connect(self) -> None:
        for verdict, button in self.buttons.items():
            button.clicked.connect(
                lambda _checked=False, verdict=verdict: self.decided.emit(verdict)
            )
        self.remark_button.clicked.connect(lambda: self.decided.emit(None))
        self.remark.textChanged.connect(self._allow_remark)
        self.go.clicked.connect(self._go)
        self._allow_remark()

    def _allow_remark(self) -> None:
        self.remark_button.setEnabled(bool(self.remark.toPlainText().strip()))

    def _go(self) -> None:
        if self.row is not None:
            self.passage_requested.emit(self.row.passage.id)

    def show_row(self, row: ReviewRow, code: CodeRow | None) -> None:
        """Show a coding; ``code`` is its entry in the codebook."""
        self.row = row
        words, passage = self.words, row.passage
        self.number.setText(passage.number)
        self.state.setText(term(words, REVIEW_STATES, row.state))
        colour_text(self.state, state_colour(self._theme, row.state))
        colour = self._theme.code(code.colour if code else 0).line
        self.chip.show_code(colour, row.kind)
        self.code.setText(" ".join(filter(None, (row.label, row.name))))
        self.definition.setText(code.definition if code else "")
        self.definition.setVisible(bool(self.definition.text()))
        self.quotation.show_text(passage.text)
        who = informant_named(passage.informant) if passage.informant else passage.source
        stance = words(STANCE_WORDS[row.stance]) if row.stance in STANCE_WORDS else row.stance
        coder = words("coded by {coder}", coder=row.coder)
        parts = (who, place(words, passage), printed_date(words, passage.date), stance, coder)
        self.where.setText(" · ".join(filter(None, parts)))
        self.meaning.setText(passage.interpretation_under(row.code_id))
        self.meaning.setVisible(bool(self.meaning.text()))
        self.thread_of_words.show_decisions(row.decisions)
