import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.span import Span
from app.queries.codings import CodingMark
from app.ui.reader.mark_filter import ASPECTS, Aspect, MarkFilter, key_of, read_filter

EFFORT = CodingMark(
    1, 1, "K-1", Span(0, 1), 7, "E1", "Warn", 0, "effort", "supports", "Ani", "", coder_id=3
)
OPEN = EFFORT._replace(code_id=8, kind=None, coder_id=4)
keys = st.frozensets(st.text(min_size=1, max_size=4), max_size=3)


def test_nothing_is_hidden_at_first() -> None:
    assert not MarkFilter()
    assert MarkFilter().draws(EFFORT)


@pytest.mark.parametrize("aspect", ASPECTS)
def test_what_is_hidden_is_not_drawn_and_the_rest_is(aspect: Aspect) -> None:
    hiding = MarkFilter().with_hidden(aspect, [key_of(EFFORT, aspect)], hidden=True)
    assert not hiding.draws(EFFORT)
    assert hiding.draws(OPEN)
    assert hiding.with_hidden(aspect, [key_of(EFFORT, aspect)], hidden=False) == MarkFilter()


def test_codes_without_a_kind_can_be_hidden() -> None:
    hiding = MarkFilter().with_hidden("kind", [key_of(OPEN, "kind")], hidden=True)
    assert (hiding.draws(OPEN), hiding.draws(EFFORT)) == (False, True)


def test_what_is_wanted_again_is_drawn_whatever_hid_it() -> None:
    hiding = MarkFilter(frozenset({"7"}), frozenset({"effort"}), frozenset({"3", "9"}))
    assert hiding.without([EFFORT]) == MarkFilter(coder=frozenset({"9"}))


@given(code=keys, kind=keys, coder=keys)
def test_it_is_kept_between_sessions(
    code: frozenset[str], kind: frozenset[str], coder: frozenset[str]
) -> None:
    shown = MarkFilter(code, kind, coder)
    assert read_filter(shown.stored()) == shown


@pytest.mark.parametrize("entry", ["", "colour:3", "code"])
def test_what_is_not_understood_hides_nothing(entry: str) -> None:
    assert read_filter([entry]) == MarkFilter()
