from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.analysis import text_splices as module
from app.analysis.text_splices import text_splices
from app.models.splice import Splice, moved_through, spliced

TEXTS = st.text(alphabet="ab \n.\N{SEEDLING}é", max_size=40)


@given(TEXTS, TEXTS)
def test_the_edits_lead_from_one_text_to_the_other(before: str, now: str) -> None:
    assert spliced(before, text_splices(before, now)) == now


@given(TEXTS, TEXTS)
def test_the_edits_lie_apart_the_last_place_first(before: str, now: str) -> None:
    assert all(one.start > other.end for one, other in pairwise(text_splices(before, now)))


def test_only_the_words_that_changed_are_edited() -> None:
    before = "One two three.\nFour five six.\nSeven."
    now = "One too three.\nFour five six.\nEight, seven."
    found = text_splices(before, now)
    assert len(found) == 2
    assert found[1] == Splice(5, 6, "o")
    assert found[0].start >= before.index("Seven")


def test_a_text_whose_paragraphs_were_joined_is_still_known_again() -> None:
    words = [f"word{number}" for number in range(4000)]
    before = "\n".join(words)
    now = " ".join(words).replace("word2000 ", "word2000 really ")
    found = text_splices(before, now)
    start = before.index("word3000")
    place = moved_through(start, start + 8, found)
    assert now[slice(*place)] == "word3000"
    assert spliced(before, found) == now


def test_an_empty_text_becomes_another_and_back() -> None:
    assert text_splices("", "") == ()
    assert text_splices("", "new") == (Splice(0, 0, "new"),)
    assert text_splices("new", "") == (Splice(0, 3, ""),)


def test_texts_too_long_to_compare_are_cut_where_both_are_alike() -> None:
    assert module._known_again("abcdexfgh", "abcdeyfgh") == [(0, 0), (1, 1)]
