"""The window of the appendix material: a page for everything that no coding makes."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QWidget

from app.ui.enclosures.checks_page import ChecksPage
from app.ui.enclosures.frozen_page import FrozenPage
from app.ui.enclosures.guide_page import GuidePage
from app.ui.enclosures.pictures_page import PicturesPage
from app.ui.look.dialog import SizedDialog, page_of, resize_within
from app.ui.look.quiet import heading, quiet_label
from app.ui.look.theme import TITLE_POINTS, Theme
from app.ui.messages import NoticeBar
from app.ui.window.tab_order import step
from app.ui.workspace import Workspace
from app.words import Words


class EnclosuresDialog(SizedDialog):
    """Tabs over four pages; what is changed is kept at once, so there is only Close."""

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words = words
        self.tabs = QTabWidget(self)
        self.guide = GuidePage(workspace, words, theme, self)
        self.checks = ChecksPage(workspace, words, theme, self)
        self.pictures = PicturesPage(workspace, words, theme, self)
        self.frozen = FrozenPage(workspace, words, theme, self)
        self.setWindowTitle(words("Appendix material"))
        resize_within(self, 820, 680)
        for page, title in (
            (self.guide, words("Interview guide")),
            (self.checks, words("Member checks")),
            (self.pictures, words("Pictures and permits")),
            (self.frozen, words("Submitted copies")),
        ):
            self.tabs.addTab(page, title)
        said = words("Everything here is printed in the appendix, in this order and as it stands.")
        column = page_of(self)
        column.addWidget(heading(words("Appendix material"), self, TITLE_POINTS))
        column.addWidget(quiet_label(theme, said, self))
        column.addWidget(self.tabs, 1)
        column.addLayout(self._buttons())
        self.notices = NoticeBar(words, theme, self)
        workspace.failed.connect(self.notices.show_error)
        for panel in (self.guide, self.checks, self.pictures):
            panel.notice_requested.connect(self.notices.show_notice)

    def _buttons(self) -> QHBoxLayout:
        close = QPushButton(self.words("Close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        return row

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through all that is seen; Qt's would come back to a page's list."""
        return step(self, 1 if forward else -1)
