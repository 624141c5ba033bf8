from collections import Counter
from difflib import SequenceMatcher

from hypothesis import given
from hypothesis import strategies as st

from app.interchange.review.likeness import PrintedTexts

words = st.lists(st.sampled_from("abcdefgh"), min_size=4, max_size=12).map(" ".join)


def test_autocorrection_changes_nothing() -> None:
    texts = PrintedTexts({1: "He said \"no\" - and 'never' ..."})
    assert texts.likeness(1, "He said “no” – and ‘never’ …") == 1.0


def test_another_text_is_nearer_only_when_it_is_liker() -> None:
    texts = PrintedTexts({1: "one two three four", 2: "five six seven eight"})
    assert texts.nearer(1, "five six seven eight") == (2,)
    assert texts.nearer(1, "one two three nine") == ()
    assert texts.nearer(1, "quite other words here") == ()


def test_equal_texts_are_no_nearer_than_each_other() -> None:
    texts = PrintedTexts({1: "one two three four", 2: "one two three four"})
    assert texts.nearer(1, "one two three four five") == ()


def test_lines_tell_texts_of_the_same_words_apart() -> None:
    texts = PrintedTexts({1: "one\ntwo three", 2: "one two\nthree"})
    assert texts.nearer(1, "one two\nthree") == (2,)
    assert texts.nearer(1, "one\ntwo three") == ()
    assert texts.nearer(1, "one two three") == ()


@given(st.dictionaries(st.integers(1, 9), words, min_size=1), words)
def test_what_is_nearer_is_liker_indeed(printed: dict[int, str], now: str) -> None:
    texts = PrintedTexts(printed)
    own = min(printed)
    assert all(
        texts.likeness(each, now) > texts.likeness(own, now) for each in texts.nearer(own, now)
    )


@given(st.dictionaries(st.integers(1, 9), words, min_size=1))
def test_every_text_is_alike_to_itself(printed: dict[int, str]) -> None:
    texts = PrintedTexts(printed)
    for text in printed.values():
        assert {printed[each] for each in texts.alike(text)} == {text}


@given(words, words)
def test_likeness_is_between_that_of_difflib_and_the_words_in_common(
    printed: str, now: str
) -> None:
    ours, theirs = printed.split(), now.split()
    in_common = (Counter(ours) & Counter(theirs)).total()
    likeness = PrintedTexts({1: printed}).likeness(1, now)
    assert SequenceMatcher(None, ours, theirs, autojunk=False).ratio() <= likeness
    assert likeness <= 2 * in_common / (len(ours) + len(theirs))


@given(words, st.integers(0, 12))
def test_one_word_more_is_counted_exactly(printed: str, place: int) -> None:
    now = printed.split()
    now.insert(place, "new")
    likeness = PrintedTexts({1: printed}).likeness(1, " ".join(now))
    assert likeness == 2 * (len(now) - 1) / (2 * len(now) - 1)
