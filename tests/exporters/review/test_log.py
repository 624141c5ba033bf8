from datetime import UTC

import pytest

from app.analysis.moments import Days
from app.analysis.review.log import review_log
from app.exporters.review.log import review_log_docx
from app.words import Words
from tests.coded_study import CodedStudy
from tests.exporters.records import MADE_AT, log_document
from tests.exporters.reopened import all_paragraphs, cells, headings, text_of
from tests.reviewed_study import REMARK


@pytest.fixture
def document(harbour: CodedStudy) -> bytes:
    return log_document(harbour, Words("en"))


def row_of(document: bytes, name: str) -> list[str]:
    return next(row for row in cells(document) if row[0] == name)


def test_each_coding_stands_with_all_that_was_said_of_it(document: bytes) -> None:
    row = row_of(document, "K-0001 · C1")
    assert row[2].split("\n") == [
        f"Rahma, 3 March 2026: Revise. {REMARK}",
        "Answer: Declined. The master himself, in the turn before. (8 March 2026)",
        "Prof. Hadi, 5 March 2026: Agree",
    ]
    assert row[-1] == "To be revised"


def test_what_changed_in_all_codings_of_a_code_is_said_once(document: bytes) -> None:
    change = "Definition: “Signs at the piers” → “Written signs at a pier”"
    notes = [
        text_of(p) for p in all_paragraphs(document) if p.style and p.style.name == "Code Note"
    ]
    assert notes == [change]
    assert row_of(document, "K-0002 · E1")[3] == ""
    assert row_of(document, "E1 Signs")[3] == change


def test_removed_codings_say_so(document: bytes) -> None:
    assert row_of(document, "K-0005 · C2")[-1] == "Removed since"


def test_rounds_and_what_came_outside_are_headings(document: bytes) -> None:
    found = [text for text in headings(document) if not text.startswith(("C", "E", "R1"))]
    assert found == [
        *("Round 1: First draft", "Definitions", "General remarks", "Round 2: Second draft"),
        *("Said outside of review rounds", "Approval by code"),
    ]


def test_everybody_signs(document: bytes) -> None:
    signers = cells(document)[-1]
    assert [signer.split("\n")[5] for signer in signers] == ["Sari", "Rahma", "Prof. Hadi"]


def test_a_log_without_reviews_says_so(harbour: CodedStudy) -> None:
    with harbour.study.project.read() as session:
        data = review_log_docx(review_log(session), Days(Words("en"), UTC), MADE_AT)
    assert "Nothing has been reviewed yet." in [text_of(p) for p in all_paragraphs(data)]
