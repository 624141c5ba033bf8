import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models.splice import Splice
from app.operations.corrections import correct_text
from app.operations.sources import delete_sources
from app.queries.revisions import changed_passages, doubtful_passages, revisions
from app.ui.typing.autosave import PAUSE
from tests.study import COUSIN, NOBODY, TALK
from tests.ui.correcting.conftest import Desk

LAST = "so everybody joined."
Key = Qt.Key


def _type(desk: Desk, letters: str) -> None:
    for letter in letters:
        QTest.keyClick(desk.text, letter)  # type: ignore[call-overload]


def test_typing_touches_memory_only_until_it_is_stored(correcting: Desk) -> None:
    correcting.put_caret("begin")
    _type(correcting, "all ")
    assert "all begin" in correcting.text.live.text
    assert correcting.stored() == TALK
    correcting.mode.commit()
    assert correcting.stored() == TALK.replace("begin", "all begin")
    assert correcting.quoted() == [COUSIN, NOBODY]


def test_a_pause_stores(correcting: Desk, qtbot: QtBot) -> None:
    correcting.put_caret("begin")
    _type(correcting, "x")
    qtbot.waitUntil(lambda: "xbegin" in correcting.stored(), timeout=4 * PAUSE)


def test_a_new_paragraph_stores_and_is_counted(correcting: Desk, qtbot: QtBot) -> None:
    correcting.put_caret("he asked")
    QTest.keyClick(correcting.text, Key.Key_Return)
    qtbot.waitUntil(lambda: "\nhe asked" in correcting.stored())
    assert correcting.quoted() == [COUSIN, NOBODY]
    assert [
        mark.span.cut_from(correcting.stored())
        for mark in correcting.text.live_marks.on_lines(0, 9)
    ] == [COUSIN, NOBODY]


def test_the_painted_passages_move_while_one_types(correcting: Desk) -> None:
    correcting.put_caret("begin")
    _type(correcting, "\N{LATIN SMALL LETTER E WITH ACUTE}l ")
    drawn = correcting.text.page().marks
    words = [shown.mark.span.cut_from(correcting.text.live.text) for shown in drawn]
    assert words == [COUSIN, NOBODY]


def test_words_typed_behind_a_passage_stay_outside_it(correcting: Desk) -> None:
    correcting.put_caret(NOBODY, behind=True)
    _type(correcting, " it")
    correcting.mode.commit()
    assert correcting.quoted()[1] == NOBODY


def test_a_last_word_that_is_replaced_stays_in_its_passage_over_pauses(correcting: Desk) -> None:
    correcting.put_caret(NOBODY, behind=True)
    for _ in "checked":
        QTest.keyClick(correcting.text, Key.Key_Backspace)
    correcting.mode.commit()
    _type(correcting, "lo")
    correcting.mode.commit()
    _type(correcting, "oked")
    correcting.mode.commit()
    assert correcting.quoted()[1] == "Nobody looked"
    (changed,) = correcting.workspace.read(changed_passages)
    assert changed.former == NOBODY


def test_a_sitting_is_one_version(correcting: Desk) -> None:
    for words in ("begin", "everybody"):
        correcting.put_caret(words)
        _type(correcting, "x")
        correcting.mode.commit()
    assert len(correcting.workspace.read(revisions, 1)) == 2
    correcting.mode.leave()
    correcting.mode.enter()
    correcting.put_caret("everybody")
    _type(correcting, "y")
    correcting.mode.leave()
    assert len(correcting.workspace.read(revisions, 1)) == 3


def test_undo_takes_back_what_was_typed_in_one_paragraph(correcting: Desk) -> None:
    for words in ("begin", "everybody"):
        correcting.put_caret(words)
        _type(correcting, "xy")
        correcting.mode.commit()
    correcting.workspace.undo()
    assert correcting.text.toPlainText() == TALK.replace("begin", "xybegin")
    correcting.workspace.undo()
    assert correcting.text.toPlainText() == TALK
    correcting.workspace.redo()
    assert correcting.text.toPlainText() == TALK.replace("begin", "xybegin")
    correcting.put_caret("everybody")
    _type(correcting, "z")
    correcting.mode.commit()
    assert correcting.stored() == correcting.text.live.text


