from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.models.span import Span
from app.ui.reader.carrying import Carrying
from app.ui.reader.text_view import Reader

WordsAt = Callable[[str], Span]
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
OUTSIDE = QPoint(1500, 40)


def press_in(reader: Reader, span: Span) -> None:
    inside = reader.places_of(span)[0].center().toPoint()
    QTest.mousePress(reader.viewport(), LEFT, PLAIN, inside)


def test_a_selection_is_carried_out_and_dropped(
    qtbot: QtBot, reader: Reader, words_at: WordsAt
) -> None:
    carrying, span = Carrying(reader), words_at("👩‍👧 sacks. Dr")
    reader.select_span(span)
    press_in(reader, span)
    with qtbot.waitSignal(carrying.moved):
        QTest.mouseMove(reader.viewport(), OUTSIDE)
    assert carrying.carries
    assert reader.selected_span() == span
    with qtbot.waitSignal(carrying.dropped) as dropped:
        QTest.mouseRelease(reader.viewport(), LEFT, PLAIN, OUTSIDE)
    assert dropped.args == [reader.viewport().mapToGlobal(OUTSIDE), span]
    assert reader.selected_span() == span


def test_the_carried_words_stay_selected_on_the_way(
    qtbot: QtBot, reader: Reader, words_at: WordsAt
) -> None:
    carrying, span = Carrying(reader), words_at("sacks. Dr. Amin")
    reader.select_span(span)
    press_in(reader, span)
    QTest.mouseMove(reader.viewport(), QPoint(-8, 4))  # In the margin Qt begins to scroll.
    assert reader.selected_span() != span
    QTest.mouseMove(reader.viewport(), OUTSIDE)
    assert carrying.carries
    with qtbot.assertNotEmitted(reader.selection_changed, wait=250):
        pass
    assert reader.selected_span() == span
    QTest.mouseRelease(reader.viewport(), LEFT, PLAIN, OUTSIDE)


def test_brought_back_into_the_text_nothing_is_dropped(
    qtbot: QtBot, reader: Reader, words_at: WordsAt
) -> None:
    carrying, span = Carrying(reader), words_at("sacks")
    reader.select_span(span)
    press_in(reader, span)
    QTest.mouseMove(reader.viewport(), OUTSIDE)
    with qtbot.assertNotEmitted(carrying.dropped):
        QTest.mouseRelease(reader.viewport(), LEFT, PLAIN, QPoint(200, 200))
    assert not carrying.carries


def test_escape_puts_the_words_down(qtbot: QtBot, reader: Reader, words_at: WordsAt) -> None:
    carrying, span = Carrying(reader), words_at("sacks")
    reader.select_span(span)
    press_in(reader, span)
    QTest.mouseMove(reader.viewport(), OUTSIDE)
    QTest.keyClick(reader, Qt.Key.Key_Escape)
    assert not carrying.carries
    with qtbot.assertNotEmitted(carrying.dropped):
        QTest.mouseRelease(reader.viewport(), LEFT, PLAIN, OUTSIDE)


def test_a_selection_that_is_being_made_is_not_carried(reader: Reader, words_at: WordsAt) -> None:
    carrying = Carrying(reader)
    press_in(reader, words_at("sacks"))
    QTest.mouseMove(reader.viewport(), OUTSIDE)
    assert not carrying.carries
    QTest.mouseRelease(reader.viewport(), LEFT, PLAIN, OUTSIDE)
