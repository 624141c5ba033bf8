import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.models.span import Span
from app.operations.codes import change_code, delete_code
from app.operations.codings import code_passage, uncode
from app.operations.sources import delete_sources, describe_source
from app.ui.look.theme import Theme
from app.ui.reader.text_view import Reader
from app.ui.reading.reading import Reading, without_codes
from app.ui.reading.visited import Place
from app.ui.workspace import Workspace
from app.words import Words
from tests.ui.conftest import FIRST_TEXT, SECOND_TEXT


@pytest.fixture
def reader(theme: Theme, words: Words, qtbot: QtBot) -> Reader:
    view = Reader(theme, words)
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    return view


@pytest.fixture
def reading(workspace: Workspace, reader: Reader) -> Reading:
    glue = Reading(workspace, reader)
    glue.open_source(1)
    return glue


def labels_at(reader: Reader, words: str) -> list[str]:
    return sorted(mark.label for mark in reader.marks_at(FIRST_TEXT.index(words)) if mark.label)


def test_codings_show_when_a_source_opens(reading: Reading, reader: Reader) -> None:
    assert reading.source_id == 1
    assert labels_at(reader, "We warn") == ["C1", "E1"]


def test_a_new_coding_is_patched_in(reading: Reading, reader: Reader, workspace: Workspace) -> None:
    start = FIRST_TEXT.index("Everybody")
    workspace.run(code_passage, 1, Span(start, start + 9), 3, workspace.person_id)
    assert labels_at(reader, "Everybody") == ["C2"]
    workspace.undo()
    assert labels_at(reader, "Everybody") == []
    assert reading.source_id == 1


def test_a_relabelled_code_is_relabelled_everywhere(
    reading: Reading, reader: Reader, workspace: Workspace
) -> None:
    workspace.run(change_code, 1, label="C9")
    assert labels_at(reader, "We warn") == ["C9", "E1"]
    assert len(reading.marks_of(2)) == 2


def test_codings_of_a_deleted_code_go(
    reading: Reading, reader: Reader, workspace: Workspace
) -> None:
    workspace.run(delete_code, 1)
    assert labels_at(reader, "Because") == []
    assert reading.passage_of(reading.marks_of(2)[0].span) == 2