def test_a_label_is_shut(correcting: Desk, qtbot: QtBot) -> None:
    correcting.put_caret("armer: With")
    with qtbot.waitSignal(correcting.mode.notice_requested):
        _type(correcting, "x")
    correcting.put_caret("Farmer: With")
    with qtbot.waitSignal(correcting.text.refused):
        QTest.keyClick(correcting.text, Key.Key_Backspace)
    assert correcting.text.toPlainText() == TALK


def test_pasted_words_are_plain_and_clean(correcting: Desk) -> None:
    pasted = QMimeData()
    pasted.setHtml("<b>very</b>")
    pasted.setText("very\u2028\x00old\r\n")
    correcting.put_caret("begin")
    correcting.text.insertFromMimeData(pasted)
    correcting.mode.commit()
    assert "very\n\N{REPLACEMENT CHARACTER}old\nbegin" in correcting.stored()


def test_scripts_of_the_world_are_stored_as_typed(correcting: Desk) -> None:
    for words in ("👩\u200d👧🙂", "cafe\u0301", "\u0627\u0644\u0633", "שלום", "中文", "a\u00a0b"):
        correcting.put_caret("asked")
        composed = QInputMethodEvent("", [])
        composed.setCommitString(words)
        QApplication.sendEvent(correcting.text, composed)
        correcting.mode.commit()
        assert f"{words}asked" in correcting.stored()
        assert correcting.quoted() == [COUSIN, NOBODY]
        correcting.workspace.undo()
    assert correcting.stored() == TALK


def test_an_emoji_is_deleted_whole(correcting: Desk) -> None:
    correcting.put_caret("\N{SEEDLING}", behind=True)
    QTest.keyClick(correcting.text, Key.Key_Backspace)
    correcting.mode.leave()
    assert correcting.stored() == TALK.replace("\N{SEEDLING}", "")
    assert correcting.quoted()[0] == "With my cousin "


