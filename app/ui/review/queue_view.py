"""The list of what is to be reviewed; letters decide and walk instead of searching."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from app.models.review import Verdict
from app.words import N_, Words

VERDICT_BUTTONS: dict[Verdict, tuple[str, str]] = {
    "agree": (N_("Agree (A)"), "A"),
    "revise": (N_("Revise (R)"), "R"),
    "reject": (N_("Reject (T)"), "T"),
}
"""The words on the buttons, and the keys that do the same in the list."""

_NARROWEST = 120
"""Pixels in which a number stands whole; its state makes room."""


class QueueView(QListView):
    """A R T decide, C writes a remark, N and P go on and back, W goes to what waits."""

    decided = Signal(object)  # Verdict
    remark_requested = Signal()
    waiting_requested = Signal()
    passage_requested = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(words("Codings to review"))
        self.setAccessibleDescription(
            words("A agrees, R revises, T rejects, C writes a remark, N and P go on and back")
        )
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setMinimumWidth(_NARROWEST)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(lambda _index: self.passage_requested.emit())

    def step(self, rows: int) -> None:
        """Go down so many rows (up, when negative), as far as there are any."""
        model = self.model()
        place = self.currentIndex().row() + rows
        if 0 <= place < model.rowCount():
            self.setCurrentIndex(model.index(place, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters do what is written on the buttons."""
        typed = event.text().upper()
        verdicts = {letter: verdict for verdict, (_, letter) in VERDICT_BUTTONS.items()}
        if typed in verdicts:
            self.decided.emit(verdicts[typed])
        elif typed == "C":
            self.remark_requested.emit()
        elif typed == "W":
            self.waiting_requested.emit()
        elif typed in ("N", "P"):
            self.step(1 if typed == "N" else -1)
        else:
            super().keyPressEvent(event)
