from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.models.review import Origin, Response
from app.operations.reviews import answer, decide
from app.queries.reviews import DecisionRow
from app.ui.review.thread import Thread, in_threads
from app.ui.review.thread_card import ThreadCard
from tests.ui.review.reviewing import Shown

CLICK = Qt.MouseButton.LeftButton


def card(shown: Shown) -> ThreadCard:
    return next(iter(shown.panel.detail.thread_of_words.cards.values()))


def stored(shown: Shown) -> DecisionRow:
    return shown.reviews()[shown.first].decisions[0]


def respond(shown: Shown, response: Response) -> None:
    QTest.mouseClick(card(shown).buttons[response], CLICK)


@pytest.fixture
def remarked(shown: Shown) -> Shown:
    shown.say(shown.first, "revise", "Who says this?")
    shown.panel.activateWindow()
    return shown


def test_a_remark_is_answered_in_one_undo_step(qtbot: QtBot, remarked: Shown) -> None:
    field = card(remarked).answer
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "The farmer ")
    field.keep()
    QTest.keyClicks(field, "himself.")
    remarked.panel.view.setFocus()
    assert stored(remarked).answer == "The farmer himself."
    remarked.workspace.undo()
    assert stored(remarked).answer == ""


def test_accepting_is_one_click_and_taken_back_by_another(remarked: Shown) -> None:
    respond(remarked, "accepted")
    remarked.panel.refresh_now()
    assert (stored(remarked).response, stored(remarked).is_open) == ("accepted", False)
    assert card(remarked).buttons["accepted"].isChecked()
    respond(remarked, "accepted")
    assert stored(remarked).response is None


def test_another_response_replaces_the_former(remarked: Shown) -> None:
    respond(remarked, "accepted")
    remarked.panel.refresh_now()
    respond(remarked, "discussed")
    remarked.panel.refresh_now()
    checked = [key for key, button in card(remarked).buttons.items() if button.isChecked()]
    assert (stored(remarked).response, checked) == ("discussed", ["discussed"])


def test_declining_asks_for_the_reason_where_it_is_written(qtbot: QtBot, remarked: Shown) -> None:
    respond(remarked, "declined")
    field = card(remarked).answer
    qtbot.waitUntil(field.hasFocus)
    assert field.placeholderText().startswith("Why is it declined?")
    assert stored(remarked).response is None
    QTest.keyClicks(field, "It was his brother.")
    remarked.panel.view.setFocus()
    assert (stored(remarked).response, stored(remarked).answer) == (
        "declined",
        "It was his brother.",
    )
    remarked.workspace.undo()
    assert (stored(remarked).response, stored(remarked).answer) == (None, "")


def test_what_is_declined_without_its_reason_is_open_again(qtbot: QtBot, remarked: Shown) -> None:
    remarked.workspace.run(answer, stored(remarked).id, "It was his brother.", "declined")
    remarked.panel.refresh_now()
    field = card(remarked).answer
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    remarked.panel.view.setFocus()
    assert (stored(remarked).response, stored(remarked).is_open) == (None, True)


def test_a_reason_that_stands_already_is_enough(remarked: Shown) -> None:
    remarked.workspace.run(answer, stored(remarked).id, "It was his brother.")
    remarked.panel.refresh_now()
    respond(remarked, "declined")
    assert (stored(remarked).response, stored(remarked).answer) == (
        "declined",
        "It was his brother.",
    )


def test_an_answer_being_written_stays_while_others_speak(remarked: Shown) -> None:
    QTest.keyClicks(card(remarked).answer, "The far")
    before = card(remarked)
    remarked.workspace.run(answer, stored(remarked).id, "", "discussed")
    remarked.panel.refresh_now()
    assert card(remarked) is before
    assert card(remarked).answer.toPlainText() == "The far"


def test_replies_stand_below_what_they_reply_to(shown: Shown) -> None:
    def talk(session: Any) -> list[int]:
        who = shown.supervisor
        first = decide(session, shown.first, who, "revise", "Who?")
        second = decide(session, shown.first, who, None, "Another thing.")
        reply = Origin(reply_to_id=first, resolved=True)
        return [first, second, decide(session, shown.first, who, None, "The farmer.", reply)]

    first, second, reply = shown.workspace.run(talk) or []
    said = shown.reviews()[shown.first].decisions
    assert [(row.id, depth) for row, depth in in_threads(said)] == [
        (first, 0),
        (reply, 1),
        (second, 0),
    ]
    shown.panel.refresh_now()
    cards = shown.panel.detail.thread_of_words.cards
    assert cards[reply].contentsMargins().left() > cards[first].contentsMargins().left()


def test_remarks_that_reply_to_each_other_are_all_shown(remarked: Shown) -> None:
    (said,) = remarked.reviews()[remarked.first].decisions
    fields = {name: getattr(said, name) for name in DecisionRow.__dataclass_fields__}
    circle = [
        DecisionRow(**{**fields, "id": 1, "reply_to_id": 2}),
        DecisionRow(**{**fields, "id": 2, "reply_to_id": 1}),
        DecisionRow(**{**fields, "id": 3, "reply_to_id": 99}),
    ]
    assert sorted(row.id for row, _ in in_threads(circle)) == [1, 2, 3]


def test_while_reviewing_answers_are_read_and_not_written(qtbot: QtBot, remarked: Shown) -> None:
    remarked.workspace.run(answer, stored(remarked).id, "It was his brother.", "declined")
    remarked.workspace.project.reviewing = True
    panel = remarked.panel
    thread = Thread(remarked.workspace, panel.words, panel.theme)
    qtbot.addWidget(thread)
    thread.show_decisions(remarked.reviews()[remarked.first].decisions)
    (only,) = thread.cards.values()
    thread.show()
    assert only.told.text() == "Declined: It was his brother."
    assert not only.answer.isVisible()
    assert not any(button.isVisible() for button in only.buttons.values())
