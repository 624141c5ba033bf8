import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from app.models.splice import Splice
from app.operations.corrections import correct_text
from app.ui.correcting.versions_dialog import VersionsDialog
from app.ui.look.theme import load_theme
from app.words import Words
from tests.study import TALK
from tests.ui.correcting.conftest import Desk


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> VersionsDialog:
    """Three versions: imported, one word more, and another."""
    end = len(TALK)
    for nth in range(2):
        desk.workspace.run(correct_text, 1, [Splice(end, end, f" more{nth}")], desk.study.me)
    made = VersionsDialog(desk.workspace, 1, Words("en"), load_theme("light"))
    qtbot.addWidget(made)
    made.show()
    return made


def _shown(dialog: VersionsDialog, qtbot: QtBot) -> str:
    QThreadPool.globalInstance().waitForDone()
    qtbot.wait(1)
    return dialog.shown.toPlainText()


def test_the_newest_version_shows_what_it_changed(dialog: VersionsDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "more1" in _shown(dialog, qtbot))
    assert dialog.hint.text() == "From version 2 to 3"
    assert not dialog.restore.isEnabled()


def test_two_versions_are_compared(dialog: VersionsDialog, qtbot: QtBot) -> None:
    dialog.list.selectAll()
    assert dialog.hint.text() == "From version 1 to 3"
    qtbot.waitUntil(lambda: "more1 more0" in _shown(dialog, qtbot))


def test_every_version_can_be_read(dialog: VersionsDialog) -> None:
    dialog.view.setCurrentIndex(1)
    dialog.list.setCurrentRow(2)
    assert dialog.shown.toPlainText() == TALK


def test_a_difference_that_comes_late_does_not_hide_the_text(
    dialog: VersionsDialog, qtbot: QtBot
) -> None:
    dialog.list.setCurrentRow(1)
    dialog.view.setCurrentIndex(1)
    assert _shown(dialog, qtbot) == f"{TALK} more0"


def test_an_earlier_version_can_be_asked_back(dialog: VersionsDialog, qtbot: QtBot) -> None:
    dialog.list.setCurrentRow(1)
    with qtbot.waitSignal(dialog.restore_requested) as asked:
        dialog.restore.click()
    assert asked.args == [2]


def test_who_and_how_much_stand_in_the_list(dialog: VersionsDialog) -> None:
    said = [dialog.list.item(row).text() for row in range(3)]
    assert "Version 3 (now)" in said[0]
    assert "Corrected here · Sari · 1 word" in said[0]
    assert "Imported · talk.txt" in said[2]
