import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.queries.projects import project
from app.ui.look.theme import Theme
from app.ui.project.properties import PropertiesDialog
from app.ui.workspace import Workspace
from app.words import Words
from tests.ui import panels

study, workspace, theme, words = panels.study, panels.workspace, panels.theme, panels.words


@pytest.fixture
def dialog(qtbot: QtBot, workspace: Workspace, words: Words, theme: Theme) -> PropertiesDialog:
    dialog = PropertiesDialog(workspace, words, theme)
    qtbot.addWidget(dialog)
    return dialog


def test_everything_is_taken_over_in_one_step(
    dialog: PropertiesDialog, workspace: Workspace
) -> None:
    dialog.fields["title"].setText("Why they took sides")
    dialog.fields["researcher"].setText("Sari")
    dialog.supervisors.setPlainText("Dr. Rahma\n\n Prof. Hadi ")
    dialog.language.setCurrentIndex(dialog.language.findData("en"))
    QTest.keyClicks(dialog.questions[0][0], "What are the causes?")
    dialog.accept()
    found = workspace.read(project)
    assert (found.title, found.researcher, found.language) == (
        "Why they took sides",
        "Sari",
        "en",
    )
    assert found.supervisors == "Dr. Rahma\nProf. Hadi"
    assert [(each.text, each.kind) for each in found.questions] == [
        ("What are the causes?", "cause")
    ]
    workspace.undo()
    assert workspace.read(project).questions == ()
    assert workspace.read(project).title == "Why they joined"


def test_nothing_changed_is_no_step(
    qtbot: QtBot, dialog: PropertiesDialog, workspace: Workspace, words: Words, theme: Theme
) -> None:
    QTest.keyClicks(dialog.questions[1][0], "What was done?")
    dialog.accept()
    before = workspace.project.history.undo_deed
    again = PropertiesDialog(workspace, words, theme)
    qtbot.addWidget(again)
    assert [line.text() for line, _ in again.questions] == ["What was done?"]
    again.accept()
    assert workspace.project.history.undo_deed == before


def test_a_question_is_taken_out(dialog: PropertiesDialog, workspace: Workspace) -> None:
    dialog.questions[0][0].setText("One?")
    dialog.questions[1][0].setText("Two?")
    line, box = dialog.questions[0]
    dialog._remove(line.parentWidget() or dialog, (line, box))
    dialog.accept()
    assert [each.text for each in workspace.read(project).questions] == ["Two?"]


def test_cancelling_changes_nothing(dialog: PropertiesDialog, workspace: Workspace) -> None:
    dialog.fields["title"].setText("Another")
    dialog.reject()
    assert workspace.read(project).title == "Why they joined"
