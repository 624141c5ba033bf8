"""Spans through edits, against an oracle that tags every character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from app.models.splice import (
    Edits,
    Splice,
    coalesced,
    inverse,
    joined,
    moved,
    moved_point,
    moved_through,
    moved_whole,
    spliced,
    touches,
    trimmed,
)

TEXTS = st.text(alphabet="ab \n\N{SEEDLING}e\u0301\u0627\u4e2d", max_size=12)


@st.composite
def _text_and_splice(draw: DrawFn) -> tuple[str, Splice]:
    text = draw(TEXTS.filter(bool))
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    return text, Splice(start, end, draw(TEXTS))


@st.composite
def _edited_span(draw: DrawFn) -> tuple[str, Splice, int, int]:
    text, splice = draw(_text_and_splice())
    start = draw(st.integers(0, len(text) - 1))
    return text, splice, start, draw(st.integers(start + 1, len(text)))


def _tagged(text: str, splice: Splice, start: int, end: int) -> tuple[str, str]:
    """What a slow reader would say: each character of the text with a tag, if it is the span's.

    New characters are the span's where it holds the characters on both sides of the edit, or all
    that was taken out.
    """
    tags = [start <= place < end for place in range(len(text))]
    taken = tags[splice.start : splice.end]
    reaches_left = splice.start > start or (bool(taken) and taken[0] and splice.start == start)
    reaches_right = splice.end < end or (bool(taken) and taken[-1] and splice.end == end)
    inside = reaches_left and reaches_right and splice.start < end and splice.end > start
    new = [inside] * len(splice.text)
    now = tags[: splice.start] + new + tags[splice.end :]
    result = spliced(text, [splice])
    return "".join(c for c, tag in zip(result, now, strict=True) if tag), result


@given(_edited_span())
def test_a_span_goes_where_its_characters_go(case: tuple[str, Splice, int, int]) -> None:
    text, splice, start, end = case
    words, result = _tagged(text, splice, start, end)
    place = moved(start, end, splice)
    assert result[slice(*place)] == words
    assert 0 <= place[0] <= place[1] <= len(result)


@given(_edited_span())
def test_an_untouched_span_keeps_its_words(case: tuple[str, Splice, int, int]) -> None:
    text, splice, start, end = case
    if not touches(start, end, splice):
        assert spliced(text, [splice])[slice(*moved(start, end, splice))] == text[start:end]


@given(_text_and_splice())
def test_an_edit_can_be_taken_back(case: tuple[str, Splice]) -> None:
    text, splice = case
    assert spliced(text, [splice, inverse(text, splice)]) == text


@given(TEXTS, TEXTS)
def test_the_difference_of_two_texts_leads_from_one_to_the_other(before: str, now: str) -> None:
    found = trimmed(before, now)
    assert spliced(before, [found]) == now
    assert not found.text or found.start == found.end or before[found.start] != found.text[0]


@given(st.data())
def test_joined_edits_make_the_same_text(data: st.DataObject) -> None:
    text, first = data.draw(_text_and_splice())
    middle = spliced(text, [first])
    start = data.draw(st.integers(0, len(middle)))
    second = Splice(start, data.draw(st.integers(start, len(middle))), data.draw(TEXTS))
    both = joined(first, second)
    if both is not None:
        assert spliced(text, [both]) == spliced(middle, [second])
    assert spliced(text, coalesced([first, second])) == spliced(middle, [second])


@given(_edited_span())
def test_what_has_no_gaps_takes_in_words_at_its_end(case: tuple[str, Splice, int, int]) -> None:
    text, splice, _, end = case
    result = spliced(text, [splice])
    first, second = moved_whole(0, end, [splice]), moved_whole(end, len(text), [splice])
    if end < len(text) and first[0] < first[1] and second[0] < second[1]:
        between = result[first[1] : second[0]]
        assert first[1] <= second[0]
        assert first[0] == 0
        assert second[1] == len(result)
        assert not between or splice.start < end < splice.end


def test_words_typed_behind_a_span_stay_outside() -> None:
    assert moved(0, 3, Splice(3, 3, "xy")) == (0, 3)


def test_words_typed_before_a_span_stay_outside() -> None:
    assert moved(3, 5, Splice(3, 3, "xy")) == (5, 7)


def test_words_typed_inside_a_span_belong_to_it() -> None:
    assert moved(0, 3, Splice(2, 2, "xy")) == (0, 5)


def test_a_last_word_that_is_replaced_letter_by_letter_stays_the_spans() -> None:
    typed = [Splice(4, 7, "d"), Splice(5, 5, "o"), Splice(6, 6, "g")]
    assert moved_through(0, 7, coalesced(typed)) == (0, 7)
    deleted_first = [Splice(6, 7, ""), Splice(5, 6, ""), Splice(4, 5, ""), *typed[1:]]
    assert coalesced(deleted_first[:3]) == [Splice(4, 7, "")]


def test_words_that_go_on_after_a_deletion_belong_to_the_span_that_lost_some() -> None:
    assert moved(0, 4, Splice(4, 4, "dog", grows=True)) == (0, 7)
    assert touches(0, 4, Splice(4, 4, "dog", grows=True))


def test_a_span_whose_words_are_all_taken_out_is_empty_at_its_place() -> None:
    assert moved(2, 4, Splice(1, 5, "")) == (1, 1)
    assert moved(1, 1, Splice(0, 0, "ab")) == (3, 3)


def test_a_point_stays_before_what_is_put_in_there() -> None:
    assert moved_point(3, [Splice(3, 3, "xy"), Splice(0, 1, "")]) == 2


@st.composite
def _text_and_splices(draw: DrawFn, *, apart: bool) -> tuple[str, list[Splice]]:
    text = draw(st.text(alphabet="ab \n", min_size=6, max_size=20))
    found: list[Splice] = []
    now = text
    for _ in range(draw(st.integers(1, 4))):
        upper = found[-1].start - 1 if apart and found else len(now)
        if upper < 0:
            break
        start = draw(st.integers(0, upper))
        found.append(Splice(start, draw(st.integers(start, upper)), draw(TEXTS)))
        now = spliced(now, found[-1:])
    return text, found


@given(st.one_of(_text_and_splices(apart=True), _text_and_splices(apart=False)), st.data())
def test_many_spans_go_where_each_goes_alone(
    case: tuple[str, list[Splice]], data: st.DataObject
) -> None:
    text, splices = case
    edits = Edits(splices)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert edits.span(start, end) == moved_through(start, end, splices)
    assert edits.whole(start, end) == moved_whole(start, end, splices)
    assert edits.point(start) == moved_point(start, splices)
    if start > edits.last:
        assert edits.span(start, end) == (start + edits.shift, end + edits.shift)
        assert not edits.touched(start, end)
    if end < edits.first:
        assert edits.span(start, end) == (start, end)


@given(st.one_of(_text_and_splices(apart=True), _text_and_splices(apart=False)))
def test_many_edits_write_what_each_writes_in_its_turn(case: tuple[str, list[Splice]]) -> None:
    text, splices = case
    now = text
    for splice in splices:
        now = now[: splice.start] + splice.text + now[splice.end :]
    assert spliced(text, splices) == now
    assert Edits(splices).written() == [
        moved_whole(each.start, each.start + len(each.text), splices[nth:])
        for nth, each in enumerate(splices, start=1)
    ]
    with pytest.raises(ValueError, match=str(len(text) + 1)):
        spliced(text, [Splice(0, len(text) + 1, ""), *splices])
