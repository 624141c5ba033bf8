from hypothesis import given
from hypothesis import strategies as st

from app.ui.thesis.arrangement import put_before, stepped

A, B, C, D = (("code", str(number)) for number in range(4))
ROW = [A, B, C, D]


def test_one_step_swaps_neighbours() -> None:
    assert stepped(ROW, [C], -1) == [A, C, B, D]
    assert stepped(ROW, [C], 1) == [A, B, D, C]


def test_at_the_end_nothing_moves() -> None:
    assert stepped(ROW, [A], -1) == ROW
    assert stepped(ROW, [C, D], 1) == ROW


def test_several_move_together() -> None:
    assert stepped(ROW, [B, C], -1) == [B, C, A, D]
    assert stepped(ROW, [A, B], 1) == [C, A, B, D]


def test_a_drop_goes_before_the_row_below_the_line() -> None:
    assert put_before(ROW, [A], 2) == [B, A, C, D]
    assert put_before(ROW, [D, B], 0) == [B, D, A, C]
    assert put_before(ROW, [A], 4) == [B, C, D, A]


@given(st.sets(st.sampled_from(ROW), min_size=1), st.integers(0, 4), st.sampled_from([-1, 1]))
def test_nothing_is_lost_by_moving(moved: set[tuple[str, ...]], row: int, step: int) -> None:
    assert sorted(put_before(ROW, sorted(moved), row)) == ROW
    assert sorted(stepped(ROW, sorted(moved), step)) == ROW
