import itertools
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from unicode_segmentation_rs import graphemes

from app.models.span import Span
from app.ui.look.theme import load_theme, reading_font
from app.ui.reader.source_text import ReaderText
from app.ui.reader.text_view import Reader
from app.words import Words

canonical = st.text(
    st.sampled_from("ab \n🙂👩é\u0301שלعك漢\u200d\u00a0\t")
    | st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufeff"),
    max_size=60,
).filter(lambda text: not {"\ufdd0", "\ufdd1"} & set(text))
same_reader = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def edge(reader: Reader, span: Span, *, end: bool = False) -> QPoint:
    """A point just inside the first (or last) character of a stretch."""
    at = Span(span.end - 1, span.end) if end else Span(span.start, span.start + 1)
    place = reader.places_of(at)[0]
    x = place.right() - 1 if end else place.left() + 1
    return QPoint(round(x), round(place.center().y()))


def drag(reader: Reader, begin: QPoint, end: QPoint) -> None:
    view = reader.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(view, (begin + end) / 2)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


@pytest.mark.parametrize(
    "words", ["carried 👩‍👧 sacks", "cafe\u0301 said “rest” 🙂 and left\u00a0us"]
)
def test_a_drag_selects_exactly_the_words(
    reader: Reader, words_at: Callable[[str], Span], words: str
) -> None:
    span = words_at(words)
    drag(reader, edge(reader, span), edge(reader, span, end=True))
    assert reader.selected_span() == span


@pytest.mark.parametrize("words", ["שלום לך", "السلام عليكم"])
def test_a_drag_from_right_to_left_selects_words_that_run_so(
    reader: Reader, words_at: Callable[[str], Span], words: str
) -> None:
    [place] = reader.places_of(words_at(words))
    y = round(place.center().y())
    drag(reader, QPoint(round(place.right()) - 1, y), QPoint(round(place.left()) + 1, y))
    assert reader.selected_span() == words_at(words)


def test_a_drag_over_two_paragraphs_takes_the_line_break(
    reader: Reader, words_at: Callable[[str], Span]
) -> None:
    span = Span(words_at("slept").start, words_at("he called").end)
    drag(reader, edge(reader, span), edge(reader, span, end=True))
    assert reader.selected_span() == span


def test_a_drag_that_begins_in_a_selection_begins_a_new_one(
    reader: Reader, words_at: Callable[[str], Span]
) -> None:
    reader.select_span(words_at("carried 👩‍👧 sacks. Dr. Amin"))
    span = words_at("Dr. Amin cafe\u0301")
    drag(reader, edge(reader, span), edge(reader, span, end=True))
    assert reader.selected_span() == span


