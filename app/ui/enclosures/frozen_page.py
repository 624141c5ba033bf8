"""Copies that were frozen as submitted, and whether a file still is one of them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.queries.export_records import submitted_copies
from app.ui.look.moments import moment
from app.ui.look.quiet import plain_label, quiet_label
from app.ui.look.theme import SPACE, SPACE_SMALL, Theme
from app.ui.workspace import Workspace
from app.words import N_, Words

WHAT_IT_IS = N_(
    "Freezing writes a read-only copy of the whole study and keeps its fingerprint (SHA-256) here"
    " and in the appendix. Whoever doubts the copy later can prove that nothing was changed."
)
_TITLES = (N_("Name"), N_("Frozen"), N_("Fingerprint"))
_WIDTHS = (220, 190)


class FrozenPage(QWidget):
    """A row for each copy; a file is checked against all of them."""

    freeze_requested = Signal()
    check_requested = Signal()

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.words = words
        self.table = QTreeWidget(self)
        self.freeze = QPushButton(words("Freeze as submitted…"), self)
        self.check = QPushButton(words("Check a copy…"), self)
        self.copy_hash = QPushButton(words("Copy fingerprint"), self)
        self.answer = plain_label(parent=self)
        self.empty = quiet_label(theme, words("No copy was frozen yet."), self)
        self._build(theme)
        self.freeze.clicked.connect(self.freeze_requested)
        self.check.clicked.connect(self.check_requested)
        self.copy_hash.clicked.connect(self._copy_hash)
        self.table.currentItemChanged.connect(lambda *_: self._update())

    def _build(self, theme: Theme) -> None:
        words = self.words
        self.table.setHeaderLabels([words(title) for title in _TITLES])
        self.table.setAccessibleName(words("Submitted copies"))
        self.table.setRootIsDecorated(False)
        for place, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(place, width)
        self.table.header().setSectionResizeMode(len(_WIDTHS), QHeaderView.ResizeMode.Stretch)
        self.check.setToolTip(words("Whether a file still is what was handed in, byte for byte"))
        self.freeze.setEnabled(not self._workspace.locked)
        self.answer.setAccessibleName(words("Result of the check"))
        acts = QHBoxLayout()
        for button in (self.freeze, self.check, self.copy_hash):
            button.setAutoDefault(False)
            acts.addWidget(button)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE_SMALL)
        column.setSpacing(SPACE_SMALL)
        column.addWidget(quiet_label(theme, words(WHAT_IT_IS), self))
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addWidget(self.answer)
        column.addLayout(acts)
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Show the copies as they are recorded, the newest first."""
        found = self._workspace.read_shown(submitted_copies)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.table.clear()
        for row in reversed(found):
            frozen = moment(self.words, row.made_at)
            item = QTreeWidgetItem(self.table, [row.name, frozen, row.sha256])
            item.setFont(len(_WIDTHS), fixed)
            item.setToolTip(len(_WIDTHS), row.sha256)
        self.empty.setVisible(not found)
        self.table.setVisible(bool(found))
        self.check.setEnabled(bool(found))
        if (first := self.table.topLevelItem(0)) is not None:
            self.table.setCurrentItem(first)
        self._update()

    def showEvent(self, event: QShowEvent) -> None:
        """Records of exports are no edits: nothing else tells of new ones."""
        self.refresh()
        super().showEvent(event)

    def say(self, text: str) -> None:
        """Say how a check ended."""
        self.answer.setText(text)

    def _update(self) -> None:
        self.copy_hash.setEnabled(self.table.currentItem() is not None)

    def _copy_hash(self) -> None:
        item = self.table.currentItem()
        if item is not None:
            QApplication.clipboard().setText(item.data(len(_WIDTHS), Qt.ItemDataRole.DisplayRole))
