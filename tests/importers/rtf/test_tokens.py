from hypothesis import given
from hypothesis import strategies as st

from app.importers.rtf.tokens import Token, tokens


def test_every_kind_of_token() -> None:
    assert list(tokens(b"{\\b0 a\\'e9\\~\r\n}")) == [
        Token("open"),
        Token("word", "b", 0),
        Token("text", data=b"a"),
        Token("byte", data=b"\xe9"),
        Token("sign", "~"),
        Token("close"),
    ]


def test_binary_data_is_skipped() -> None:
    assert list(tokens(b"\\bin4 {{{{x")) == [Token("word", "bin", 4), Token("text", data=b"x")]


@given(st.binary(max_size=300))
def test_any_bytes_can_be_cut(data: bytes) -> None:
    assert len(list(tokens(data))) <= len(data)
