"""The three columns: sources on the left, the transcript in the middle, codebook on the right."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

from app.queries.passages import PassageFilter, passages
from app.ui.centre import Centre, TranscriptView
from app.ui.citing import copy_with_citation
from app.ui.coding import Coding
from app.ui.messages import Notice
from app.ui.panel import Panel
from app.ui.passages.panel import PassagesPanel
from app.ui.reading import Reading
from app.ui.search.panel import SearchPanel
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
        self._workspace, self.words = workspace, words
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.sources = SourcesPanel(workspace, words, theme, self)
        self.transcript = TranscriptView(workspace, words, theme, self)
        self.reader = self.transcript.reader
        self.reading = Reading(workspace, self.reader, self)
        self.coding = Coding(workspace, words, self.reader, self.reading, self)
        self.centre = Centre(words, self)
        self.left = _tabbed({words("Sources"): self.sources}, theme)
        self.passages = PassagesPanel(workspace, words, theme, self)
        self.search = SearchPanel(workspace, words, theme, self)
        self.centre.add_view("transcript", words("Transcript"), self.transcript)
        self.centre.add_view("passages", words("Passages"), self.passages)
        self.centre.add_view("search", words("Search"), self.search)
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

    def copy_cited(self) -> None:
        """Copy the chosen passages of the list, or the chosen one of the transcript."""
        if self.centre.view == "passages":
            self.passages.copy_cited()
            return
        passage_id = self.reading.passage_under_caret()
        if passage_id is None:
            said = self.words("Choose a coded passage first; its number belongs to the citation.")
        else:
            wanted = PassageFilter(passage_ids=frozenset({passage_id}))
            said = copy_with_citation(self.words, self._workspace.read(passages, wanted))
        self.notice_requested.emit(Notice(said))

    def find_everywhere(self) -> None:
        """Search all sources, for the selected words if there are some."""
        span = self.reader.selected_span()
        self.centre.show_view("search")
        if span is not None:
            self.search.look_for(span.cut_from(self.reader.source.text))
        self.search.field.selectAll()

    def set_sides_visible(self, *, visible: bool) -> None:
        """Show or hide everything beside the middle."""
        for number in range(self.count()):
            column = self.widget(number)
            if column is not None and column is not self.centre:
                column.setVisible(visible)

    def _mark_open(self) -> None:
        self.sources.show_current(self.reading.source_id)
        self.transcript.find_bar.search_again()


def _tabbed(panels: Mapping[str, QWidget], theme: Theme) -> QTabWidget:
    tabs = QTabWidget()
    tabs.setDocumentMode(True)
    tabs.tabBar().setDrawBase(False)
    for title, panel in panels.items():
        panel.setAutoFillBackground(True)
        colours = panel.palette()
        colours.setColor(colours.ColorRole.Window, theme.panel)
        panel.setPalette(colours)
        tabs.addTab(panel, title)
    return tabs
