from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.models.scope import Scope
from app.operations.codes import change_code
from app.operations.codings import uncode
from app.operations.review_rounds import freeze_round
from app.operations.reviews import answer, remark_on
from app.queries.review_remarks import remarked
from app.queries.reviews import definitions
from app.ui.look.theme import Theme
from app.ui.review.panel import ReviewPanel
from app.ui.workspace import Workspace
from app.words import Words
from tests.ui.review.reviewing import Shown

Key = Qt.Key


def test_the_queue_is_a_sound_model(shown: Shown, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(shown.panel.queue)  # type: ignore[no-untyped-call] # of pytest-qt


def test_letters_decide_and_go_on(shown: Shown) -> None:
    shown.press(Key.Key_A)
    shown.press(Key.Key_R)
    shown.press(Key.Key_T)
    states = [row.state for row in shown.reviews().values()]
    assert states == ["agreed", "revise", "rejected"]
    assert shown.current() == shown.third


def test_decisions_are_in_the_supervisors_name(shown: Shown) -> None:
    shown.press(Key.Key_A)
    (said,) = shown.reviews()[shown.first].decisions
    assert said.reviewer == "Dr. Rahma"


def test_a_remark_goes_with_the_decision(shown: Shown) -> None:
    QTest.keyClicks(shown.panel.detail.remark, "Rather fear.")
    shown.panel.detail.buttons["revise"].click()
    (said,) = shown.reviews()[shown.first].decisions
    assert (said.verdict, said.remark) == ("revise", "Rather fear.")
    assert shown.panel.detail.remark.toPlainText() == ""


def test_a_remark_alone_leaves_the_state(shown: Shown) -> None:
    assert not shown.panel.detail.remark_button.isEnabled()
    QTest.keyClicks(shown.panel.detail.remark, "Who says this?")
    shown.panel.detail.remark_button.click()
    row = shown.reviews()[shown.first]
    assert (row.state, row.decisions[0].remark) == ("draft", "Who says this?")
    assert shown.current() == shown.first


def test_a_remark_waits_while_other_codings_are_looked_at(shown: Shown) -> None:
    QTest.keyClicks(shown.panel.detail.remark, "Half a rem")
    shown.press(Key.Key_Down)
    assert shown.panel.detail.remark.toPlainText() == ""
    shown.press(Key.Key_Up)
    assert shown.panel.detail.remark.toPlainText() == "Half a rem"


def test_a_remark_without_a_decision_is_kept_when_the_window_closes(shown: Shown) -> None:
    QTest.keyClicks(shown.panel.detail.remark, "Half a remark")
    shown.panel.close()
    (said,) = shown.reviews()[shown.first].decisions
    assert (said.verdict, said.remark) == (None, "Half a remark")


def test_filters_narrow_the_queue(shown: Shown) -> None:
    shown.say(shown.second, "agree")
    shown.choose(shown.panel.filters.states, "agreed")
    assert shown.listed() == [shown.second]
    shown.choose(shown.panel.filters.states, None)
    shown.panel.filters.reviewers.setCurrentIndex(
        shown.panel.filters.reviewers.findData(shown.supervisor)
    )
    shown.panel.filters.reviewers.activated.emit(0)
    assert shown.listed() == [shown.second]


def test_a_decision_that_leaves_the_filter_goes_on(shown: Shown) -> None:
    shown.choose(shown.panel.filters.states, "draft")
    shown.press(Key.Key_A)
    assert shown.listed() == [shown.second, shown.third]
    assert shown.current() == shown.second


def test_undo_brings_the_former_state_back(shown: Shown) -> None:
    shown.press(Key.Key_A)
    shown.workspace.undo()
    shown.panel.refresh_now()
    assert {row.state for row in shown.panel.rows.codings} == {"draft"}


def test_another_supervisor_is_added_and_reviews(shown: Shown) -> None:
    shown.panel.head.add_supervisor("Prof. Hadi")
    shown.press(Key.Key_A)
    assert shown.reviews()[shown.first].decisions[0].reviewer == "Prof. Hadi"


def test_nothing_to_review_says_so(
    qtbot: QtBot, workspace: Workspace, words: Words, theme: Theme
) -> None:
    panel = ReviewPanel(workspace, words, theme)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.pages.currentIndex() == 0
    panel.show_section("general")
    assert [row.uuid for row in panel.queue.rows()] == ["study"]


def test_letters_go_on_to_the_next_undecided_and_round_to_the_top(shown: Shown) -> None:
    shown.say(shown.second, "agree")
    shown.press(Key.Key_R)
    assert shown.current() == shown.third
    shown.panel.view.setCurrentIndex(shown.panel.queue.index(1, 0))
    shown.press(Key.Key_T)
    shown.press(Key.Key_A)
    assert {row.state for row in shown.reviews().values()} == {"revise", "rejected", "agreed"}


def test_what_another_reviewer_decided_is_still_undecided_for_this_one(shown: Shown) -> None:
    shown.panel.head.add_supervisor("Prof. Hadi")
    shown.say(shown.second, "agree")
    shown.press(Key.Key_A)
    assert shown.current() == shown.second


def test_keys_walk_and_come_back(qtbot: QtBot, shown: Shown) -> None:
    shown.press(Key.Key_N)
    assert shown.current() == shown.second
    shown.press(Key.Key_P)
    shown.press(Key.Key_P)
    assert shown.current() == shown.first
    shown.panel.activateWindow()
    shown.press(Key.Key_C)
    qtbot.waitUntil(shown.panel.detail.remark.hasFocus)
    QTest.keyClicks(shown.panel.detail.remark, "arctan")
    QTest.keyClick(shown.panel.detail.remark, Key.Key_Escape)
    qtbot.waitUntil(shown.panel.view.hasFocus)
    assert shown.reviews()[shown.first].decisions == ()
    shown.press(Key.Key_A)
    assert shown.reviews()[shown.first].decisions[0].remark == "arctan"


def test_definitions_are_judged_by_the_same_keys(shown: Shown) -> None:
    shown.panel.show_section("definitions")
    shown.press(Key.Key_A)
    shown.press(Key.Key_R)
    states = {row.called: row.state for row in shown.workspace.read(definitions)}
    assert states == {"A1": "agreed", "A2": "revise"}


def test_the_study_as_a_whole_gets_remarks_and_no_verdict(shown: Shown) -> None:
    shown.panel.show_section("general")
    QTest.keyClicks(shown.panel.detail.remark, "Read more.")
    shown.press(Key.Key_A)
    (whole,) = shown.workspace.read(remarked)
    assert [(said.verdict, said.remark) for said in whole.decisions] == [(None, "Read more.")]


def test_each_part_stays_where_it_was_left(shown: Shown) -> None:
    shown.press(Key.Key_N)
    shown.panel.show_section("definitions")
    assert shown.panel.view.currentIndex().row() == 0
    shown.press(Key.Key_N)
    shown.panel.show_section("codings")
    assert shown.current() == shown.second
    shown.panel.show_section("definitions")
    assert shown.panel.view.currentIndex().row() == 1


def freeze(shown: Shown, *labels: str) -> int:
    uuids = {row.called: row.uuid for row in shown.workspace.read(definitions)}
    scope = Scope(codes=tuple(uuids[label] for label in labels))
    made = shown.workspace.run(freeze_round, "Round one", shown.study.me, [shown.supervisor], scope)
    shown.panel.refresh_now()
    assert made is not None
    return made


def test_the_open_round_is_looked_at_first(shown: Shown) -> None:
    freeze(shown, "A2")
    assert shown.listed() == [shown.second, shown.third]
    found = shown.reviews()
    assert {found[coding].state for coding in shown.listed()} == {"submitted"}
    shown.choose(shown.panel.head.round, None)
    assert shown.listed() == [shown.first, shown.second, shown.third]


def test_decisions_belong_to_the_round_that_submitted_the_coding(shown: Shown) -> None:
    made = freeze(shown, "A2")
    shown.press(Key.Key_A)
    shown.choose(shown.panel.head.round, None)
    shown.panel.view.setCurrentIndex(shown.panel.queue.index(0, 0))
    shown.press(Key.Key_A)
    found = shown.reviews()
    assert found[shown.second].decisions[0].round_id == made
    assert found[shown.first].decisions[0].round_id is None


def test_open_remarks_and_disagreement_can_be_filtered(shown: Shown) -> None:
    shown.say(shown.first, "agree")
    shown.panel.head.add_supervisor("Prof. Hadi")
    shown.press(Key.Key_T)
    shown.say(shown.third, "revise", "Who says this?")
    shown.choose(shown.panel.filters.said, "disagreed")
    assert shown.listed() == [shown.first]
    shown.choose(shown.panel.filters.said, "open")
    assert shown.listed() == [shown.third]


def test_remarks_that_wait_are_counted_and_walked(shown: Shown) -> None:
    shown.panel.activateWindow()
    assert shown.panel.waiting.isHidden()
    shown.say(shown.third, "revise", "Who says this?")
    general = shown.workspace.run(remark_on, None, shown.supervisor, "Read more.")
    assert general is not None
    shown.panel.refresh_now()
    assert shown.panel.waiting.text() == "2 remarks wait for your answer"
    shown.press(Key.Key_W)
    assert shown.current() == shown.third
    shown.panel.waiting.click()
    assert shown.panel.section == "general"
    shown.workspace.run(answer, general, "I will.")
    shown.panel.refresh_now()
    assert shown.panel.waiting.text() == "1 remark waits for your answer"


def test_undo_shows_the_former_state_without_reading_everything(shown: Shown) -> None:
    untouched = shown.panel.rows.codings[2]
    shown.press(Key.Key_A)
    shown.workspace.undo()
    shown.panel.refresh_now()
    assert shown.panel.rows.codings[0].state == "draft"
    assert shown.panel.rows.codings[2] is untouched


def test_a_remark_on_a_coding_that_went_meanwhile_is_kept(shown: Shown) -> None:
    QTest.keyClicks(shown.panel.detail.remark, "Half a remark")
    shown.workspace.run(uncode, shown.first)
    shown.panel.close()
    whole = shown.workspace.read(remarked)[0]
    assert [said.remark for said in whole.decisions] == ["Half a remark"]


def test_what_changed_since_is_said_in_its_place(shown: Shown) -> None:
    shown.say(shown.first, "agree")
    shown.workspace.run(change_code, shown.family, name="Kin <b>")
    shown.panel.refresh_now()
    note = shown.panel.detail.changes
    assert note.isVisible()
    assert "Family</s>" in note.text()
    assert "Kin &lt;b&gt;</u>" in note.text()


def test_progress_and_agenda_are_shown(shown: Shown) -> None:
    freeze(shown, "A2")
    shown.press(Key.Key_A)
    shown.panel.show_section("progress")
    assert shown.panel.progress.totals.text() == "Dr. Rahma has decided 1 of 2"
    shown.panel.show_section("meeting")
    assert shown.panel.meeting.currentIndex() == 0
    shown.choose(shown.panel.head.round, None)
    shown.panel.show_section("progress")
    assert shown.panel.progress.currentIndex() == 0


def test_a_point_of_the_agenda_leads_to_its_coding(shown: Shown) -> None:
    freeze(shown, "A2")
    shown.say(shown.first, "agree")
    shown.panel.head.add_supervisor("Prof. Hadi")
    shown.choose(shown.panel.head.round, None)
    shown.press(Key.Key_P)
    shown.press(Key.Key_T)
    shown.panel.show_section("meeting")
    shown.choose(shown.panel.filters.states, "draft")
    table = shown.panel.meeting.table
    table.activated.emit(table.currentIndex())
    assert (shown.panel.section, shown.current()) == ("codings", shown.first)
