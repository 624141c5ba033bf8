from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.models.span import Span
from app.operations.codings import code_existing
from app.operations.favourites import set_favourite
from app.project.file import open_copy
from app.queries.codes import codes
from app.queries.favourites import favourites
from app.queries.passages import PassageRow, passages
from app.ui.codebook.choice import Choice
from app.ui.program.program import Program
from app.ui.window.main_window import MainWindow
from tests.ui.conftest import FIRST_TEXT


def place_of(words: str) -> Span:
    start = FIRST_TEXT.index(words)
    return Span(start, start + len(words))


def labels(window: MainWindow, words: str) -> list[str | None]:
    rows: list[PassageRow] = window.workspace.read(passages)
    found = next((row for row in rows if row.text == words), None)
    return [coding.label for coding in found.codings] if found else []


def test_several_codes_at_once_are_one_step(window: MainWindow) -> None:
    window.columns.reader.select_span(place_of("And the office?"))
    window.columns.coding.code_selection([1, 2])
    assert labels(window, "And the office?") == ["C1", "E1"]
    window.undo()
    assert labels(window, "And the office?") == []


def test_what_was_coded_is_chosen_then(window: MainWindow, qtbot: QtBot) -> None:
    window.columns.reader.select_span(place_of("And the office?"))
    window.columns.coding.code_selection([1])
    assert window.columns.reader.selected_span() is None
    assert window.columns.reading.passage_id == 4
    qtbot.waitUntil(lambda: window.columns.inspector.passage is not None)
    assert window.columns.inspector.passage is not None
    assert window.columns.inspector.passage.number == "K-0004"


def test_a_code_made_on_the_way_belongs_to_the_step(window: MainWindow) -> None:
    window.columns.reader.select_span(place_of("And the office?"))
    window.columns.palette_of_codes.chosen.emit(Choice((1,), "Office"))
    assert labels(window, "And the office?") == ["C1", None]
    window.undo()
    assert "Office" not in [code.name for code in window.workspace.read(codes)]


def test_without_a_selection_the_chosen_passage_gets_the_code(window: MainWindow) -> None:
    window.columns.show_passage(1)
    window.columns.coding.code_selection([3])
    assert labels(window, "Because of family.") == ["C1", "C2"]


def test_nothing_to_code_is_said(window: MainWindow) -> None:
    window.columns.coding.code_selection([1])
    assert window.notices.text == "Select the words to code first."
    window.columns.ask_codes()
    assert not window.columns.palette_of_codes.isVisible()


def test_the_palette_opens_beside_the_selection(window: MainWindow) -> None:
    window.columns.reader.select_span(place_of("Everybody"))
    window.columns.ask_codes()
    assert window.columns.palette_of_codes.isVisible()
    assert window.rect().contains(window.columns.palette_of_codes.geometry())


def test_a_click_in_the_codebook_codes_what_is_selected(window: MainWindow) -> None:
    window.columns.codebook.code_chosen.emit(3)
    assert len(window.workspace.read(passages)) == 3
    window.columns.reader.select_span(place_of("Everybody"))
    window.columns.codebook.code_chosen.emit(3)
    assert labels(window, "Everybody") == ["C2"]


