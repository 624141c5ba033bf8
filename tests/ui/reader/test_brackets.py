from collections.abc import Callable

from PySide6.QtCore import QRectF

from app.queries.codings import CodingMark
from app.ui.reader.brackets import place_brackets
from app.ui.reader.page import ShownMark

MarkOn = Callable[..., CodingMark]


def shown(mark: CodingMark, top: float, bottom: float, *, ends: bool = True) -> ShownMark:
    lines = (QRectF(0, top, 50, 20), QRectF(0, bottom - 20, 50, 20))
    return ShownMark(mark, 0, lines, begins=True, ends=ends)


def test_a_bracket_goes_from_first_to_last_line(mark_on: MarkOn) -> None:
    [bracket] = place_brackets([shown(mark_on("sacks"), 100, 160)], 500)
    assert (bracket.top, bracket.bottom) == (102, 158)


def test_what_goes_on_below_runs_to_the_edge(mark_on: MarkOn) -> None:
    [bracket] = place_brackets([shown(mark_on("sacks"), 100, 160, ends=False)], 500)
    assert bracket.bottom == 500


def test_two_that_meet_on_a_line_share_it(mark_on: MarkOn) -> None:
    first, second = place_brackets(
        [shown(mark_on("sacks"), 100, 160), shown(mark_on("Amin", 2), 140, 200)], 500
    )
    assert 140 < first.bottom < second.top < 160


def test_many_on_one_line_keep_their_order(mark_on: MarkOn) -> None:
    marks = [shown(mark_on("sacks", n), 100, 120) for n in range(4)]
    assert all(bracket.top - 2 <= bracket.bottom for bracket in place_brackets(marks, 500)[:-1])
