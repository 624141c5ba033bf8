from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Gone, NameMissing, NotFound, SpanOutsideText
from app.models.span import Span
from app.operations.chapter import (
    _joined,
    add_recommendation,
    change_recommendation,
    delete_recommendation,
    leave_out_passage,
    leave_out_section,
    order_as_codebook,
    order_passages,
    order_recommendations,
    order_sections,
    shorten_passage,
    write_lead_in,
    write_section,
)
from app.queries.chapter import (
    Arrangement,
    PrintedPassageRow,
    RecommendationRow,
    SectionRow,
    arrangement,
    read_cuts,
    recommendations,
)
from tests.coded_study import CONTRACT, CodedStudy


def arranged(harbour: CodedStudy) -> Arrangement:
    with harbour.study.project.read() as session:
        return arrangement(session)


def suggested(harbour: CodedStudy) -> list[RecommendationRow]:
    with harbour.study.project.read() as session:
        return recommendations(session)


def passage_id(harbour: CodedStudy, number: str = "K-0001") -> int:
    return harbour.passage(number).id


def test_the_researchers_words_are_kept_and_blank_ones_leave_no_row(harbour: CodedStudy) -> None:
    code = harbour.codes["C1"]
    with harbour.study.project.edit() as session:
        write_section(session, code, "opening", " It began early. ")
        write_section(session, code, "synthesis", "So it went.")
    assert arranged(harbour).section(code) == SectionRow(
        opening="It began early.", synthesis="So it went."
    )
    with harbour.study.project.edit() as session:
        write_section(session, code, "opening", "")
        write_section(session, code, "synthesis", " ")
    assert arranged(harbour) == Arrangement()


def test_a_section_is_left_out_and_taken_in_again(harbour: CodedStudy) -> None:
    code = harbour.codes["C1"]
    with harbour.study.project.edit() as session:
        leave_out_section(session, code, leave_out=True)
    assert arranged(harbour).section(code).excluded
    with harbour.study.project.edit() as session:
        leave_out_section(session, code, leave_out=False)
    assert not arranged(harbour).sections


def test_sections_have_an_order_of_their_own_until_it_is_given_up(harbour: CodedStudy) -> None:
    first, second = harbour.codes["C1"], harbour.codes["C2"]
    with harbour.study.project.edit() as session:
        order_sections(session, [second, first])
    assert [arranged(harbour).section(code).position for code in (first, second)] == [1, 0]
    with harbour.study.project.edit() as session:
        order_as_codebook(session)
    assert not arranged(harbour).sections


def test_passages_are_ordered_left_out_and_introduced(harbour: CodedStudy) -> None:
    code, passage = harbour.codes["C1"], passage_id(harbour)
    with harbour.study.project.edit() as session:
        order_passages(session, code, [passage_id(harbour, "K-0005"), passage])
        leave_out_passage(session, code, passage, leave_out=True)
        write_lead_in(session, code, passage, "The master knew:")
    assert arranged(harbour).passage(code, passage) == PrintedPassageRow(
        1, excluded=True, lead_in="The master knew:"
    )


def test_a_passage_that_is_not_there_is_not_put_in_order(harbour: CodedStudy) -> None:
    with pytest.raises(Gone) as refused, harbour.study.project.edit() as session:
        order_passages(session, harbour.codes["C1"], [passage_id(harbour), 999])
    assert refused.value.what == "passage"
    assert not arranged(harbour).passages


def test_cuts_that_touch_become_one_and_none_takes_them_back(harbour: CodedStudy) -> None:
    code, passage = harbour.codes["C1"], passage_id(harbour)
    with harbour.study.project.edit() as session:
        shorten_passage(session, code, passage, [Span(8, 12), Span(4, 8), Span(20, 22)])
    assert arranged(harbour).passage(code, passage).cuts == (Span(4, 12), Span(20, 22))
    with harbour.study.project.edit() as session:
        shorten_passage(session, code, passage, [])
    assert not arranged(harbour).passages


@pytest.mark.parametrize("cut", [Span(0, len(CONTRACT)), Span(3, len(CONTRACT) + 1)])
def test_a_cut_leaves_something_and_stays_inside(harbour: CodedStudy, cut: Span) -> None:
    code, passage = harbour.codes["C1"], passage_id(harbour)
    with pytest.raises(SpanOutsideText), harbour.study.project.edit() as session:
        shorten_passage(session, code, passage, [cut])


SPANS = st.builds(
    lambda start, more: Span(start, start + more), st.integers(0, 8), st.integers(1, 3)
)


@given(st.lists(SPANS, max_size=5))
def test_joined_cuts_cover_the_same_places_and_never_touch(cuts: list[Span]) -> None:
    joined = _joined(cuts, 30)
    covered = {place for cut in cuts for place in range(cut.start, cut.end)}
    assert {place for cut in joined for place in range(cut.start, cut.end)} == covered
    assert all(a.end < b.start for a, b in pairwise(joined))


def test_unreadable_cuts_of_a_foreign_file_cut_nothing() -> None:
    assert read_cuts("[[1]]") == read_cuts("{") == read_cuts("[[3, 2]]") == ()


def test_nothing_is_arranged_that_is_not_there(harbour: CodedStudy) -> None:
    with pytest.raises(NotFound), harbour.study.project.edit() as session:
        write_section(session, 99, "opening", "x")
    with pytest.raises(NotFound), harbour.study.project.edit() as session:
        write_lead_in(session, harbour.codes["C1"], 99, "x")
    with pytest.raises(NotFound), harbour.study.project.edit() as session:
        delete_recommendation(session, 99)


def test_recommendations_answer_codes_in_their_order(harbour: CodedStudy) -> None:
    cause, effort = harbour.codes["C1"], harbour.codes["E1"]
    with harbour.study.project.edit() as session:
        first = add_recommendation(session, "Renew the contract.", [cause, effort])
        second = add_recommendation(session, "Count the sand.")
        order_recommendations(session, [second, first])
        change_recommendation(session, second, "Weigh the sand.", [cause])
    assert suggested(harbour) == [
        RecommendationRow(second, "Weigh the sand.", (cause,)),
        RecommendationRow(first, "Renew the contract.", (cause, effort)),
    ]


def test_a_recommendation_without_words_is_none(harbour: CodedStudy) -> None:
    with pytest.raises(NameMissing), harbour.study.project.edit() as session:
        add_recommendation(session, "  ")
    with harbour.study.project.edit() as session:
        made = add_recommendation(session, "x")
        change_recommendation(session, made, " ", [])
    assert not suggested(harbour)
