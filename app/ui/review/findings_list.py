"""What to look at before sending, as a list; each entry leads to its place in the window."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.analysis.review.before_sending import Finding
from app.ui.look.quiet import QUIET_CURRENT, heading
from app.ui.look.theme import SPACE_TIGHT, Theme
from app.words import N_, Words

_MARKS = {"mend": "!", "look": "?"}
_MEANINGS = {"mend": N_("to mend"), "look": N_("to look at")}


class FindingsList(QWidget):
    """A click or Enter leads to the place and leaves the list as it is."""

    chosen = Signal(object)  # Finding

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._theme = theme
        self._found: tuple[Finding, ...] = ()
        self.title = heading("", self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(words("Before sending"))
        self.list.setWordWrap(True)
        self.list.setStyleSheet(QUIET_CURRENT)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_TIGHT)
        column.addWidget(self.title)
        column.addWidget(self.list, 1)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.show_findings(())

    @property
    def sentences(self) -> list[str]:
        """What is said, from above."""
        return [each.sentence(self.words) for each in self._found]

    def show_findings(self, found: Sequence[Finding]) -> None:
        """Show these; where one looked stays in sight."""
        if tuple(found) == self._found and self.title.text():
            return
        place = max(0, self.list.currentRow())
        self._found = tuple(found)
        self.list.clear()
        for each in self._found:
            sentence = each.sentence(self.words)
            item = QListWidgetItem(f"{_MARKS[each.severity]}  {sentence}")
            meaning = self.words(_MEANINGS[each.severity])
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{meaning}: {sentence}")
            item.setToolTip(self.words("Go there"))
            if each.severity == "mend":
                item.setForeground(self._theme.danger)
            self.list.addItem(item)
        self.list.setCurrentRow(min(place, len(self._found) - 1))
        self.list.setVisible(bool(self._found))
        self.title.setText(self._counted())

    def _counted(self) -> str:
        words = self.words
        if not self._found:
            return words("Before sending: nothing to mend.")
        severe = sum(each.severity == "mend" for each in self._found)
        parts = [
            words.plural("{n} to mend", "{n} to mend", severe) if severe else "",
            words.plural("{n} to look at", "{n} to look at", len(self._found) - severe)
            if severe < len(self._found)
            else "",
        ]
        return words("Before sending: {what}", what=", ".join(filter(None, parts)))

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self._found[self.list.row(item)])
