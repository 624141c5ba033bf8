"""The places of a masked name that have no mask yet, to be ticked and masked."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.analysis.masking.names import Occurrence
from app.models.span import Span
from app.ui.look.quiet import quiet_label
from app.ui.look.theme import SPACE_SMALL, Theme
from app.ui.review.tick_list import TickList
from app.words import Words


class PlacesPage(QWidget):
    """Everything is ticked: unticked is what only looks like the name."""

    mask_requested = Signal(object)  # list[tuple[int, Span]]
    place_requested = Signal(int, object)  # source id, Span

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._found: tuple[Occurrence, ...] = ()
        self.said = quiet_label(theme, parent=self)
        self.list = TickList(words("Places without a mask"), theme, self)
        self.mask_button = QPushButton(words("Mask the ticked places"), self)
        self.show_button = QPushButton(words("Show in the transcript"), self)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.show_button, self.mask_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setSpacing(SPACE_SMALL)
        column.addWidget(self.said)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self.mask_button.clicked.connect(lambda: self.mask_requested.emit(self.ticked))
        self.show_button.clicked.connect(self._show_place)
        self.list.itemActivated.connect(lambda _item, _column: self._show_place())

    @property
    def ticked(self) -> list[tuple[int, Span]]:
        """The places to be masked."""
        return [(each.source_id, each.span) for each in map(self._place, self.list.ticked)]

    def _place(self, key: str) -> Occurrence:
        return self._found[int(key)]

    def show_places(self, found: Sequence[Occurrence]) -> None:
        """Show these, all of them ticked."""
        self._found = tuple(found)
        self.list.clear()
        self.list.offer([(str(nth), _text(each), 0) for nth, each in enumerate(found)])
        n = len(found)
        counted = self.words.plural("{n} place without a mask", "{n} places without a mask", n)
        self.said.setText(counted)
        for button in (self.mask_button, self.show_button):
            button.setEnabled(bool(found))

    def _show_place(self) -> None:
        if (place := self.list.currentIndex().row()) >= 0:
            each = self._found[place]
            self.place_requested.emit(each.source_id, each.span)


def _text(each: Occurrence) -> str:
    round_it = " ".join(f"{each.before}[{each.found}]{each.after}".split())
    return f"{each.source}: …{round_it}…"
