"""The memos of a thing that has no form of its own (a source)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.models.changes import ChangeSet
from app.models.passage import MemoSubject
from app.queries.memos import memos_on
from app.ui.look.dialog import SizedDialog, page_of, resize_within
from app.ui.look.quiet import heading
from app.ui.look.theme import SPACE, TITLE_POINTS, Theme
from app.ui.memos.memo_list import MemoList
from app.ui.workspace import Workspace
from app.words import Words


class MemosDialog(SizedDialog):
    """The list, with an empty memo at once where there is none; typing is kept as it goes."""

    def __init__(
        self,
        workspace: Workspace,
        words: Words,
        theme: Theme,
        subject: tuple[MemoSubject, int | None],
        called: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._subject = subject
        self.memos = MemoList(workspace, words, theme, self)
        title = words("Memos on {name}", name=called)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        resize_within(self, 480, 420)
        scroll = QScrollArea(self)
        body = QWidget(scroll)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, SPACE, 0)
        inner.addWidget(self.memos)
        inner.addStretch(1)
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # What is in it takes the keyboard.
        close = QPushButton(words("Close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = page_of(self)
        column.addWidget(heading(title, self, TITLE_POINTS))
        column.addWidget(scroll, 1)
        column.addLayout(foot)
        workspace.changed.connect(self._hear)
        self._show()
        if not self.memos.texts and not workspace.locked:
            self.memos.begin()

    def _hear(self, changes: ChangeSet) -> None:
        subject, subject_id = self._subject
        if subject_id in changes.rows(subject).deleted:
            self.memos.forget()
            self.close()
        elif changes.touches("memo"):
            self._show()

    def _show(self) -> None:
        subject, subject_id = self._subject
        self.memos.show_subject(
            subject, subject_id, self._workspace.read(memos_on, subject, subject_id)
        )
