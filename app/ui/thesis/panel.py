"""The thesis in the window: its chapter, its recommendations, and what it cannot rest on."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from app.models.format_profile import FormatProfile
from app.ui.evidence.page import EvidencePage
from app.ui.look.theme import SPACE, SPACE_SMALL, Theme
from app.ui.thesis.chapter_page import ChapterPage
from app.ui.thesis.format_choice import FormatChoice
from app.ui.thesis.recommendations import RecommendationsPage
from app.ui.workspace import Workspace
from app.words import Words

_EXPORTS = ("export_chapter", "export_closing", "export_appendix", "export_evidence")
"""Commands of the window that write a part of the thesis; those that there are are offered."""
_ROOMY = 640
"""Pixels in which tabs, format and export stand beside one another."""


class ThesisPanel(QWidget):
    """Tabs over three pages; format and export stand beside the tabs."""

    passage_pointed = Signal(int)
    code_requested = Signal(int)

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words = words
        self.chapter = ChapterPage(workspace, words, theme, self)
        self.recommendations = RecommendationsPage(workspace, words, theme, self)
        self.evidence = EvidencePage(workspace, words, theme, self)
        self.format = FormatChoice(workspace, words, theme, self)
        self.tabs = QTabBar(self)
        self.export = QPushButton(words("Export"), self)
        self._pages = QStackedWidget(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        words = self.words
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setAccessibleName(words("Parts of the thesis"))
        for title, page in (
            (words("Chapter"), self.chapter),
            (words("Recommendations"), self.recommendations),
            (words("Evidence"), self.evidence),
        ):
            self.tabs.setTabToolTip(self.tabs.addTab(title), title)
            self._pages.addWidget(page)
        self.export.setMenu(QMenu(self.export))
        self._head = head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setContentsMargins(0, 0, SPACE, 0)
        head.setSpacing(SPACE_SMALL)
        acts = QHBoxLayout()
        acts.setSpacing(SPACE_SMALL)
        acts.addStretch(1)
        acts.addWidget(self.format, 2)
        acts.addWidget(self.export)
        head.addWidget(self.tabs)
        head.addLayout(acts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_SMALL, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        self.setFocusProxy(self.chapter.view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window format and export stand below the tabs."""
        super().resizeEvent(event)
        beside = self.width() >= _ROOMY
        way = QBoxLayout.Direction
        self._head.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_page)
        self.chapter.passage_pointed.connect(self.passage_pointed)
        self.chapter.code_requested.connect(self.code_requested)
        self.evidence.section_requested.connect(self.show_section)
        self.format.chosen.connect(self._show_format)

    def _show_page(self, number: int) -> None:
        self._pages.setCurrentIndex(number)
        if (page := self._pages.widget(number)) is not None:
            self.setFocusProxy(page)
            page.setFocus(Qt.FocusReason.TabFocusReason)

    def offer_exports(self, actions: Mapping[str, QAction]) -> None:
        """Offer the window's own commands that write a part of the thesis."""
        menu = self.export.menu()
        menu.clear()
        menu.addActions([actions[key] for key in _EXPORTS if key in actions])

    def _show_format(self, profile: FormatProfile) -> None:
        self.chapter.show_profile(profile)

    def show_section(self, code_id: int) -> None:
        """Show a code's section in the outline."""
        self.tabs.setCurrentIndex(0)
        self.chapter.show_code(code_id)
