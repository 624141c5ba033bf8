import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.scope import Scope, packed_scope, read_scope

NAMES = st.lists(st.text(max_size=5), max_size=3).map(tuple)


@given(st.builds(Scope, NAMES, NAMES, st.booleans(), st.none() | st.integers(1, 99)))
def test_a_scope_comes_back_as_it_was_stored(scope: Scope) -> None:
    assert read_scope(packed_scope(scope)) == scope


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "[]",
        "null",
        '{"codes": 1}',
        '{"at_most": "x"}',
        '{"at_most": Infinity}',
        '{"at_most": -2}',
    ],
)
def test_what_is_no_scope_limits_nothing(stored: str) -> None:
    assert read_scope(stored) == Scope()
