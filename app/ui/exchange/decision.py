"""One thing that must be decided in a merge: both sides beside each other, and the choices."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.analysis.word_difference import Piece, word_difference
from app.interchange.merging.preview import DELETED, Conflict, Question
from app.interchange.merging.three_way import Choice
from app.ui.look.quiet import heading, plain_label, quiet_label
from app.ui.look.theme import SPACE, SPACE_SMALL, SPACE_TIGHT, Theme
from app.words import N_, Words

_CONFLICT: dict[Choice, str] = {
    "ours": N_("Mine: as it is here"),
    "theirs": N_("Theirs: as it is there"),
    "both": N_("Both texts, one after the other"),
}
_QUESTION: dict[Choice, str] = {
    "same": N_("They are the same: make one of them"),
    "both": N_("They are two: keep both"),
}


class MergeDecision(QScrollArea):
    """``decided`` says what somebody chose (None: nothing yet)."""

    decided = Signal(str, object)  # id, Choice | None

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._theme = theme
        self.choices: dict[Choice | None, QRadioButton] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(words("To decide"))

    def show_question(self, asked: Conflict | Question, given: Choice | None) -> None:
        """Ask about something; ``given`` is what was answered before."""
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE_SMALL)
        if isinstance(asked, Conflict):
            self._show_conflict(page, column, asked)
            texts = _CONFLICT
        else:
            column.addLayout(
                self._sides(page, escape(self._said(asked)), escape(self._said(asked, here=False)))
            )
            texts = _QUESTION
        self._ask(page, column, asked, given, texts)
        column.addStretch(1)
        self.setWidget(page)

    def _said(self, asked: Question, *, here: bool = True) -> str:
        return (asked.here if here else asked.there).said(self.words)

    def _show_conflict(self, page: QWidget, column: QVBoxLayout, asked: Conflict) -> None:
        words = self.words
        title = " · ".join(
            filter(None, [asked.row.said(words), words(asked.column) if asked.column else ""])
        )
        column.addWidget(heading(title, page))
        if asked.column:
            pieces = word_difference(asked.ours, asked.theirs)
            ours = "".join(self._marked(piece) for piece in pieces if piece.kind != "in")
            theirs = "".join(self._marked(piece) for piece in pieces if piece.kind != "out")
        else:
            ours, theirs = (escape(self._gone(side)) for side in (asked.ours, asked.theirs))
        column.addLayout(self._sides(page, ours, theirs))

    def _gone(self, side: str) -> str:
        if side == DELETED:
            return self.words("Deleted")
        return self.words("Changed, or something new hangs on it")

    def _marked(self, piece: Piece) -> str:
        text = escape(piece.text).replace("\n", "<br>")
        if piece.kind == "same":
            return text
        colour = self._theme.danger if piece.kind == "out" else self._theme.success
        return f"<u style='color: {colour.name()}'>{text}</u>"

    def _sides(self, page: QWidget, ours: str, theirs: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE_TIGHT)
        empty = escape(self.words("(empty)"))
        sides = ((self.words("Here"), ours), (self.words("There"), theirs))
        for place, (title, markup) in enumerate(sides):
            grid.addWidget(quiet_label(self._theme, title, page), 0, place)
            label = QLabel(markup or empty, page)
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setAccessibleName(title)
            grid.addWidget(label, 1, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
        return grid

    def _ask(
        self,
        page: QWidget,
        column: QVBoxLayout,
        asked: Conflict | Question,
        given: Choice | None,
        texts: dict[Choice, str],
    ) -> None:
        group = QButtonGroup(page)
        self.choices = {}
        offered: list[tuple[Choice | None, str]] = [
            (choice, self.words(texts[choice])) for choice in asked.choices
        ]
        offered.append((None, self.words("Not yet: it stays as it is here")))
        for choice, text in offered:
            button = QRadioButton(text, page)
            button.setChecked(choice == given)
            button.clicked.connect(
                lambda _on=False, choice=choice: self.decided.emit(asked.id, choice)
            )
            group.addButton(button)
            column.addWidget(button)
            self.choices[choice] = button

    def say(self, text: str) -> None:
        """Say a sentence in place of a question."""
        self.choices = {}
        label = plain_label(text)
        label.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(label)
