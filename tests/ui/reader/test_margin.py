from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QPen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.models.span import Span
from app.queries.codings import CodingMark
from app.ui.reader.bands import pen_of
from app.ui.reader.margin import BracketMargin, NumberMargin, label_left
from app.ui.reader.text_view import CODE_MIME, Reader
from tests.ui.reader.conftest import point_at

MarkOn = Callable[..., CodingMark]
LEFT = Qt.MouseButton.LeftButton


Margin = TypeVar("Margin", bound=QWidget)


def margin(reader: Reader, kind: type[Margin]) -> Margin:
    found = reader.findChild(kind)
    assert isinstance(found, kind)
    return found


def on_bracket(margin: BracketMargin, coding_id: int) -> QPoint:
    """A point of the margin where this coding's bracket is hit."""
    for y in range(margin.height()):
        for x in range(label_left(1)):
            mark = margin.mark_at(QPointF(x, y))
            if mark and mark.coding_id == coding_id:
                return QPoint(x, y)
    raise AssertionError(coding_id)


def test_a_click_on_a_bracket_chooses_its_passage(
    qtbot: QtBot, reader: Reader, mark_on: MarkOn
) -> None:
    reader.set_marks([mark_on("👩‍👧 sacks"), mark_on("👩‍👧 sacks. Dr. Amin", 2)])
    brackets = margin(reader, BracketMargin)
    with qtbot.waitSignal(reader.passage_clicked) as clicked:
        QTest.mouseClick(brackets, LEFT, pos=on_bracket(brackets, 2))
    assert clicked.args == [102]


def test_a_double_click_goes_to_the_words(qtbot: QtBot, reader: Reader, mark_on: MarkOn) -> None:
    reader.set_marks([mark_on("👩‍👧 sacks")])
    brackets = margin(reader, BracketMargin)
    with qtbot.waitSignal(reader.passage_activated) as activated:
        QTest.mouseDClick(brackets, LEFT, pos=on_bracket(brackets, 1))
    assert activated.args == [101]


def test_a_label_is_hit_like_its_bracket(reader: Reader, mark_on: MarkOn) -> None:
    reader.set_marks([mark_on("👩‍👧 sacks")])
    brackets = margin(reader, BracketMargin)
    [label] = brackets.labels()
    assert brackets.mark_at(label.place.center()) == mark_on("👩‍👧 sacks")


def test_pointing_at_a_bracket_brings_the_words_forward(reader: Reader, mark_on: MarkOn) -> None:
    reader.set_marks([mark_on("👩‍👧 sacks")])
    calm = reader.viewport().grab().toImage()
    brackets = margin(reader, BracketMargin)
    point_at(brackets, on_bracket(brackets, 1))
    assert reader.pointed_passage() == 101
    assert reader.viewport().grab().toImage() != calm


def test_kinds_differ_without_colour() -> None:
    styles = [QPen(pen_of(kind, 0)).style() for kind in ("cause", "effort", "advice", None)]
    assert styles[:2] == [Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine]
    assert styles[2:] == [Qt.PenStyle.DotLine] * 2


CHANGES: list[Callable[[CodingMark], CodingMark]] = [
    lambda mark: mark._replace(stance="contradicts"),
    lambda mark: mark._replace(kind="effort"),
    lambda mark: mark._replace(key_quote=True),
    lambda mark: mark._replace(label="Q"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_the_margin_shows_kind_stance_star_and_label(
    reader: Reader, mark_on: MarkOn, change: Callable[[CodingMark], CodingMark]
) -> None:
    brackets, mark = margin(reader, BracketMargin), mark_on("sacks")
    reader.set_marks([mark])
    plain = brackets.grab().toImage()
    reader.set_marks([change(mark)])
    assert brackets.grab().toImage() != plain


@pytest.mark.parametrize("count", [9, 40])
def test_all_overlapping_codings_have_a_name_or_a_count(
    reader: Reader, mark_on: MarkOn, count: int
) -> None:
    reader.set_marks([mark_on("sacks", n) for n in range(count)])
    labels = margin(reader, BracketMargin).labels()
    named = [label for label in labels if label.text == "P1"]
    counted = sum(int(label.text) for label in labels if label.text.startswith("+"))
    assert len(named) + counted == count
    assert len(named) >= 8


def test_codings_without_room_are_listed_by_a_click(
    qtbot: QtBot, reader: Reader, mark_on: MarkOn
) -> None:
    reader.set_marks([mark_on("sacks", n) for n in range(40)])
    brackets = margin(reader, BracketMargin)
    last = brackets.labels()[-1]
    with qtbot.waitSignal(reader.context_menu_requested) as asked:
        QTest.mouseClick(brackets, LEFT, pos=last.place.center().toPoint())
    _, marks = asked.args or [None, []]
    assert len(marks) == int(last.text)


def test_a_double_click_on_a_bracket_selects_the_words(reader: Reader, mark_on: MarkOn) -> None:
    reader.set_marks([mark_on("👩‍👧 sacks")])
    brackets = margin(reader, BracketMargin)
    QTest.mouseDClick(brackets, LEFT, pos=on_bracket(brackets, 1))
    assert reader.selected_span() == mark_on("👩‍👧 sacks").span


def test_paragraphs_are_numbered_as_they_are_cited(reader: Reader) -> None:
    numbers = margin(reader, NumberMargin)
    assert numbers.number_of_line == {0: 1, 1: 2, 2: 3, 3: 4, 5: 5}


def test_numbers_stand_left_of_the_text_and_brackets_right(reader: Reader) -> None:
    text = reader.viewport().geometry()
    assert margin(reader, NumberMargin).geometry().right() < text.left()
    assert margin(reader, BracketMargin).geometry().left() > text.right()


def test_codings_that_scroll_away_leave_the_margin(reader: Reader, mark_on: MarkOn) -> None:
    reader.resize(1000, 120)
    reader.set_marks([mark_on("talk")])
    brackets = margin(reader, BracketMargin)
    assert len(brackets.labels()) == 1
    reader.show_span(Span(len(reader.source.text) - 3, len(reader.source.text)), flash=False)
    assert brackets.labels() == []


def drop(brackets: BracketMargin, data: bytes, point: QPoint) -> None:
    mime = QMimeData()
    mime.setData(CODE_MIME, data)
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(point, copy, mime, LEFT, none)
    QApplication.sendEvent(brackets, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(brackets, QDragMoveEvent(point, copy, mime, LEFT, none))
    QApplication.sendEvent(brackets, QDropEvent(QPointF(point), copy, mime, LEFT, none))


def test_a_code_is_dropped_on_a_bracket(qtbot: QtBot, reader: Reader, mark_on: MarkOn) -> None:
    reader.set_marks([mark_on("👩‍👧 sacks")])
    brackets = margin(reader, BracketMargin)
    told: list[int | None] = []
    brackets.passage_hovered.connect(told.append)
    with qtbot.waitSignal(reader.code_dropped) as asked:
        drop(brackets, b"7", on_bracket(brackets, 1))
    assert asked.args == [7, mark_on("👩‍👧 sacks").span]
    assert told == [101, None]


def test_a_code_dropped_beside_the_brackets_hits_nothing(qtbot: QtBot, reader: Reader) -> None:
    with qtbot.waitSignal(reader.code_dropped) as asked:
        drop(margin(reader, BracketMargin), b"7", QPoint(5, 5))
    assert asked.args == [7, None]
