import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import DamagedComparison
from app.models.double_coding import (
    CodedSpan,
    ComparedCode,
    ComparedSource,
    DoubleCoding,
    packed,
    unpacked,
)
from app.models.span import Span

SPANS = st.lists(
    st.builds(lambda start, n: Span(start, start + n), st.integers(0, 99), st.integers(1, 9))
).map(tuple)
CODES = (ComparedCode("u-1", "A1", "Nature \N{SEEDLING}"), ComparedCode("u-2", None, "People"))
CODINGS = st.lists(
    st.builds(
        CodedSpan,
        st.builds(lambda start, n: Span(start, start + n), st.integers(0, 99), st.integers(1, 9)),
        st.sampled_from(["u-1", "u-2"]),
        st.sampled_from(["supports", "partly"]),
        st.booleans(),
    )
).map(tuple)
SOURCES = st.lists(
    st.builds(ComparedSource, st.text(), st.text(), st.integers(0), SPANS, SPANS, CODINGS, CODINGS)
).map(tuple)


@given(SOURCES)
def test_what_is_packed_comes_back(sources: tuple[ComparedSource, ...]) -> None:
    double = DoubleCoding(CODES, sources)
    assert unpacked(packed(double)) == double


@pytest.mark.parametrize("json", ["[]", "{}", '{"codes": [[1]], "sources": []}', "1" * 9999, "["])
def test_what_something_else_packed_is_damaged(json: str) -> None:
    with pytest.raises(DamagedComparison):
        unpacked(zlib.compress(json.encode()))


def test_a_span_that_is_none_is_damaged() -> None:
    source = '{"uuid": "", "name": "", "characters": 1, "sentences": [5, 2], "turns": []}'
    with pytest.raises(DamagedComparison):
        unpacked(zlib.compress(f'{{"codes": [], "sources": [{source}]}}'.encode()))


def test_what_would_swell_is_not_unpacked() -> None:
    bomb = zlib.compress(b" " * 300_000_000, 1)
    with pytest.raises(DamagedComparison):
        unpacked(bomb)
