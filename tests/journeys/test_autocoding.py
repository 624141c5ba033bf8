"""Autocoding by mouse and keyboard: from a search, from a speaker, with a list to confirm."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from app.queries.activity import activities
from app.queries.informants import informants
from app.queries.passages import PassageRow, passages
from app.ui.autocoding.dialog import AutocodingDialog
from app.ui.autocoding.proposal_table import TICK
from app.ui.window.main_window import MainWindow
from tests.journeys.hand import CTRL, SHIFT, Hand, Key, button, said

WAIT = 20_000
_A_BUTTON = 200


def _open(window: MainWindow, hand: Hand) -> AutocodingDialog:
    hand.press(Key.Key_A, CTRL | SHIFT)
    return _come_to(window, hand)


def _come_to(window: MainWindow, hand: Hand) -> AutocodingDialog:
    dialog = window.autocoding.dialog
    assert dialog is not None
    hand.come_to(dialog)
    return dialog


def _wait_for_hits(hand: Hand, dialog: AutocodingDialog) -> None:
    hand.qtbot.waitUntil(lambda: dialog.table.count_of_all > 0, timeout=WAIT)


def _is_searching(window: MainWindow, dialog: AutocodingDialog) -> bool:
    return dialog._soon.isActive() or window.autocoding._searches.current is not None


def _choose_code(hand: Hand, dialog: AutocodingDialog, letters: str) -> None:
    hand.click(dialog.codes.button)
    hand.type(letters)
    hand.press(Key.Key_Return)


def _passages(window: MainWindow) -> list[PassageRow]:
    return window.workspace.read(passages)


def _tick_box(dialog: AutocodingDialog, row: int) -> QPoint:
    place = dialog.view.visualRect(dialog.table.index(row, TICK))
    return QPoint(place.left() + 10, place.center().y())


def _finished(hand: Hand, window: MainWindow) -> None:
    hand.qtbot.waitUntil(lambda: window.autocoding.dialog is None, timeout=WAIT)


@pytest.mark.real_window
def test_words_are_confirmed_hit_by_hit_and_coded_as_one_step(
    window: MainWindow, hand: Hand
) -> None:
    before = len(_passages(window))
    dialog = _open(window, hand)
    dialog.question.voices.setCurrentIndex(1)
    hand.type("keluarga")
    _wait_for_hits(hand, dialog)
    assert not dialog.apply.isEnabled()
    _choose_code(hand, dialog, "P2")
    assert dialog.codes.shown.text().startswith("P2")
    total, ticked = dialog.table.count_of_all, len(dialog.table.chosen)
    assert 3 < ticked < total  # some are under the code already
    assert f"{ticked} of {total} will be coded" in said(dialog)
    hand.click(button(dialog, "None"))
    assert dialog.table.chosen == []
    hand.click(dialog.view.viewport(), _tick_box(dialog, 0))
    hand.press(Key.Key_Down)
    hand.press(Key.Key_Down, SHIFT)
    hand.press(Key.Key_Space)
    chosen = len(dialog.table.chosen)
    assert chosen == 3
    assert dialog.current is not None
    assert dialog.current.text in dialog.preview.toPlainText()
    wanted = {each.span for each in dialog.table.chosen}
    hand.press(Key.Key_Return, CTRL)
    _finished(hand, window)
    new = _passages(window)
    assert len(new) == before + chosen
    assert wanted <= {row.span for row in new}
    sentence = f"Undo: Coded {chosen} places of “keluarga” with P2"
    assert window.commands_shown["undo"].text() == sentence
    hand.qtbot.waitUntil(lambda: "passages coded with P2." in window.notices.text)
    hand.click(button(window.notices, "Undo"))
    assert len(_passages(window)) == before


def test_the_hits_of_the_search_page_are_taken_over(window: MainWindow, hand: Hand) -> None:
    hand.press(Key.Key_F, CTRL | SHIFT)
    hand.type("keluar")
    search = window.columns.search
    hand.qtbot.waitUntil(lambda: search.hits.rowCount() > 0, timeout=WAIT)
    hand.click(button(search, "Code these…"))
    dialog = _come_to(window, hand)
    assert dialog.question.field.text() == "keluar*"
    _wait_for_hits(hand, dialog)
    found = {
        hit.cut_from(dialog._texts[each.source_id]).lower()
        for each in dialog.table.chosen
        for hit in each.hits
    }
    assert {"keluar", "keluarga"} <= found
    assert dialog.table.chosen


def test_every_turn_of_an_informant_with_a_code_made_on_the_way(
    window: MainWindow, hand: Hand
) -> None:
    person = next(row for row in window.workspace.read(informants) if row.code == "I-03")
    window.columns.informants.coding_requested.emit(person.id)
    dialog = _come_to(window, hand)
    _wait_for_hits(hand, dialog)
    assert {each.who for each in dialog.table.chosen} == {"I-03"}
    _choose_code(hand, dialog, "Everything he said")
    chosen = len(dialog.table.chosen)
    hand.click(dialog.apply)
    _finished(hand, window)
    coded = [
        row
        for row in _passages(window)
        if any(coding.name == "Everything he said" for coding in row.codings)
    ]
    assert len(coded) == chosen > 20
    last = window.workspace.read(activities)[-1]
    assert last.parameters["code"] == "Everything he said"
    window.workspace.undo()
    assert all(
        coding.name != "Everything he said" for r in _passages(window) for coding in r.codings
    )


def test_a_bad_expression_is_one_sentence_and_the_place_is_shown(
    window: MainWindow, hand: Hand
) -> None:
    dialog = _open(window, hand)
    dialog.question.how.setFocus()
    hand.press(Key.Key_End)
    hand.click(dialog.question.field)
    hand.type("(keluarga")
    hand.qtbot.waitUntil(
        lambda: any("is no regular expression" in text for text in said(dialog)), timeout=WAIT
    )
    hand.type(")")
    _wait_for_hits(hand, dialog)
    hand.click(dialog.jump)
    each = dialog.current
    assert each is not None
    assert window.columns.reading.source_id == each.source_id
    hand.press(Key.Key_Escape)
    _finished(hand, window)
    assert QApplication.activeModalWidget() is None


def test_cancelling_leaves_the_study_as_it_was(window: MainWindow, hand: Hand) -> None:
    before = _passages(window)
    dialog = _open(window, hand)
    dialog.question.voices.setCurrentIndex(1)
    _wait_for_hits(hand, dialog)
    _choose_code(hand, dialog, "P2")
    hand.click(dialog.apply)
    cancel = button(dialog.notices, "Cancel")
    hand.qtbot.waitUntil(lambda: cancel.width() < _A_BUTTON)  # It has found its place.
    hand.click(cancel)
    hand.qtbot.waitUntil(dialog.body.isEnabled, timeout=WAIT)
    assert _passages(window) == before
    assert dialog.table.count_of_all > 0


def test_closing_the_window_in_the_middle_of_a_search_leaves_nothing_behind(
    window: MainWindow, hand: Hand
) -> None:
    dialog = _open(window, hand)
    desk = window.autocoding
    dialog.question.how.setCurrentIndex(2)
    hand.type(r"(\w+\s?)+\d$")
    hand.qtbot.waitUntil(lambda: desk._child._process is not None, timeout=WAIT)
    child = desk._child
    window.close()
    hand.qtbot.waitUntil(lambda: child._process is None, timeout=WAIT)
    hand.qtbot.wait(50)
    assert not [each for each in QApplication.topLevelWidgets() if each.isVisible()]


@pytest.mark.real_window
def test_how_much_is_coded_is_chosen_hit_sentence_turn_or_paragraph(
    window: MainWindow, hand: Hand
) -> None:
    dialog = _open(window, hand)
    hand.type("keluarga")
    _wait_for_hits(hand, dialog)
    _choose_code(hand, dialog, "P5")
    lengths = []
    box = dialog.question.unit
    box.setFocus()
    hand.press(Key.Key_Home)
    for _ in range(box.count()):
        hand.qtbot.waitUntil(lambda: not _is_searching(window, dialog), timeout=WAIT)
        lengths.append(sum(len(each.text) for each in dialog.table.chosen))
        hand.press(Key.Key_Down)
    assert lengths[0] < lengths[1] < max(lengths[2:])
    hand.leave_picture("09-autocoding")
