from hypothesis import given
from hypothesis import strategies as st

from app.analysis.word_difference import Piece, shortened, word_difference

TEXTS = st.text(alphabet="ab \n.\N{SEEDLING}'-é", max_size=60)


@given(TEXTS, TEXTS)
def test_the_pieces_are_both_texts(before: str, now: str) -> None:
    pieces = word_difference(before, now)
    assert "".join(text for kind, text in pieces if kind != "out") == now
    assert "".join(text for kind, text in pieces if kind != "in") == before


def test_a_word_is_changed_as_a_whole() -> None:
    assert word_difference("we warned them", "we asked them") == [
        Piece("same", "we "),
        Piece("out", "warned"),
        Piece("in", "asked"),
        Piece("same", " them"),
    ]


def test_what_stayed_is_cut_down_to_the_words_beside_a_change() -> None:
    long = " ".join(f"word{n}" for n in range(40))
    first, change, last = shortened(word_difference(f"{long} {long}", f"{long} new {long}"))
    assert first.text.startswith("…")
    assert change == Piece("in", "new ")
    assert last.text.endswith("…")
    assert "word20" not in first.text + last.text


def test_a_short_text_stays_whole() -> None:
    pieces = word_difference("a few words", "a few other words")
    assert shortened(pieces) == pieces
