from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.interchange.copying import CopyPlan, MadeCopy, make_copy
from app.ui.exchange.copies import CopyDesk
from app.ui.exchange.merge_dialog import MergeDialog
from app.ui.exchange.merges import MergeDesk
from app.ui.look.theme import Theme
from app.ui.messages import Notice
from app.ui.tasks import Tasks
from app.ui.workspace import Workspace
from app.words import Words
from tests.study import COUSIN, Study
from tests.ui.panels import study, theme, words, workspace


class Desk:
    """A window with nothing but copies and merging in it."""

    def __init__(
        self, study: Study, workspace: Workspace, words: Words, theme: Theme, qtbot: QtBot
    ) -> None:
        self.study = study
        self.qtbot = qtbot
        self.window = QWidget()
        self.tasks = Tasks(self.window)
        self.copies = CopyDesk(workspace, self.tasks, words, theme, self.window)
        self.merges = MergeDesk(workspace, self.tasks, words, theme, self.window)
        self.notices: list[Notice] = []
        self.failed: list[object] = []
        for desk in (self.copies, self.merges):
            desk.notice_requested.connect(self.notices.append)
        workspace.failed.connect(self.failed.append)

    def copy_for(self, name: str, purpose: str = "", *sources: int) -> MadeCopy:
        """A copy made without the window."""
        plan = CopyPlan(purpose, name, sources)  # type: ignore[arg-type]
        return make_copy(
            self.study.project, self.study.project.path.with_name("copy.kutipan"), plan
        )

    def looked_at(self, path: Path) -> MergeDialog:
        """The dialog that shows what merging would do."""
        self.merges.look_at(path)
        self.qtbot.waitUntil(lambda: self.merges.dialog is not None, timeout=20_000)
        assert self.merges.dialog is not None
        return self.merges.dialog

    def told(self) -> Notice:
        """What is said once everything has been done."""
        self.qtbot.waitUntil(
            lambda: self.tasks.current is None and bool(self.notices), timeout=20_000
        )
        return self.notices[-1]


@pytest.fixture
def desk(
    study: Study, workspace: Workspace, words: Words, theme: Theme, qtbot: QtBot
) -> Iterator[Desk]:
    study.coding(study.source(), COUSIN, study.code())
    made = Desk(study, workspace, words, theme, qtbot)
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    if made.merges.dialog is not None:  # It would compare again when its field loses the focus.
        made.merges.dialog.reject()
    made.tasks.drain()
    made.copies.clear_away()
    made.merges.clear_away()


__all__ = ["study", "theme", "words", "workspace"]
