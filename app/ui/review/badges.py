"""Keeps the margin of the open transcript marked with how its codings were reviewed."""

from PySide6.QtCore import QObject, QTimer

from app.models.changes import ChangeSet
from app.queries.review_badges import review_badges
from app.ui.reader.text_view import Reader
from app.ui.reading.reading import Reading
from app.ui.workspace import Workspace

_CONCERNS = ("decision", "review_round", "round_coding", "coding", "passage", "code", "source_text")
_TOGETHER = 80
"""Milliseconds in which several edits become one look; the page is painted before."""


class ReviewBadges(QObject):
    """Reads the review states of the open source after it shows, and after changes."""

    def __init__(
        self, workspace: Workspace, reader: Reader, reading: Reading, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._reader = reader
        self._reading = reading
        self._shown = True
        self._soon = QTimer(self, singleShot=True, interval=_TOGETHER)
        self._soon.timeout.connect(self._look_if_seen)
        workspace.changed.connect(self._hear)
        reading.opened.connect(lambda _source: self._soon.start())

    def set_shown(self, *, shown: bool) -> None:
        """Show the states, or take them away."""
        self._shown = shown
        self.look()

    def look(self) -> None:
        """Show what is so now."""
        self._soon.stop()
        source_id = self._reading.source_id
        if not self._shown or source_id is None:
            self._reader.set_badges({})
        else:
            self._reader.set_badges(self._workspace.read_shown(review_badges, source_id))

    def _look_if_seen(self) -> None:
        if self._reader.window().isVisible():  # Else it was closed, and its project with it.
            self.look()

    def _hear(self, changes: ChangeSet) -> None:
        if changes.touches(*_CONCERNS):
            self._soon.start()
