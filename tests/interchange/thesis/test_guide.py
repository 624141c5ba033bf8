from hypothesis import given
from hypothesis import strategies as st

from app.interchange.thesis.guide import guide_lines
from app.operations.guide_questions import GuideLine


def test_numbers_go_topics_stay_and_a_tab_parts_whom_it_is_put_to() -> None:
    pasted = (
        "Penyebab:\n1. Mengapa memihak?\tPNS\n\n- Siapa yang tahu?\nUpaya :\nb) Apa yang dibuat?"
    )
    assert guide_lines(pasted) == [
        GuideLine("Mengapa memihak?", "Penyebab", "PNS"),
        GuideLine("Siapa yang tahu?", "Penyebab"),
        GuideLine("Apa yang dibuat?", "Upaya"),
    ]


def test_a_question_that_begins_with_a_letter_keeps_it() -> None:
    assert guide_lines("Apa itu? A. lagi") == [GuideLine("Apa itu? A. lagi")]


@given(st.text())
def test_whatever_is_pasted_every_question_can_be_added(text: str) -> None:
    assert all(line.text.strip() for line in guide_lines(text))
