import pytest

from app.interchange.review.preview import (
    PreviewRow,
    ReviewPreview,
    answered,
    author_as,
    decided_anew,
    written_by,
)
from app.models.returned_review import WordComment
from app.queries.people import PersonRow

SARI = PersonRow(1, "u", "Sari Dewi", "researcher")
ASKED = PreviewRow(
    1,
    "question",
    ("K-0009 · A1", "x"),
    candidates=(7, 8),
    candidate_names=("K-0001 · A1", "K-0002 · A1"),
    verdict="agree",
    decision_text="setuju",
    remark="Good.",
)
FOUND = ReviewPreview(
    "r.docx", b"", "Marta", False, (ASKED,), authors=(author_as("HP 14", "HP 14", (SARI,)),),
    people=(SARI,),
)  # fmt: skip


def test_answer_takes_over_what_the_row_says() -> None:
    (row,) = answered(FOUND, 1, 8).of("decided")
    assert (row.coding_id, row.name, row.verdict) == (8, "K-0002 · A1", "agree")


def test_row_about_nothing_keeps_all_its_words_as_a_general_remark() -> None:
    (row,) = answered(FOUND, 1, None).of("decided")
    assert (row.about, row.target, row.verdict) == ("whole", None, None)
    assert row.stored_remark == "K-0009 · A1: setuju\nGood."


def test_answers_leave_the_preview_as_it_was() -> None:
    answered(FOUND, 1, 7)
    assert FOUND.rows == (ASKED,)


def test_earlier_verdict_kept_without_a_remark_says_nothing_new() -> None:
    bare = PreviewRow(1, "conflicting", (), coding_id=7, verdict="agree", decision_text="S")
    found = ReviewPreview("r.docx", b"", "Marta", False, (bare,))
    assert decided_anew(found, 1, take=False).rows[0].status == "unchanged"
    assert decided_anew(found, 1, take=True).rows[0].status == "decided"


def test_place_that_is_not_there_is_refused() -> None:
    with pytest.raises(IndexError):
        answered(FOUND, 2, 7)


def test_name_is_somebody_known_whatever_its_case_and_spacing() -> None:
    (author,) = written_by(FOUND, "HP 14", " sari  DEWI").authors
    assert (author.person, author.is_researcher, author.is_new) == ("Sari Dewi", True, False)


def test_comment_of_nobody_else_is_the_reviewers() -> None:
    assert FOUND.person_of(WordComment("", "", "Hm.")) == "Marta"
    assert FOUND.person_of(WordComment("HP 14", "", "Hm.")) == "HP 14"
