"""Reviewer mode: the strip that says that coding is locked, and for whom a review copy was made."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolBar, QWidget

from app.queries.projects import copied_for
from app.ui.look.quiet import plain_label, text_button
from app.ui.look.theme import SMALL_POINTS, SPACE_SMALL, Theme, interface_font
from app.ui.workspace import Workspace
from app.words import Words


def is_review_copy(workspace: Workspace) -> bool:
    """Whether this file was made for a reviewer: its coding stays locked."""
    return workspace.read(copied_for).purpose == "review"


def mode_sentence(workspace: Workspace, words: Words) -> str:
    """What can be done while coding is locked; empty when it is not."""
    if not workspace.project.reviewing:
        return ""
    copy = workspace.read(copied_for)
    if copy.purpose == "review" and copy.person is not None:
        return words("Review copy for {name}: decisions and remarks only", name=copy.person.name)
    if copy.purpose == "review":
        return words("Review copy: decisions and remarks only")
    return words("Reviewer mode: decisions and remarks only")


class ReviewStrip(QToolBar):
    """Under the menus, while coding is locked; a review copy cannot leave that."""

    left = Signal()

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(words("Reviewer mode"), parent)
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setStyleSheet(f"QToolBar {{ background: {theme.hover.name()}; padding: 0; }}")
        self.sentence = plain_label(mode_sentence(workspace, words), self)
        self.sentence.setFont(interface_font(SMALL_POINTS, strong=True))
        self.sentence.setWordWrap(False)
        self.sentence.setContentsMargins(SPACE_SMALL, 0, SPACE_SMALL, 0)
        self.addWidget(self.sentence)
        self.leave = text_button(
            words("Leave reviewer mode"), words("Unlock the coding again"), self
        )
        self.leave.clicked.connect(self.left)
        self.addWidget(self.leave).setVisible(not is_review_copy(workspace))
