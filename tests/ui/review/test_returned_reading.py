import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.interchange.review.preview import Author, PreviewRow, ReviewPreview
from app.models.returned_review import WordComment
from app.ui.review.returned_reading import GROUPS, About, Group, Reading, Take

CERTAIN = PreviewRow(
    1, "decided", ("K-0001 · A1",), coding_id=1, verdict="agree", decision_text="S"
)
ASKED = PreviewRow(
    *(2, "question", ("?",)),
    candidates=(1, 2),
    candidate_names=("K-0001 · A1", "K-0002 · A2"),
    verdict="reject",
    decision_text="T",
)
CONFLICTING = PreviewRow(
    *(3, "conflicting", ("K-0003 · A1",)),
    coding_id=3,
    verdict="revise",
    decision_text="R",
    remark="Why?",
    earlier="agree",
)
UNKNOWN = PreviewRow(4, "unknown", ("A new row",), remark="See me.")
OUTSIDE = PreviewRow(5, "decided", ("Thanks.",), about="whole", remark="Thanks.")
QUIET = PreviewRow(6, "unanswered", ("K-0006 · A1",), coding_id=6)
EDITED = PreviewRow(7, "unchanged", ("K-0007",), coding_id=7, remark="x", edits=(("a", "b"),))
ROWS = (CERTAIN, ASKED, CONFLICTING, UNKNOWN, OUTSIDE, QUIET, EDITED)
READ = ReviewPreview("r.docx", b"", "Dr. Ani", False, ROWS, missing=("K-0009 · A1",))


def recorded(reading: Reading) -> list[int]:
    return [row.place for row in reading.confirmed.rows]


def test_only_what_is_certain_is_recorded_at_first() -> None:
    assert recorded(Reading(READ)) == [1, 5]
    assert Reading(READ).open_questions == 3


@pytest.mark.parametrize(
    ("group", "count"),
    [
        *[("certain", 1), ("question", 1), ("conflicting", 1), ("unknown", 1)],
        *[("outside", 1), ("edited", 1), ("missing", 1), ("quiet", 2)],
    ],
)
def test_every_row_stands_in_its_group(group: Group, count: int) -> None:
    assert Reading(READ).count(group) == count


def test_a_candidate_is_what_a_question_is_about() -> None:
    reading = Reading(READ).answer(2, About(2))
    (row,) = (row for row in reading.confirmed.rows if row.place == 2)
    assert (row.coding_id, row.name, row.verdict) == (2, "K-0002 · A2", "reject")
    assert reading.places("question") == [2]


def test_none_of_the_candidates_makes_a_general_remark() -> None:
    reading = Reading(READ).answer(4, About(None))
    (row,) = (row for row in reading.confirmed.rows if row.place == 4)
    assert (row.about, row.verdict, row.stored_remark) == ("whole", None, "A new row: See me.")


@pytest.mark.parametrize(("new", "verdict"), [(True, "revise"), (False, None)])
def test_of_a_conflict_the_remark_is_recorded_either_way(new: bool, verdict: str | None) -> None:
    reading = Reading(READ).answer(3, Take(new))
    (row,) = (row for row in reading.confirmed.rows if row.place == 3)
    assert (row.verdict, row.remark) == (verdict, "Why?")


def test_an_author_is_who_a_person_says() -> None:
    comment = WordComment("RA-laptop", "", "Really?")
    read = ReviewPreview(
        *("r.docx", b"", "Dr. Ani", False, (CERTAIN,)), authors=(Author("RA-laptop", "RA-laptop"),)
    )
    assert Reading(read).name("RA-laptop", "Dr. Ani").found.person_of(comment) == "Dr. Ani"
    assert Reading(read).name("RA-laptop", " ").found.person_of(comment) == "RA-laptop"


def test_answers_survive_another_comparison_where_they_still_fit() -> None:
    reading = Reading(READ).answer(2, About(1)).answer(3, Take(True)).leave_out(1, out=True)
    settled = ReviewPreview("r.docx", b"", "Dr. Budi", False, (CERTAIN, ASKED, QUIET))
    assert recorded(reading.anew(settled)) == [2]


ANSWERS = {2: (About(1), About(2), About(None)), 3: (Take(True), Take(False)), 4: (About(None),)}


@given(st.lists(st.sampled_from([(p, a) for p, choices in ANSWERS.items() for a in choices])))
def test_every_answer_can_be_taken_back(given_answers: list[tuple[int, About | Take]]) -> None:
    reading = Reading(READ)
    for place, said in given_answers:
        reading = reading.answer(place, said)
    for place in ANSWERS:
        reading = reading.answer(place, None)
    assert reading.confirmed == Reading(READ).confirmed


@given(st.sets(st.sampled_from([1, 2, 3, 4, 5])))
def test_what_is_left_out_is_never_recorded(left: set[int]) -> None:
    reading = Reading(READ).answer(2, About(1)).answer(3, Take(True)).answer(4, About(None))
    for place in left:
        reading = reading.leave_out(place, out=True)
    assert set(recorded(reading)) == {1, 2, 3, 4, 5} - left


def test_no_row_is_in_no_group() -> None:
    reading = Reading(READ)
    places = {place for group in GROUPS for place in reading.places(group)}
    assert places == {row.place for row in ROWS}
