from hypothesis import given
from hypothesis import strategies as st

from app.models.span import Span
from app.models.splice import Edits, Splice, spliced
from app.operations.returned_words import LostWords, places_of_returned

WORDS = st.lists(st.sampled_from(["one", "two", "three", "\N{SEEDLING}"]), min_size=2, max_size=6)


def _found(splices: list[Splice], before: str, *lost: LostWords) -> dict[int, Span]:
    return places_of_returned(lost, Edits(splices), spliced(before, splices), set())


def test_only_what_was_written_counts() -> None:
    lost = LostWords(1, "one two", 8)
    assert not _found([Splice(8, 8, "x")], "one two three four", lost)


def test_a_word_that_goes_on_is_another_word() -> None:
    lost = LostWords(1, "one two", 0)
    assert not _found([Splice(0, 0, "one twofold")], " and", lost)
    assert _found([Splice(0, 0, "one two")], " and", lost) == {1: Span(0, 7)}


def test_two_passages_of_the_same_words_never_stand_on_one_place() -> None:
    twice = [LostWords(nth, "one two", 0) for nth in (1, 2)]
    found = _found([Splice(0, 0, "one two, one two ")], "three", *twice)
    assert sorted(found.values(), key=lambda span: span.start) == [Span(0, 7), Span(9, 16)]
    assert len(_found([Splice(0, 0, "one two ")], "three", *twice)) == 1


@given(WORDS, st.integers(0, 40), st.integers(0, 40), WORDS)
def test_words_that_are_put_in_anywhere_are_found_there(
    words: list[str], at: int, later: int, more: list[str]
) -> None:
    moved, before = " ".join(words), "begin. " * 8
    splices = [Splice(at, at, f" {moved} "), Splice(min(later, at), min(later, at), "".join(more))]
    after = spliced(before, splices)
    for span in places_of_returned([LostWords(1, moved, 0)], Edits(splices), after, set()).values():
        assert span.cut_from(after) == moved
    assert places_of_returned([LostWords(1, moved, 0)], Edits(splices), after, set())
