"""One thing under review: its words in their context, what was said of it, and the buttons."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.analysis.citation import informant_named, place, printed_date
from app.analysis.review.agenda import Reviewed
from app.analysis.surroundings import surroundings
from app.models.code import CODE_FIELDS
from app.queries.codes import CodeRow
from app.queries.passages import PassageRow
from app.queries.review_remarks import RemarkedRow
from app.queries.reviews import DefinitionRow, ReviewRow
from app.ui.codebook.chip import Chip
from app.ui.inspector.quotation import Quotation
from app.ui.look.quiet import colour_text, heading, plain_label, quiet_label, text_button
from app.ui.look.theme import SPACE, SPACE_SMALL, SPACE_WIDE, TITLE_POINTS, Theme
from app.ui.reader.tooltip import STANCE_WORDS
from app.ui.review.changes import ChangesNote, changes_of
from app.ui.review.queue import state_colour
from app.ui.review.queue_view import VERDICT_BUTTONS
from app.ui.review.thread import Thread
from app.ui.workspace import Workspace
from app.words import Words
from app.words.terms import FIELD_TITLES, REVIEW_STATES, term

_LINES = 3
_NARROWEST = 356
"""Pixels in which three responses stand side by side in either language."""


class ReviewDetail(QWidget):
    """What a reviewer reads and says."""

    decided = Signal(object)  # Verdict, or None for a remark alone
    passage_requested = Signal(int)

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._workspace = workspace
        self._theme = theme
        self.row: Reviewed | None = None
        self.number = heading("", self, TITLE_POINTS)
        self.state = plain_label(parent=self)
        self.chip = Chip(theme.text, None, self)
        self.code = heading("", self)
        self.definition = quiet_label(theme, parent=self)
        self.changes = ChangesNote(words, theme, self)
        self.before = quiet_label(theme, parent=self)
        self.quotation = Quotation(words, self)
        self.after = quiet_label(theme, parent=self)
        self.where = quiet_label(theme, parent=self)
        self.meaning = plain_label(parent=self)
        self.fields = {name: (quiet_label(theme), plain_label()) for name in CODE_FIELDS}
        self.thread_of_words = Thread(workspace, words, theme, self)
        self.remark = QPlainTextEdit(self)
        self.go = text_button(
            words("Show in transcript"), words("Go to these words"), self, flush=True
        )
        self.buttons = {
            key: QPushButton(words(text), self) for key, (text, _) in VERDICT_BUTTONS.items()
        }
        self.remark_button = QPushButton(words("Remark only"), self)
        self.hints = quiet_label(
            theme,
            words("In the list: C remark · N next · P previous · W what waits · Esc back"),
            self,
        )
        self.setMinimumWidth(_NARROWEST)
        self._in_sight = QTimer(self, singleShot=True, interval=0)
        self._build()
        self._connect()
        for widget in (self.remark, self.remark_button, *self.buttons.values()):
            widget.setEnabled(not workspace.project.read_only)

    def _build(self) -> None:
        self.body = QWidget(self)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE_WIDE, SPACE, SPACE_WIDE, SPACE)
        column.setSpacing(SPACE_SMALL)
        column.addLayout(self._head())
        column.addWidget(self.definition)
        column.addWidget(self.changes)
        column.addSpacing(SPACE_SMALL)
        for widget in (self.before, self.quotation, self.after, self.where, self.meaning):
            column.addWidget(widget)
        for labels in self.fields.values():
            part = QVBoxLayout()
            part.setSpacing(0)
            for label in labels:
                part.addWidget(label)
            column.addLayout(part)
        column.addSpacing(SPACE_SMALL)
        column.addWidget(self.thread_of_words)
        column.addStretch(1)
        self.room = QScrollArea(self)
        self.room.setAccessibleName(self.words("Review"))
        self.room.setWidget(self.body)
        self.room.setWidgetResizable(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.room, 1)
        whole.addLayout(self._answering())

    def _head(self) -> QVBoxLayout:
        self.number.setWordWrap(False)
        first = QHBoxLayout()
        first.addWidget(self.number)
        first.addWidget(self.state, 1)
        first.addWidget(self.go)
        code = QHBoxLayout()
        code.setSpacing(SPACE_SMALL)
        code.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        code.addWidget(self.code, 1)
        head = QVBoxLayout()
        head.addLayout(first)
        head.addLayout(code)
        return head

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
        column.setContentsMargins(SPACE_WIDE, SPACE_SMALL, SPACE_WIDE, SPACE)
        column.setSpacing(SPACE_SMALL)
        column.addLayout(writing)
        column.addLayout(row)
        column.addWidget(self.hints)
        return column

    def _connect(self) -> None:
        for verdict, button in self.buttons.items():
            button.clicked.connect(
                lambda _checked=False, verdict=verdict: self.decided.emit(verdict)
            )
        self.remark_button.clicked.connect(lambda: self.decided.emit(None))
        self.remark.textChanged.connect(self._allow_remark)
        self.go.clicked.connect(self.go_there)
        self._in_sight.timeout.connect(self._show_answer)
        self.room.verticalScrollBar().rangeChanged.connect(lambda *_: self._in_sight.start())
        self._allow_remark()

    def _allow_remark(self) -> None:
        self.remark_button.setEnabled(bool(self.remark.toPlainText().strip()))

    @property
    def passage(self) -> PassageRow | None:
        """The passage that is shown, if what is shown has one."""
        row = self.row
        return row.passage if isinstance(row, ReviewRow | RemarkedRow) else None

    def go_there(self) -> None:
        """Ask for the passage's place in the transcript."""
        if self.passage is not None:
            self.passage_requested.emit(self.passage.id)

    def answer_first_open(self) -> None:
        """Put the cursor where the first answer is missing."""
        card = self.thread_of_words.first_open()
        if card is not None:
            card.answer.setFocus()
            self._in_sight.start()

    def _show_answer(self) -> None:
        """Scroll to the answer that is being written; its card may have moved meanwhile."""
        cards = self.thread_of_words.cards.values()
        if (card := next((each for each in cards if each.answer.hasFocus()), None)) is not None:
            self.room.ensureWidgetVisible(card)

    def show_row(self, row: Reviewed, code: CodeRow | None) -> None:
        """Show something; ``code`` is its entry in the codebook, if it has one."""
        another = self.row is None or self.row.uuid != row.uuid
        self.row = row
        self._show_head(row, code)
        self.changes.show_changes(changes_of(self._workspace, row))
        self._show_passage(row)
        self._show_fields(row)
        self.thread_of_words.show_decisions(row.decisions)
        if another:
            self.room.verticalScrollBar().setValue(0)

    def _show_head(self, row: Reviewed, code: CodeRow | None) -> None:
        words = self.words
        passage = self.passage
        whole = isinstance(row, RemarkedRow)
        number = passage.number if passage else ""
        self.number.setText(number or (words("The study as a whole") if whole else ""))
        self.number.setVisible(bool(self.number.text()))
        self.go.setVisible(passage is not None)
        state = "" if isinstance(row, RemarkedRow) else row.state
        self.state.setText(term(words, REVIEW_STATES, state) if state else "")
        colour_text(self.state, state_colour(self._theme, state))
        for button in self.buttons.values():
            button.setVisible(not whole)
        for widget in (self.chip, self.code):
            widget.setVisible(code is not None and not whole)
        if code is not None:
            self.chip.show_code(self._theme.code(code.colour).line, code.kind)
            self.code.setText(" ".join(filter(None, (code.label, code.name))))
        definition = row.definition if isinstance(row, ReviewRow) else ""
        _show(self.definition, definition)

    def _show_passage(self, row: Reviewed) -> None:
        passage = self.passage
        before, after = "", ""
        if passage is not None:
            read = self._workspace.read
            before, after = read(surroundings, passage.source_id, passage.span)
            self.quotation.show_text(passage.text)
            before, after = map(self._workspace.shown_words, (before, after))
        self.quotation.setVisible(passage is not None)
        _show(self.before, before)
        _show(self.after, after)
        _show(self.where, self._where(row, passage) if passage else "")
        meant = row.passage.interpretation_under(row.code_id) if isinstance(row, ReviewRow) else ""
        _show(self.meaning, meant)

    def _where(self, row: Reviewed, passage: PassageRow) -> str:
        words = self.words
        who = informant_named(passage.informant) if passage.informant else passage.source
        parts = [who, place(words, passage), printed_date(words, passage.date)]
        if isinstance(row, ReviewRow):
            stance = words(STANCE_WORDS[row.stance]) if row.stance in STANCE_WORDS else row.stance
            parts += [stance, words("coded by {coder}", coder=row.coder)]
        return " · ".join(filter(None, parts))

    def _show_fields(self, row: Reviewed) -> None:
        texts = row.fields if isinstance(row, DefinitionRow) else {}
        for name, (title, text) in self.fields.items():
            title.setText(self.words(FIELD_TITLES[name]))
            _show(text, texts.get(name, ""))
            title.setVisible(text.isVisibleTo(self.body))


def _show(label: QLabel, text: str) -> None:
    """Say this, or nothing and take no room."""
    label.setText(text)
    label.setVisible(bool(text))
