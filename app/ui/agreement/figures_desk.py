"""Figures on request: counted beside the event loop, shown in a dialog of their own."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from app.analysis.agreement.agreement import LEVELS, Agreement, Level, agreement
from app.queries.differences import Difference
from app.queries.second_codings import Comparison
from app.ui.agreement.figures_dialog import FiguresDialog
from app.ui.desk import Desk
from app.ui.tasks import Progress

Counted = dict[Level, Agreement]


def counted(progress: Progress, compared: Comparison, differences: Sequence[Difference]) -> Counted:
    """The figures at every level; plain data, for any thread."""
    found: Counted = {}
    for done, level in enumerate(LEVELS):
        progress(done, len(LEVELS))
        found[level] = agreement(compared.double, differences, level)
    return found


class FiguresDesk(Desk):
    """Keeps the dialog of the figures in front of its window."""

    export_requested = Signal(object)  # the two coders' names

    dialog: FiguresDialog | None = None

    def show_figures(self, compared: Comparison, differences: Sequence[Difference]) -> None:
        """Count, and show what was counted."""
        if self._is_busy():
            return
        label = self.words("Counting")
        task = self._tasks.run(label, counted, compared, tuple(differences))
        task.done.connect(lambda figures: self._show(compared, figures))
        task.failed.connect(self._fail)

    def _show(self, compared: Comparison, figures: Counted) -> None:
        if self.dialog is not None:
            self.dialog.close()
        dialog = FiguresDialog(self.words, self._theme, compared, figures, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.notice_requested.connect(self.notice_requested)
        names = (compared.first.name, compared.second.name)
        dialog.export_requested.connect(lambda: self.export_requested.emit(names))
        dialog.finished.connect(lambda _result: self._forget(dialog))
        self.dialog = dialog
        dialog.show()

    def _forget(self, dialog: FiguresDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
