import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.autocoding.units import unit_of, units_within
from app.models.autocoding import UNITS, Unit
from app.models.span import Span

SPEECH = "Because of family. \U0001f642 We are cousins!\nAll of us.  "
TEXT = f"Chair: {SPEECH}\nGuard: No."
STRETCH = Span(7, 7 + len(SPEECH))


def unit(words: str, size: Unit) -> str:
    start = TEXT.index(words)
    return unit_of(TEXT, STRETCH, Span(start, start + len(words)), size).cut_from(TEXT)


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ("hit", "family"),
        ("sentence", "Because of family."),
        ("paragraph", "Because of family. \U0001f642 We are cousins!"),
        ("turn", SPEECH.strip()),
    ],
)
def test_a_hit_grows_to_its_unit_without_the_label(size: Unit, expected: str) -> None:
    assert unit("family", size) == expected


def test_a_hit_over_two_sentences_takes_both() -> None:
    assert (
        unit("family. \U0001f642 We", "sentence") == "Because of family. \U0001f642 We are cousins!"
    )


def test_a_hit_over_two_paragraphs_takes_both() -> None:
    assert unit("cousins!\nAll", "paragraph") == SPEECH.strip()


def test_all_of_a_speech_in_pieces() -> None:
    pieces = [span.cut_from(TEXT) for span in units_within(TEXT, STRETCH, "paragraph")]
    assert pieces == ["Because of family. \U0001f642 We are cousins!", "All of us."]
    assert len(list(units_within(TEXT, STRETCH, "sentence"))) == 3
    assert [span.cut_from(TEXT) for span in units_within(TEXT, STRETCH, "turn")] == [SPEECH.strip()]


def test_a_blank_speech_is_nothing_to_code() -> None:
    for size in UNITS:
        assert list(units_within("Chair:  \n ", Span(6, 10), size)) == []


@given(text=st.text("ab. \n\U0001f642", min_size=1, max_size=60), data=st.data())
def test_a_unit_holds_its_hit_and_stays_in_its_stretch(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    stretch = Span(start, data.draw(st.integers(start + 1, len(text))))
    first = data.draw(st.integers(stretch.start, stretch.end - 1))
    hit = Span(first, data.draw(st.integers(first + 1, stretch.end)))
    words = hit.cut_from(text)
    if not words[0].strip() or not words[-1].strip():
        return
    spans = [unit_of(text, stretch, hit, size) for size in UNITS]
    for span in spans:
        assert stretch.start <= span.start <= hit.start
        assert hit.end <= span.end <= stretch.end
        assert span.cut_from(text) == span.cut_from(text).strip()
    lengths = [span.end - span.start for span in spans]
    assert lengths == sorted(lengths)
