from PySide6.QtWidgets import QPushButton

from app.models.span import Span
from app.operations.codings import code_existing
from app.queries.passages import PassageRow, passages
from app.ui.window.main_window import MainWindow
from tests.ui.conftest import FIRST_TEXT

FAMILY, CHAIR = 1, "Because of family."


def place_of(words: str) -> Span:
    start = FIRST_TEXT.index(words)
    return Span(start, start + len(words))


def mine(window: MainWindow, words: str) -> list[PassageRow]:
    me = window.workspace.person_id
    rows = window.workspace.read(passages)
    return [
        row
        for row in rows
        if row.text == words and any(coding.person_id == me for coding in row.codings)
    ]


def code(window: MainWindow, words: str) -> None:
    window.columns.coding.code_span(place_of(words), [FAMILY])


def test_what_others_coded_stays_and_that_is_said(window: MainWindow) -> None:
    workspace = window.workspace
    workspace.run(code_existing, 1, 2, workspace.person_id)
    window.columns.limits.resize(1, place_of("family."))
    assert window.notices.text == "Your codes are on K-0004 now."
    assert [row.number for row in mine(window, "family.")] == ["K-0004"]
    assert window.columns.reading.passage_id == mine(window, "family.")[0].id
    window.undo()
    assert mine(window, "family.") == []


def test_what_is_not_mine_at_all_is_refused_in_a_sentence(window: MainWindow) -> None:
    window.columns.limits.resize(1, place_of("family."))
    assert "K-0001 was coded by others only" in window.notices.text


def test_coding_wider_words_offers_to_extend(window: MainWindow) -> None:
    code(window, "And the")
    code(window, "the office?")
    assert "K-0004" in window.notices.text
    window.columns.limits.resize(4, place_of("And the office?"))
    assert len(mine(window, "And the office?")) == 1


def test_extending_from_another_source_goes_back_there(window: MainWindow) -> None:
    code(window, "And the")
    code(window, "the office?")
    extend = next(b for b in window.notices.findChildren(QPushButton) if "Extend" in b.text())
    window.columns.open_source(2)
    extend.click()
    assert window.columns.reading.source_id == 1
    assert window.columns.reading.passage_id == mine(window, "And the office?")[0].id


def test_coding_a_part_says_that_it_is_coded_already(window: MainWindow) -> None:
    code(window, "And the office?")
    code(window, "the office")
    assert window.notices.text == "C1 covers these words already, in K-0004."


def test_another_code_or_another_coder_offers_nothing(window: MainWindow) -> None:
    code(window, "of family")
    assert window.notices.text == ""
    code(window, "And the")
    window.columns.coding.code_span(place_of("the office?"), [3])
    assert window.notices.text == ""


def test_steps_by_key_are_one_step_to_undo(window: MainWindow) -> None:
    code(window, "And the office?")
    for words in ("And the office", "And the", "And"):
        window.columns.limits.resize(4, place_of(words), going_on=True)
    assert len(mine(window, "And")) == 1
    window.undo()
    assert len(mine(window, "And the office?")) == 1
