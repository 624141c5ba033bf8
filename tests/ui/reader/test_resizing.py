from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.models.span import Span
from app.queries.codings import CodingMark
from app.ui.reader.resizing import Resizing
from app.ui.reader.source_text import ReaderText
from app.ui.reader.text_view import Reader
from tests.ui.reader.conftest import point_at

MarkOn = Callable[..., CodingMark]
WordsAt = Callable[[str], Span]
LEFT = Qt.MouseButton.LeftButton
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
CTRL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def resizing(reader: Reader, mark_on: MarkOn) -> Resizing:
    """Two codings on one chosen passage: mine, and one of somebody else."""
    reader.set_marks(
        [mark_on("👩‍👧 sacks"), mark_on("👩‍👧 sacks", 2)._replace(passage_id=101, coder_id=5)]
    )
    reader.select_passage(101)
    return Resizing(reader)


def letter(reader: Reader, at: int) -> QPoint:
    return reader.places_of(Span(at, at + 1))[0].center().toPoint()


def pull(widget: QWidget, begin: QPoint, end: QPoint) -> None:
    QTest.mousePress(widget, LEFT, PLAIN, begin)
    QTest.mouseMove(widget, end - QPoint(1, 0))
    QTest.mouseMove(widget, end)


def drawn(reader: Reader, coding_id: int = 1) -> str:
    found = (each.mark for each in reader.page().marks if each.mark.coding_id == coding_id)
    return next(found).span.cut_from(reader.source.text)


def test_a_pulled_grip_shows_the_passage_as_it_would_be(
    qtbot: QtBot, reader: Reader, resizing: Resizing, words_at: WordsAt
) -> None:
    start, end = (reader.grips()[end].p1().toPoint() for end in ("start", "end"))
    pull(reader.viewport(), end, letter(reader, words_at("Amin").end - 1))
    assert drawn(reader) == "👩‍👧 sacks. Dr. Amin"
    assert drawn(reader, 2) == "👩‍👧 sacks"
    assert resizing.dragged == words_at("👩‍👧 sacks. Dr. Amin")
    with qtbot.waitSignal(resizing.passage_resized) as asked:
        QTest.mouseRelease(reader.viewport(), LEFT, PLAIN, letter(reader, words_at("Amin").end - 1))
    assert asked.args == [101, words_at("👩‍👧 sacks. Dr. Amin"), False]
    assert drawn(reader) == "👩‍👧 sacks"
    assert start != end


def test_a_grip_of_words_from_right_to_left_is_at_their_left_end(
    reader: Reader, mark_on: MarkOn, words_at: WordsAt
) -> None:
    reader.set_marks([mark_on("שלום לך")])
    reader.select_passage(101)
    (place,) = reader.places_of(words_at("שלום לך"))
    grips = reader.grips()
    assert abs(grips["start"].x1() - place.right()) < 2
    assert abs(grips["end"].x1() - place.left()) < 2


def test_nothing_is_asked_where_nothing_changed(
    qtbot: QtBot, reader: Reader, resizing: Resizing
) -> None:
    end = reader.grips()["end"].p1().toPoint()
    pull(reader.viewport(), end, end)
    with qtbot.assertNotEmitted(resizing.passage_resized):
        QTest.mouseRelease(reader.viewport(), LEFT, PLAIN, end)


def test_a_press_beside_the_knob_begins_a_selection(
    reader: Reader, resizing: Resizing, words_at: WordsAt
) -> None:
    edge = reader.grips()["start"].center().toPoint() + QPoint(1, 0)
    there = letter(reader, words_at("sacks").start)
    pull(reader.viewport(), edge, there)
    assert resizing.dragged is None
    QTest.mouseRelease(reader.viewport(), LEFT, PLAIN, there)
    assert reader.selected_span() is not None


def test_escape_lets_go(
    qtbot: QtBot, reader: Reader, resizing: Resizing, words_at: WordsAt
) -> None:
    there = letter(reader, words_at("Amin").start)
    pull(reader.viewport(), reader.grips()["end"].p1().toPoint(), there)
    QTest.keyClick(reader, Qt.Key.Key_Escape)
    assert drawn(reader) == "👩‍👧 sacks"
    with qtbot.assertNotEmitted(resizing.passage_resized):
        QTest.mouseRelease(reader.viewport(), LEFT, PLAIN, there)


