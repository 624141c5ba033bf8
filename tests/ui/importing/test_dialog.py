from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.errors import EmptyFile
from app.interchange.importing.import_plan import (
    ImportPlan,
    PlannedInformant,
    PlannedSource,
    PlannedSpeaker,
)
from app.models.imported import ImportedText, ImportNote
from app.ui.importing.dialog import ImportDialog
from app.ui.importing.plan_table import DATE, FILE, INFORMANT, KIND, NOTICE, SPEAKERS
from app.ui.look.theme import Theme
from app.words import Words
from tests.study import TALK, turns_of

TALKED = PlannedSource(
    "talk.txt",
    Path("talk.txt"),
    imported=ImportedText(TALK, notes=(ImportNote("comments_left_out"),)),
    turns=turns_of(TALK),
    speakers=(PlannedSpeaker("Interviewer", 2, "interviewer"), PlannedSpeaker("Farmer", 2)),
    informants=(PlannedInformant("I-01"),),
)
EMPTY = PlannedSource("empty.txt", Path("empty.txt"), error=EmptyFile("empty.txt"))
TWIN = replace(TALKED, name="copy.txt", duplicate_of="talk.txt")


@pytest.fixture
def dialog(qtbot: QtBot, words: Words, theme: Theme) -> ImportDialog:
    dialog = ImportDialog(words, theme, ImportPlan((TALKED, EMPTY, TWIN)), ["I-02"])
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def cell(dialog: ImportDialog, row: int, column: int) -> str:
    return str(dialog.table.index(row, column).data())


@pytest.mark.usefixtures("dressed")
def test_the_table_is_a_sound_model(dialog: ImportDialog, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(dialog.table)  # type: ignore[no-untyped-call] # of pytest-qt


def test_a_row_says_what_would_be_imported(dialog: ImportDialog) -> None:
    assert cell(dialog, 0, KIND) == "Interview"
    assert cell(dialog, 0, INFORMANT) == "I-01 (new)"
    assert cell(dialog, 0, SPEAKERS) == "Interviewer, Farmer"


def test_what_cannot_be_imported_says_why_and_is_not_ticked(dialog: ImportDialog) -> None:
    assert cell(dialog, 1, NOTICE) == "empty.txt is empty: there is no text in it."
    assert cell(dialog, 2, NOTICE) == "Is in the project already, as “talk.txt”."
    ticks = [dialog.table.index(row, FILE).data(Qt.ItemDataRole.CheckStateRole) for row in range(3)]
    assert ticks == [Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.Unchecked]
    assert dialog.import_button.text() == "Import 1 source"


def test_enter_accepts(dialog: ImportDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    assert len(dialog.plan.ready) == 1


def test_cells_are_corrected_in_place(dialog: ImportDialog) -> None:
    table = dialog.table
    table.setData(table.index(0, FILE), "Farmer's talk")
    table.setData(table.index(0, KIND), "field_note")
    table.setData(table.index(0, DATE), "12 Maret 2021")
    table.setData(table.index(0, INFORMANT), "i-02")
    row = dialog.plan.rows[0]
    assert (row.name, row.kind, row.date) == ("Farmer's talk", "field_note", "2021-03-12")
    assert cell(dialog, 0, INFORMANT) == "I-02"


def test_a_date_that_is_none_is_refused_with_a_sentence(dialog: ImportDialog) -> None:
    assert not dialog.table.setData(dialog.table.index(0, DATE), "soon")
    assert "“soon” is no date." in dialog.problem.text()
    assert dialog.plan.rows[0].date == ""


def test_unticking_everything_leaves_nothing_to_import(dialog: ImportDialog) -> None:
    index = dialog.table.index(0, FILE)
    dialog.table.setData(index, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert not dialog.import_button.isEnabled()


def test_the_confirm_step_says_who_the_labels_are(dialog: ImportDialog) -> None:
    dialog.open_speakers(dialog.table.index(0, SPEAKERS))
    roles = dialog.speakers.roles["Farmer"]
    assert roles.currentData() == "informant"
    dialog.speakers.informants["Farmer"].setCurrentText("I-02")
    dialog.reject()
    speaker = dialog.plan.rows[0].speakers[1]
    assert speaker.informant == "I-02"
    assert dialog.pages.currentIndex() == 0
    assert dialog.isVisible()


def test_variants_of_a_label_are_merged(dialog: ImportDialog) -> None:
    dialog.open_speakers(dialog.table.index(0, SPEAKERS))
    roles = dialog.speakers.roles["Farmer"]
    roles.setCurrentIndex(roles.findText("the same as Interviewer"))
    assert not dialog.speakers.informants["Farmer"].isEnabled()
    dialog.reject()
    speaker = dialog.plan.rows[0].speakers[1]
    assert (speaker.merge_into, speaker.role) == ("Interviewer", "interviewer")
    assert cell(dialog, 0, SPEAKERS) == "Interviewer"


def test_a_file_without_speakers_has_no_confirm_step(
    qtbot: QtBot, words: Words, theme: Theme
) -> None:
    plan = ImportPlan((replace(TALKED, speakers=()),))
    dialog = ImportDialog(words, theme, plan, [])
    qtbot.addWidget(dialog)
    assert not dialog.speakers_button.isEnabled()
    assert cell(dialog, 0, SPEAKERS) == "none found"
