"""Everything between this project and its copies, and between two coders, in one window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.ui.agreement.figures_desk import FiguresDesk
from app.ui.exchange.copies import CopyDesk
from app.ui.exchange.merges import MergeDesk
from app.ui.look.theme import Theme
from app.ui.tasks import Tasks
from app.ui.workspace import Workspace
from app.words import Words

if TYPE_CHECKING:
    from app.ui.window.columns import Columns


class ExchangeDesk(QObject):
    """Makes copies, merges them back and shows figures; where to go it asks the columns."""

    notice_requested = Signal(object)  # Notice
    open_requested = Signal(object)  # Path
    export_requested = Signal(object)  # the two coders' names

    def __init__(
        self, workspace: Workspace, tasks: Tasks, words: Words, theme: Theme, columns: "Columns"
    ) -> None:
        super().__init__(columns)
        self.copies = CopyDesk(workspace, tasks, words, theme, columns)
        self.merges = MergeDesk(workspace, tasks, words, theme, columns)
        self.figures = FiguresDesk(workspace, tasks, words, theme, columns)
        for desk in (self.copies, self.merges, self.figures):
            desk.notice_requested.connect(self.notice_requested)
        self.merges.open_requested.connect(self.open_requested)
        self.merges.passage_requested.connect(columns.show_passage)
        self.merges.source_requested.connect(columns.open_source)
        self.merges.code_requested.connect(columns.show_code)
        self.merges.comparison_requested.connect(lambda: columns.centre.show_view("agreement"))
        self.figures.export_requested.connect(self.export_requested)
        columns.agreement.figures_requested.connect(self.figures.show_figures)
        columns.agreement.copy_requested.connect(self.copies.ask)

    def clear_away(self) -> None:
        """Remove files of work that the closing window has cancelled."""
        self.copies.clear_away()
        self.merges.clear_away()
