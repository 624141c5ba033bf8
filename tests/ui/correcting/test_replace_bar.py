import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models.span import Span
from app.models.splice import Splice
from app.operations.corrections import correct_text
from app.queries.revisions import revisions
from app.ui.correcting.replace_bar import ReplaceBar
from app.ui.messages import Notice
from tests.study import COUSIN, NOBODY, TALK
from tests.ui.correcting.conftest import Desk


@pytest.fixture
def bar(correcting: Desk) -> ReplaceBar:
    correcting.mode.find()
    assert correcting.mode.bar is not None
    return correcting.mode.bar


def test_hits_are_marked_and_gone_to_while_one_corrects(correcting: Desk, bar: ReplaceBar) -> None:
    QTest.keyClicks(bar.finder.field, "nobody")
    assert correcting.mode.active
    span = correcting.text.selected_span()
    assert span is not None
    assert span.cut_from(TALK) == "Nobody"


def test_one_hit_is_replaced_and_the_next_gone_to(correcting: Desk, bar: ReplaceBar) -> None:
    bar.finder.field.setText("asked")
    bar.field.setText("told")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert correcting.stored() == TALK.replace("asked", "told")
    assert correcting.text.toPlainText() == correcting.stored()
    assert not bar.one.isEnabled()


def test_all_hits_are_replaced_in_one_step_and_passages_named(
    correcting: Desk, bar: ReplaceBar
) -> None:
    told: list[Notice] = []
    correcting.mode.notice_requested.connect(told.append)
    bar.finder.field.setText("o")
    bar.field.setText("0\N{SEEDLING}")
    bar.all.click()
    assert correcting.stored() == TALK.replace("o", "0\N{SEEDLING}")
    assert correcting.quoted() == [
        words.replace("o", "0\N{SEEDLING}") for words in (COUSIN, NOBODY)
    ]
    assert told[0].text == "7 places replaced. In passages: K-0001, K-0002."
    correcting.workspace.undo()
    assert (correcting.stored(), correcting.text.toPlainText()) == (TALK, TALK)
    assert correcting.quoted() == [COUSIN, NOBODY]


def test_labels_stay_when_their_letters_are_replaced(correcting: Desk, bar: ReplaceBar) -> None:
    bar.finder.field.setText("e")
    bar.field.setText("E")
    bar.all.click()
    assert correcting.stored().startswith("Interviewer: How did it bEgin?\nFarmer:")


def test_words_typed_meanwhile_do_not_lead_replacing_astray(
    correcting: Desk, bar: ReplaceBar
) -> None:
    bar.finder.field.setText("asked")
    bar.field.setText("told")
    correcting.put_caret("How")
    QTest.keyClicks(correcting.text, "Well ")
    bar.all.click()
    assert correcting.stored() == TALK.replace("How", "Well How").replace("asked", "told")


def test_an_undo_meanwhile_does_not_lead_replacing_astray(
    correcting: Desk, bar: ReplaceBar
) -> None:
    correcting.put_caret("How")
    QTest.keyClicks(correcting.text, "Well ")
    correcting.mode.commit()
    bar.finder.field.setText("asked")
    bar.field.setText("told")
    correcting.workspace.undo()
    bar.all.click()
    assert correcting.stored() == TALK.replace("asked", "told")


def test_a_hit_that_is_looked_for_again_is_shown_before_it_is_replaced(
    correcting: Desk, bar: ReplaceBar
) -> None:
    bar.finder.field.setText("asked")
    bar.field.setText("told")
    correcting.put_caret("How")
    QTest.keyClicks(correcting.text, "Well ")
    typed = correcting.text.live.text
    bar.replace_one()
    assert correcting.text.live.text == typed
    span = correcting.text.selected_span()
    assert span is not None
    assert span.cut_from(typed) == "asked"
    bar.replace_one()
    assert correcting.stored() == typed.replace("asked", "told")


@pytest.mark.parametrize(("wanted", "by"), [("asked", "asked"), ("Interviewer", "X")])
def test_nothing_to_replace_offers_no_undo_of_something_else(
    correcting: Desk, bar: ReplaceBar, wanted: str, by: str
) -> None:
    told: list[Notice] = []
    correcting.mode.notice_requested.connect(told.append)
    bar.finder.field.setText(wanted)
    bar.field.setText(by)
    bar.all.click()
    assert [(notice.text, notice.answers) for notice in told] == [("0 places replaced.", ())]


def test_nothing_replaced_does_not_go_on_in_an_earlier_version(desk: Desk) -> None:
    end = len(TALK)
    desk.workspace.run(correct_text, 1, [Splice(end, end, " more.")], desk.study.me)
    desk.mode.enter()
    desk.mode.replace([Span(end, end + 5)], " more")
    desk.put_caret("How")
    QTest.keyClick(desk.text, Qt.Key.Key_X)
    desk.mode.commit()
    assert len(desk.workspace.read(revisions, 1)) == 3


def test_finding_does_not_end_the_sitting(correcting: Desk, bar: ReplaceBar) -> None:
    for words in ("asked", "joined"):
        bar.finder.field.setText(words)
        bar.field.setText(f"{words}!")
        bar.replace_one()
    assert len(correcting.workspace.read(revisions, 1)) == 2


def test_escape_closes_the_bar_first(correcting: Desk, bar: ReplaceBar) -> None:
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert correcting.mode.active


def test_the_bar_of_reading_goes_when_correcting_begins(desk: Desk) -> None:
    desk.transcript.find_bar.open_bar()
    desk.mode.enter()
    assert desk.mode.active
    assert desk.transcript.find_bar.isHidden()