def test_words_can_be_cut_and_pasted_elsewhere(correcting: Desk) -> None:
    correcting.put_caret("everybody")
    for _ in "everybody":
        QTest.keyClick(correcting.text, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(correcting.text, Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(correcting.text, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    correcting.mode.commit()
    assert correcting.stored() == TALK


def test_escape_leaves_and_the_reader_shows_the_new_words(correcting: Desk) -> None:
    correcting.put_caret("begin")
    _type(correcting, "all ")
    QTest.keyClick(correcting.text, Key.Key_Escape)
    assert not correcting.mode.active
    reader = correcting.transcript.reader
    assert reader.isVisible()
    assert reader.source.text == correcting.stored() == TALK.replace("begin", "all begin")
    assert [mark.span.cut_from(reader.source.text) for mark in reader._index.on_lines(0, 9)] == [
        COUSIN,
        NOBODY,
    ]


def test_asking_for_another_place_leaves(correcting: Desk) -> None:
    correcting.reading.show_passage(2)
    assert not correcting.mode.active
    assert correcting.transcript.reader.isVisible()


def test_nothing_is_typed_into_a_source_that_went(correcting: Desk) -> None:
    _type(correcting, "x")
    correcting.workspace.run(delete_sources, [1])
    assert not correcting.mode.active


def test_a_change_from_elsewhere_shows(correcting: Desk) -> None:
    start = TALK.index("everybody")
    correcting.workspace.run(correct_text, 1, [Splice(start, start + 9, "all")], 1)
    assert correcting.text.toPlainText() == TALK.replace("everybody", "all")
    assert [shown.mark.passage_id for shown in correcting.text.page().marks] == [1, 2]


def test_the_button_says_whether_one_corrects(desk: Desk) -> None:
    QTest.mouseClick(desk.mode.button, Qt.MouseButton.LeftButton)
    assert (desk.mode.active, desk.mode.button.isChecked()) == (True, True)
    QTest.mouseClick(desk.mode.button, Qt.MouseButton.LeftButton)
    assert (desk.mode.active, desk.mode.button.isChecked()) == (False, False)


def test_letters_can_be_made_larger_while_correcting(correcting: Desk) -> None:
    correcting.put_caret("begin")
    _type(correcting, "all ")
    correcting.text.step_zoom(2)
    _type(correcting, "so ")
    correcting.mode.commit()
    assert correcting.stored() == TALK.replace("begin", "all so begin")


def test_the_painted_passages_reach_to_their_last_letter_while_one_types(desk: Desk) -> None:
    """Qt tells of an edit before it breaks the lines anew: what was measured then is too short."""
    desk.study.coding(1, LAST, desk.study.code("P2"))
    desk.mode.enter()
    desk.put_caret("everybody")
    _type(desk, "almost ")
    text = desk.text
    cursor = text.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    drawn = text.page().marks[-1]
    assert drawn.mark.span.end == len(text.live.text)
    assert abs(drawn.stretches[-1].right() - text.cursorRect(cursor).center().x()) <= 4


def _select(desk: Desk, words: str) -> None:
    desk.put_caret(words)
    for _ in words:
        QTest.keyClick(desk.text, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)


@pytest.mark.parametrize("pause", [False, True])
def test_a_sentence_that_is_cut_and_pasted_elsewhere_takes_its_passage_along(
    correcting: Desk, *, pause: bool
) -> None:
    _select(correcting, f"{NOBODY}, ")
    QTest.keyClick(correcting.text, Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    if pause:
        correcting.mode.commit()
        assert correcting.workspace.read(doubtful_passages) == [2]
    correcting.put_caret("he asked")
    QTest.keyClick(correcting.text, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    correcting.mode.commit()
    assert correcting.quoted() == [COUSIN, NOBODY]
    assert not correcting.workspace.read(changed_passages)
    drawn = [
        shown.mark.span.cut_from(correcting.stored()) for shown in correcting.text.page().marks
    ]
    assert drawn == [COUSIN, NOBODY]


def test_a_passage_that_is_deleted_and_typed_again_is_as_before(correcting: Desk) -> None:
    _select(correcting, NOBODY)
    QTest.keyClick(correcting.text, Key.Key_Delete)
    correcting.mode.commit()
    assert correcting.workspace.read(doubtful_passages) == [2]
    for piece in ("Nobody", " check", "ed"):
        _type(correcting, piece)
        correcting.mode.commit()
    assert correcting.stored() == TALK
    assert correcting.quoted() == [COUSIN, NOBODY]
    assert not correcting.workspace.read(doubtful_passages)


def test_undo_brings_a_deleted_passage_back_exactly(correcting: Desk) -> None:
    _select(correcting, NOBODY)
    QTest.keyClick(correcting.text, Key.Key_Delete)
    correcting.mode.commit()
    correcting.workspace.undo()
    assert (correcting.stored(), correcting.quoted()) == (TALK, [COUSIN, NOBODY])
    assert not correcting.workspace.read(changed_passages)
    correcting.workspace.redo()
    assert correcting.workspace.read(doubtful_passages) == [2]


def test_on_leaving_one_is_told_which_passages_lost_their_words(
    correcting: Desk, qtbot: QtBot
) -> None:
    _select(correcting, NOBODY)
    QTest.keyClick(correcting.text, Key.Key_Delete)
    with qtbot.waitSignal(correcting.mode.words_lost) as told:
        correcting.mode.leave()
    assert told.args == [[2]]
    correcting.mode.enter()
    with qtbot.assertNotEmitted(correcting.mode.words_lost):
        correcting.mode.leave()


def test_what_is_taken_back_before_it_is_stored_was_no_change(correcting: Desk) -> None:
    end = len(TALK)
    correcting.mode.leave()
    correcting.workspace.run(correct_text, 1, [Splice(end, end, " more.")], correcting.study.me)
    correcting.mode.enter()
    for place, key in (("ow did", Key.Key_X), ("begin", Key.Key_Y)):
        correcting.put_caret(place)
        QTest.keyClick(correcting.text, key)
    for place in ("ow did", "begin"):
        correcting.put_caret(place)
        QTest.keyClick(correcting.text, Key.Key_Backspace)
    steps = len(correcting.study.project.history._done)
    correcting.mode.commit()
    assert len(correcting.study.project.history._done) == steps
    _type(correcting, "x")
    correcting.mode.commit()
    assert len(correcting.workspace.read(revisions, 1)) == 3


@pytest.mark.parametrize(("composing", "written"), [("", "\u4e2d\u6587"), ("zhong", "")])
def test_composing_over_a_selection_leaves_labels_alone(
    correcting: Desk, qtbot: QtBot, composing: str, written: str
) -> None:
    _select(correcting, "begin?\nFarmer")
    composed = QInputMethodEvent(composing, [])
    composed.setCommitString(written)
    with qtbot.waitSignal(correcting.text.refused):
        QApplication.sendEvent(correcting.text, composed)
    assert correcting.text.toPlainText() == TALK
