from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from app.models.span import Span
from app.queries.codings import CodingMark
from app.ui.look.theme import load_theme
from app.ui.reader.source_text import ReaderText
from app.ui.reader.text_view import CODE_MIME, Reader
from tests.ui.reader.conftest import point_at

MarkOn = Callable[..., CodingMark]
WordsAt = Callable[[str], Span]
ANY = Qt.KeyboardModifier.NoModifier


def middle(reader: Reader, span: Span) -> QPoint:
    return reader.places_of(span)[0].center().toPoint()


def picture(reader: Reader) -> QImage:
    return reader.viewport().grab().toImage()


def colour_at(reader: Reader, place: QRectF) -> QColor:
    """A pixel in the upper left corner of words, where no letter reaches."""
    return picture(reader).pixelColor(place.topLeft().toPoint() + QPoint(2, 2))


def drop(reader: Reader, data: bytes, point: QPoint) -> None:
    mime = QMimeData()
    mime.setData(CODE_MIME, data)
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    reader.dropEvent(QDropEvent(QPointF(point), copy, mime, left, ANY))


def test_coded_words_are_tinted_and_others_are_not(
    reader: Reader, mark_on: MarkOn, words_at: WordsAt
) -> None:
    page = load_theme("light").page
    reader.set_marks([mark_on("👩‍👧 sacks")])
    assert colour_at(reader, reader.places_of(words_at("sacks"))[0]) != page
    assert colour_at(reader, reader.places_of(words_at("said"))[0]) == page


def test_adding_and_removing_repaints(reader: Reader, mark_on: MarkOn) -> None:
    bare = picture(reader)
    reader.patch_marks([mark_on("cafe\u0301 said")], [])
    assert picture(reader) != bare
    assert [mark.coding_id for mark in reader.marks_at(mark_on("said").span.start)] == [1]
    reader.patch_marks([], [1])
    assert picture(reader) == bare


def test_a_new_source_forgets_the_codings(reader: Reader, mark_on: MarkOn) -> None:
    reader.set_marks([mark_on("sacks")])
    reader.set_source(ReaderText("Other words 🙂"))
    assert reader.marks_at(0) == []
    assert reader.page().marks == ()


def test_coding_does_not_move_the_text(reader: Reader, mark_on: MarkOn) -> None:
    before = reader.viewport().geometry()
    reader.set_marks([mark_on("sacks"), mark_on("sacks", 2), mark_on("Amin", 3)])
    assert reader.viewport().geometry() == before


def test_a_click_on_coded_words_chooses_the_innermost_passage(
    qtbot: QtBot, reader: Reader, mark_on: MarkOn, words_at: WordsAt
) -> None:
    reader.set_marks([mark_on("carried 👩‍👧 sacks. Dr. Amin", 1), mark_on("sacks", 2)])
    with qtbot.waitSignal(reader.passage_clicked) as clicked:
        QTest.mouseClick(
            reader.viewport(), Qt.MouseButton.LeftButton, pos=middle(reader, words_at("sacks"))
        )
    assert clicked.args == [102]


def test_a_click_beside_codes_chooses_nothing(
    qtbot: QtBot, reader: Reader, mark_on: MarkOn, words_at: WordsAt
) -> None:
    reader.set_marks([mark_on("sacks")])
    with qtbot.assertNotEmitted(reader.passage_clicked):
        QTest.mouseClick(
            reader.viewport(), Qt.MouseButton.LeftButton, pos=middle(reader, words_at("said"))
        )


def test_pointing_at_a_passage_brings_it_forward(
    reader: Reader, mark_on: MarkOn, words_at: WordsAt
) -> None:
    reader.set_marks([mark_on("👩‍👧 sacks")])
    calm = picture(reader)
    point_at(reader.viewport(), middle(reader, words_at("sacks")))
    assert reader.pointed_passage() == 101
    assert picture(reader) != calm
    point_at(reader.viewport(), middle(reader, words_at("slept")))
    assert reader.pointed_passage() is None
    assert picture(reader) == calm


def test_what_overlaps_the_passage_recedes_and_nothing_else(
    reader: Reader, mark_on: MarkOn, words_at: WordsAt
) -> None:
    reader.set_marks(
        [mark_on("carried 👩‍👧 sacks", 1), mark_on("sacks. Dr", 2), mark_on("said", 3)]
    )
    beside, apart = (reader.places_of(words_at(words))[0] for words in ("carried", "said"))
    before = [colour_at(reader, place) for place in (beside, apart)]
    point_at(reader.viewport(), middle(reader, words_at("Dr")))
    after = [colour_at(reader, place) for place in (beside, apart)]
    page = load_theme("light").page
    assert (after[0] == before[0], after[1] == before[1]) == (False, True)
    assert after[0].lightness() > before[0].lightness()
    assert after[0] != page


def test_the_chosen_passage_has_a_line_round_it(reader: Reader, mark_on: MarkOn) -> None:
    reader.set_marks([mark_on("👩‍👧 sacks")])
    calm = picture(reader)
    reader.select_passage(101)
    assert reader.selected_passage() == 101
    assert picture(reader) != calm
    reader.select_passage(None)
    assert picture(reader) == calm


def test_enter_on_a_coded_word_takes_its_passage(
    qtbot: QtBot, reader: Reader, mark_on: MarkOn, words_at: WordsAt
) -> None:
    reader.set_marks([mark_on("👩‍👧 sacks")])
    reader.scroll_to(words_at("sacks"))
    with qtbot.waitSignal(reader.code_palette_requested) as asked:
        QTest.keyClick(reader, Qt.Key.Key_Return)
    assert asked.args == [words_at("👩‍👧 sacks")]


