import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.passage import printed_number, read_number


@given(st.from_regex(r"[A-Z]{1,4}", fullmatch=True), st.integers(1, 10**9))
def test_printed_number_is_read_back(series: str, number: int) -> None:
    assert read_number(printed_number(series, number)) == (series, number)


def test_number_is_read_in_any_case() -> None:
    assert read_number(" kb-0007 ") == ("KB", 7)


@pytest.mark.parametrize(
    "text", ["", "K", "-7", "K-", "K-x7", "0007", "K-\N{SUPERSCRIPT TWO}", "K-" + "9" * 5000]
)
def test_other_words_are_no_number(text: str) -> None:
    assert read_number(text) is None
