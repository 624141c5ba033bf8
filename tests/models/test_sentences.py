import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.sentences import sentences, sentences_within
from app.models.span import Span


def parts(text: str) -> list[str]:
    return [span.cut_from(text) for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ya. Lalu apa? Itu saja!", ["Ya.", "Lalu apa?", "Itu saja!"]),
        ("Drs. H. Amin datang. Ia pergi.", ["Drs. H. Amin datang.", "Ia pergi."]),
        ("Harganya Rp. 3.500 di Jl. Merdeka.", ["Harganya Rp. 3.500 di Jl. Merdeka."]),
        ("Beras, gula, dll. Semua ada.", ["Beras, gula, dll.", "Semua ada."]),
        ("Ya... terus begini. “Oke.” katanya.", ["Ya... terus begini.", "“Oke.” katanya."]),
        ("Begini. ... Nah 🌱! ", ["Begini. ...", "Nah 🌱!"]),
        ("  (tertawa)  ", ["(tertawa)"]),
        ("?!", ["?!"]),
        ("  ", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, found: list[str]) -> None:
    assert parts(text) == found


def test_a_line_break_ends_a_sentence() -> None:
    text = "A: Satu\n\ndua. Tiga"
    found = [span.cut_from(text) for span in sentences_within(text, Span(3, len(text)))]
    assert found == ["Satu", "dua.", "Tiga"]


@given(st.text(st.sampled_from('aB .!?…"\n🙂é\u0301ש1'), min_size=1))
def test_sentences_are_in_order_and_hold_every_letter(text: str) -> None:
    found = list(sentences_within(text, Span(0, len(text))))
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))
    kept = "".join(span.cut_from(text) for span in found)
    assert "".join(kept.split()) == "".join(text.split())


def test_a_short_form_at_the_beginning_of_a_later_sentence_ends_none() -> None:
    text = "Ya. Drs. H. Amin hadir. Lalu?"
    assert [found.cut_from(text) for found in sentences(text)] == [
        "Ya.",
        "Drs. H. Amin hadir.",
        "Lalu?",
    ]
