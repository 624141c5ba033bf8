import pytest

from app.words.shortening import shortened


@pytest.mark.parametrize(
    ("text", "shown"),
    [("as it is", "as it is"), ("in\ttwo\n lines", "in two li\N{HORIZONTAL ELLIPSIS}"), ("", "")],
)
def test_long_text_is_cut_to_a_line(text: str, shown: str) -> None:
    assert shortened(text, 10) == shown
