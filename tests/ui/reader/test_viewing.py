import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from app.models.span import Span
from app.ui.reader.text_view import Reader
from app.ui.reader.viewing import anchor_of, first_line, select_quietly, show_line
from tests.ui.reader.test_strip import LONG


@pytest.fixture
def long_reader(reader: Reader, dressed: QApplication) -> Reader:
    reader.set_source(LONG)
    dressed.processEvents()
    return reader


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(share=st.floats(0, 1))
def test_the_same_pixels_come_back(long_reader: Reader, share: float) -> None:
    bar = long_reader.verticalScrollBar()
    bar.setValue(round(bar.maximum() * share))
    seen, value = first_line(long_reader), bar.value()
    for elsewhere in (0, bar.maximum()):
        bar.setValue(elsewhere)
        show_line(long_reader, *seen)
        assert bar.value() == value


@pytest.mark.parametrize(("anchor", "position"), [(40, 90), (90, 40), (60, 60)])
def test_a_selection_comes_back_and_nothing_scrolls(
    long_reader: Reader, anchor: int, position: int
) -> None:
    bar = long_reader.verticalScrollBar()
    bar.setValue(bar.maximum())
    select_quietly(long_reader, anchor, position)
    assert bar.value() == bar.maximum()
    assert (anchor_of(long_reader), long_reader.caret()) == (anchor, position)
    selected = Span(40, 90) if anchor != position else None
    assert long_reader.selected_span() == selected


def test_a_text_that_became_shorter_shows_its_end(long_reader: Reader) -> None:
    show_line(long_reader, 10**9, 0)
    select_quietly(long_reader, 10**9, 10**9)
    assert long_reader.caret() == len(LONG.text)
