"""How a passage stands to its code: four words side by side, one of them chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QWidget

from app.models.passage import STANCES
from app.ui.inspector.word_rows import WordRows
from app.ui.look.theme import SMALL_POINTS, SPACE_TIGHT, Theme, interface_font
from app.ui.reader.tooltip import STANCE_WORDS
from app.words import N_, Words

SHORT = {
    "supports": N_("supports"),
    "partly": N_("partly"),
    "contradicts": N_("contradicts"),
    "context": N_("context"),
}


class StanceChoice(QFrame):
    """The stances as one quiet row, two where it is narrow; arrow keys move between them."""

    chosen = Signal(str)

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stances")
        self.setAccessibleName(words("Stance"))
        self.setStyleSheet(
            f"#stances {{ border: 1px solid {theme.border.name()}; border-radius: 4px; }}"
            f"QToolButton {{ border: 1px solid transparent; border-radius: 3px; padding: 2px 0;"
            f" color: {theme.quiet.name()}; }}"
            f"QToolButton:hover {{ background: {theme.hover.name()}; }}"
            f"QToolButton:checked {{ background: {theme.selection.name()};"
            f" color: {theme.text.name()}; }}"
            f"QToolButton:focus {{ border-color: {theme.accent.name()}; }}"
        )
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        row = WordRows(self)
        row.setContentsMargins(1, 1, 1, 1)
        for stance in STANCES:
            button = QToolButton(self)
            button.setText(words(SHORT[stance]))
            button.setToolTip(words(STANCE_WORDS[stance]))
            button.setAccessibleName(words(STANCE_WORDS[stance]))
            button.setCheckable(True)
            button.setFont(interface_font(SMALL_POINTS))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            word = button.fontMetrics().horizontalAdvance(button.text())
            button.setMinimumWidth(word + SPACE_TIGHT)
            button.clicked.connect(lambda _checked=False, stance=stance: self.chosen.emit(stance))
            self._group.addButton(button)
            self.buttons[stance] = button
            row.addWidget(button)

    def show_stance(self, stance: str) -> None:
        """Show which is chosen."""
        if stance in self.buttons:
            self.buttons[stance].setChecked(True)