def test_shift_arrows_step_over_whole_characters(
    reader: Reader, words_at: Callable[[str], Span]
) -> None:
    reader.scroll_to(words_at("👩‍👧 s"))
    for _ in range(3):
        QTest.keyClick(reader, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert reader.selected_span() == words_at("👩‍👧 s")


def test_shift_arrows_select_right_to_left_text(
    reader: Reader, words_at: Callable[[str], Span]
) -> None:
    span = words_at("שלום")
    reader.scroll_to(span)
    for _ in range(4):
        QTest.keyClick(reader, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert reader.selected_span() == span


def test_copying_gives_the_stored_words(reader: Reader, words_at: Callable[[str], Span]) -> None:
    span = words_at("left\u00a0us. All slept.\n")
    reader.select_span(span)
    QTest.keySequence(reader, QKeySequence(QKeySequence.StandardKey.Copy))
    copied = QGuiApplication.clipboard().text()
    # On X the clipboard is served by its owner, who must not be asked when it is going away.
    QGuiApplication.clipboard().clear()
    assert copied == span.cut_from(reader.source.text)


@same_reader
@given(text=canonical, data=st.data())
def test_what_is_selected_is_what_is_stored(reader: Reader, text: str, data: st.DataObject) -> None:
    reader.set_source(ReaderText(text))
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    reader.select_span(span)
    on_screen = reader.textCursor().selectedText().replace("\u2029", "\n")
    assert reader.selected_span() == span
    assert on_screen == span.cut_from(text)
    assert reader.createMimeDataFromSelection().text() == span.cut_from(text)


def test_the_selection_is_told_once(reader: Reader, words_at: Callable[[str], Span]) -> None:
    told: list[Span | None] = []
    reader.selection_changed.connect(told.append)
    reader.select_span(words_at("sacks"))
    reader.select_span(words_at("sacks"))
    reader.clear_selection()
    assert told == [words_at("sacks"), None]


def test_enter_asks_for_a_code(
    qtbot: QtBot, reader: Reader, words_at: Callable[[str], Span]
) -> None:
    reader.select_span(words_at("rest” 🙂"))
    with qtbot.waitSignal(reader.code_palette_requested) as asked:
        QTest.keyClick(reader, Qt.Key.Key_Return)
    assert asked.args == [words_at("rest” 🙂")]


def test_enter_without_selection_asks_nothing(qtbot: QtBot, reader: Reader) -> None:
    with qtbot.assertNotEmitted(reader.code_palette_requested):
        QTest.keyClick(reader, Qt.Key.Key_Enter)


def test_typing_changes_nothing(reader: Reader) -> None:
    before = reader.toPlainText()
    QTest.keyClicks(reader, "x")
    QTest.keyClick(reader, Qt.Key.Key_Delete)
    assert reader.toPlainText() == before


@pytest.mark.parametrize("change", ["zoom", "theme"])
def test_selection_survives_a_new_look(
    reader: Reader, words_at: Callable[[str], Span], change: str
) -> None:
    reader.select_span(words_at("👩‍👧 sacks"))
    if change == "zoom":
        QTest.keySequence(reader, QKeySequence(QKeySequence.StandardKey.ZoomIn))
        assert reader.zoom() == 1.1
    else:
        reader.set_theme(load_theme("dark"))
    assert reader.selected_span() == words_at("👩‍👧 sacks")


@pytest.mark.parametrize(("turn", "zoom"), [(120, 1.1), (-120, 0.9)])
def test_ctrl_and_wheel_zoom(reader: Reader, turn: int, zoom: float) -> None:
    here, still = QPointF(50, 50), QPoint()
    control, none = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.NoButton
    phase, inverted = Qt.ScrollPhase.NoScrollPhase, False
    event = QWheelEvent(here, here, still, QPoint(0, turn), none, control, phase, inverted)
    reader.wheelEvent(event)
    assert reader.zoom() == zoom
    assert reader.document().defaultFont() == reading_font(zoom)


def test_zoom_has_ends(reader: Reader) -> None:
    reader.step_zoom(99)
    assert reader.zoom() == 2.5
    reader.step_zoom(-99)
    assert reader.zoom() == 0.7


def test_names_follow_the_language(reader: Reader) -> None:
    reader.set_words(Words("id"))
    assert reader.accessibleName() == "Transkrip"


def test_a_selection_grows_and_shrinks_back_to_where_it_began(
    reader: Reader, words_at: Callable[[str], Span]
) -> None:
    reader.scroll_to(words_at("arried"))
    seen = []
    for _ in range(4):
        reader.expand_selection()
        seen.append(reader.selected_span())
    for span in reversed(seen):
        assert reader.selected_span() == span
        reader.shrink_selection()
    assert reader.selected_span() is None
    assert reader.caret() == words_at("arried").start


def test_a_selection_that_was_made_otherwise_shrinks_to_its_first_part(
    reader: Reader, words_at: Callable[[str], Span]
) -> None:
    reader.select_span(words_at("Dr. Amin cafe\u0301 said “rest” 🙂 and left\u00a0us. All slept."))
    for part in ("Dr. Amin cafe\u0301 said “rest” 🙂 and left\u00a0us.", "Dr"):
        reader.shrink_selection()
        assert reader.selected_span() == words_at(part)


def test_growing_does_not_move_the_page(reader: Reader, words_at: Callable[[str], Span]) -> None:
    reader.resize(300, 120)
    reader.scroll_to(words_at("We carried"))
    place = reader.verticalScrollBar().value()
    for _ in range(5):
        reader.expand_selection()
    assert reader.verticalScrollBar().value() == place


def test_nothing_selected_does_not_shrink(reader: Reader) -> None:
    reader.shrink_selection()
    assert reader.selected_span() is None


@pytest.mark.parametrize(
    ("text", "onward"),
    [
        ("漢字か\u3099な。カ", Qt.Key.Key_Right),
        ("a 👩\u200d👧🙂e\u0301 🇮🇩x", Qt.Key.Key_Right),
        ("\u0634\u064e\u0643\u0652\u0631\u0627 \u0644\u0643", Qt.Key.Key_Left),
        ("\u05e9\u05c1\u05b8\u05dc\u05d5\u05dd \u05e2\u05b4\u05dd", Qt.Key.Key_Left),
    ],
    ids=["Japanese", "emoji", "Arabic", "Hebrew"],
)
def test_shift_arrows_take_whole_characters_of_any_script(
    reader: Reader, text: str, onward: Qt.Key
) -> None:
    reader.set_source(ReaderText(text))
    ends = [*itertools.accumulate(map(len, graphemes(text, is_extended=True)))]
    for end in ends:
        QTest.keyClick(reader, onward, Qt.KeyboardModifier.ShiftModifier)
        assert reader.selected_span() == Span(0, end)