def test_showing_a_far_place_scrolls_there_and_flashes(qtbot: QtBot, reader: Reader) -> None:
    text = "line 🙂 of many\n" * 5000
    reader.set_source(ReaderText(text))
    span = Span(len(text) // 2, len(text) // 2 + 6)
    reader.show_span(span)
    [place] = reader.places_of(span)
    assert 0 < place.top() < reader.viewport().height() / 2
    assert reader.caret() == span.start
    glowing = picture(reader)
    qtbot.waitUntil(lambda: picture(reader) != glowing, timeout=3000)


def test_a_place_in_view_is_not_scrolled_to(reader: Reader, words_at: WordsAt) -> None:
    reader.show_span(words_at("sacks"), flash=False)
    assert reader.verticalScrollBar().value() == 0


def test_the_place_survives_a_zoom(reader: Reader) -> None:
    text = "line 🙂 of many\n" * 500
    reader.set_source(ReaderText(text))
    reader.verticalScrollBar().setValue(3000)
    first = reader.page().blocks[0].number
    reader.set_zoom(1.5)
    assert abs(reader.page().blocks[0].number - first) <= 1


def test_codes_at_the_caret_are_told(
    qtbot: QtBot, reader: Reader, mark_on: MarkOn, words_at: WordsAt
) -> None:
    reader.set_marks([mark_on("👩‍👧 sacks")])
    reader.activateWindow()
    reader.setFocus()
    with qtbot.waitSignal(reader.codes_at_caret_changed) as told:
        reader.scroll_to(words_at("👩‍👧 sacks"))
    assert told.args == ["Coded: P1 Heavy work"]
    with qtbot.waitSignal(reader.codes_at_caret_changed) as told:
        reader.scroll_to(words_at("slept"))
    assert told.args == [""]


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_a_tooltip_tells_all_codings_of_a_word(
    qtbot: QtBot, reader: Reader, mark_on: MarkOn, words_at: WordsAt
) -> None:
    reader.set_marks([mark_on("sacks"), mark_on("👩‍👧 sacks", 2)])
    point = middle(reader, words_at("sacks"))
    there = reader.viewport().mapToGlobal(point)
    QApplication.sendEvent(reader.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, point, there))
    qtbot.waitUntil(QToolTip.isVisible)
    assert "K-0001" in QToolTip.text()
    assert "K-0002" in QToolTip.text()
    assert "Ana &lt;b&gt;" in QToolTip.text()
    QToolTip.hideText()


def test_a_code_is_dropped_on_the_selection(
    qtbot: QtBot, reader: Reader, words_at: WordsAt
) -> None:
    span = words_at("rest” 🙂")
    reader.select_span(span)
    with qtbot.waitSignal(reader.code_dropped) as asked:
        drop(reader, b"42", middle(reader, span))
    assert asked.args == [42, span]


def test_a_code_is_dropped_on_a_passage(
    qtbot: QtBot, reader: Reader, mark_on: MarkOn, words_at: WordsAt
) -> None:
    reader.set_marks([mark_on("👩‍👧 sacks")])
    with qtbot.waitSignal(reader.code_dropped) as asked:
        drop(reader, b"7", middle(reader, words_at("sacks")))
    assert asked.args == [7, words_at("👩‍👧 sacks")]


def test_a_code_that_hits_nothing_says_so(qtbot: QtBot, reader: Reader, words_at: WordsAt) -> None:
    with qtbot.waitSignal(reader.code_dropped) as asked:
        drop(reader, b"7", middle(reader, words_at("slept")))
    assert asked.args == [7, None]


@pytest.mark.parametrize("data", [b"", b"-1", b"1.5", "\u0663".encode(), b"x"])
def test_what_is_no_code_is_not_dropped(qtbot: QtBot, reader: Reader, data: bytes) -> None:
    with qtbot.assertNotEmitted(reader.code_dropped):
        drop(reader, data, QPoint(50, 50))


@pytest.mark.parametrize(("kind", "welcome"), [(CODE_MIME, True), ("text/plain", False)])
def test_only_codes_are_welcome(reader: Reader, kind: str, welcome: bool) -> None:
    mime = QMimeData()
    mime.setData(kind, b"7")
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDragEnterEvent(QPoint(50, 50), copy, mime, left, ANY)
    event.setAccepted(False)
    reader.dragEnterEvent(event)
    assert event.isAccepted() is welcome


def test_what_is_read_stays_in_place_when_the_lines_break_anew(
    reader: Reader, qtbot: QtBot
) -> None:
    reader.set_source(ReaderText("a line of some words that is broken somewhere\n" * 300))
    reader.scroll_to(Span(7000, 7001))
    (before,) = reader.places_of(Span(7000, 7001))
    reader.resize(420, 700)
    qtbot.waitUntil(lambda: bool(reader.places_of(Span(7000, 7001))))
    (after,) = reader.places_of(Span(7000, 7001))
    assert abs(after.top() - before.top()) < 3


def test_the_selection_lights_up_under_a_carried_code(reader: Reader, words_at: WordsAt) -> None:
    span = words_at("rest” 🙂")
    reader.select_span(span)
    calm = picture(reader)
    mime = QMimeData()
    mime.setData(CODE_MIME, b"7")
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    reader.dragMoveEvent(QDragMoveEvent(middle(reader, span), copy, mime, left, ANY))
    assert picture(reader) != calm
    drop(reader, b"7", middle(reader, span))
    assert picture(reader) == calm
