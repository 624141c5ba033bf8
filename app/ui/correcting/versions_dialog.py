"""All versions of a source's text: who made each, what it changed, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.analysis.text_splices import long_difference
from app.analysis.word_difference import Piece, shortened
from app.queries.revisions import RevisionRow, revisions, text_of_revision
from app.ui.correcting.difference import marked
from app.ui.look.dialog import SizedDialog, page_of, resize_within
from app.ui.look.moments import moment
from app.ui.look.quiet import heading, quiet_label
from app.ui.look.theme import SPACE, SPACE_SMALL, TITLE_POINTS, Theme, reading_font
from app.ui.tasks import BackgroundTask, Progress
from app.ui.workspace import Workspace
from app.words import N_, Words
from app.words.terms import term

REASONS = {
    "imported": N_("Imported"),
    "corrected": N_("Corrected here"),
    "replaced": N_("Replaced by a file"),
    "restored": N_("Brought back"),
    "merged": N_("Merged from two copies"),
}
_MOST_SHOWN = 2_000
"""Pieces of a difference that are shown; who changed more reads the whole text."""
_REVISION = Qt.ItemDataRole.UserRole
_FRAMED = "QListView {{ border: 1px solid {border}; border-radius: 4px; }}"
"""Beside a framed text a list without a frame looks cut off."""


class VersionsDialog(SizedDialog):
    """A list of versions; one shows what it changed, two the difference between them."""

    restore_requested = Signal(int)

    def __init__(
        self,
        workspace: Workspace,
        source_id: int,
        words: Words,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._workspace, self._source_id, self._theme = workspace, source_id, theme
        self._rows = {row.revision: row for row in workspace.read(revisions, source_id)}
        self._asked = 0
        self.list = QListWidget(self)
        self.shown = QTextBrowser(self)
        self.view = QComboBox(self)
        self.hint = quiet_label(theme, parent=self)
        self.restore = QPushButton(words("Bring this version back"), self)
        self.setWindowTitle(words("Versions of the text"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        resize_within(self, 880, 560)
        self._build()
        self._fill()

    def _build(self) -> None:
        words = self.words
        self.list.setAccessibleName(words("Versions"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setStyleSheet(_FRAMED.format(border=self._theme.border.name()))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemSelectionChanged.connect(self._show)
        self.view.addItem(words("What changed"), "changes")
        self.view.addItem(words("The whole text"), "text")
        self.view.setAccessibleName(words("What to show of a version"))
        self.view.currentIndexChanged.connect(self._show)
        self.shown.setAccessibleName(words("Difference"))
        self.shown.setOpenLinks(False)
        self.shown.setFont(reading_font(0.92))
        close = QPushButton(words("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self.restore.setAutoDefault(False)
        self.restore.clicked.connect(self._ask_back)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(SPACE, 0, 0, 0)
        column.setSpacing(SPACE_SMALL)
        above = QHBoxLayout()
        above.addWidget(self.hint, 1)
        above.addWidget(self.view)
        column.addLayout(above)
        column.addWidget(self.shown, 1)
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.list)
        halves.addWidget(right)
        halves.setSizes([336, 504])
        halves.setStyleSheet("QSplitter::handle { background: transparent; }")
        foot = QHBoxLayout()
        foot.addWidget(self.restore)
        foot.addStretch(1)
        foot.addWidget(close)
        whole = page_of(self)
        whole.addWidget(heading(words("Versions of the text"), self, TITLE_POINTS))
        whole.addWidget(halves, 1)
        whole.addLayout(foot)

    def _fill(self) -> None:
        for row in self._rows.values():
            item = QListWidgetItem(self.described(row))
            item.setData(_REVISION, row.revision)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def described(self, row: RevisionRow) -> str:
        """A version in two lines: its number and moment; who made it, and what it is."""
        title = self.words("Version {n}", n=row.revision)
        if row.current:
            title = self.words("{version} (now)", version=title)
        words_changed = self.words.plural("{n} word", "{n} words", row.words) if row.words else ""
        from_file = row.reason in {"imported", "replaced"}
        file_name = self._workspace.shown_words(row.file_name) if from_file else ""
        parts = (term(self.words, REASONS, row.reason), file_name, row.person, words_changed)
        said = " · ".join(part for part in parts if part)
        return f"{title} · {moment(self.words, row.made_at)}\n{said}"

    def chosen(self) -> list[int]:
        """The selected versions, the older first."""
        return sorted(item.data(_REVISION) for item in self.list.selectedItems())

    def _show(self) -> None:
        self._asked += 1  # A difference that is still being looked for comes too late.
        chosen = self.chosen()
        alone = len(chosen) == 1
        current = alone and self._rows[chosen[0]].current
        self.restore.setEnabled(alone and not current and not self._workspace.locked)
        if not chosen:
            self.hint.setText("")
            self.shown.clear()
        elif self.view.currentData() == "text":
            self.hint.setText(self.words("Version {n}", n=chosen[-1]))
            self.shown.setPlainText(self._text(chosen[-1]))
        else:
            self._show_difference(*self._compared(chosen))

    def _compared(self, chosen: list[int]) -> tuple[int, int]:
        """The two versions whose difference is shown; the first one has none before it."""
        if len(chosen) > 1:
            return chosen[0], chosen[-1]
        before = [revision for revision in self._rows if revision < chosen[0]]
        return max(before, default=chosen[0]), chosen[0]

    def _show_difference(self, older: int, newer: int) -> None:
        if older == newer:
            self.hint.setText(
                self.words("The text as it was imported. Choose two versions to compare them.")
            )
            self.shown.setPlainText(self._text(newer))
            return
        self.hint.setText(self.words("From version {old} to {new}", old=older, new=newer))
        asked = self._asked
        task = BackgroundTask("", _difference, (self._text(older), self._text(newer)), self)
        task.done.connect(lambda pieces: self._take(asked, pieces))
        task.start()

    def _take(self, asked: int, pieces: list[Piece]) -> None:
        if asked != self._asked:
            return  # Something else was chosen meanwhile.
        html = marked(pieces[:_MOST_SHOWN], self._theme)
        more = len(pieces) > _MOST_SHOWN
        self.shown.setHtml(f"{html} …" if more else html)

    def _text(self, revision: int) -> str:
        text = self._workspace.read(text_of_revision, self._source_id, revision)
        return self._workspace.shown_words(text)

    def _ask_back(self) -> None:
        chosen = self.chosen()
        self.accept()
        self.restore_requested.emit(chosen[0])


def _difference(_progress: Progress, before: str, now: str) -> list[Piece]:
    return shortened(long_difference(before, now))
