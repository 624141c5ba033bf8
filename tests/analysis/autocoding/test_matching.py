import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.autocoding.matching import all_places, compiled
from app.errors import BadPattern
from app.models.autocoding import How, Query


def found(text: str, query: Query) -> list[str]:
    (places,) = all_places(query, [(text, [(0, len(text))])])
    return [text[start:end] for start, end in places]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query("the rain"), ["the rain", "The\n rain"]),
        (Query("the rain", match_case=True), ["the rain"]),
        (Query("rain"), ["rain", "rain"]),
        (Query("rain", whole_words=False), ["rain", "rain", "rain"]),
        (Query("rain*"), ["rain", "rain", "rains"]),
        (Query("*ain*"), ["rain", "rain", "rains", "again"]),
        (Query("again soil", "words"), ["soil", "again"]),
        (Query('"the rain", soil', "words"), ["the rain", "The\n rain", "soil"]),
        (Query("“the rain” soil", "words"), ["the rain", "The\n rain", "soil"]),
        (Query("r.in", "pattern"), ["rain", "rain"]),
        (Query("^It", "pattern"), ["It"]),
        (Query(r"\d+", "pattern"), []),
        (Query("* *"), []),
        (Query("  "), []),
        (Query(", ;", "words"), []),
    ],
)
def test_what_a_query_finds(query: Query, expected: list[str]) -> None:
    text = "Then the rain came. The\n rain moved soil.\nIt rains, and again it stopped."
    assert found(text, query) == expected


def test_signs_of_a_phrase_are_just_letters() -> None:
    assert found("a+b (c) [d]", Query("(c) [d]", whole_words=False)) == ["(c) [d]"]


def test_accents_are_found_in_either_spelling() -> None:
    text = "caf\u00e9 and cafe\u0301"
    assert found(text, Query("caf\u00e9")) == ["caf\u00e9", "cafe\u0301"]


def test_positions_are_code_points() -> None:
    text = "\N{SEEDLING}\N{SEEDLING} rain"
    assert all_places(Query("rain"), [(text, [(0, len(text))])]) == [[(3, 7)]]


def test_only_the_stretches_are_searched() -> None:
    text = "rain: rain\nrain: rain"
    assert all_places(Query("rain"), [(text, [(6, 10), (17, 21)])]) == [[(6, 10), (17, 21)]]


def test_empty_matches_are_no_hits() -> None:
    assert found("aab", Query("x*", "pattern", whole_words=False)) == []


@pytest.mark.parametrize(("pattern", "place"), [("(a", 1), ("a**", 3), ("[", 1), (")", 1)])
def test_a_bad_pattern_is_pointed_at(pattern: str, place: int) -> None:
    with pytest.raises(BadPattern) as caught:
        compiled(Query(pattern, "pattern"))
    assert caught.value.place == place


@given(
    text=st.text(max_size=40),
    wanted=st.text(max_size=8),
    how=st.sampled_from(["phrase", "words"]),
    whole=st.booleans(),
    case=st.booleans(),
)
def test_words_never_fail_and_hits_never_overlap(
    text: str, wanted: str, how: How, whole: bool, case: bool
) -> None:
    (places,) = all_places(Query(wanted, how, whole, case), [(text, [(0, len(text))])])
    reached = 0
    for start, end in places:
        assert reached <= start < end <= len(text)
        reached = end


@given(text=st.text("ab \n", max_size=30), wanted=st.text("ab", min_size=1, max_size=3))
def test_letters_inside_words_are_found_as_by_hand(text: str, wanted: str) -> None:
    expected = [match.span() for match in re.finditer(wanted, text)]
    query = Query(wanted, whole_words=False)
    assert all_places(query, [(text, [(0, len(text))])]) == [expected]
