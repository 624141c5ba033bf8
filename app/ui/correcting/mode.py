"""Correct text: puts a text to write in over the reader, and stores what is typed.

What is typed is stored at a pause, at a new paragraph, when the keyboard goes elsewhere and on
leaving. All of one sitting is one version of the text; what was typed in one paragraph at a time
is one step to undo.
"""

from itertools import count

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.errors import LabelTouched, NamesMasked
from app.interchange.importing.pasting import pasted_text
from app.models.changes import ChangeSet
from app.models.span import Span
from app.models.splice import Splice
from app.operations.corrections import correct_text
from app.queries.codings import marks
from app.queries.revisions import changed_passages, doubtful_passages
from app.queries.sources import open_source, source_text
from app.ui.correcting.live_text import LiveText
from app.ui.correcting.replace_bar import ReplaceBar
from app.ui.correcting.strip import CorrectingStrip
from app.ui.correcting.text import CorrectingText
from app.ui.look.quiet import text_button
from app.ui.look.theme import Theme
from app.ui.messages import Notice, undoable
from app.ui.reader.text_view import Reader
from app.ui.reading.reading import Reading, reader_text
from app.ui.typing.autosave import PAUSE
from app.ui.window.centre import TranscriptView
from app.ui.workspace import Workspace
from app.words import Words
from app.words.errors import sentence

