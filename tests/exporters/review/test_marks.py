from collections.abc import Callable

import pytest

from app.exporters.review.marks import (
    answer_text,
    definition_bookmark,
    earlier_lines,
    reference,
    row_bookmark,
    turn_bookmark,
)
from app.models.review import Response
from app.operations.reviews import answer, decide
from app.queries.reviews import decisions
from app.words import Words
from tests.coded_study import NEVER, CodedStudy
from tests.exporters.documents import THEN

UUID = "0552ac3f-664c-4b39-ab3e-1e6f4b7cbb61"


@pytest.mark.parametrize("mark", [row_bookmark, definition_bookmark, turn_bookmark])
def test_names_of_bookmarks_are_short_enough_for_word(mark: Callable[[str], str]) -> None:
    assert len(mark(UUID)) == 34


@pytest.mark.parametrize(
    ("number", "called", "expected"),
    [("K-0001", "C1", "C1 (K-0001)"), ("", "C1", "C1"), ("K-0001", "", "K-0001"), ("", "", "")],
)
def test_a_reference_never_reads_like_the_key_of_a_row(
    number: str, called: str, expected: str
) -> None:
    assert reference(number, called) == expected


@pytest.mark.parametrize(
    ("text", "response", "expected"),
    [
        ("The\nsouth one.", "accepted", "Accepted. The south one."),
        ("", "discussed", "Discussed"),
        ("Later.", None, "Later."),
    ],
)
def test_an_answer_is_printed_with_its_response(
    text: str, response: Response | None, expected: str, harbour: CodedStudy
) -> None:
    with harbour.study.project.edit() as session:
        coding = harbour.codings[NEVER, "E1"]
        made = decide(session, coding, harbour.study.me, None, "Which pier?", THEN)
        answer(session, made, text, response)
        [said] = decisions(session)
    assert answer_text(Words("en"), said) == expected
    assert earlier_lines(Words("en"), [said])[1] == f"◂ Answer: {expected}"