def test_many_changes_are_asked_anew(
    reading: Reading, reader: Reader, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.reading.reading.MANY", 0)
    workspace.run(uncode, 1)
    assert labels_at(reader, "Because") == []
    assert reading.source_id == 1


def test_reading_begins_where_the_project_is_coded(workspace: Workspace, reader: Reader) -> None:
    reading = Reading(workspace, reader)
    reading.begin()
    assert (reading.source_id, reading.passage_id) == (1, 1)
    assert reader.caret() == FIRST_TEXT.index("Because")


def test_reading_begins_with_the_first_source_where_nothing_is_coded(
    workspace: Workspace, reader: Reader
) -> None:
    workspace.run(delete_code, 1)
    workspace.run(delete_code, 2)
    reading = Reading(workspace, reader)
    reading.begin()
    assert (reading.source_id, reading.passage_id, reader.caret()) == (1, None, 0)


def test_each_source_is_left_at_its_place(reading: Reading, reader: Reader) -> None:
    reader.scroll_to(Span(50, 51))
    reading.open_source(2)
    assert reader.source.text == SECOND_TEXT
    reading.open_source(1)
    assert reader.caret() == 50


def test_a_passage_opens_its_source_and_is_chosen(
    reading: Reading, reader: Reader, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(reading.passage_chosen, check_params_cb=lambda chosen: chosen == 3):
        reading.show_passage(3)
    assert reading.source_id == 2
    assert reader.caret() == 0


def test_stepping_goes_through_the_passages_in_the_order_of_the_text(
    reading: Reading, reader: Reader
) -> None:
    reading.step_passage(1)
    assert reading.passage_id == 1
    reading.step_passage(1)
    assert reading.passage_id == 2
    reading.step_passage(1)
    assert reading.passage_id == 2
    reading.step_passage(-1)
    assert reading.passage_id == 1
    assert reader.caret() == FIRST_TEXT.index("Because")


def test_a_deleted_source_closes(reading: Reading, reader: Reader, workspace: Workspace) -> None:
    workspace.run(delete_sources, [1])
    assert reading.source is None
    assert reader.source.text == ""


def test_a_renamed_source_keeps_the_place(
    reading: Reading, reader: Reader, workspace: Workspace
) -> None:
    reader.scroll_to(Span(50, 51))
    workspace.run(describe_source, 1, {"name": "other.txt"})
    assert reading.source is not None
    assert reading.source.name == "other.txt"
    assert reading.place == Place(1, 50)


def test_a_place_in_a_source_that_is_gone_is_let_be(reading: Reading) -> None:
    reading.go_to(Place(99, 5))
    assert reading.source_id == 1


def test_a_source_that_is_gone_is_said_to_be_so(
    reading: Reading, workspace: Workspace, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(workspace.failed):
        reading.show_span(99, Span(0, 1))
    assert reading.source_id == 1


def test_undo_of_a_coding_elsewhere_is_shown_there(
    reading: Reading, reader: Reader, workspace: Workspace
) -> None:
    workspace.run(code_passage, 1, Span(3, 9), 3, workspace.person_id)
    workspace.undo()
    reading.open_source(2)
    workspace.redo()
    reading.show_touched()
    assert (reading.source_id, reader.caret()) == (1, 3)


def test_glue_belongs_to_its_window(workspace: Workspace, theme: Theme, words: Words) -> None:
    parent = QWidget()
    glue = Reading(workspace, Reader(theme, words, parent), parent)
    assert glue.parent() is parent


def test_of_a_large_text_the_codings_in_view_come_first(
    reading: Reading, reader: Reader, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    reading.open_source(2)
    monkeypatch.setattr("app.ui.reading.reading.AT_ONCE", 10)
    monkeypatch.setattr("app.ui.reading.reading.NEAR", 60)
    reading.open_source(1)
    assert labels_at(reader, "Because") == ["C1"]
    assert labels_at(reader, "We warn") == []
    qtbot.waitUntil(lambda: labels_at(reader, "We warn") == ["C1", "E1"])


def test_turns_without_a_code_are_walked_past_the_interviewer(
    reading: Reading, reader: Reader, workspace: Workspace
) -> None:
    for coding_id in (2, 3):
        workspace.run(uncode, coding_id)
    reader.scroll_to(Span(0, 1))
    assert reading.step_uncoded(1)
    selected = reader.selected_span()
    assert selected is not None
    assert selected.cut_from(FIRST_TEXT) == "We warn them every week, in writing."
    assert not reading.step_uncoded(1)
    assert reader.selected_span() == selected
    assert not reading.step_uncoded(-1)


def test_a_text_without_turns_is_walked_by_paragraphs(
    reading: Reading, reader: Reader, workspace: Workspace
) -> None:
    workspace.run(uncode, 4)
    reading.open_source(2)
    reader.scroll_to(Span(3, 4))
    assert reading.step_uncoded(-1)
    assert reader.selected_span() == Span(0, len(SECOND_TEXT) - 1)


def test_the_passage_of_the_selected_words_is_meant_before_the_chosen_one(
    reading: Reading, reader: Reader
) -> None:
    reading.choose_passage(2)
    start = FIRST_TEXT.index("Because of family.")
    reader.select_span(Span(start, start + len("Because of family.")))
    assert reading.passage_meant() == 1
    reader.select_span(Span(start, start + 3))
    assert reading.passage_meant() is None


def test_a_passage_that_was_chosen_elsewhere_is_meant_until_the_caret_moves(
    reading: Reading, reader: Reader
) -> None:
    reader.scroll_to(Span(0, 1))
    reading.choose_passage(2)
    assert reading.passage_meant() == 2
    reader.scroll_to(Span(3, 4))
    assert reading.passage_meant() is None


def test_the_inspector_is_told_of_a_choice_after_the_page(reading: Reading, qtbot: QtBot) -> None:
    told: list[object] = []
    reading.passage_chosen.connect(told.append)
    reading.choose_soon(2)
    assert (reading.passage_id, told) == (2, [])
    qtbot.waitUntil(lambda: told == [2])


def between(cuts: list[int]) -> list[Span]:
    """The stretches between pairs of places, none touching another's words."""
    return [Span(start, end) for start, end in itertools.pairwise(sorted(set(cuts)))]


cuts = st.lists(st.integers(0, 40))


@given(cuts, cuts, st.sets(st.integers(0, 9)))
def test_what_no_code_touches_is_free(turns: list[int], codings: list[int], held: set[int]) -> None:
    parts = between(turns)
    coded = [span for nth, span in enumerate(between(codings)) if nth in held]
    free = [part for part in parts if not any(part.overlaps(span) for span in coded)]
    assert without_codes(parts, coded) == free
