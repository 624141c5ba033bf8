import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.in_vivo import LONGEST_NAME, in_vivo_name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("  “everybody is\nsomebody's cousin.” ", "everybody is somebody's cousin"),
        ("Tahun depan, Camat!", "Tahun depan, Camat"),
        ("كلهم أقارب؟", "كلهم أقارب"),
        ("🙂", "🙂"),
        ("?!", "?!"),
    ],
)
def test_selected_words_name_a_code(words: str, name: str) -> None:
    assert in_vivo_name(words) == name


def test_a_long_passage_is_cut_behind_a_word() -> None:
    name = in_vivo_name("They all come to the house of the candidate, and nobody writes it down.")
    assert name == "They all come to the house of the candidate, and nobody…"


def test_words_without_blanks_are_cut_too() -> None:
    name = in_vivo_name("我们去学校" * 20)
    assert len(name) == LONGEST_NAME
    assert name.endswith("…")


@given(st.text(min_size=1).filter(str.strip))
def test_a_name_is_one_short_line_and_never_empty(words: str) -> None:
    name = in_vivo_name(words)
    assert name.strip()
    assert len(name) <= LONGEST_NAME
    assert "\n" not in name
