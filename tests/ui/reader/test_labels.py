from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from app.models.span import Span
from app.queries.codings import CodingMark
from app.ui.look.theme import interface_font
from app.ui.reader.labels import Label, place_labels
from app.ui.reader.page import ShownMark

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


def test_eight_labels_of_one_line_all_have_their_names(
    mark_on: Callable[..., CodingMark],
) -> None:
    names = ["P1", "P2", "P3", "UB4", "UB7", "S1", "Transfer as a threat", "P6"]
    marks = [mark_on("sacks", n)._replace(label=name) for n, name in enumerate(names)]
    placed = labels(*(shown(mark, 50) for mark in marks))
    assert [label.mark.label for label in placed] == names
    assert not [label.text for label in placed if label.text.startswith("+")]


def test_what_finds_no_room_is_counted(mark_on: Callable[..., CodingMark]) -> None:
    many = labels(*(shown(mark_on("sacks", n), 50) for n in range(30)))
    assert many[-1].text.startswith("+")
    assert len(many) - 1 + int(many[-1].text) == 30
    assert len(many[-1].marks) == int(many[-1].text)
    assert many[-1].place.right() <= COLUMN.right()


@given(
    tops=st.lists(st.integers(0, 460), max_size=40),
    names=st.lists(st.sampled_from(["P1", "UB14", "A name without a label"]), min_size=40),
)
def test_labels_never_overlap_and_all_codings_have_one(tops: list[int], names: list[str]) -> None:
    marks = [
        shown(
            CodingMark(n, n, "K-1", Span(n, n + 1), n, None, name, 0, None, "supports", "", ""), top
        )
        for n, (top, name) in enumerate(zip(tops, names, strict=False))
    ]
    placed = labels(*marks)
    assert sorted(mark.coding_id for label in placed for mark in label.marks) == list(
        range(len(tops))
    )
    for nth, label in enumerate(placed):
        assert COLUMN.left() <= label.place.left() <= label.place.right() <= COLUMN.right()
        assert not [other for other in placed[:nth] if other.place.intersects(label.place)]
        wanted = min(tops[mark.coding_id] for mark in label.marks)
        assert label.place.top() <= wanted + 4 * 20


def test_what_began_above_is_named_at_the_top(mark_on: Callable[..., CodingMark]) -> None:
    [label] = labels(shown(mark_on("sacks"), 240, begins=False))
    assert label.place.top() < 10
