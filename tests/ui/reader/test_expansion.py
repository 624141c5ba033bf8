import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.span import Span
from app.ui.reader.expansion import expanded, shrunk
from app.ui.reader.source_text import ReaderText, ReaderTurn

SPEECH = "Yes 🙂, Drs. H. Amin anak\u0301 came. He (شكرا) left! Then?"
TEXT = f"I: When?\nN: {SPEECH}\nMore of it.\nI: Thanks."
START = TEXT.index("N:")
END = TEXT.index("\nI: Thanks")
SOURCE = ReaderText(TEXT, (ReaderTurn(Span(START, END), START + 3, "informant"),))


def steps(words: str, count: int) -> list[str]:
    start = TEXT.index(words)
    span, found = Span(start, start + len(words)), []
    for _ in range(count):
        span = expanded(SOURCE, span)
        found.append(span.cut_from(TEXT))
    return found


def test_grows_from_letter_to_word_sentence_paragraph_speech_turn() -> None:
    assert steps("min", 5) == [
        "Amin",
        "Yes 🙂, Drs. H. Amin anak\u0301 came.",
        SPEECH,
        f"{SPEECH}\nMore of it.",
        f"N: {SPEECH}\nMore of it.",
    ]


@pytest.mark.parametrize(
    ("inside", "word"), [("nak", "anak\u0301"), ("كر", "شكرا"), ("ame", "came")]
)
def test_words_keep_their_marks_and_their_script(inside: str, word: str) -> None:
    assert steps(inside, 1) == [word]


def test_a_label_that_is_selected_stays_in() -> None:
    assert steps("N: Yes", 1) == ["N: Yes 🙂, Drs. H. Amin anak\u0301 came."]


def test_a_selection_over_two_sentences_takes_both() -> None:
    assert steps("came. He", 1)[0].endswith("left!")


def test_text_without_turns_ends_at_the_paragraph() -> None:
    plain = ReaderText("one two\nthree")
    whole = expanded(plain, Span(0, 3))
    assert whole == Span(0, 7) == expanded(plain, whole)


@given(st.text(st.sampled_from("ab .!\n🙂é\u0301ש"), min_size=1), st.data())
def test_growing_never_loses_anything_and_ends(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    source = ReaderText(text)
    for _ in range(4):
        larger = expanded(source, span)
        assert larger.start <= span.start
        assert span.end <= larger.end <= len(text)
        span = larger
    assert expanded(source, span) == span


def shrinking(words: str) -> list[str]:
    start = TEXT.index(words)
    span, found = Span(start, start + len(words)), []
    while (smaller := shrunk(SOURCE, span)) != span:
        span = smaller
        found.append(span.cut_from(TEXT))
    return found


def test_shrinks_from_turn_to_word_at_its_beginning() -> None:
    assert shrinking(f"{SPEECH}\nMore of it.") == [
        SPEECH,
        "Yes 🙂, Drs. H. Amin anak\u0301 came.",
        "Yes",
    ]


def test_a_selection_of_any_size_shrinks_to_a_whole_unit_within() -> None:
    assert shrinking("He (شكرا) left! Th") == ["He (شكرا) left!", "He"]


@pytest.mark.parametrize(
    ("text", "inside", "sentence"),
    [
        ("我们去学校。他没来！真的吗？", "没", "他没来！"),
        ("هل ذهبت؟ نعم ذهبت. لا!", "عم", "نعم ذهبت."),
        ("שלום. מה שלומך היום? טוב.", "לומ", "מה שלומך היום?"),
        ("Ya 👨‍👩‍👧. Drs. H. Amin hadir. Lalu?", "hadir", "Drs. H. Amin hadir."),
    ],
    ids=["Chinese", "Arabic", "Hebrew", "emoji and titles"],
)
def test_sentences_of_any_script_are_taken_whole(text: str, inside: str, sentence: str) -> None:
    span = Span(text.index(inside), text.index(inside) + len(inside))
    while (span := expanded(ReaderText(text), span)).cut_from(text) != sentence:
        assert len(span.cut_from(text)) < len(sentence)


def test_a_family_emoji_is_one_word() -> None:
    text = "a 👨‍👩‍👧 b"
    assert expanded(ReaderText(text), Span(4, 5)).cut_from(text) == "👨‍👩‍👧"


@given(st.text(st.sampled_from("ab .!\n🙂é\u0301ש"), min_size=1), st.data())
def test_shrinking_stays_inside_and_ends(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    source = ReaderText(text)
    for _ in range(5):
        smaller = shrunk(source, span)
        assert span.start <= smaller.start
        assert smaller.end <= span.end
        span = smaller
    assert shrunk(source, span) == span
