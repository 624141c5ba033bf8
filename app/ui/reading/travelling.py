"""Getting about in a project: back and forward, the last source, and *Go to*."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QMouseEvent

from app.queries.destinations import Destination
from app.ui.look.theme import Theme
from app.ui.reading.going_to import GoToPalette
from app.ui.window.columns import Columns
from app.words import Words


class Travelling(QObject):
    """Moves the reader of one window; what it may do now its actions and buttons show."""

    def __init__(self, columns: Columns, words: Words, theme: Theme) -> None:
        super().__init__(columns)
        self._columns = columns
        self._actions: Mapping[str, QAction] = {}
        # Not of the columns: a splitter takes whatever comes into it for one more.
        self.palette = GoToPalette(columns.workspace, words, theme, columns.transcript)
        self.palette.chosen.connect(self.travel_to)
        transcript = columns.transcript
        for jumping in (transcript.strip.jump_begun, transcript.find_bar.jump_begun):
            jumping.connect(self._leave)
        columns.reading.moved.connect(self._show_what_may_be_done)

    @property
    def slots(self) -> dict[str, Callable[[], object]]:
        """What the window's commands do here, by key."""
        return {
            "back": self.back,
            "forward": self.forward,
            "last_source": self.last_source,
            "go_to": self.ask,
        }

    def offer(self, actions: Mapping[str, QAction]) -> None:
        """Let the buttons over the transcript do what the menu does."""
        self._actions = actions
        transcript = self._columns.transcript
        for key, button in (("back", transcript.back), ("forward", transcript.forward)):
            button.setToolTip(actions[key].toolTip())
            button.clicked.connect(actions[key].trigger)
        self._show_what_may_be_done()

    def back(self) -> None:
        """Go to where one read before."""
        self._columns.centre.show_view("transcript")
        self._columns.reading.back()

    def forward(self) -> None:
        """Go again to where one came back from."""
        self._columns.centre.show_view("transcript")
        self._columns.reading.forward()

    def last_source(self) -> None:
        """Open the other one of the two sources that were read last."""
        if (other := self._columns.reading.other_source) is not None:
            self._columns.open_source(other)

    def ask(self) -> None:
        """Ask where to go."""
        reading = self._columns.reading
        recent = [key for key in reversed(reading.visited.left) if key != reading.source_id]
        self.palette.ask(reading.source_id, recent)

    def travel_to(self, place: Destination) -> None:
        """Go to a place that was chosen."""
        if place.passage_id is not None:
            self._columns.show_passage(place.passage_id)
        elif place.goal == "code":
            self._columns.show_code(place.value)
        elif place.goal == "informant":
            self._columns.show_informant(place.value)
        elif place.goal == "source":
            self._columns.open_source(place.source_id)
        else:
            self._columns.show_span(place.source_id, place.span)

    def press(self, event: QMouseEvent) -> bool:
        """Go back or forward by the mouse's side buttons; whether it was one of them."""
        sides = {Qt.MouseButton.BackButton: self.back, Qt.MouseButton.ForwardButton: self.forward}
        if event.button() not in sides:
            return False
        sides[event.button()]()
        return True

    def _leave(self) -> None:
        reading = self._columns.reading
        reading.visited.leave(reading.exact_place)
        self._show_what_may_be_done()

    def _show_what_may_be_done(self) -> None:
        visited, transcript = self._columns.reading.visited, self._columns.transcript
        for key, button, places in (
            ("back", transcript.back, visited.behind),
            ("forward", transcript.forward, visited.ahead),
        ):
            button.setEnabled(bool(places))
            if key in self._actions:
                self._actions[key].setEnabled(bool(places))
