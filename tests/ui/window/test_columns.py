import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar

from app.ui.program.program import Program
from app.ui.window.columns import WIDTHS, widths_in
from app.ui.window.main_window import MainWindow

LAPTOP_AT_TWICE = (960, 540)


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_window_fits_a_laptop_at_twice_the_size(
    program: Program, window: MainWindow, language: str
) -> None:
    program.choose_language(language)
    least = window.minimumSizeHint()
    assert (least.width(), least.height()) <= LAPTOP_AT_TWICE
    assert least.height() <= LAPTOP_AT_TWICE[1] - 40, "the desktop's own bars need room, too"
    for view in window.columns.centre.keys:
        window.columns.centre.show_view(view)
        assert window.minimumSizeHint().width() <= LAPTOP_AT_TWICE[0]


def test_the_sides_of_a_small_window_make_room_for_the_transcript() -> None:
    left, middle, right = widths_in(1280)
    assert left < WIDTHS[0]
    assert right < WIDTHS[2]
    assert left + middle + right == 1280


def test_the_sides_of_a_large_window_stay_as_they_are() -> None:
    left, _middle, right = widths_in(2560)
    assert (left, right) == (WIDTHS[0], WIDTHS[2])


def test_columns_that_somebody_drew_stay_drawn(window: MainWindow) -> None:
    columns = window.columns
    columns.set_splitter_sizes({"window": (220, 500, 300)})
    former = columns.sizes()
    window.resize(window.width() + 200, window.height())
    window.resize(window.width() - 200, window.height())
    assert columns.sizes()[0] == former[0]


def test_drawn_columns_stay_drawn_after_going_to_a_place(
    program: Program, window: MainWindow
) -> None:
    drawn = {"window": (260, 600, 500)}
    window.columns.set_splitter_sizes(drawn)
    window.travelling.ask()
    window.travelling.palette.close_palette()
    kept = window.columns.sizes()
    program.choose_language("id")
    assert window.columns.sizes() == kept
    program.choose_language("en")


@pytest.mark.parametrize("language", ["en", "id"])
def test_all_views_have_a_tab_in_sight_in_the_narrowest_window(
    program: Program, window: MainWindow, language: str
) -> None:
    program.choose_language(language)
    window.resize(*LAPTOP_AT_TWICE)
    QTest.qWait(0)
    tabs = window.columns.centre.findChild(QTabBar)
    assert tabs is not None
    assert tabs.tabRect(tabs.count() - 1).right() <= window.columns.centre.width()


def test_in_a_narrow_window_the_thesis_keeps_the_words_of_its_tabs(window: MainWindow) -> None:
    window.resize(*LAPTOP_AT_TWICE)
    window.columns.centre.show_view("thesis")
    QTest.qWait(0)
    thesis = window.columns.thesis
    assert thesis.export.y() > thesis.tabs.y(), "what is done stands below the tabs"
    assert thesis.tabs.width() >= thesis.tabs.sizeHint().width()


def test_the_transcript_draws_only_the_codes_that_were_asked_for(window: MainWindow) -> None:
    reader, reading = window.columns.reader, window.columns.reading
    window.commands_shown["passages"].trigger()
    window.columns.codebook.hidden_in_transcript.emit([1])
    assert window.columns.centre.view == "transcript"
    assert {mark.mark.label for mark in reader.page().marks} == {"E1"}
    reading.step_passage(1)
    assert reading.passage_id == 2, "the first passage has no code that is drawn"
    window.columns.codebook.hidden_in_transcript.emit([])
    reading.step_passage(-1)
    assert reading.passage_id == 1
