from pytestqt.qtbot import QtBot

from app.models.span import Span
from app.queries.revisions import ChangedWords
from app.ui.correcting.changed_note import ChangedNote
from app.ui.look.theme import load_theme
from app.words import Words

CHANGED = ChangedWords(
    *(7, "K-0007", 1, Span(3, 12), "old <words>", "new <words>", "2026-11-28T21:00:00Z", "Sari"),
    doubtful=False,
)


def _note(qtbot: QtBot, row: ChangedWords | None) -> ChangedNote:
    note = ChangedNote(Words("en"), load_theme("light"))
    qtbot.addWidget(note)
    note.show_changes(row)
    return note


def test_nothing_shows_where_nothing_changed(qtbot: QtBot) -> None:
    assert _note(qtbot, None).isHidden()


def test_the_difference_shows_when_asked_for(qtbot: QtBot) -> None:
    note = _note(qtbot, CHANGED)
    assert note.said.text() == "Words changed on 28 November 2026."
    assert note.difference.isHidden()
    note.show_words.click()
    assert not note.difference.isHidden()
    assert "&lt;" in note.difference.text()
    assert note.put.isHidden()


def test_a_doubtful_passage_can_be_placed_or_left(qtbot: QtBot) -> None:
    values = {name: getattr(CHANGED, name) for name in CHANGED.__slots__}
    note = _note(qtbot, ChangedWords(**{**values, "doubtful": True}))
    with qtbot.waitSignal(note.placement_requested) as asked:
        note.put.click()
    assert asked.args == [7]
    with qtbot.waitSignal(note.stay_requested):
        note.stay.click()


def test_changed_words_can_be_taken_and_the_next_passage_asked_for(qtbot: QtBot) -> None:
    note = _note(qtbot, CHANGED)
    with qtbot.waitSignal(note.accept_requested) as asked:
        note.accept.click()
    assert asked.args == [7]
    for button, step in ((note.previous, -1), (note.next, 1)):
        with qtbot.waitSignal(note.next_requested) as further:
            button.click()
        assert further.args == [7, step]
