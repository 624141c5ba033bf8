from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from app.queries.codings import CodingMark
from app.ui.reader.labels import Label, place_labels
from app.ui.reader.page import ShownMark
from app.ui.theme import interface_font

pytestmark = pytest.mark.usefixtures("dressed")
COLUMN = QRectF(40, 0, 96, 500)


def shown(mark: CodingMark, top: float, *, begins: bool = True) -> ShownMark:
    return ShownMark(mark, 0, (QRectF(0, top, 50, 20),), begins=begins, ends=True)


def labels(*marks: ShownMark) -> list[Label]:
    return place_labels(marks, COLUMN, QFontMetricsF(interface_font(9)))


def test_a_label_stands_at_the_first_line(mark_on: Callable[..., CodingMark]) -> None:
    [label] = labels(shown(mark_on("sacks"), 120))
    assert label.text == "P1"
    assert 120 <= label.place.top() <= 126


def test_a_long_name_is_elided(mark_on: Callable[..., CodingMark]) -> None:
    long = mark_on("sacks")._replace(label=None, name="Heavy work in the fields and no rest")
    [label] = labels(shown(long, 0))
    assert label.text.endswith("…")
    assert label.place.right() <= COLUMN.right()


def test_labels_of_one_line_stand_side_by_side(mark_on: Callable[..., CodingMark]) -> None:
    first, second = labels(shown(mark_on("sacks"), 50), shown(mark_on("Amin", 2), 50))
    assert first.place.right() < second.place.left()
    assert first.place.top() == second.place.top()


def test_what_finds_no_room_is_counted(mark_on: Callable[..., CodingMark]) -> None:
    many = labels(*(shown(mark_on("sacks", n), 50) for n in range(9)))
    assert many[-1].text.startswith("+")
    assert len(many) - 1 + int(many[-1].text) == 9
    assert many[-1].place.right() <= COLUMN.right()


def test_what_began_above_is_named_at_the_top(mark_on: Callable[..., CodingMark]) -> None:
    [label] = labels(shown(mark_on("sacks"), 240, begins=False))
    assert label.place.top() < 10
