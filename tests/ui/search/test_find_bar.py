import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models.span import Span
from app.ui.search.find_bar import FindBar, found_in
from app.ui.window.main_window import MainWindow


@pytest.fixture
def bar(window: MainWindow) -> FindBar:
    window.find_here()
    return window.columns.transcript.find_bar


def selected(window: MainWindow) -> Span | None:
    return window.columns.reader.selected_span()


@pytest.mark.parametrize(
    ("wanted", "spans"),
    [
        ("a", [Span(0, 1), Span(5, 6)]),
        ("b c", [Span(1, 4)]),
        ("🙂", [Span(4, 5)]),
        ("(", []),
        (" ", []),
    ],
)
def test_places_are_code_points(wanted: str, spans: list[Span]) -> None:
    assert found_in("Ab\nc🙂a", wanted) == spans


def test_typing_goes_to_the_first_hit_and_enter_on(window: MainWindow, bar: FindBar) -> None:
    text = window.columns.reader.source.text
    QTest.keyClicks(bar.field, "chair:")
    first = text.index("Chair:")
    assert selected(window) == Span(first, first + 6)
    assert bar._count.text() == "1 of 2"
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar._count.text() == "2 of 2"
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar._count.text() == "1 of 2"
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar._count.text() == "2 of 2"


def test_what_is_not_there_is_said(bar: FindBar) -> None:
    QTest.keyClicks(bar.field, "nowhere")
    assert bar._count.text() == "Not found"


def test_the_selected_words_are_looked_for(window: MainWindow) -> None:
    window.columns.reader.select_span(Span(0, 11))
    window.find_here()
    assert window.columns.transcript.find_bar.field.text() == "Interviewer"


def test_escape_goes_back_to_reading(bar: FindBar) -> None:
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_another_source_is_searched_for_the_same_words(window: MainWindow, bar: FindBar) -> None:
    QTest.keyClicks(bar.field, "letters")
    assert bar._count.text() == "Not found"
    window.columns.open_source(2)
    assert bar._count.text() == "1 of 1"


def test_all_hits_that_show_are_lit_up(window: MainWindow, bar: FindBar) -> None:
    before = window.columns.reader.viewport().grab().toImage()
    QTest.keyClicks(bar.field, "chair:")
    window.columns.reader.clear_selection()
    assert len(window.columns.reader._found_here()) == 2
    assert window.columns.reader.viewport().grab().toImage() != before
    bar.close_bar()
    assert window.columns.reader._found_here() == ()


@pytest.mark.parametrize(
    ("case", "whole", "starts"),
    [
        (False, False, [0, 3, 6, 13]),
        (True, False, [3, 6, 13]),
        (False, True, [0, 3]),
        (True, True, [3]),
    ],
)
def test_case_and_whole_words_can_be_asked_for(case: bool, whole: bool, starts: list[int]) -> None:
    found = found_in("Is is isnt this", "is", match_case=case, whole_words=whole)
    assert [span.start for span in found] == starts


def test_the_toggles_search_again(bar: FindBar) -> None:
    QTest.keyClicks(bar.field, "EVERY")
    assert bar._count.text() == "1 of 2"
    QTest.mouseClick(bar.whole_words, Qt.MouseButton.LeftButton)
    assert bar._count.text() == "1 of 1"
    QTest.mouseClick(bar.match_case, Qt.MouseButton.LeftButton)
    assert bar._count.text() == "Not found"


def test_hits_are_marked_on_the_strip_until_the_bar_closes(
    window: MainWindow, bar: FindBar
) -> None:
    strip = window.columns.transcript.strip
    QTest.keyClicks(bar.field, "chair:")
    assert len(strip._hits) == 2
    bar.close_bar()
    assert strip._hits == ()


def test_words_of_last_time_are_found_at_once(window: MainWindow, bar: FindBar) -> None:
    QTest.keyClicks(bar.field, "chair:")
    bar.close_bar()
    window.columns.reader.clear_selection()
    window.find_here()
    assert bar._count.text().endswith("of 2")
