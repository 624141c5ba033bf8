from hypothesis import given
from hypothesis import strategies as st

from app.analysis.chapter.quotation_cuts import CUT, shortened
from app.models.span import Span


def test_a_cut_is_shown_and_words_stay_apart() -> None:
    assert shortened("It rained and rained.", [Span(3, 13)]) == "It […] rained."
    assert shortened("It rained and rained.", [Span(0, 9)]) == f"{CUT} and rained."
    assert shortened("It rained, and rained.", [Span(9, 21)]) == "It rained […]."


def test_without_cuts_nothing_changes() -> None:
    assert shortened(" as said\n", []) == " as said\n"


def test_cuts_that_do_not_fit_a_changed_passage_cut_nothing() -> None:
    assert shortened("short", [Span(2, 9)]) == "short"


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(1, 5)), max_size=3))
def test_what_is_left_are_the_texts_own_letters_in_order(
    text: str, places: list[tuple[int, int]]
) -> None:
    cuts = sorted(Span(start, start + more) for start, more in places)
    left = [letter for letter in shortened(text, cuts).replace(CUT, "") if letter != " "]
    letters = iter(text)
    assert all(letter in letters for letter in left)
