"""Above the passages: how many stand on other words than when they were marked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.queries.revisions import ChangedWords
from app.ui.look.quiet import OneLine, text_button
from app.ui.look.theme import SMALL_POINTS, SPACE_SMALL, Theme, interface_font
from app.words import Words


class ChangedStrip(QWidget):
    """Hidden while all passages stand on their words; one button lists only those that do not."""

    listed = Signal(bool)
    accept_requested = Signal()

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.setObjectName("changedStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(f"#changedStrip {{ border-left: 3px solid {theme.warning.name()}; }}")
        self.said = OneLine(self)
        self.said.setFont(interface_font(SMALL_POINTS))
        self.only = text_button(
            words("Show only these"), words("List the passages whose words were changed"), self
        )
        self.only.setCheckable(True)
        self.only.toggled.connect(self._toggle)
        self.accept = text_button(
            words("Take the words as they are"),
            words("The chosen passages belong on the words where they stand now"),
            self,
        )
        self.accept.clicked.connect(self.accept_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_SMALL, 0, 0, 0)
        row.setSpacing(SPACE_SMALL)
        row.addWidget(self.said, 1)
        row.addWidget(self.accept)
        row.addWidget(self.only)
        self.show_changed([], locked=False)

    def show_changed(self, rows: Sequence[ChangedWords], *, locked: bool) -> None:
        """Say how many there are; without any, everything is listed again."""
        words = self.words
        lost = sum(row.doubtful for row in rows)
        changed = len(rows) - lost
        parts = []
        if changed:
            text = words.plural(
                "The words of {n} passage changed.", "The words of {n} passages changed.", changed
            )
            parts.append(text)
        if lost:
            text = words.plural(
                "{n} passage lost its words.", "{n} passages lost their words.", lost
            )
            parts.append(text)
        self.said.setText(" ".join(parts))
        self.setVisible(bool(rows))
        self.accept.setEnabled(not locked)
        self.accept.setVisible(self.only.isChecked())
        if not rows:
            self.only.setChecked(False)

    def _toggle(self, on: bool) -> None:
        text = self.words("Show all passages again") if on else self.words("Show only these")
        self.only.setText(text)
        self.only.setAccessibleName(text)
        self.accept.setVisible(on)
        self.listed.emit(on)
