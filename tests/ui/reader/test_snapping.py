import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.span import Span
from app.ui.reader.snapping import PassageEnd, step_end, with_end_at

TEXT = "We carried 👩‍👧 sacks.\n\ncafe\u0301 שלום לך, he said 漢字 and left.\nEnd"


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("end", "near", "unit", "words"),
    [
        ("end", "ks.", "word", "carried 👩‍👧 sacks"),
        ("end", ".", "word", "carried 👩‍👧 sacks"),
        ("start", "arried", "word", "carried 👩‍👧"),
        ("start", "e carr", "word", "We carried 👩‍👧"),
        ("end", "cks.", "character", "carried 👩‍👧 sa"),
        ("end", "\u0301", "character", "carried 👩‍👧 sacks.\n\ncaf"),
        ("end", "שלום", "word", "carried 👩‍👧 sacks.\n\ncafe\u0301"),
    ],
)
def test_an_end_goes_to_the_nearest_unit(end: PassageEnd, near: str, unit: str, words: str) -> None:
    moved = with_end_at(TEXT, at("carried 👩‍👧"), end, at(near).start, unit)  # type: ignore[arg-type]
    assert moved.cut_from(TEXT) == words


@pytest.mark.parametrize(
    ("end", "position", "words"), [("end", 0, "carried"), ("start", len(TEXT), "👩‍👧")]
)
def test_beyond_the_other_end_the_last_word_stays(
    end: PassageEnd, position: int, words: str
) -> None:
    moved = with_end_at(TEXT, at("carried 👩‍👧"), end, position, "word")
    assert moved.cut_from(TEXT) == words


@pytest.mark.parametrize(
    ("end", "steps", "words"),
    [
        ("end", 1, "carried 👩‍👧 sacks"),
        ("end", -1, "carried"),
        ("start", 1, "👩‍👧"),
        ("start", -1, "We carried 👩‍👧"),
    ],
)
def test_the_keyboard_goes_from_word_to_word(end: PassageEnd, steps: int, words: str) -> None:
    moved = step_end(TEXT, at("carried 👩‍👧"), end, steps, "word")
    assert moved.cut_from(TEXT) == words


def test_the_next_word_may_stand_in_another_paragraph() -> None:
    moved = step_end(TEXT, at("sacks."), "end", 1, "word")
    assert moved.cut_from(TEXT) == "sacks.\n\ncafe\u0301"
    assert step_end(TEXT, moved, "end", -1, "word") == at("sacks.")


@pytest.mark.parametrize(("end", "steps"), [("start", -1), ("end", 1)])
def test_where_the_text_ends_an_end_stays(end: PassageEnd, steps: int) -> None:
    whole = Span(0, len(TEXT))
    assert step_end(TEXT, whole, end, steps, "word") == whole


def test_one_word_does_not_shrink_to_nothing() -> None:
    assert step_end(TEXT, at("carried"), "end", -1, "word") == at("carried")


spans = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT))).map(
    lambda ends: Span(min(ends), max(*ends, min(ends) + 1))
)


@given(
    span=spans,
    end=st.sampled_from(["start", "end"]),
    position=st.integers(-5, len(TEXT) + 5),
    unit=st.sampled_from(["word", "character"]),
)
def test_the_other_end_never_moves(span: Span, end: PassageEnd, position: int, unit: str) -> None:
    moved = with_end_at(TEXT, span, end, position, unit)  # type: ignore[arg-type]
    assert 0 <= moved.start < moved.end <= len(TEXT)
    assert (moved.end == span.end) if end == "start" else (moved.start == span.start)
