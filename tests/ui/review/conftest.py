import pytest
from pytestqt.qtbot import QtBot

from app.ui.look.theme import Theme
from app.ui.workspace import Workspace
from app.words import Words
from tests.study import Study
from tests.ui.panels import study, theme, words, workspace
from tests.ui.review.reviewing import Shown


@pytest.fixture
def shown(qtbot: QtBot, study: Study, workspace: Workspace, words: Words, theme: Theme) -> Shown:
    shown = Shown(study, workspace, words, theme)
    qtbot.addWidget(shown.panel)
    shown.panel.resize(900, 600)
    shown.panel.show()
    qtbot.waitExposed(shown.panel)
    return shown


__all__ = ["study", "theme", "words", "workspace"]
