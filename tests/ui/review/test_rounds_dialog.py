import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.models.scope import Scope
from app.operations.people import add_person
from app.operations.review_rounds import submit_round
from app.operations.reviews import decide
from app.queries.review_rounds import RoundRow, rounds
from app.ui.look.theme import Theme
from app.ui.messages import Notice
from app.ui.review.rounds_desk import RoundsDesk
from app.ui.review.rounds_dialog import RoundsDialog
from app.ui.tasks import Tasks
from app.ui.workspace import Workspace
from app.words import Words
from tests.study import COUSIN, Study


@pytest.fixture
def frozen(study: Study) -> Study:
    study.coding(study.source(), COUSIN, study.code())
    for name in ("Round 1", "Round 2"):
        with study.project.edit() as session:
            submit_round(session, name, study.me, ["Dr. Ani"], Scope())
    return study


@pytest.fixture
def dialog(
    qtbot: QtBot, frozen: Study, workspace: Workspace, words: Words, theme: Theme
) -> RoundsDialog:
    del frozen
    made = RoundsDialog(workspace, words, theme)
    qtbot.addWidget(made)
    made.show()
    return made


def named(workspace: Workspace, name: str) -> RoundRow:
    return next(row for row in workspace.read(rounds) if row.name == name)


def cells(dialog: RoundsDialog, row: int) -> list[str]:
    item = dialog.table.topLevelItem(row)
    assert item is not None
    return [item.text(column) for column in range(dialog.table.columnCount())]


def choose(dialog: RoundsDialog, row: int) -> None:
    item = dialog.table.topLevelItem(row)
    assert item is not None
    dialog.table.setCurrentItem(item)


def test_the_last_round_is_on_top_and_says_how_far_it_is(
    dialog: RoundsDialog, workspace: Workspace
) -> None:
    ani = named(workspace, "Round 2").reviewers[0].id
    workspace.run(decide, 1, ani, "agree")
    name, _, codings, decided, state = cells(dialog, 0)
    assert (name, codings, decided, state) == ("Round 2", "1", "Dr. Ani 1 of 1", "open")


def test_a_round_is_renamed_where_it_is_shown(dialog: RoundsDialog, workspace: Workspace) -> None:
    choose(dialog, 1)
    dialog.name.setText("Putaran 1")
    dialog.name.keep()
    assert [row.name for row in workspace.read(rounds)] == ["Putaran 1", "Round 2"]
    assert cells(dialog, 1)[0] == "Putaran 1"


def test_the_note_of_a_meeting_saves_itself(dialog: RoundsDialog, workspace: Workspace) -> None:
    dialog.note.setPlainText("We agreed on A1.")
    choose(dialog, 1)
    assert named(workspace, "Round 2").note == "We agreed on A1."
    assert dialog.note.toPlainText() == ""
    choose(dialog, 0)
    assert dialog.note.toPlainText() == "We agreed on A1."


def test_name_and_note_do_not_overwrite_each_other(
    dialog: RoundsDialog, workspace: Workspace
) -> None:
    dialog.note.setPlainText("A note.")
    dialog.note.keep()
    dialog.name.setText("Last")
    dialog.name.keep()
    assert named(workspace, "Last").note == "A note."


def test_a_round_is_closed_and_opened_again(dialog: RoundsDialog, workspace: Workspace) -> None:
    dialog.close_button.click()
    assert not named(workspace, "Round 2").is_open
    assert cells(dialog, 0)[-1] == "closed"
    assert dialog.close_button.text() == "Open it again"
    dialog.close_button.click()
    assert named(workspace, "Round 2").is_open


def test_deleting_a_round_can_be_taken_back(
    qtbot: QtBot, dialog: RoundsDialog, workspace: Workspace
) -> None:
    with qtbot.waitSignal(dialog.notice_requested) as signal:
        dialog.delete_button.click()
    assert [row.name for row in workspace.read(rounds)] == ["Round 1"]
    notice: Notice = signal.args[0]
    assert notice.text == "Round 2 is deleted; what was decided in it stays."
    notice.answers[0].act()
    assert cells(dialog, 0)[0] == "Round 2"