def test_after_a_click_in_the_codebook_the_keys_of_the_transcript_count(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = window.columns.codebook.view
    view.setFocus()
    window.columns.codebook.code_chosen.emit(3)
    assert view.hasFocus(), "nothing was selected"
    window.columns.reader.select_span(place_of("Everybody"))
    window.columns.codebook.code_chosen.emit(3)
    qtbot.waitUntil(window.columns.reader.hasFocus)


@pytest.mark.parametrize("span", [None, place_of("Everybody")])
def test_a_dropped_code_goes_where_it_was_dropped(window: MainWindow, span: Span | None) -> None:
    window.columns.reader.code_dropped.emit(3, span)
    assert labels(window, "Everybody") == (["C2"] if span else [])
    assert bool(window.notices.text) == (span is None)


def test_the_last_code_is_repeated(window: MainWindow) -> None:
    window.columns.coding.repeat()
    assert window.notices.text == "No code was used yet."
    window.columns.reader.select_span(place_of("Everybody"))
    window.columns.coding.code_selection([3])
    window.columns.reader.select_span(place_of("every week"))
    window.columns.coding.repeat()
    assert labels(window, "every week") == ["C2"]


def test_codes_come_off_the_chosen_passage_and_back(window: MainWindow) -> None:
    window.columns.show_passage(2)
    window.columns.coding.uncode_chosen()
    assert window.notices.text == "2 codes removed."
    assert labels(window, "We warn them every week, in writing.") == []
    window.undo()
    assert labels(window, "We warn them every week, in writing.") == ["C1", "E1"]


def test_uncoding_nothing_is_said(window: MainWindow) -> None:
    window.columns.coding.uncode_chosen()
    assert window.notices.text == "Choose a coded passage first."


def test_citing_needs_a_passage(window: MainWindow) -> None:
    window.columns.reader.scroll_to(Span(0, 1))
    window.columns.copy_cited()
    assert window.notices.text.startswith("Choose a coded passage first")
    window.columns.show_passage(1)
    window.columns.copy_cited()
    assert window.notices.text == "1 quotation copied with its citation."


def test_codings_of_others_are_told_apart(window: MainWindow) -> None:
    workspace = window.workspace
    workspace.run(code_existing, 1, 2, workspace.person_id)
    coders = {mark.coder for mark in window.columns.reading.marks_of(1)}
    assert len(coders) == 2


def test_a_copy_for_reading_refuses_in_a_sentence(program: Program, study: Path) -> None:
    window = program.show_project(open_copy(study, study.with_name("copy.kutipan")))
    window.columns.open_source(1)
    window.columns.reader.select_span(place_of("Everybody"))
    window.columns.coding.code_selection([1])
    assert "reading only" in window.notices.text
    window.columns.show_passage(1)
    window.columns.coding.uncode_chosen()
    assert len(window.workspace.read(passages)) == 3


def test_all_codes_of_the_last_choice_are_repeated(window: MainWindow) -> None:
    window.columns.reader.select_span(place_of("Everybody"))
    window.columns.coding.code_selection([2, 3])
    window.columns.reader.select_span(place_of("every week"))
    window.columns.coding.repeat()
    assert labels(window, "every week") == ["E1", "C2"]
    assert window.notices.text == "K-0005: E1 Warning, C2 Unused"
    window.undo()
    assert labels(window, "every week") == []


def test_a_favourite_goes_on_the_selection_and_on_the_chosen_passage(window: MainWindow) -> None:
    window.workspace.run(set_favourite, 3, 1)
    window.columns.reader.select_span(place_of("Everybody"))
    window.columns.coding.use_favourite(1)
    assert labels(window, "Everybody") == ["C2"]
    window.columns.show_passage(1)
    window.columns.coding.use_favourite(1)
    assert labels(window, "Because of family.") == ["C1", "C2"]


def test_an_empty_digit_says_how_it_is_filled(window: MainWindow) -> None:
    window.columns.coding.use_favourite(7)
    assert "Ctrl+Alt+7" in window.notices.text


def test_the_code_used_last_becomes_a_favourite(window: MainWindow) -> None:
    window.columns.keep_favourite(1)
    assert window.notices.text == "No code was used yet."
    window.columns.reader.select_span(place_of("Everybody"))
    window.columns.coding.code_selection([3])
    window.columns.keep_favourite(2)
    assert window.workspace.read(favourites) == {2: 3}
    assert window.notices.text == "C2 is on 2 now."
    window.undo()
    assert window.workspace.read(favourites) == {}


def test_the_code_chosen_in_the_codebook_becomes_a_favourite(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    window.columns.codebook.show_code(2)
    window.columns.codebook.view.setFocus()
    qtbot.waitUntil(window.columns.codebook.view.hasFocus)
    window.columns.keep_favourite(5)
    assert window.workspace.read(favourites) == {5: 2}
    assert window.commands_shown["favourite_5"].text() == "E1 Warning\t5"


def test_selected_words_name_a_code_in_one_step(window: MainWindow) -> None:
    window.columns.reader.select_span(place_of("Everybody is somebody's cousin."))
    window.columns.coding.code_in_vivo()
    name = "Everybody is somebody's cousin"
    assert name in [code.name for code in window.workspace.read(codes)]
    assert window.notices.text == f"K-0004: new code “{name}”"
    window.undo()
    assert name not in [code.name for code in window.workspace.read(codes)]
    assert labels(window, "Everybody is somebody's cousin.") == []


def test_words_that_name_a_code_already_take_that_code(window: MainWindow) -> None:
    for words in ("Everybody", "Everybody"):
        window.columns.reader.select_span(place_of(words))
        window.columns.coding.code_in_vivo()
    assert [code.name for code in window.workspace.read(codes)].count("Everybody") == 1


def test_the_code_used_last_is_renamed_where_it_stands(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.columns.reader.setFocus()
    window.columns.reader.select_span(place_of("Everybody"))
    window.columns.coding.code_in_vivo()
    window.columns.coding.rename_last()
    line = window.columns.codebook.view.findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "Kinship")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(window.columns.reader.hasFocus)
    assert "Kinship" in [code.name for code in window.workspace.read(codes)]


def test_codes_are_exchanged_without_losing_the_number(window: MainWindow) -> None:
    window.columns.reader.select_span(place_of("Everybody"))
    window.columns.coding.code_selection([1])
    window.columns.coding.choose(Choice((3,), taken_off=(1,)))
    assert labels(window, "Everybody") == ["C2"]
    assert [row.number for row in window.workspace.read(passages)].count("K-0004") == 1
    window.undo()
    assert labels(window, "Everybody") == ["C1"]


def test_a_new_code_is_of_the_chosen_kind(window: MainWindow) -> None:
    window.columns.reader.select_span(place_of("Everybody"))
    window.columns.palette_of_codes.chosen.emit(Choice(new_name="Office", kind="effort"))
    assert {code.name: code.kind for code in window.workspace.read(codes)}["Office"] == "effort"


def test_my_codes_come_off_and_those_of_others_stay(window: MainWindow) -> None:
    workspace = window.workspace
    window.columns.show_passage(1)
    workspace.run(code_existing, 1, 2, workspace.person_id)
    window.columns.coding.uncode_chosen()
    assert labels(window, "Because of family.") == ["C1"]


def test_what_the_caret_has_left_is_not_coded_unseen(window: MainWindow) -> None:
    window.columns.show_passage(1)
    window.columns.reader.scroll_to(place_of("And the office?"))
    assert window.columns.coding.target() is None
    window.columns.reader.scroll_to(place_of("warn them"))
    assert window.columns.coding.target() == place_of("We warn them every week, in writing.")


def test_what_was_coded_is_announced(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    def hear(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    window.columns.reader.select_span(place_of("Everybody"))
    window.columns.coding.code_selection([3])
    assert "K-0004: C2 Unused" in said


def test_the_last_choice_outlives_another_theme(window: MainWindow) -> None:
    window.columns.reader.select_span(place_of("Everybody"))
    window.columns.coding.code_selection([2, 3])
    window.dress()
    assert window.columns.coding.last == [2, 3]


@pytest.mark.parametrize("in_the_way", ["a filter", "a form"])
def test_the_code_used_last_is_renamed_whatever_the_codebook_shows(
    window: MainWindow, in_the_way: str
) -> None:
    book = window.columns.codebook
    window.activateWindow()
    window.columns.reader.select_span(Span(0, 11))
    window.columns.coding.code_selection([3])
    book.show_code(1)
    if in_the_way == "a filter":
        book.filter.setText("Family")
    else:
        book.edit_code()
    window.columns.coding.rename_last()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert (field.text(), field.isVisible()) == ("Unused", True)
