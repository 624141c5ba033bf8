from hypothesis import given
from hypothesis import strategies as st

from app.analysis.masking.masking import Replaced, masked_text
from app.models.span import Span
from app.ui.offsets import MaskedOffsets, Offsets

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


@given(texts, st.data())
def test_a_stretch_of_a_masked_document_takes_whole_masks(text: str, data: st.DataObject) -> None:
    text += "🙂."
    places = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 5))
    drawn = data.draw(st.lists(places, max_size=3))
    spans = [Span(start, min(start + length, len(text))) for start, length in drawn]
    masked = masked_text(text, [Replaced(span, "[🙂 A]") for span in spans])
    offsets = MaskedOffsets(masked)
    chosen = Span(*sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=2))))
    touched = [each.span for each in masked.replaced if each.span.overlaps(chosen)]
    whole = Span(
        min([chosen.start, *(each.start for each in touched)]),
        max([chosen.end, *(each.end for each in touched)]),
    )
    start, end = offsets.span_to_qt(chosen)
    assert offsets.span_from_qt(start, end) == whole
    assert masked.text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le") == (
        masked.words(whole)
    )


def test_a_place_inside_a_mask_is_where_the_name_begins() -> None:
    offsets = MaskedOffsets(masked_text("a Budi c", [Replaced(Span(2, 6), "[🙂]")]))
    assert [offsets.from_qt(unit) for unit in range(9)] == [0, 1, 2, 2, 2, 2, 6, 7, 8]
    assert [offsets.to_qt(position) for position in range(9)] == [0, 1, 2, 2, 2, 2, 6, 7, 8]
