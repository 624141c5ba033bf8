from hypothesis import given
from hypothesis import strategies as st

from app.models.span import Span
from app.queries.codings import CodingMark
from app.ui.reader.coverage import Coverage


def mark(coding_id: int, span: Span, colour: int = 0, kind: str = "cause") -> CodingMark:
    return CodingMark(
        *(coding_id, coding_id, f"K-{coding_id:04}", span, 1, "P1", "Family", colour, kind),
        *("supports", "Ani", "2026-03-12T12:00:00Z"),
    )


@st.composite
def codings(draw: st.DrawFn, characters: int) -> dict[int, CodingMark]:
    made = {}
    for coding_id in draw(st.sets(st.integers(1, 30))):
        start = draw(st.integers(0, characters - 1))
        span = Span(start, draw(st.integers(start + 1, characters)))
        made[coding_id] = mark(coding_id, span, draw(st.integers(0, 3)))
    return made


@given(st.data(), st.integers(1, 300), st.integers(1, 80))
def test_following_changes_comes_to_the_same_as_counting_anew(
    data: st.DataObject, characters: int, rows: int
) -> None:
    before, after = data.draw(codings(characters)), data.draw(codings(characters))
    followed, anew = Coverage(characters, rows), Coverage(characters, rows)
    followed.follow(before)
    followed.follow(after)
    anew.follow(after)
    assert [*followed.looks()] == [*anew.looks()]


@given(st.data(), st.integers(1, 300), st.integers(1, 80))
def test_a_row_is_coded_just_where_a_coding_touches_it(
    data: st.DataObject, characters: int, rows: int
) -> None:
    made = data.draw(codings(characters))
    coverage = Coverage(characters, rows)
    coverage.follow(made)
    coded = {row for row, _ in coverage.looks()}
    assert coded == {row for row in range(rows) if coverage.marks_in(row)}
    assert {coverage.row_of(m.span.start) for m in made.values()} <= coded


@given(st.integers(1, 10_000), st.integers(1, 900))
def test_a_row_begins_with_its_first_character(characters: int, rows: int) -> None:
    coverage = Coverage(characters, rows)
    for row in {0, rows // 2, rows - 1}:
        first = coverage.first_in(row)
        assert first == characters or coverage.row_of(first) >= row
        assert first == 0 or coverage.row_of(first - 1) < row


def test_what_covers_most_of_a_row_is_shown() -> None:
    coverage = Coverage(100, 1)
    coverage.follow({1: mark(1, Span(0, 10), 3, "effort"), 2: mark(2, Span(10, 90), 5)})
    assert [*coverage.looks()] == [(0, (5, "cause"))]


def test_the_same_codings_change_nothing() -> None:
    coverage, made = Coverage(100, 10), {1: mark(1, Span(0, 10))}
    assert coverage.follow(made)
    assert not coverage.follow(dict(made))