_MANY_EDITS = 24
"""Edits through which the visible codings are moved anew each time they are painted."""
_PASSING = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""Somebody looks at another window (listens to the recording, for instance) and comes back."""
_OF_THE_MARKS = ("coding", "passage", "code", "kind", "person")
_NAMED = 8
"""Passages that are named after replacing; there may be hundreds."""
_runs = count(1)


class CorrectingMode(QObject):
    """On or off; owns the text that is written in while it is on."""

    toggled = Signal(bool)
    notice_requested = Signal(object)
    versions_requested = Signal(int)
    words_lost = Signal(list)  # passages without any words left, after one has corrected

    def __init__(
        self,
        workspace: Workspace,
        words: Words,
        theme: Theme,
        transcript: TranscriptView,
        reading: Reading,
    ) -> None:
        super().__init__(transcript)
        self.words = words
        self._workspace, self._theme = workspace, theme
        self._transcript, self._reading = transcript, reading
        self._page: QWidget | None = None
        self.text: CorrectingText | None = None
        self.bar: ReplaceBar | None = None
        self._source_id = 0
        self._revision: int | None = None
        self._run = next(_runs)
        self._paragraph = self._lines = -1
        self._lines_changed = self._storing = False
        self._doubtful: list[int] = []
        self._doubtful_before: frozenset[int] = frozenset()
        self.button = text_button(
            words("Correct text"),
            words("Change the words of the transcript; everything coded moves along"),
            transcript,
        )
        self.button.setCheckable(True)
        self.button.setEnabled(not workspace.locked)
        self.button.clicked.connect(self.toggle)
        self.toggled.connect(self.button.setChecked)
        transcript.head.addWidget(self.button)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.commit)
        workspace.changed.connect(self._follow)
        workspace.view_changed.connect(self._leave_names)
        reading.opened.connect(self._source_changed)
        reading.place_asked.connect(self.leave)
        transcript.find_bar.installEventFilter(self)
        if (app := QCoreApplication.instance()) is not None:
            app.aboutToQuit.connect(self.commit)

    @property
    def active(self) -> bool:
        """Whether words can be changed now."""
        return self.text is not None

    @property
    def shown(self) -> Reader:
        """The text that can be seen: the one that is written in, else the reader."""
        return self.text or self._transcript.reader

    def toggle(self) -> None:
        """Begin to correct the open text, or end it."""
        if self.active:
            self.leave()
        else:
            self.enter()
            self.toggled.emit(self.active)

    def enter(self) -> None:
        """Begin to correct the text that is open."""
        source = self._reading.source
        if self._workspace.view != "original":
            self._workspace.failed.emit(NamesMasked())
            return
        if source is None or self._workspace.locked:
            said = self.words("Open a source first; then its text can be corrected.")
            self.notice_requested.emit(Notice(said))
            return
        reader = self._transcript.reader
        reader.clear_selection()
        self._transcript.find_bar.hide()
        self._reading.held = True
        self._source_id, self._revision = source.id, None
        self._doubtful = self._workspace.read(doubtful_passages, source.id)
        self._doubtful_before = frozenset(self._doubtful)
        self.text = text = CorrectingText(self._theme, self.words)
        text.set_source(reader_text(source), self._workspace.read(marks, source.id))
        self._page = self._made_page(text)
        self._swap(reader, self._page)
        text.copy_place(reader)
        self._lines = text.document().blockCount()
        self._transcript.setFocusProxy(text)
        text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.toggled.emit(True)

    def _made_page(self, text: CorrectingText) -> QWidget:
        page = QWidget(self._transcript)
        strip = CorrectingStrip(self.words, self._theme, page)
        strip.left.connect(self.leave)
        strip.versions_requested.connect(self._ask_versions)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(text, 1)
        self.bar = ReplaceBar(text, self.words, self._theme, page)
        self.bar.replace_requested.connect(self.replace)
        column.addWidget(self.bar)
        text.installEventFilter(self)
        text.edited.connect(self._edited)
        text.refused.connect(self._say_refused)
        text.left.connect(self.leave)
        text.render_requested.connect(self._render_anew)
        return page

    def _swap(self, gone: QWidget, come: QWidget) -> None:
        """Put one in the other's place, wherever that is."""
        room = gone.parentWidget()
        layout = room.layout() if room is not None else None
        if layout is not None:
            layout.replaceWidget(gone, come)
        gone.hide()
        come.show()

    def _leave_names(self) -> None:
        """What is masked cannot be written in: the names would be read."""
        if self._workspace.view != "original":
            self.leave()

    def leave(self) -> None:
        """Store what was typed and go back to reading, at the same place."""
        if self.text is None or self._page is None:
            return
        self.commit()
        text, page = self.text, self._page
        reader = self._transcript.reader
        had_focus = text.hasFocus()
        self.text = self._page = self.bar = None
        self._pause.stop()
        self._transcript.setFocusProxy(reader)
        self._swap(page, reader)
        if self._reading.source_id == self._source_id:
            if reader.zoom() != text.zoom():
                reader.set_zoom(text.zoom())
            self._reading.release(text.caret())
        if had_focus:
            reader.setFocus(Qt.FocusReason.OtherFocusReason)
        page.deleteLater()
        self.toggled.emit(False)
        now = self._workspace.read(doubtful_passages, self._source_id)
        if lost := [each for each in now if each not in self._doubtful_before]:
            self.words_lost.emit(lost)

    def commit(self) -> None:
        """Store now what was typed, if anything was."""
        self._pause.stop()
        text = self.text
        splices = text.live.unstored() if text is not None else []
        if text is None or not splices:
            return
        if text.live.text == text.live.stored:  # All of it was taken back, here and there.
            text.live.pending = []
            self._refresh()
            return
        if self._workspace.project.editing:  # a long import is at work: as soon as it has ended
            self._pause.start()
            return
        self._storing = True
        revision = self._workspace.run_on(
            f"correcting:{self._run}",
            correct_text,
            self._source_id,
            splices,
            self._workspace.person_id,
            self._revision,
        )
        self._storing = False
        if revision is None:
            self._show_stored()
            return
        self._revision = revision
        text.note_stored()
        if self._words_came_back(splices):
            self._refresh()
        elif len(text.live_marks.splices) > _MANY_EDITS:
            text.index_anew()
        elif self._lines_changed:
            text.number_anew()
        self._lines_changed = False

    def _words_came_back(self, stored: list[Splice]) -> bool:
        """Whether passages may stand elsewhere than where the edits alone would move them."""
        before = set(self._doubtful)
        self._doubtful = self._workspace.read(doubtful_passages, self._source_id)
        gone = any(splice.shift < 0 for splice in stored)
        moved = gone and any(" " in splice.text.strip() for splice in stored)
        return moved or not before.issubset(self._doubtful)

    def find(self) -> None:
        """Look for words in the text while it is corrected."""
        if self.bar is not None:
            self.bar.open_bar()

    def replace(self, spans: list[Span], words: str) -> None:
        """Put other words in these places: one step to undo; speakers' labels stay."""
        text = self.text
        if text is None or self._workspace.project.editing:
            return
        known = text.live.text
        self.commit()
        if text.live.text != known:
            return  # What was typed was refused, and the words stand elsewhere.
        splices = _replacing(text.live, spans, pasted_text(words))
        if not splices:
            self._say_replaced(0, [])
            return
        before = self._workspace.read(changed_passages, self._source_id)
        revision = self._workspace.run(
            correct_text, self._source_id, splices, self._workspace.person_id, self._revision
        )
        if revision is not None:
            self._revision = revision
            changed = self._workspace.read(changed_passages, self._source_id)
            self._say_replaced(len(splices), [row.number for row in changed if row not in before])

    def _say_replaced(self, places: int, numbers: list[str]) -> None:
        words = self.words
        said = [words.plural("{n} place replaced.", "{n} places replaced.", places)]
        if numbers:
            listed = ", ".join(numbers[:_NAMED]) + (" …" if len(numbers) > _NAMED else "")
            said.append(words("In passages: {numbers}.", numbers=listed))
        text, undo = " ".join(said), self._workspace.undo
        self.notice_requested.emit(undoable(text, words, undo) if places else Notice(text))

    def _edited(self, splice: Splice) -> None:
        text = self.text
        if text is None:
            return
        paragraph = text.textCursor().blockNumber()
        lines = text.document().blockCount() != self._lines
        self._lines = text.document().blockCount()
        if paragraph != self._paragraph or lines:
            self._run = next(_runs)
        self._paragraph = paragraph
        self._lines_changed = self._lines_changed or lines or "\n" in splice.text
        if self._lines_changed:
            self._pause.start(0)
        else:
            self._pause.start(PAUSE)

    def _say_refused(self, label: str) -> None:
        said = sentence(self.words, LabelTouched(label.rstrip(":")))
        self.notice_requested.emit(Notice(said))

    def _refresh(self) -> None:
        """Take codings, numbers and turns from the project; the text is the same."""
        if self.text is None or self.text.live.unstored():
            return
        source = self._workspace.read(open_source, self._source_id)
        self.text.live.forget_place()
        self.text.show_fresh(reader_text(source), self._workspace.read(marks, self._source_id))
        self._lines_changed = False

    def _show_stored(self) -> None:
        """The text was changed elsewhere (undo, a version brought back) or could not be stored."""
        if self.text is None:
            return
        self._pause.stop()
        self.text.live.pending = []
        self.text.follow(self._workspace.read(source_text, self._source_id))
        self.text.live.stored, self.text.live.pending = self.text.live.text, []
        self._revision, self._run = None, next(_runs)
        self._refresh()

    def _render_anew(self) -> None:
        self.commit()
        self._refresh()

    def _follow(self, changes: ChangeSet) -> None:
        if self.text is None or self._storing:
            return
        if self._source_id in changes.rows("source").deleted:
            self.text.live.pending = []
        elif changes.touches("source_text", "turn"):
            self._show_stored()
        elif changes.touches(*_OF_THE_MARKS):
            self._refresh()

    def _source_changed(self, source: object) -> None:
        if self.text is None or self._reading.source_id == self._source_id:
            return
        if source is None:  # It is gone, and what was typed has nowhere to go.
            self.text.live.pending = []
        self.leave()

    def _ask_versions(self) -> None:
        self.commit()
        self._end_sitting()
        self.versions_requested.emit(self._source_id)

    def _end_sitting(self) -> None:
        """What is typed from now on is another version."""
        self._revision, self._run = None, next(_runs)
        if self.text is not None:
            self.text.live.forget_place()

    def _is_in_bar(self) -> bool:
        """Whether the keyboard went to the bar below the text, to find and replace."""
        now = QApplication.focusWidget()
        return self.bar is not None and now is not None and self.bar.isAncestorOf(now)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keyboard goes elsewhere, the text is hidden, or words are looked for."""
        kind = event.type()
        if watched is self._transcript.find_bar:
            if kind == QEvent.Type.Show:
                self.leave()
        elif watched is self.text and kind == QEvent.Type.Hide:
            self.commit()
        elif watched is self.text and isinstance(event, QFocusEvent) and event.lostFocus():
            self.commit()
            if event.reason() not in _PASSING and not self._is_in_bar():
                self._end_sitting()
        return False


def _replacing(live: LiveText, spans: list[Span], words: str) -> list[Splice]:
    """The edits that put words in these places, the last first; labels and like words stay."""
    splices = (Splice(span.start, span.end, words) for span in reversed(spans))
    return [
        splice
        for splice in splices
        if words != live.text[splice.start : splice.end] and not live.label_touched(splice)
    ]
