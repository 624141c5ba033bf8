from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from app.models.span import Span
from app.queries.codings import CodingMark
from app.ui.look.theme import reading_font
from app.ui.reader.page import NUMBER_WIDTH, first_visible, measure, side_margins
from app.ui.reader.source_text import ReaderText
from app.ui.reader.text_view import Reader


def test_a_line_holds_about_75_characters(reader: Reader) -> None:
    reader.resize(1400, 700)
    prose = "Pengawas kecamatan membagikan surat edaran kepada seluruh pegawai kantor. "
    reader.set_source(ReaderText(prose * 50))
    lines = [line.end - line.start for line in reader.page().blocks[0].lines[:-1]]
    assert 68 <= sum(lines) / len(lines) <= 82


@given(st.integers(0, 3000), st.integers(300, 1500), st.integers(80, 200))
def test_margins_never_lose_numbers_and_brackets(width: int, column: int, brackets: int) -> None:
    left, right = side_margins(width, column, brackets)
    assert left >= NUMBER_WIDTH
    assert right >= brackets
    if width >= column + 2 * max(brackets, NUMBER_WIDTH):
        assert abs(left - right) <= 1
        assert width - left - right == column


def test_the_column_does_not_change_with_a_wider_window(reader: Reader) -> None:
    reader.resize(1300, 700)
    narrow = reader.viewport().width()
    reader.resize(1600, 700)
    assert reader.viewport().width() == narrow == measure(reading_font())


def test_a_stretch_over_lines_has_a_place_per_line(
    reader: Reader, words_at: Callable[[str], Span]
) -> None:
    span = Span(words_at("harvest").start, words_at("went.").end)
    tops = [place.top() for place in reader.places_of(span)]
    assert len(set(tops)) >= 3
    assert tops == sorted(tops)


@pytest.mark.parametrize(
    ("words", "turned"),
    [("cafe\u0301 said", False), ("left\u00a0us", False), ("שלום", True), ("السلام", True)],
)
def test_words_are_where_a_pointer_finds_them(
    reader: Reader, words_at: Callable[[str], Span], words: str, turned: bool
) -> None:
    span = words_at(words)
    [place] = reader.places_of(span)
    inside = [place.left() + 1, place.right() - 1]
    found = [reader.position_at(QPoint(round(x), round(place.center().y()))) for x in inside]
    assert (found == [span.end, span.start]) if turned else (found == [span.start, span.end])


def test_words_of_both_directions_have_a_place_each(
    reader: Reader, words_at: Callable[[str], Span]
) -> None:
    span = Span(words_at("harvest").start, words_at("שלום").end)
    assert len(reader.places_of(span)) == 2


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("near", [0, 3, 250, 499, 5000])
@pytest.mark.parametrize("wanted", [0, 1, 17, 250, 498])
def test_the_first_visible_paragraph_is_found_from_anywhere(near: int, wanted: int) -> None:
    document = QTextDocument("line 🙂\n" * 499)
    layout = document.documentLayout()
    place = layout.blockBoundingRect(document.findBlockByNumber(wanted))
    assert first_visible(document, place.center().y(), near).blockNumber() == wanted
    assert first_visible(document, place.top() - 0.5, near).blockNumber() == max(0, wanted - 1)


def test_the_very_top_shows_the_first_paragraph(reader: Reader) -> None:
    reader.set_source(ReaderText("line 🙂\n" * 2000))
    assert reader.page().blocks[0].number == 0
    assert reader.position_at(QPoint(60, 0)) < 7


def test_what_is_out_of_view_has_no_place(reader: Reader) -> None:
    text = "line 🙂\n" * 2000
    reader.set_source(ReaderText(text))
    assert reader.places_of(Span(len(text) - 5, len(text) - 1)) == []
    assert len(reader.page().blocks) < 100


def test_a_coding_that_goes_on_below_the_view_has_no_end_there(
    reader: Reader, mark_on: Callable[..., CodingMark], dressed: QApplication
) -> None:
    text = "line 🙂\n" * 2000
    mark = mark_on("sacks")._replace(span=Span(0, len(text) - 1))
    reader.set_source(ReaderText(text), [mark])
    [shown] = reader.page().marks
    assert (shown.begins, shown.ends) == (True, False)
    reader.verticalScrollBar().setValue(reader.verticalScrollBar().maximum())
    dressed.processEvents()
    [shown] = reader.page().marks
    assert (shown.begins, shown.ends) == (False, True)
