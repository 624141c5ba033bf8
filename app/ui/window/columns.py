"""The three columns: sources on the left, the transcript in the middle, codebook on the right."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

from app.models.span import Span
from app.queries.codes import kinds
from app.queries.passages import PassageFilter, passages
from app.ui.agreement.panel import AgreementPanel
from app.ui.codebook.palette import CodePalette
from app.ui.codebook.panel import CodebookPanel
from app.ui.codebook.pointing import code_under, point_at
from app.ui.coding.coding import Coding
from app.ui.coding.limits import Limits
from app.ui.coding.marking import Marking
from app.ui.correcting.mode import CorrectingMode
from app.ui.history.panel import HistoryPanel
from app.ui.informants.panel import InformantsPanel
from app.ui.inspector.panel import PassageInspector
from app.ui.look.theme import Theme
from app.ui.memos.panel import MemosPanel
from app.ui.messages import Notice
from app.ui.panel import Panel
from app.ui.passages.panel import PassagesPanel
from app.ui.reader.carrying import Carrying
from app.ui.reader.mark_filter import MarkFilter
from app.ui.reader.resizing import Resizing
from app.ui.reading.citing import copy_with_citation
from app.ui.reading.reading import Reading
from app.ui.review.badges import ReviewBadges
from app.ui.review.panel import ReviewPanel
from app.ui.search.panel import SearchPanel
from app.ui.sources.panel import SourcesPanel
from app.ui.thesis.panel import ThesisPanel
from app.ui.window.centre import Centre, TranscriptView
from app.ui.workspace import Workspace
from app.words import Words

WIDTHS = (288, 732, 340)
HEIGHTS = (420, 380)
"""Pixels of the columns, and of codebook and inspector, in a window that was never resized."""
_SIDES = (0.2, 0.2362)
"""What the sides take of a narrower window: the transcript keeps a line that reads well."""


class Columns(QSplitter):
    """All panels of a project in their places, connected with one another."""

    import_requested = Signal()
    notice_requested = Signal(object)
    properties_requested = Signal()

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.workspace, self.words = workspace, words
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.sources = SourcesPanel(workspace, words, theme, self)
        self.informants = InformantsPanel(workspace, words, theme, self)
        self.transcript = TranscriptView(words, theme, self)
        self.reader = self.transcript.reader
        self.reading = Reading(workspace, self.reader, self)
        self.coding = Coding(workspace, words, self.reader, self.reading, self)
        self.correcting = CorrectingMode(workspace, words, theme, self.transcript, self.reading)
        self.marking = Marking(workspace, words, self.coding, self)
        self.limits = Limits(workspace, words, self.reader, self.reading, self)
        self.badges = ReviewBadges(workspace, self.reader, self.reading, self)
        self.centre = Centre(words, self)
        self.codebook = CodebookPanel(workspace, words, theme, self)
        self.inspector = PassageInspector(workspace, words, theme, self)
        self.history = HistoryPanel(workspace, words, theme, self)
        self.palette_of_codes = CodePalette(workspace, words, theme, self.reader)
        self.left = _tabbed({words("Sources"): self.sources, words("Informants"): self.informants})
        self.passages = PassagesPanel(workspace, words, theme, self)
        self.review = ReviewPanel(workspace, words, theme, self)
        self.agreement = AgreementPanel(workspace, words, theme, self)
        self.thesis = ThesisPanel(workspace, words, theme, self)
        self.search = SearchPanel(workspace, words, theme, self)
        self.memos = MemosPanel(workspace, words, theme, self)
        self.centre.add_view("transcript", words("Transcript"), self.transcript)
        self.centre.add_view("passages", words("Passages"), self.passages)
        self.centre.add_view("search", words("Search"), self.search)
        self.centre.add_view("review", words("Review"), self.review)
        self.centre.add_view("agreement", words("Compare coders"), self.agreement)
        self.centre.add_view("thesis", words("Thesis"), self.thesis)
        self.centre.add_view("memos", words("Memos"), self.memos)
        self.addWidget(self.left)
        self.addWidget(self.centre)
        self.right = self._right()
        self.addWidget(self.right)
        self.setStretchFactor(1, 1)
        self._divided = False
        self.setSizes([*WIDTHS])
        self.splitterMoved.connect(self._keep_divided)
        self._connect()

    def _connect(self) -> None:
        self.sources.import_requested.connect(self.import_requested)
        self.sources.speakers_requested.connect(self._ask_speakers)
        self.transcript.import_requested.connect(self.import_requested)
        for speaks in (self.coding, self.marking, self.correcting, self.limits):
            speaks.notice_requested.connect(self.notice_requested)
        self._connect_coding()
        self.history.code_requested.connect(self.show_code)
        self.codebook.passages_listed.connect(self.list_passages)
        self.codebook.hidden_in_transcript.connect(self._hide_codes)
        self.memos.subject_requested.connect(self.show_subject)
        self.sources.refreshed.connect(self._show_head)
        self.workspace.view_changed.connect(self._show_head)
        self.reading.opened.connect(self._mark_open)
        for panel in self.findChildren(Panel):
            panel.source_requested.connect(self.open_source)
            panel.passage_requested.connect(self.show_passage)
            panel.span_requested.connect(self.show_span)
            panel.notice_requested.connect(self.notice_requested)

    def _keep_divided(self) -> None:
        self._divided = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Nobody has drawn the columns yet: on a small screen the sides make room."""
        super().resizeEvent(event)
        if not self._divided:
            self.setSizes(widths_in(self.width()))

    def lay_out(self) -> None:
        """Have everything in its place now: a place is shown to the pixel where lines stay."""
        window = self.window()
        if window.isVisible():
            self.show()  # Qt would show it with its next turn only.
        for widget in (window, self, self.centre, self.transcript):
            if (layout := widget.layout()) is not None:
                layout.activate()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _right(self) -> QSplitter:
        right = QSplitter(Qt.Orientation.Vertical, self)
        right.setChildrenCollapsible(False)
        right.setHandleWidth(1)
        tabs = _tabbed({self.words("Codebook"): self.codebook})
        self.below = _tabbed(
            {self.words("Passage"): self.inspector, self.words("History"): self.history}
        )
        right.addWidget(tabs)
        right.addWidget(self.below)
        right.setSizes([*HEIGHTS])
        return right

    def splitter_sizes(self) -> dict[str, tuple[int, ...]]:
        """The pixels of each part of the window by the splitter's name.

        Columns that nobody drew are none to keep: a small window goes on making room in them.
        Beside them, which sections of the inspector are unfolded: it is kept with the same care.
        """
        return {
            "window": tuple(self.sizes()) if self._divided else (),
            "right": tuple(self.right.sizes()),
            "inspector": self.inspector.open_sections(),
        }

    def set_splitter_sizes(self, sizes: Mapping[str, Sequence[int]]) -> None:
        """Divide the window as it was; what does not fit these splitters is let be."""
        for name, splitter in (("window", self), ("right", self.right)):
            kept = sizes.get(name, ())
            if len(kept) == splitter.count() and all(kept):
                splitter.setSizes([*kept])
                self._divided = self._divided or name == "window"
        self.inspector.set_open_sections(sizes.get("inspector", ()))

    def _connect_coding(self) -> None:
        reader, coding = self.reader, self.coding
        reader.code_palette_requested.connect(lambda _span: self.ask_codes())
        self._connect_limits()
        self.codebook.code_chosen.connect(self._code_if_selected)
        self.palette_of_codes.chosen.connect(coding.choose)
        coding.rename_requested.connect(self.rename_code)
        self.reading.passage_chosen.connect(self.inspector.show_passage)
        self.passages.passage_pointed.connect(self.inspector.show_passage)
        self.thesis.passage_pointed.connect(self.inspector.show_passage)
        self.thesis.code_requested.connect(self.show_code)

    def _connect_limits(self) -> None:
        self.resizing, self.carrying = Resizing(self.reader), Carrying(self.reader)
        self.resizing.passage_resized.connect(self.limits.resize)
        self.coding.coded.connect(self._show_coded)
        self.coding.coded.connect(self.limits.offer)
        self.transcript.shown_codes.kind_names = self._kind_names
        self.carrying.moved.connect(lambda place: point_at(self.codebook, place))
        self.carrying.dropped.connect(self._drop_words)

    def _kind_names(self) -> dict[str, str]:
        return {kind.key: kind.name for kind in self.workspace.read_shown(kinds)}

    def _show_coded(self, span: Span) -> None:
        """What was coded just now is drawn, though its code was hidden."""
        self.transcript.shown_codes.show_again(self.reading.marks_on(span))

    def _drop_words(self, place: QPoint, span: Span) -> None:
        """Put the code under the pointer on words that were carried to it."""
        code_id = code_under(self.codebook, place)
        if code_id is not None:
            self.coding.code_span(span, [code_id])

    def ask_codes(self) -> None:
        """Open the palette beside the selected words, or the chosen passage."""
        span = self.coding.target()
        if span is None:
            self.coding.say_nothing_selected()
            return
        page = self.reader.viewport()
        shown = self.reader.place_of(span).toAlignedRect() & page.rect()
        beside = shown.translated(page.mapToGlobal(QPoint()))
        self.palette_of_codes.ask(beside, self.coding.recent, self.coding.own_codes(span))

    def _code_if_selected(self, code_id: int) -> None:
        if self.reader.selected_span() is not None and self.centre.view == "transcript":
            self.coding.code_selection([code_id])
            self.reader.setFocus(Qt.FocusReason.OtherFocusReason)  # For the keys of what is coded.

    def _hide_codes(self, code_ids: Sequence[int]) -> None:
        """Draw all codes but these in the transcript; whose codings are drawn stays."""
        coders = self.reader.mark_filter().coder
        hidden = frozenset(str(code_id) for code_id in code_ids)
        self.transcript.shown_codes.choose(MarkFilter(code=hidden, coder=coders))
        self.centre.show_view("transcript")

    def open_source(self, source_id: int) -> None:
        """Read a source."""
        self.reading.open_source(source_id)
        self.centre.show_view("transcript")

    def show_passage(self, passage_id: int) -> None:
        """Read at a passage."""
        self.centre.show_view("transcript")
        self.reading.show_passage(passage_id)

    def show_subject(self, kind: str, subject_id: int) -> None:
        """Show what a memo is on, where it can be written on."""
        if kind == "project":
            self.properties_requested.emit()
        elif kind == "passage":
            self.show_passage(subject_id)
            self.inspector.show_passage(subject_id)
        elif kind == "source":
            self.open_source(subject_id)
        elif kind == "code":
            self.codebook.show_code(subject_id)
            self.codebook.edit_code()
        else:
            self.left.setCurrentWidget(self.informants)
            self.informants.refresh_now()
            self.informants.edit(subject_id)

    def list_passages(self, wanted: PassageFilter, said: str) -> None:
        """Show some passages in their list."""
        self.centre.show_view("passages")
        self.passages.show_filtered(wanted, said)

    def list_changed_passages(self) -> None:
        """Show the passages whose words were changed in their list."""
        self.centre.show_view("passages")
        self.passages.show_changed()

    def show_span(self, source_id: int, span: object) -> None:
        """Read at these words."""
        self.centre.show_view("transcript")
        self.reading.show_span(source_id, span)  # type: ignore[arg-type]

    def show_code(self, code_id: int) -> None:
        """Choose a code in the codebook, where its definition can be written."""
        self.codebook.show_code(code_id)

    def show_informant(self, informant_id: int) -> None:
        """Open the form of an informant beside the transcript."""
        self.left.show()
        self.left.setCurrentWidget(self.informants)
        self.informants.edit(informant_id)

    def rename_code(self, code_id: int) -> None:
        """Edit a code's name in the codebook, and read on when that is done."""
        self.right.show()
        self.codebook.show_code(code_id)
        back = QTimer(self, singleShot=True)
        back.timeout.connect(lambda: self.reader.setFocus(Qt.FocusReason.OtherFocusReason))
        once = Qt.ConnectionType.SingleShotConnection
        self.codebook.view.itemDelegate().closeEditor.connect(lambda *_: back.start(), once)
        self.codebook.view.edit_current()

    def keep_favourite(self, digit: int) -> None:
        """Make the code that is chosen in the codebook, or the one used last, a favourite."""
        chosen = self.codebook.selected() if self.codebook.view.hasFocus() else []
        self.coding.keep_favourite(digit, chosen[0].id if chosen else None)

    def step_uncoded(self, steps: int) -> None:
        """Select the next speech without a code, or the one before (-1)."""
        self.centre.show_view("transcript")
        if not self.reading.step_uncoded(steps):
            said = self.words("No turn without a code further on in this source.")
            if steps < 0:
                said = self.words("No turn without a code before this one.")
            self.notice_requested.emit(Notice(said))

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
            rows = self.workspace.read(passages, wanted)
            said = copy_with_citation(self.words, [*map(self.workspace.shown, rows)])
        self.notice_requested.emit(Notice(said))

    def find_everywhere(self) -> None:
        """Search all sources, for the selected words if there are some."""
        span = self.reader.selected_span()
        self.centre.show_view("search")
        if span is not None:
            self.search.look_for(self.reader.source.shown_words(span))
        self.search.field.selectAll()

    def show_history(self) -> None:
        """Show what was done, below the codebook."""
        self.right.show()
        self.below.setCurrentWidget(self.history)
        self.history.show_up()

    def set_sides_visible(self, *, visible: bool) -> None:
        """Show or hide everything beside the middle."""
        for number in range(self.count()):
            column = self.widget(number)
            if column is not None and column is not self.centre:
                column.setVisible(visible)

    def _ask_speakers(self, source_id: int) -> None:
        self.informants.form.speakers_dialog(source_id).open()

    def _show_head(self) -> None:
        source, shown = self.reading.source, self.workspace.shown_words
        rows = self.sources.source_list.sources()
        if source is not None:
            source = replace(source, name=shown(source.name))
            rows = [replace(row, place=shown(row.place)) for row in rows if row.id == source.id]
        self.transcript.show_head(source, rows)

    def _mark_open(self) -> None:
        self.sources.show_current(self.reading.source_id)
        self._show_head()
        self.transcript.find_bar.search_again()


def widths_in(room: int) -> list[int]:
    """The columns of a window of this width, in pixels, before somebody draws them."""
    left, right = (
        min(most, round(room * share))
        for most, share in zip((WIDTHS[0], WIDTHS[2]), _SIDES, strict=True)
    )
    return [left, max(0, room - left - right), right]


def _tabbed(panels: Mapping[str, QWidget]) -> QTabWidget:
    tabs = QTabWidget()
    tabs.setDocumentMode(True)
    tabs.tabBar().setDrawBase(False)
    for title, panel in panels.items():
        panel.setObjectName("side")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        tabs.addTab(panel, title)
    return tabs
