from hypothesis import given
from hypothesis import strategies as st

from app.analysis.masking.masking import Replaced, masked_text
from app.models.span import Span

TEXT = "Kata Pak Budi, camat di sana.\nBudi tidak hadir \N{SEEDLING}."
LETTERS = st.text(alphabet="ab \n\N{SEEDLING}", min_size=1, max_size=30)


@st.composite
def masked_texts(draw: st.DrawFn) -> tuple[str, list[Replaced], Span]:
    text = draw(LETTERS)

    def span() -> Span:
        start = draw(st.integers(0, len(text) - 1))
        return Span(start, draw(st.integers(start + 1, len(text))))

    shown = st.sampled_from(["[X]", "[Camat A]", "#"])
    masks = [Replaced(span(), draw(shown)) for _ in range(draw(st.integers(0, 4)))]
    return text, masks, span()


def place(words: str, start: int = 0) -> Span:
    at = TEXT.index(words, start)
    return Span(at, at + len(words))


def test_words_outside_the_masks_stay() -> None:
    masks = [Replaced(place("Budi"), "[A]"), Replaced(place("Budi", 20), "[A]")]
    assert (
        masked_text(TEXT, masks).text
        == "Kata Pak [A], camat di sana.\n[A] tidak hadir \N{SEEDLING}."
    )


def test_quotation_whose_border_cuts_a_mask_shows_the_whole_mask() -> None:
    made = masked_text(TEXT, [Replaced(place("Pak Budi, camat"), "[Camat A]")])
    assert made.span(place("Budi, camat di")).cut_from(made.text) == "[Camat A] di"
    assert made.span(place("Kata Pak")).cut_from(made.text) == "Kata [Camat A]"


def test_overlapping_masks_hide_all_that_either_hides() -> None:
    masks = [Replaced(place("Pak Budi"), "[Pak A]"), Replaced(place("Budi, camat"), "[Camat A]")]
    assert masked_text(TEXT, masks).text.startswith("Kata [Camat A] di sana.")


def test_mask_over_a_line_break_keeps_the_paragraphs() -> None:
    made = masked_text(TEXT, [Replaced(place("sana.\nBudi"), "[X]")])
    assert made.text.count("\n") == TEXT.count("\n")


@given(masked_texts())
def test_text_before_between_and_after_masks_is_found_at_its_new_place(
    drawn: tuple[str, list[Replaced], Span],
) -> None:
    text, masks, span = drawn
    made = masked_text(text, masks)
    if not any(mask.span.overlaps(span) for mask in masks):
        assert made.span(span).cut_from(made.text) == span.cut_from(text)


@given(masked_texts())
def test_positions_keep_their_order_and_stay_in_the_text(
    drawn: tuple[str, list[Replaced], Span],
) -> None:
    text, masks, _ = drawn
    made = masked_text(text, masks)
    starts = [made.start(position) for position in range(len(text) + 1)]
    ends = [made.end(position) for position in range(len(text) + 1)]
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(start <= end for start, end in zip(starts, ends, strict=True))
    assert (starts[0], ends[-1]) == (0, len(made.text))


@given(masked_texts())
def test_quotation_shows_every_mask_that_it_touches_whole(
    drawn: tuple[str, list[Replaced], Span],
) -> None:
    text, masks, span = drawn
    made = masked_text(text, masks)
    shown = made.span(span).cut_from(made.text)
    assert all(each.shown in shown for each in made.replaced if each.span.overlaps(span))
