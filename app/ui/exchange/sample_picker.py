"""The sample that a second coder gets: chosen by hand or at random, with its share of the text."""

import random
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.queries.sources import SourceRow
from app.ui.look.quiet import heading, plain_label, quiet_label
from app.ui.look.theme import SPACE_SMALL, SPACE_TIGHT, Theme
from app.ui.review.tick_list import TickList
from app.words import Words

_PERCENTS = (5, 10, 15, 20, 25, 30, 40, 50)
_USUAL = 20
"""Percent that is proposed; 10 to 25 is usual in the literature on double coding."""


class SamplePicker(QWidget):
    """Sources with boxes; nothing is ticked until somebody chooses."""

    changed = Signal()

    def __init__(
        self, rows: Sequence[SourceRow], words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._rows = {str(row.id): row for row in rows}
        self.list = TickList(words("Sources of the sample"), theme, self)
        self.share = plain_label(parent=self)
        self.percent = QComboBox(self)
        self.random_button = QPushButton(words("Random sample of"), self)
        self._build(theme)
        self.list.offer([(key, self._called(row), 0) for key, row in self._rows.items()])
        self.list.tick_all(on=False)
        self.list.ticked_anew.connect(self._say_share)
        self.random_button.clicked.connect(self.choose_at_random)
        self._say_share()

    def _build(self, theme: Theme) -> None:
        words = self.words
        self.random_button.setAutoDefault(False)
        for percent in _PERCENTS:
            self.percent.addItem(f"{percent} %", percent)
        self.percent.setCurrentIndex(_PERCENTS.index(_USUAL))
        self.percent.view().setAccessibleName(words("Percent of the text"))
        self.percent.setAccessibleName(words("Percent of the text"))
        row = QHBoxLayout()
        row.setSpacing(SPACE_SMALL)
        row.addWidget(self.random_button)
        row.addWidget(self.percent)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_TIGHT)
        column.addWidget(heading(words("Sources of the sample"), self))
        column.addWidget(
            quiet_label(theme, words("Usual is some 10 to 25 percent of the text."), self)
        )
        column.addWidget(self.list, 1)
        column.addWidget(self.share)
        column.addLayout(row)

    def _called(self, row: SourceRow) -> str:
        characters = self.words.plural("{n} character", "{n} characters", row.characters)
        return f"{row.name}  ({characters})"

    @property
    def source_ids(self) -> tuple[int, ...]:
        """The sources that are ticked, in the project's order."""
        return tuple(int(key) for key in self.list.ticked)

    def choose_at_random(self) -> None:
        """Tick sources by chance until the wanted share is as near as whole sources allow."""
        keys = list(self._rows)
        random.SystemRandom().shuffle(keys)
        wanted = self._all * int(self.percent.currentData()) / 100
        chosen: list[str] = []
        for key in keys:
            size, now = self._rows[key].characters, self._characters(chosen)
            if not chosen or abs(now + size - wanted) < abs(now - wanted):
                chosen.append(key)
        self.list.tick_all(on=False)
        for key in chosen:
            self.list.tick(key, on=True)
        self._say_share()

    @property
    def _all(self) -> int:
        return self._characters(self._rows)

    def _characters(self, keys: Sequence[str] | dict[str, SourceRow]) -> int:
        return sum(self._rows[key].characters for key in keys)

    def _say_share(self) -> None:
        ticked = self.list.ticked
        share = self._characters(ticked) / self._all if self._all else 0.0
        sources = self.words.plural("{n} source", "{n} sources", len(ticked))
        percent = f"{share * 100:.1f}"
        percent = percent.replace(".", ",") if self.words.language == "id" else percent
        self.share.setText(
            self.words("{sources}, {percent} percent of the text", sources=sources, percent=percent)
        )
        self.changed.emit()
