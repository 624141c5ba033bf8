from hypothesis import given
from hypothesis import strategies as st

from app.models.span import Span
from app.ui.offsets import Offsets

odd = st.sampled_from("aä\n漢🙂👩‍👧é\u0301שع\U0001d4b3\u200d")
texts = st.text(odd | st.characters(exclude_categories=["Cs"]))


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(texts)
def test_every_position_agrees_with_real_encoding(text: str) -> None:
    offsets = Offsets(text)
    real = [units(text[:position]) for position in range(len(text) + 1)]
    assert [offsets.to_qt(position) for position in range(len(text) + 1)] == real
    assert [offsets.from_qt(unit) for unit in real] == list(range(len(text) + 1))


@given(texts, st.data())
def test_spans_survive_the_way_there_and_back(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(0, len(text)))
    offsets = Offsets(text)
    expected = Span(*sorted((start, end))) if start != end else None
    assert offsets.span_from_qt(offsets.to_qt(start), offsets.to_qt(end)) == expected


def test_half_an_emoji_counts_as_the_whole() -> None:
    offsets = Offsets("a🙂b")
    assert offsets.span_from_qt(0, 2) == Span(0, 2)
    assert offsets.span_from_qt(2, 4) == Span(1, 3)