@pytest.mark.parametrize("coder", [None, 9])
def test_what_is_not_mine_has_no_grips(
    reader: Reader, resizing: Resizing, coder: int | None, words_at: WordsAt
) -> None:
    edge = reader.grips()["end"].p1().toPoint()
    reader.coder_id = coder
    assert reader.grips() == {}
    pull(reader.viewport(), edge, letter(reader, words_at("Amin").start))
    assert resizing.dragged is None


def test_the_pointer_tells_where_one_can_pull(reader: Reader, resizing: Resizing) -> None:
    page = reader.viewport()
    point_at(page, reader.grips()["end"].p1().toPoint())
    assert page.cursor().shape() == Qt.CursorShape.SizeHorCursor
    point_at(page, QPoint(page.width() // 2, page.height() - 5))
    assert page.cursor().shape() == Qt.CursorShape.IBeamCursor
    assert resizing.dragged is None


def test_a_brackets_end_takes_whole_lines_beside_the_text(
    qtbot: QtBot, reader: Reader, resizing: Resizing, words_at: WordsAt
) -> None:
    brackets = reader.brackets
    (mine,) = (each for each in brackets.brackets() if each.mark.coding_id == 1)
    x = next(x for x in range(80) if brackets.end_at(QPointF(x, mine.bottom)) == (mine.mark, "end"))
    foot = QPoint(x, round(mine.bottom))
    below = letter(reader, words_at("went").start).y()
    pull(brackets, foot, QPoint(x, below))
    with qtbot.waitSignal(resizing.passage_resized) as asked:
        QTest.mouseRelease(brackets, LEFT, PLAIN, QPoint(x, below))
    span = Span(words_at("👩‍👧").start, words_at("and went.").end)
    assert asked.args == [101, span, False]


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ((Qt.Key.Key_Right, PLAIN), "👩‍👧 sacks."),
        ((Qt.Key.Key_Left, PLAIN), "👩‍👧"),
        ((Qt.Key.Key_Up, PLAIN), "carried 👩‍👧 sacks"),
        ((Qt.Key.Key_Down, PLAIN), "sacks"),
        ((Qt.Key.Key_Left, CTRL), "👩‍👧 sack"),
        ((Qt.Key.Key_Down, CTRL), " sacks"),
    ],
)
def test_keys_move_an_end(
    qtbot: QtBot,
    reader: Reader,
    resizing: Resizing,
    words_at: WordsAt,
    keys: tuple[Qt.Key, Qt.KeyboardModifier],
    words: str,
) -> None:
    with qtbot.waitSignal(resizing.passage_resized) as asked:
        QTest.keyClick(reader, keys[0], ALT | SHIFT | keys[1])
    assert asked.args == [101, words_at(words), True]


def test_without_a_chosen_passage_keys_move_nothing(
    qtbot: QtBot, reader: Reader, resizing: Resizing
) -> None:
    reader.select_passage(None)
    with qtbot.assertNotEmitted(resizing.passage_resized):
        resizing.step("end", 1)


def test_held_below_the_text_it_scrolls_on(qtbot: QtBot, reader: Reader, mark_on: MarkOn) -> None:
    reader.set_source(ReaderText("some words of a line\n" * 400))
    reader.set_marks([mark_on("sacks")._replace(span=Span(0, 4))])
    reader.select_passage(101)
    resizing = Resizing(reader)
    page = reader.viewport()
    pull(page, reader.grips()["end"].p1().toPoint(), QPoint(60, page.height() + 20))
    qtbot.waitUntil(lambda: reader.verticalScrollBar().value() > 100)
    assert resizing.dragged is not None
    assert resizing.dragged.end > 400
    QTest.keyClick(reader, Qt.Key.Key_Escape)
    QTest.mouseRelease(page, LEFT, PLAIN, QPoint(60, 20))
