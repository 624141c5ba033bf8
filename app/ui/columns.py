"""The three columns: sources on the left, the transcript in the middle, codebook on the right."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

from app.ui.centre import Centre, TranscriptView
from app.ui.coding import Coding
from app.ui.panel import Panel
from app.ui.reading import Reading
from app.ui.sources.panel import SourcesPanel
from app.ui.theme import Theme
from app.ui.workspace import Workspace
from app.words import Words

WIDTHS = (272, 800, 320)
"""Pixels of the columns in a window that was never resized."""


class Columns(QSplitter):
    """All panels of a project in their places, connected with one another."""

    import_requested = Signal()
    notice_requested = Signal(object)

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._workspace, self._words, self._theme = workspace, words, theme
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.sources = SourcesPanel(workspace, words, theme, self)
        self.transcript = TranscriptView(workspace, words, theme, self)
        self.reader = self.transcript.reader
        self.reading = Reading(workspace, self.reader, self)
        self.coding = Coding(workspace, words, self.reader, self.reading, self)
        self.centre = Centre(words, self)
        self.left = _tabbed({words("Sources"): self.sources})
        self.centre.add_view("transcript", words("Transcript"), self.transcript)
        self.addWidget(self.left)
        self.addWidget(self.centre)
        self.setStretchFactor(1, 1)
        self.setSizes([*WIDTHS])
        self._connect()

    def _connect(self) -> None:
        self.sources.import_requested.connect(self.import_requested)
        self.transcript.import_requested.connect(self.import_requested)
        self.coding.notice_requested.connect(self.notice_requested)
        self.reading.opened.connect(self.transcript.show_head)
        self.reading.opened.connect(self._mark_open)
        for panel in self.findChildren(Panel):
            panel.source_requested.connect(self.open_source)
            panel.passage_requested.connect(self.show_passage)
            panel.span_requested.connect(self.show_span)
            panel.notice_requested.connect(self.notice_requested)

    def open_source(self, source_id: int) -> None:
        """Read a source."""
        self.reading.open_source(source_id)
        self.centre.show_view("transcript")

    def show_passage(self, passage_id: int) -> None:
        """Read at a passage."""
        self.centre.show_view("transcript")
        self.reading.show_passage(passage_id)

    def show_span(self, source_id: int, span: object) -> None:
        """Read at these words."""
        self.centre.show_view("transcript")
        self.reading.show_span(source_id, span)  # type: ignore[arg-type]

    def set_sides_visible(self, *, visible: bool) -> None:
        """Show or hide everything beside the middle."""
        for number in range(self.count()):
            column = self.widget(number)
            if column is not None and column is not self.centre:
                column.setVisible(visible)

    def _mark_open(self) -> None:
        self.sources.show_current(self.reading.source_id)
        self.transcript.find_bar.search_again()


def _tabbed(panels: Mapping[str, QWidget]) -> QTabWidget:
    tabs = QTabWidget()
    tabs.setDocumentMode(True)
    for title, panel in panels.items():
        tabs.addTab(panel, title)
    return tabs
