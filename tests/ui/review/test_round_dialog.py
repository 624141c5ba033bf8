import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.models.scope import Scope
from app.operations.codes import add_code, change_code
from app.operations.codings import set_stance
from app.operations.people import add_person
from app.operations.projects import describe_project
from app.operations.review_rounds import freeze_round
from app.queries.people import people
from app.queries.review_rounds import RoundRow, rounds
from app.ui.look.theme import Theme
from app.ui.review.round_dialog import RoundDialog
from app.ui.workspace import Workspace
from app.words import Words
from tests.study import COUSIN, NOBODY, Study


@pytest.fixture
def coded(study: Study) -> Study:
    source = study.source()
    study.informant("I-01", source, role="Farmer")
    study.coding(source, COUSIN, study.code("A1", "Family"))
    study.coding(source, NOBODY, study.code("A2", "Fear"))
    with study.project.edit() as session:
        add_person(session, "Dr. Ani", "supervisor")
    return study


@pytest.fixture
def dialog(
    qtbot: QtBot, coded: Study, workspace: Workspace, words: Words, theme: Theme
) -> RoundDialog:
    del coded
    made = RoundDialog(workspace, words, theme)
    qtbot.addWidget(made)
    made.show()
    return made


def frozen(workspace: Workspace) -> list[RoundRow]:
    return workspace.read(rounds)


def settle(qtbot: QtBot, dialog: RoundDialog) -> None:
    qtbot.wait(5)
    qtbot.waitUntil(lambda: not (dialog._count_soon.isActive() or dialog._check_soon.isActive()))


def test_a_round_of_everything_for_all_supervisors_is_one_click(
    qtbot: QtBot, dialog: RoundDialog, workspace: Workspace
) -> None:
    assert dialog.name.text() == "Round 1"
    assert dialog.count.text() == "2 codings"
    with qtbot.waitSignal(dialog.frozen) as signal:
        dialog.freeze_button.click()
    (made,) = frozen(workspace)
    assert signal.args == [made.id, False]
    assert (made.name, made.codings, made.scope) == ("Round 1", 2, Scope())
    assert [person.name for person in made.reviewers] == ["Dr. Ani"]
    assert not dialog.isVisible()
    workspace.undo()
    assert frozen(workspace) == []


def test_freezing_for_word_says_so(qtbot: QtBot, dialog: RoundDialog) -> None:
    with qtbot.waitSignal(dialog.frozen) as signal:
        dialog.export_button.click()
    assert signal.args == [1, True]


def test_codes_and_informants_can_be_left_out(
    qtbot: QtBot, dialog: RoundDialog, workspace: Workspace
) -> None:
    dialog.scope.codes.tick(dialog.scope.codes.ticked[0], on=False)
    dialog.scope.informants.tick("", on=False)
    settle(qtbot, dialog)
    assert dialog.count.text() == "1 coding"
    dialog.freeze_button.click()
    (made,) = frozen(workspace)
    assert (made.codings, len(made.scope.codes), len(made.scope.informants)) == (1, 1, 1)


def test_what_nobody_said_can_be_left_out(qtbot: QtBot, dialog: RoundDialog) -> None:
    for uuid in [key for key in dialog.scope.informants.ticked if key]:
        dialog.scope.informants.tick(uuid, on=False)
    settle(qtbot, dialog)
    assert dialog.count.text() == "Nothing to submit."
    assert not dialog.freeze_button.isEnabled()


def test_without_a_code_nothing_can_be_frozen(qtbot: QtBot, dialog: RoundDialog) -> None:
    dialog.scope.codes.tick_all(on=False)
    settle(qtbot, dialog)
    assert dialog.count.text() == "Tick at least one code and one informant."
    assert not dialog.export_button.isEnabled()
    assert not dialog.findings.isVisible()


def test_without_a_name_nothing_can_be_frozen(dialog: RoundDialog) -> None:
    dialog.name.setText("  ")
    assert not dialog.freeze_button.isEnabled()


