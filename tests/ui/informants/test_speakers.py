import pytest
from pytestqt.qtbot import QtBot

from app.queries.informants import informants
from app.queries.sources import SpeakerRow, speakers
from app.ui.informants.speakers import SpeakersDialog
from app.ui.look.theme import Theme
from app.ui.workspace import Workspace
from app.words import Words
from tests.study import TALK, Study


@pytest.fixture
def source(study: Study) -> int:
    study.informant("I-02")
    return study.source(TALK + "\nFarmer (I): Yes.")


@pytest.fixture
def dialog(
    qtbot: QtBot, source: int, workspace: Workspace, words: Words, theme: Theme
) -> SpeakersDialog:
    dialog = SpeakersDialog(workspace, source, words, theme)
    qtbot.addWidget(dialog)
    return dialog


def found(workspace: Workspace, source: int) -> dict[str, SpeakerRow]:
    return {row.label: row for row in workspace.read(speakers, source)}


def test_labels_come_with_what_they_first_say(dialog: SpeakersDialog) -> None:
    farmer = next(line for line in dialog.table.lines() if line.label == "Farmer")
    assert farmer.example.startswith("With my cousin")
    assert farmer.turns == 2


def test_roles_and_informants_are_taken_over_in_one_step(
    dialog: SpeakersDialog, workspace: Workspace, source: int
) -> None:
    dialog.table.informants["Farmer"].setCurrentText("I-02")
    dialog.table.informants["Farmer (I)"].setCurrentText("I-09")
    dialog.accept()
    codes = {person.id: person.code for person in workspace.read(informants)}
    rows = found(workspace, source)
    assert codes[rows["Farmer"].informant_id or 0] == "I-02"
    assert codes[rows["Farmer (I)"].informant_id or 0] == "I-09"
    workspace.undo()
    assert found(workspace, source)["Farmer"].informant_id is None
    assert len(workspace.read(informants)) == 1


def test_a_variant_is_merged(dialog: SpeakersDialog, workspace: Workspace, source: int) -> None:
    roles = dialog.table.roles["Farmer (I)"]
    roles.setCurrentIndex(roles.findText("the same as Farmer"))
    dialog.accept()
    rows = found(workspace, source)
    assert rows["Farmer"].turns == 3
    assert "Farmer (I)" not in rows
