from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from app.errors import LabelTouched
from app.models.splice import Splice, spliced
from app.operations.moving_spans import TurnPlace, moved_turns, turns_through

WRITTEN = st.sampled_from(["", "x", "\n", " ", "two words", "\nx\n"])


@st.composite
def _talk(draw: DrawFn) -> tuple[str, list[TurnPlace]]:
    """Turns with and without a label, and words or nothing between them."""
    text, turns = draw(st.sampled_from(["", "\n", "Title\n"])), []
    for nth in range(draw(st.integers(1, 4))):
        label, speech = draw(st.sampled_from(["A: ", ""])), draw(st.sampled_from(["yes", "oh no"]))
        first = len(text)
        text += f"{label}{speech}"
        turns.append(TurnPlace(nth, first, first + len(label), len(text), label))
        text += draw(st.sampled_from(["\n", " \n\n", "\nnoise\n"]))
    return text, turns


@st.composite
def _edits_apart(draw: DrawFn, text: str) -> list[Splice]:
    found: list[Splice] = []
    reach = len(text)
    while reach >= 0 and len(found) < 6:
        start = draw(st.integers(max(0, reach - 8), reach))
        found.append(Splice(start, draw(st.integers(start, reach)), draw(WRITTEN)))
        reach = start - 1
    return found


def _one_by_one(
    turns: Sequence[TurnPlace], splices: Sequence[Splice], text: str
) -> Sequence[TurnPlace]:
    for splice in splices:
        turns = moved_turns(turns, splice, text)
        text = spliced(text, [splice])
    return turns


@given(st.data())
def test_turns_go_through_many_edits_as_through_one_after_the_other(data: st.DataObject) -> None:
    text, turns = data.draw(_talk())
    splices = data.draw(_edits_apart(text))
    try:
        expected: object = _one_by_one(turns, splices, text)
    except LabelTouched as refused:
        expected = refused.label
    try:
        found: object = turns_through(turns, splices, text)
    except LabelTouched as refused:
        found = refused.label
    assert found == expected
