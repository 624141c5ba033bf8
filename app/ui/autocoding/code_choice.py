"""Which codes to put on: chosen in the palette, shown as words; new ones are made with the rest."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.queries.codes import CodeRow, codes
from app.ui.codebook.chip import Chip
from app.ui.codebook.choice import Choice
from app.ui.codebook.palette import CodePalette
from app.ui.look.quiet import OneLine, colour_text
from app.ui.look.theme import SPACE_SMALL, Theme
from app.ui.look.tooltip import as_tooltip
from app.ui.workspace import Workspace
from app.words import Words


class CodeChoice(QWidget):
    """A button with what is chosen beside it; ``changed`` when that is something else."""

    changed = Signal()

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.words = words
        self._theme = theme
        self.choice = Choice()
        self.recent: Sequence[int] = ()
        self.button = QPushButton(words("Choose codes…"), self)
        self.button.setAutoDefault(False)
        self.button.setToolTip(words("Choose one or several codes, or make one"))
        self.chip = Chip(theme.text, None, self)
        self.shown = OneLine(self)
        self.palette_of_codes = CodePalette(workspace, words, theme, self)
        self.palette_of_codes.chosen.connect(self.take)
        self.button.clicked.connect(self.ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_SMALL)
        row.addWidget(self.button)
        row.addWidget(self.chip)
        row.addWidget(self.shown, 1)
        self._show()

    def ask(self) -> None:
        """Open the palette beside the button."""
        place = self.button.rect().translated(self.button.mapToGlobal(QPoint()))
        self.palette_of_codes.ask(place, self.recent)

    def choose(self, ids: Sequence[int], new_name: str = "") -> None:
        """Take these codes instead of others; ``new_name`` is one that will be made."""
        self.take(Choice(tuple(ids), new_name))

    def take(self, choice: Choice) -> None:
        """Take what was chosen in the palette instead of what was chosen before."""
        self.choice = choice
        self._show()
        self.changed.emit()

    @property
    def rows(self) -> list[CodeRow]:
        """The chosen codes that are in the codebook, in its order."""
        return [row for row in self._workspace.read(codes) if row.id in self.choice.code_ids]

    @property
    def called(self) -> list[str]:
        """What all of them are called in short."""
        return [*(row.called for row in self.rows), *filter(None, [self.choice.new_name])]

    def follow(self) -> None:
        """Show the codes as they are called now; one that is gone is chosen no longer."""
        self.choice = replace(self.choice, code_ids=tuple(row.id for row in self.rows))
        self._show()

    def _show(self) -> None:
        rows = self.rows
        names = [" ".join(filter(None, (row.label, row.name))) for row in rows]
        if self.choice.new_name:
            names.append(self.words("{name} (new)", name=self.choice.new_name))
        self.shown.setText(", ".join(names) or self.words("No code is chosen yet"))
        colour_text(self.shown, self._theme.text if names else self._theme.quiet)
        first = rows[0] if rows else None
        self.chip.setVisible(first is not None)
        if first is not None:
            self.chip.show_code(self._theme.code(first.colour).line, first.kind)
        self.button.setAccessibleName(", ".join([self.button.text(), *names]))
        self.shown.setToolTip(as_tooltip("\n".join(names)))
