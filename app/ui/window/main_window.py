"""The window of one project.

Seams for whoever writes a panel: ``Panel(workspace, words, theme, parent)`` (app.ui.panel) is a
widget with the signals ``passage_requested(int passage_id)``, ``source_requested(int source_id)``,
``span_requested(int source_id, Span)`` and ``notice_requested(Notice)``; ``Columns`` finds all
panels in it and connects them. The codebook has ``code_chosen(int code_id)``, the palette
``ask(at, recent)`` and ``code_chosen(list[int])``, the inspector ``show_passage(id | None)``.

When the language changes, everything inside the window is made anew on the same workspace; a change
of theme recolours what is there.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from app.errors import ProjectError
from app.models.changes import ChangeSet
from app.models.deed import Deed
from app.queries.projects import project as described_project
from app.settings import with_sources_arranged
from app.ui.audit.desk import AuditDesk
from app.ui.autocoding.desk import AutocodingDesk
from app.ui.coding.favourites import name_favourites
from app.ui.correcting.desk import CorrectionsDesk
from app.ui.enclosures.desk import EnclosuresDesk
from app.ui.exchange.desk import ExchangeDesk
from app.ui.exporting.exporting import export_document
from app.ui.importing.sources import SourceImport
from app.ui.importing.tables import TableImport
from app.ui.look.theme import window_sheet
from app.ui.masking.desk import MaskingDesk
from app.ui.messages import NoticeBar
from app.ui.printing.desk import PrintDesk
from app.ui.project.properties import PropertiesDialog
from app.ui.reading.reading_keys import ReadingKeys
from app.ui.reading.transcript_menu import connect_transcript
from app.ui.reading.travelling import Travelling
from app.ui.reading.visited import Place, Visited
from app.ui.review.dropped import DroppedReviews
from app.ui.review.mode import ReviewStrip, is_review_copy, mode_sentence
from app.ui.review.returned import ReviewImport
from app.ui.review.rounds_desk import RoundsDesk
from app.ui.tables.column_widths import ColumnWidths
from app.ui.tasks import SlicedEdit, Task, Tasks
from app.ui.window import undoing
from app.ui.window.actions import commands, make_actions
from app.ui.window.columns import Columns
from app.ui.window.dropped_files import dropped_files, take_files
from app.ui.window.menus import add_choices, add_recent, fill_menu_bar
from app.ui.window.slots import slots_of
from app.ui.window.status_line import StatusLine
from app.ui.window.tab_order import step
from app.ui.workspace import Workspace
from app.words import N_, Words

if TYPE_CHECKING:
    from app.ui.program.program import Program

LANGUAGE_NAMES = (("en", "English"), ("id", "Bahasa Indonesia"))
NORMAL_SIZE = 100
"""Percent."""
_BESIDE = 32
"""Pixels between one window and the next, so that both are seen."""
THEMES = (
    ("", N_("Like the system")),
    ("light", N_("Light")),
    ("dark", N_("Dark")),
    ("contrast", N_("High contrast, light")),
    ("contrast_dark", N_("High contrast, dark")),
)


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays as it is when a window is made anew."""

    place: Place | None
    passage_id: int | None
    view: str
    zoom: float
    sizes: dict[str, tuple[int, ...]]
    recent_codes: tuple[int, ...]
    last_codes: tuple[int, ...]
    visited: Visited


