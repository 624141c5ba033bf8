from hypothesis import given
from hypothesis import strategies as st

from app.models.span import Span
from app.queries.codings import CodingMark
from app.ui.reader.known_marks import KnownMarks


def mark(coding_id: int, passage_id: int) -> CodingMark:
    span = Span(passage_id, passage_id + 3)
    return CodingMark(
        coding_id, passage_id, f"K-{passage_id:04}", span, 1, "P1", "Family", 0, "cause",
        "supports", "Ani", "2026-01-01T00:00:00Z",
    )  # fmt: skip


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 9), st.integers(1, 4))))
def test_what_is_found_is_what_a_search_finds(steps: list[tuple[bool, int, int]]) -> None:
    known, plain = KnownMarks(), dict[int, CodingMark]()
    for comes, coding_id, passage_id in steps:
        gone = [plain.pop(coding_id)] if coding_id in plain else []
        assert known.drop([coding_id]) == gone
        if comes:
            plain[coding_id] = mark(coding_id, passage_id)
            known.add([plain[coding_id]])
    assert list(known) == list(plain.values())
    for passage_id in range(5):
        there = [each for each in plain.values() if each.passage_id == passage_id]
        assert known.of_passage(passage_id) == there == known.on(Span(passage_id, passage_id + 3))
