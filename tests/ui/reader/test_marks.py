from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from app.models.span import Span
from app.queries.codings import CodingMark
from app.ui.reader.marks import MarkIndex

TEXT = "one 🙂\n\nthree שלום lines\nfour " + "word " * 60
PLAIN = CodingMark(
    0, 0, "K-0000", Span(0, 1), 1, None, "Work", 0, None, "supports", "Ana", "2026-01-01T00:00:00Z"
)


@st.composite
def codings(draw: st.DrawFn) -> list[CodingMark]:
    starts = draw(st.lists(st.integers(0, len(TEXT) - 1), max_size=25))
    ends = [draw(st.integers(start + 1, len(TEXT))) for start in starts]
    spans = [Span(start, end) for start, end in zip(starts, ends, strict=True)]
    return [PLAIN._replace(coding_id=n, passage_id=n, span=span) for n, span in enumerate(spans)]


def filled(marks: list[CodingMark]) -> MarkIndex:
    index = MarkIndex.of_text(TEXT)
    index.replace_all(marks)
    return index


def patched(marks: list[CodingMark]) -> MarkIndex:
    index = MarkIndex.of_text(TEXT)
    for mark in marks:
        index.add(mark)
    return index


@given(codings(), st.integers(0, len(TEXT) - 1), st.sampled_from([filled, patched]))
def test_finds_every_coding_of_a_character(
    marks: list[CodingMark], position: int, build: Callable[[list[CodingMark]], MarkIndex]
) -> None:
    here = {m.coding_id for m in marks if m.span.start <= position < m.span.end}
    found = build(marks).at(position)
    lengths = [mark.span.end - mark.span.start for mark in found]
    assert {mark.coding_id for mark in found} == here
    assert lengths == sorted(lengths)


@given(codings(), st.sampled_from([filled, patched]))
def test_overlapping_codings_never_share_a_lane(
    marks: list[CodingMark], build: Callable[[list[CodingMark]], MarkIndex]
) -> None:
    index = build(marks)
    for mark in marks:
        others = (o for o in index.touching(mark.span) if o.coding_id != mark.coding_id)
        assert index.lanes[mark.coding_id] not in {index.lanes[o.coding_id] for o in others}


@given(codings(), st.data())
def test_removing_leaves_the_others_where_they_were(
    marks: list[CodingMark], data: st.DataObject
) -> None:
    gone = data.draw(st.sets(st.integers(0, 24)))
    index = filled(marks)
    before = dict(index.lanes)
    for coding_id in gone:
        index.discard(coding_id)
    assert index.lanes == {key: lane for key, lane in before.items() if key not in gone}
    assert {m.coding_id for m in index.touching(Span(0, len(TEXT)))} == set(index.lanes)
    assert index.lane_count == 1 + max(index.lanes.values(), default=-1)


def test_codings_that_only_touch_share_a_lane() -> None:
    index = filled([PLAIN._replace(span=Span(0, 5)), PLAIN._replace(coding_id=1, span=Span(5, 9))])
    assert index.lane_count == 1


def test_a_coding_that_comes_again_replaces_itself() -> None:
    index = patched([PLAIN, PLAIN._replace(span=Span(8, 12))])
    assert index.at(0) == []
    assert [mark.span for mark in index.at(9)] == [Span(8, 12)]