def asked(workspace: Workspace, name: str) -> list[str]:
    return [person.name for person in named(workspace, name).reviewers]


def test_reviewers_are_said_anew_by_ticks(
    qtbot: QtBot, dialog: RoundsDialog, workspace: Workspace
) -> None:
    workspace.run(add_person, "Dr. Budi", "supervisor")
    assert dialog.reviewers.names == ["Dr. Ani"]
    dialog.reviewers.list.tick("Dr. Budi", on=True)
    qtbot.waitUntil(lambda: asked(workspace, "Round 2") == ["Dr. Ani", "Dr. Budi"])
    dialog.reviewers.list.tick("Dr. Ani", on=False)
    qtbot.waitUntil(lambda: asked(workspace, "Round 2") == ["Dr. Budi"])
    assert asked(workspace, "Round 1") == ["Dr. Ani"]


def test_a_new_reviewer_joins_a_round_at_once(dialog: RoundsDialog, workspace: Workspace) -> None:
    dialog.reviewers.name.setText("Dr. Cici")
    dialog.reviewers.add_button.click()
    assert [each.name for each in named(workspace, "Round 2").reviewers] == ["Dr. Ani", "Dr. Cici"]
    choose(dialog, 1)
    assert dialog.reviewers.names == ["Dr. Ani"]


def test_without_rounds_it_says_what_they_are(
    qtbot: QtBot, study: Study, workspace: Workspace, words: Words, theme: Theme
) -> None:
    del study
    dialog = RoundsDialog(workspace, words, theme)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.empty.isVisible()
    assert not dialog.delete_button.isEnabled()


@pytest.fixture
def desk(qtbot: QtBot, workspace: Workspace, words: Words, theme: Theme) -> RoundsDesk:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return RoundsDesk(workspace, Tasks(window), words, theme, window)


def test_a_new_round_that_was_left_goes_on_where_it_was(frozen: Study, desk: RoundsDesk) -> None:
    del frozen
    desk.ask_new()
    assert desk.new_dialog is not None
    desk.new_dialog.name.setText("The last one")
    desk.new_dialog.reject()
    desk.ask_new()
    assert desk.new_dialog.name.text() == "The last one"
    assert desk.new_dialog.isVisible()


def test_a_frozen_round_can_be_exported_or_taken_back(
    qtbot: QtBot, frozen: Study, desk: RoundsDesk, workspace: Workspace
) -> None:
    del frozen
    desk.ask_new()
    assert desk.new_dialog is not None
    with qtbot.waitSignal(desk.notice_requested) as signal:
        desk.new_dialog.freeze_button.click()
    notice: Notice = signal.args[0]
    assert notice.text == "Round 3 is frozen with 1 coding."
    with qtbot.waitSignal(desk.export_requested) as exported:
        notice.answers[0].act()
    assert exported.args == ["3"]
    notice.answers[1].act()
    assert len(workspace.read(rounds)) == 2


def test_freezing_for_word_goes_on_to_the_export(
    qtbot: QtBot, frozen: Study, desk: RoundsDesk
) -> None:
    del frozen
    desk.ask_new()
    assert desk.new_dialog is not None
    with qtbot.waitSignal(desk.export_requested) as exported:
        desk.new_dialog.export_button.click()
    assert exported.args == ["3"]
    desk.show_rounds()
    assert desk.rounds_dialog is not None
    with qtbot.waitSignal(desk.export_requested) as again:
        desk.rounds_dialog.export_button.click()
    assert again.args == ["3"]


def test_a_finding_leads_to_its_place(qtbot: QtBot, frozen: Study, desk: RoundsDesk) -> None:
    del frozen
    desk.ask_new()
    assert desk.new_dialog is not None
    with qtbot.waitSignal(desk.code_requested) as asked:
        desk.new_dialog.findings.list.itemClicked.emit(desk.new_dialog.findings.list.item(0))
    assert asked.args == [1]
