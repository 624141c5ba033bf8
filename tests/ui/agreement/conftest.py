import pytest
from pytestqt.qtbot import QtBot

from app.ui.agreement.panel import AgreementPanel
from app.ui.look.theme import Theme
from app.ui.workspace import Workspace
from app.words import Words
from tests.double_coded import BUDI, SARI, DoubleCoded, double_coded
from tests.study import Study
from tests.ui.panels import study, theme, words, workspace


@pytest.fixture
def coded(study: Study) -> DoubleCoded:
    return double_coded(study, SARI, BUDI)


@pytest.fixture
def panel(
    qtbot: QtBot, coded: DoubleCoded, workspace: Workspace, words: Words, theme: Theme
) -> AgreementPanel:
    del coded
    return shown(qtbot, AgreementPanel(workspace, words, theme))


def shown(qtbot: QtBot, panel: AgreementPanel) -> AgreementPanel:
    qtbot.addWidget(panel)
    panel.resize(720, 620)
    panel.show()
    qtbot.waitExposed(panel)
    return up_to_date(qtbot, panel)


def up_to_date(qtbot: QtBot, panel: AgreementPanel) -> AgreementPanel:
    """What is asked in another thread is shown."""
    panel.refresh_now()
    qtbot.waitUntil(lambda: not panel.is_reading)
    return panel


__all__ = ["study", "theme", "words", "workspace"]
