from hypothesis import given
from hypothesis import strategies as st

from app.models.double_coding import CodedSpan, ComparedCode, ComparedSource, DoubleCoding
from app.models.span import Span
from app.queries.differences import difference_of, differences_in
from tests.double_coded import BUDI, SARI, double_coded
from tests.study import Study

CODES = tuple(ComparedCode(name, name.upper(), "") for name in "abc")
CODING = st.builds(
    lambda start, length, code: CodedSpan(Span(start, start + length), code),
    st.integers(0, 20),
    st.integers(1, 6),
    st.sampled_from("abc"),
)
CODINGS = st.lists(CODING, max_size=8, unique=True).map(tuple)


def at(start: int, end: int, code: str = "a") -> CodedSpan:
    return CodedSpan(Span(start, end), code)


def compared(first: tuple[CodedSpan, ...], second: tuple[CodedSpan, ...]) -> DoubleCoding:
    return DoubleCoding(CODES, (ComparedSource("u", "talk", 30, (), (), first, second),))


def kinds(first: tuple[CodedSpan, ...], second: tuple[CodedSpan, ...]) -> list[str]:
    return [each.kind for each in differences_in(compared(first, second))]


def test_every_kind_of_difference_is_listed_with_its_words(study: Study) -> None:
    two = double_coded(study, SARI, BUDI)
    assert [(each.kind, each.quotation) for each in two.differences()] == [
        ("only_second", "all year"),
        ("boundaries", "Nobody came to help"),
        ("only_first", "help us"),
        ("code", "We left."),
    ]


def test_a_key_finds_its_difference(study: Study) -> None:
    two = double_coded(study, SARI, BUDI)
    double = two.compared().double
    for each in differences_in(double):
        assert difference_of(double, each.key) == each
    assert difference_of(double, "nothing") is None


def test_a_difference_names_both_codes(study: Study) -> None:
    found = double_coded(study, SARI, BUDI).difference("code")
    assert found.first_code is not None
    assert found.second_code is not None
    assert (found.first_code.called, found.second_code.called) == ("B2", "A1")


def test_one_long_passage_and_two_short_ones_are_one_difference() -> None:
    assert kinds((at(0, 20),), (at(1, 5), at(10, 15))) == ["boundaries"]


def test_places_that_only_touch_are_two_differences() -> None:
    assert kinds((at(0, 5),), (at(5, 9),)) == ["only_first", "only_second"]


def test_a_second_code_of_one_coder_is_no_other_code() -> None:
    assert kinds((at(0, 5), at(0, 5, "b")), (at(0, 5),)) == ["only_first"]


def test_the_pair_that_shares_most_is_the_one_with_another_code() -> None:
    found = differences_in(compared((at(0, 10),), (at(0, 3, "b"), at(2, 10, "c"))))
    assert [(each.kind, each.second) for each in found] == [
        ("only_second", (at(0, 3, "b"),)),
        ("code", (at(2, 10, "c"),)),
    ]


@given(CODINGS)
def test_equal_codings_differ_nowhere(codings: tuple[CodedSpan, ...]) -> None:
    assert kinds(codings, codings[::-1]) == []


@given(CODINGS, CODINGS)
def test_each_differing_coding_is_in_exactly_one_difference(
    first: tuple[CodedSpan, ...], second: tuple[CodedSpan, ...]
) -> None:
    found = differences_in(compared(first, second))
    listed = [coded for each in found for coded in each.first]
    assert sorted(listed, key=repr) == sorted(set(first) - set(second), key=repr)
    listed = [coded for each in found for coded in each.second]
    assert sorted(listed, key=repr) == sorted(set(second) - set(first), key=repr)


@given(CODINGS, CODINGS, st.data())
def test_keys_are_unique_and_do_not_hang_on_the_order_of_rows(
    first: tuple[CodedSpan, ...], second: tuple[CodedSpan, ...], data: st.DataObject
) -> None:
    keys = [each.key for each in differences_in(compared(first, second))]
    assert len(set(keys)) == len(keys)
    shuffled = tuple(data.draw(st.permutations(first)))
    assert [each.key for each in differences_in(compared(shuffled, second[::-1]))] == keys


@given(CODINGS, CODINGS)
def test_the_other_way_round_the_same_places_differ(
    first: tuple[CodedSpan, ...], second: tuple[CodedSpan, ...]
) -> None:
    turned = {"only_first": "only_second", "only_second": "only_first"}
    there = {(each.span, each.kind) for each in differences_in(compared(first, second))}
    back = {
        (each.span, turned.get(each.kind, each.kind))
        for each in differences_in(compared(second, first))
    }
    assert there == back