class MainWindow(QMainWindow):
    """Menus, columns, status line and notices round one workspace."""

    closed = Signal(object)  # the window itself

    def __init__(self, workspace: Workspace, program: "Program") -> None:
        super().__init__()
        self.workspace = workspace
        self.program = program
        self.tasks = Tasks(self)
        self.quits = True
        self.throw_away: Path | None = None
        self._saved_at = ""
        self._abandoned = False
        self.uuid = workspace.read(described_project).project_uuid
        workspace.setParent(self)
        workspace.changed.connect(self._note_change)
        workspace.view_changed.connect(self._show_names)
        workspace.failed.connect(self.show_error)
        self.tasks.started.connect(self._busy)
        self.tasks.ended.connect(self._idle)
        self.column_widths = ColumnWidths(program.settings.column_widths, self)
        self.setAcceptDrops(True)
        self.setStyleSheet(window_sheet(program.theme))
        self.resize(1360, 860)
        self.dress()

    @property
    def words(self) -> Words:
        """The language of this window."""
        return self.program.words

    def dress(self) -> None:
        """Make everything inside anew, in the program's language and theme."""
        kept = self.kept()
        desk = self.findChild(RoundsDesk)
        typed_answers = desk.typed if desk is not None else []
        if (former := self.centralWidget()) is not None:
            former.hide()  # Fields that save themselves do it when they are hidden.
        self.menuBar().clear()
        for action in self.actions():
            self.removeAction(action)
            action.deleteLater()
        self.columns = Columns(self.workspace, self.words, self.program.theme, self)
        self.setCentralWidget(self.columns)
        self._make_review_strip()
        self.notices = NoticeBar(self.words, self.program.theme, self)
        self.notices.shown = self.workspace.shown_words
        self.status = StatusLine(self.workspace, self.words, self.statusBar())
        self.status.show(self._saved_at)
        self.source_import, self.table_import, self.review_import = self._imports()
        self.rounds = RoundsDesk(
            self.workspace, self.tasks, self.words, self.program.theme, self.columns
        )
        self.audits, self.masking = AuditDesk(self), MaskingDesk(self)
        self.printing = PrintDesk(self)
        self.travelling = Travelling(self.columns, self.words, self.program.theme)
        self.corrections = CorrectionsDesk(self)
        self.autocoding = AutocodingDesk(self)
        self.enclosures = EnclosuresDesk(self)
        self._make_exchange()
        self._make_menus()
        self.masking.tick_view()
        self.columns.notice_requested.connect(self.notices.show_notice)
        self.columns.import_requested.connect(self.source_import.ask)
        self._connect_imports()
        self._connect_rounds()
        self.rounds.go_on_with(typed_answers)
        connect_transcript(self)
        self._arrange_sources()
        self.restore(kept)
        self._update_title()
        self._update_actions()

    def _arrange_sources(self) -> None:
        """Sort and fold the list of sources as the last time, and remember what is changed."""
        panel, settings = self.columns.sources, self.program.settings
        panel.arrange(settings.source_order, settings.folded.get(self.uuid, ()))

        def remember() -> None:
            folded = tuple(sorted(panel.source_list.folded))
            order = panel.source_list.order
            kept = with_sources_arranged(self.program.settings, self.uuid, order, folded)
            self.program.change_settings(kept)

        panel.arranged.connect(remember)

    def _make_review_strip(self) -> None:
        if (former := self.findChild(ReviewStrip)) is not None:
            self.removeToolBar(former)
            former.deleteLater()
        if self.workspace.project.reviewing:
            strip = ReviewStrip(self.workspace, self.words, self.program.theme, self)
            strip.left.connect(self.toggle_reviewing)
            self.addToolBar(strip)

    def toggle_reviewing(self) -> None:
        """Lock the coding, or unlock it; every panel is made anew with what can be done now."""
        self.columns.hide()  # What was typed is kept before it can no longer be.
        self.workspace.project.reviewing = not self.workspace.project.reviewing
        self.dress()

    def show_properties(self) -> None:
        """Title, researcher, questions, supervisors."""
        dialog = PropertiesDialog(self.workspace, self.words, self.program.theme, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.memos.notice_requested.connect(self.notices.show_notice)
        dialog.open()

    def _imports(self) -> tuple[SourceImport, TableImport, ReviewImport]:
        workspace, tasks, reader = self.workspace, self.tasks, self.program.reader
        theme, columns = self.program.theme, self.columns
        return (
            SourceImport(workspace, tasks, reader, self.words, theme, columns),
            TableImport(workspace, tasks, reader, self.words, theme, columns),
            ReviewImport(workspace, tasks, reader, self.words, theme, columns),
        )

    def _make_exchange(self) -> None:
        desk = ExchangeDesk(
            self.workspace, self.tasks, self.words, self.program.theme, self.columns
        )
        desk.notice_requested.connect(self.notices.show_notice)
        desk.open_requested.connect(self.open_path)
        desk.export_requested.connect(lambda who: export_document(self, "agreement", coders=who))
        self.exchange = desk

    def _connect_rounds(self) -> None:
        desk, columns = self.rounds, self.columns
        desk.notice_requested.connect(self.notices.show_notice)
        desk.export_requested.connect(lambda called: export_document(self, "review", called))
        desk.passage_requested.connect(columns.show_passage)
        desk.source_requested.connect(columns.open_source)
        desk.code_requested.connect(columns.show_code)

    def _connect_imports(self) -> None:
        self.source_import.source_requested.connect(self.columns.open_source)
        for each in (self.source_import, self.table_import, self.review_import):
            each.notice_requested.connect(self.notices.show_notice)
        self.columns.informants.import_requested.connect(self.table_import.ask_informants)
        self.columns.review.read_requested.connect(self.review_import.ask)
        dropped = DroppedReviews(self.columns.review)
        dropped.dropped.connect(self.review_import.import_paths)
        book = self.columns.codebook
        book.import_requested.connect(self.table_import.ask_codebook)
        book.export_requested.connect(lambda: export_document(self, "codebook"))
        self.columns.memos.export_requested.connect(lambda: export_document(self, "memos"))
        self.columns.properties_requested.connect(self.show_properties)
        book.shipped_codebook_requested.connect(self.table_import.use_shipped_codebook)

    def kept(self) -> Kept | None:
        """Where one reads and how everything is arranged; None before the first time."""
        columns = self.findChild(Columns)
        if columns is None:
            return None
        return Kept(
            columns.reading.exact_place,
            columns.reading.passage_id,
            columns.centre.view,
            columns.reader.zoom(),
            columns.splitter_sizes(),
            tuple(columns.coding.recent),
            tuple(columns.coding.last),
            columns.reading.visited,
        )

    def restore(self, kept: Kept | None) -> None:
        """Arrange everything as it was."""
        if kept is None:
            self._restore_from_settings()
            return
        self.columns.set_splitter_sizes(kept.sizes)
        self.columns.reader.set_zoom(kept.zoom)
        self.columns.lay_out()
        self.columns.coding.go_on(kept.recent_codes, kept.last_codes)
        if kept.place is not None:
            self.columns.reading.begin_at(kept.place, kept.visited)
            self.columns.reading.choose_passage(kept.passage_id)
        self.columns.centre.show_view(kept.view)

    def begin_reading(self) -> None:
        """Go on where reading stopped; a project that was never read begins where it is coded.

        For a window that is shown: only then the lines break as they will stand.
        """
        reading = self.columns.reading
        self.columns.lay_out()
        if (place := self.program.place_in(self.uuid)) is not None:
            reading.begin_at(place)
        if reading.source is None:
            reading.begin()
        self.columns.centre.show_view(self.program.settings.views.get(self.uuid, ""))

    def _restore_from_settings(self) -> None:
        """As the last window was."""
        settings = self.program.settings
        if settings.window_geometry:
            self.restoreGeometry(settings.window_geometry)
            beside = _BESIDE * len(self.program.windows)
            self.move(self.pos() + QPoint(beside, beside))
        self.columns.set_splitter_sizes(settings.column_widths)
        used = (settings.recent_codes, settings.last_codes)
        self.columns.coding.go_on(*(codes.get(self.uuid, ()) for codes in used))
        if settings.text_size != NORMAL_SIZE:
            self.columns.reader.set_zoom(settings.text_size / NORMAL_SIZE)

    def size_of_dialog(self, name: str) -> tuple[int, ...]:
        """How large a dialog was left, in this window or another one."""
        return self.program.settings.column_widths.get(name, ())

    def remember_dialog(self, name: str, size: tuple[int, int]) -> None:
        """Remember how large a dialog was left."""
        self.program.remember_size(name, size)

    @property
    def path(self) -> Path:
        """The project's file."""
        return self.workspace.project.path

    @property
    def commands_shown(self) -> dict[str, QAction]:
        """The actions of this window by key."""
        return self._actions

    def _make_menus(self) -> None:
        words = self.words
        self._actions = make_actions(words, slots_of(self), self)
        ReadingKeys(self.columns.reader, self._actions)
        name_favourites(self.workspace, words, self._actions)
        self.columns.thesis.offer_exports(self._actions)
        self.travelling.offer(self._actions)
        self._actions["side_columns"].setChecked(True)
        self._actions["review_states"].setChecked(self.program.settings.review_states)
        self.columns.badges.set_shown(shown=self.program.settings.review_states)
        self._actions["reviewer_mode"].setChecked(self.workspace.project.reviewing)
        self._actions["reviewer_mode"].setEnabled(not is_review_copy(self.workspace))
        menus = fill_menu_bar(self.menuBar(), words, self._actions)
        recent = self.program.settings.recent_files
        add_recent(menus["file"], self._actions["open"], words, recent, self.open_path)
        menus["view"].addSeparator()
        themes = [(stored, words(text)) for stored, text in THEMES]
        chosen = self.program.settings.theme or ""
        add_choices(menus["view"], words("Theme"), themes, chosen, self.program.choose_theme)
        add_choices(
            menus["view"],
            words("Language"),
            LANGUAGE_NAMES,
            words.language,
            self.program.choose_language,
        )

    def _note_change(self, changes: ChangeSet) -> None:
        self.notices.withdraw()
        self._saved_at = datetime.now().astimezone().strftime("%H:%M")
        self.status.show(self._saved_at)
        if changes.touches("project"):
            self._update_title()
        if changes.touches("code", "project_setting"):
            name_favourites(self.workspace, self.words, self._actions)
        self._update_actions()

    def _show_names(self) -> None:
        """Names are shown in another way, also where the menus and the title say them."""
        self.notices.show_names_anew()
        self._update_title()
        name_favourites(self.workspace, self.words, self._actions)
        self._update_actions()

    def _update_title(self) -> None:
        title = self.workspace.read(described_project).title or self.path.stem
        title = self.workspace.shown_words(title)
        if self.workspace.project.read_only:
            title = self.words("{title} [read-only]", title=title)
        elif mode := mode_sentence(self.workspace, self.words):
            title = f"{title} [{mode}]"
        self.setWindowTitle(f"{title} – Kutipan")

    def _update_actions(self) -> None:
        history, busy = self.workspace.project.history, self.tasks.current is not None
        writable = not self.workspace.project.read_only and not busy
        for command in commands():
            if command.edits and command.key in self._actions:
                allowed = command.reviews or not self.workspace.locked
                self._actions[command.key].setEnabled(writable and allowed)
        undo, redo = self._actions["undo"], self._actions["redo"]
        undo.setText(self._named(self.words("Undo"), history.undo_deed))
        redo.setText(self._named(self.words("Redo"), history.redo_deed))
        undo.setEnabled(writable)
        redo.setEnabled(writable)

    def _named(self, verb: str, deed: Deed | None) -> str:
        if deed is None:
            return verb
        return f"{verb}: {self.workspace.deed(deed.key, deed.parameters, self.words)}"

    def undo(self) -> None:
        """Take back the typing in the focused field, else the last step of the project."""
        undoing.undo(self)

    def redo(self) -> None:
        """Do again what was undone last."""
        undoing.redo(self)

    def find_here(self) -> None:
        """Find in the transcript that is open."""
        self.columns.centre.show_view("transcript")
        if self.columns.reading.source is not None:
            if self.columns.correcting.active:
                self.columns.correcting.find()
            else:
                self.columns.transcript.find_bar.open_bar()

    def open_path(self, path: Path) -> None:
        """Open another project, or say why that is not possible."""
        self.program.open_path(path, self)

    def show_error(self, error: ProjectError) -> None:
        """Say what was wrong, where the user looks."""
        self.notices.show_error(error)

    def show_failure(self, error: BaseException) -> None:
        """Say what a task met; a bug of ours goes to the crash report."""
        if not isinstance(error, ProjectError):
            raise error
        self.show_error(error)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the window as one reads it, and comes to everything."""
        return step(self, 1 if forward else -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The side buttons of the mouse go back and forward, wherever it points."""
        if not self.travelling.press(event):
            super().mousePressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere, as long as no dialog waits for an answer."""
        if dropped_files(event.mimeData()) and QApplication.activeModalWidget() is None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A project opens (a copy of this one may be merged), everything else is imported."""
        take_files(self, dropped_files(event.mimeData()))

    def toggle_sides(self) -> None:
        """Show or hide what stands beside the transcript, as its action is ticked."""
        self.columns.set_sides_visible(visible=self._actions["side_columns"].isChecked())

    def toggle_states(self) -> None:
        """Show or hide the review states in the margin, as their action is ticked."""
        shown = self._actions["review_states"].isChecked()
        self.program.change_settings(replace(self.program.settings, review_states=shown))
        self.columns.badges.set_shown(shown=shown)

    def _busy(self, task: Task) -> None:
        self.columns.setEnabled(not isinstance(task, SlicedEdit))
        self.notices.follow(task)
        self._update_actions()

    def _idle(self) -> None:
        self.columns.setEnabled(True)
        self._update_actions()

    def close_project(self) -> None:
        """Close the file and go back to the start page."""
        self.quits = False
        self.close()

    def abandon(self) -> None:
        """Close the window alone: its project goes on in another one."""
        self.closed.disconnect()
        self._abandoned = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what runs, remember sizes, leave exactly one file."""
        if not self._abandoned and self.rounds.holds_back():
            self.quits = True
            event.ignore()
            return
        if not self._abandoned:
            self.columns.correcting.leave()
        self.rounds.close_dialogs()
        self.autocoding.close()
        self.tasks.drain()
        self._end_renaming()
        self.columns.reading.stop()
        self.exchange.clear_away()
        geometry = bytes(self.saveGeometry().data())
        zoom = self.columns.reader.zoom()
        sizes = self.columns.splitter_sizes() | self.column_widths.sizes
        self.program.remember(geometry, zoom, **sizes)
        view = self.columns.centre.view
        self.program.remember_place(self.uuid, self.columns.reading.exact_place, view)
        coding = self.columns.coding
        self.program.remember_codes(self.uuid, coding.recent, coding.last)
        super().closeEvent(event)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.closed.emit(self)

    def _end_renaming(self) -> None:
        """Let a name that is typed in a list be kept while there is a project to keep it in."""
        if (field := self.focusWidget()) is not None:
            field.clearFocus()
