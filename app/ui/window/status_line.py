"""The quiet line under a window: what the project holds, and when it was saved last."""

from PySide6.QtWidgets import QLabel, QStatusBar

from app.models.masking import View
from app.queries.counts import counts
from app.ui.look.theme import SPACE, SPACE_WIDE
from app.ui.workspace import Workspace
from app.words import N_, Words

VIEW_SAID: dict[View, str] = {
    "masked": N_("Names are masked"),
    "public": N_("Names as for the public"),
}


class StatusLine:
    """Two labels in the window's status bar, which outlives them when the window is made anew."""

    def __init__(self, workspace: Workspace, words: Words, bar: QStatusBar) -> None:
        self._workspace, self.words = workspace, words
        bar.setSizeGripEnabled(False)
        for child in bar.findChildren(QLabel):
            bar.removeWidget(child)
        self.counts, self.saved, self.view = QLabel(bar), QLabel(bar), QLabel(bar)
        self.view.setContentsMargins(0, 0, SPACE_WIDE, 0)
        self.counts.setContentsMargins(SPACE, 0, 0, 0)
        self.saved.setContentsMargins(0, 0, SPACE, 0)
        bar.addWidget(self.counts, 1)
        bar.addPermanentWidget(self.view)
        bar.addPermanentWidget(self.saved)
        self.show_view(workspace.view)

    def show(self, saved_at: str) -> None:
        """Count anew; ``saved_at`` is the time of the last change, empty before the first."""
        self.saved.setText(self.words("saved {time}", time=saved_at) if saved_at else "")
        self.counts.setText(self._counted())

    def show_view(self, view: View) -> None:
        """Say how names are shown, where it is not as they were said."""
        self.view.setText(self.words(VIEW_SAID[view]) if view in VIEW_SAID else "")
        self.view.setVisible(view in VIEW_SAID)

    def _counted(self) -> str:
        found, plural = self._workspace.read(counts), self.words.plural
        parts = (
            plural("{n} source", "{n} sources", found.sources),
            plural("{n} passage", "{n} passages", found.passages),
            plural("{n} code", "{n} codes", found.codes),
        )
        return " · ".join(parts)
