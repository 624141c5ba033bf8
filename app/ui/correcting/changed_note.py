"""Beside a passage: that its words were corrected since it was marked, and what they were."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.analysis.word_difference import word_difference
from app.queries.revisions import ChangedWords
from app.ui.correcting.difference import marked
from app.ui.look.moments import moment
from app.ui.look.quiet import plain_label, text_button
from app.ui.look.theme import SMALL_POINTS, SPACE_SMALL, SPACE_TIGHT, Theme, interface_font
from app.words import Words


class ChangedNote(QWidget):
    """Hidden unless a passage's words are others than when it was marked."""

    placement_requested = Signal(int)  # put the passage on the selected words
    stay_requested = Signal(int)
    accept_requested = Signal(int)
    next_requested = Signal(int, int)  # the passage, and how many changed ones further on
    list_requested = Signal()

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._theme = theme
        self.row: ChangedWords | None = None
        self.said = plain_label(parent=self)
        self.said.setFont(interface_font(SMALL_POINTS))
        self.show_words = text_button(
            words("Show difference"), words("The words before and now"), self, flush=True
        )
        self.put = text_button(
            words("Put on the selected words"),
            words("The passage stands on what is selected in the transcript"),
            self,
            flush=True,
        )
        self.stay = text_button(
            words("Leave it here"), words("The passage belongs where it stands"), self, flush=True
        )
        self.accept = text_button(
            words("Take the words as they are"),
            words("The passage belongs on the words where it stands now"),
            self,
            flush=True,
        )
        self.previous = text_button(
            "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}",
            words("The changed passage before this one"),
            self,
        )
        self.next = text_button(
            "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}",
            words("The next changed passage"),
            self,
        )
        self.all = text_button(
            words("List all"),
            words("List the passages whose words were changed"),
            self,
            flush=True,
        )
        self.difference = QLabel(self)
        self.difference.setTextFormat(Qt.TextFormat.RichText)
        self.difference.setWordWrap(True)
        self.difference.setAccessibleName(words("Difference"))
        self._build(theme)
        self.show_changes(None)

    def _build(self, theme: Theme) -> None:
        self.setObjectName("changedWords")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(f"#changedWords {{ border-left: 3px solid {theme.warning.name()}; }}")
        among = QHBoxLayout()
        among.setSpacing(SPACE_SMALL)
        for button in (self.previous, self.next, self.all):
            button.setAccessibleName(button.toolTip())
            among.addWidget(button)
        among.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_SMALL, 0, 0, 0)
        column.setSpacing(SPACE_TIGHT)
        column.addWidget(self.said)
        column.addWidget(self.difference)
        # Beside one another they are too wide.
        for link in (self.show_words, self.put, self.stay, self.accept):
            column.addWidget(link)
        column.addLayout(among)
        self.show_words.clicked.connect(self._toggle)
        self.put.clicked.connect(lambda: self._emit(self.placement_requested))
        self.stay.clicked.connect(lambda: self._emit(self.stay_requested))
        self.accept.clicked.connect(lambda: self._emit(self.accept_requested))
        self.all.clicked.connect(self.list_requested)
        self.previous.clicked.connect(lambda: self._go(-1))
        self.next.clicked.connect(lambda: self._go(1))

    def show_changes(self, row: ChangedWords | None) -> None:
        """Show what became of a passage's words; nothing where they are as they were."""
        if row != self.row:
            self.difference.hide()
        self.row = row
        self.setVisible(row is not None)
        if row is None:
            return
        date = moment(self.words, row.changed_at, time=False)
        if row.doubtful:
            text = self.words("Its words went out of the text on {date}.", date=date)
        else:
            text = self.words("Words changed on {date}.", date=date)
        self.said.setText(text)
        self.put.setVisible(row.doubtful)
        self.stay.setVisible(row.doubtful)
        self.accept.setVisible(not row.doubtful)
        now = "" if row.doubtful else row.now
        self.difference.setText(marked(word_difference(row.former, now), self._theme))

    def _toggle(self) -> None:
        self.difference.setVisible(self.difference.isHidden())

    def _go(self, step: int) -> None:
        if self.row is not None:
            self.next_requested.emit(self.row.passage_id, step)

    def _emit(self, signal: object) -> None:
        if self.row is not None:
            signal.emit(self.row.passage_id)  # type: ignore[attr-defined]