def test_the_second_round_counts_what_changed(
    qtbot: QtBot, dialog: RoundDialog, workspace: Workspace, coded: Study
) -> None:
    assert not dialog.scope.only_changed.isEnabled()
    with coded.project.edit() as session:
        freeze_round(session, "Round 1", coded.me)
    with coded.project.edit() as session:
        set_stance(session, 1, "partly")
    settle(qtbot, dialog)
    assert dialog.name.text() == "Round 2"
    assert dialog.count.text() == "2 codings, 1 of them changed"
    dialog.scope.only_changed.click()
    settle(qtbot, dialog)
    assert dialog.count.text() == "1 coding, 1 of them changed"
    dialog.freeze_button.click()
    assert frozen(workspace)[-1].scope == Scope(only_changed=True)


def test_of_each_code_only_some_can_be_submitted(
    qtbot: QtBot, dialog: RoundDialog, workspace: Workspace, coded: Study
) -> None:
    coded.coding(1, "he asked us all", 1)
    dialog.scope.at_most.setCurrentIndex(dialog.scope.at_most.findData(1))
    settle(qtbot, dialog)
    assert dialog.count.text() == "2 codings"
    dialog.freeze_button.click()
    assert frozen(workspace)[0].scope.at_most == 1


def test_a_supervisor_who_is_added_joins_with_the_round(
    dialog: RoundDialog, workspace: Workspace
) -> None:
    dialog.reviewers.list.tick("Dr. Ani", on=False)
    QTest.keyClicks(dialog.reviewers.name, "Dr. Budi")
    dialog.reviewers.add_button.click()
    QTest.keyClicks(dialog.reviewers.name, "dr. ani")
    assert "Dr. Budi" not in {person.name for person in workspace.read(people)}
    dialog.freeze_button.click()
    (made,) = frozen(workspace)
    assert [person.name for person in made.reviewers] == ["Dr. Ani", "Dr. Budi"]
    workspace.undo()
    assert "Dr. Budi" not in {person.name for person in workspace.read(people)}


def test_enter_in_the_name_of_a_supervisor_adds_and_freezes_nothing(
    dialog: RoundDialog, workspace: Workspace
) -> None:
    dialog.reviewers.name.setFocus()
    QTest.keyClicks(dialog.reviewers.name, "Dr. Budi")
    QTest.keyClick(dialog.reviewers.name, Qt.Key.Key_Return)
    assert dialog.reviewers.names == ["Dr. Ani", "Dr. Budi"]
    assert frozen(workspace) == []


def test_supervisors_of_the_project_are_offered(dialog: RoundDialog, workspace: Workspace) -> None:
    workspace.run(describe_project, {"supervisors": "dr. ani; Prof. Cici\nDr. Dedi"})
    assert dialog.reviewers.names == ["Dr. Ani", "Prof. Cici", "Dr. Dedi"]


def test_what_is_to_mend_is_listed_and_leads_to_its_place(
    qtbot: QtBot, dialog: RoundDialog, workspace: Workspace
) -> None:
    assert dialog.findings.title.text() == "Before sending: 2 to mend"
    assert dialog.findings.sentences[0] == "A1 has no definition."
    with qtbot.waitSignal(dialog.jump_requested) as signal:
        dialog.findings.list.setCurrentRow(0)
        QTest.keyClick(dialog.findings.list, Qt.Key.Key_Return)
    assert (signal.args[0].subject, signal.args[0].subject_id) == ("code", 1)
    assert dialog.isVisible()
    assert frozen(workspace) == []


def test_what_is_mended_meanwhile_leaves_the_list(
    qtbot: QtBot, dialog: RoundDialog, workspace: Workspace
) -> None:
    for code in (1, 2):
        workspace.run(change_code, code, texts={"definition": "What it means."})
    settle(qtbot, dialog)
    assert dialog.findings.title.text() == "Before sending: nothing to mend."


def test_a_new_code_is_offered_and_what_was_left_out_stays_out(
    qtbot: QtBot, dialog: RoundDialog, workspace: Workspace
) -> None:
    dialog.scope.codes.tick(dialog.scope.codes.ticked[0], on=False)
    workspace.run(add_code, "Silence", "A3")
    settle(qtbot, dialog)
    assert len(dialog.scope.codes.ticked) == 2


def test_what_is_locked_cannot_be_frozen(
    qtbot: QtBot, coded: Study, workspace: Workspace, words: Words, theme: Theme
) -> None:
    coded.project.reviewing = True
    dialog = RoundDialog(workspace, words, theme)
    qtbot.addWidget(dialog)
    assert not dialog.freeze_button.isEnabled()
