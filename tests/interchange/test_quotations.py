import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Ambiguous, NameMissing, NotFound
from app.interchange.quotations import find_quotation, spans_of
from app.models.span import Span
from tests.study import COUSIN, TALK, Study


def found(study: Study, quotation: str, source: str = "") -> tuple[str, bool]:
    with study.project.read() as session:
        place = find_quotation(session, quotation, source)
    return place.span.cut_from(TALK), place.exact


def test_quotation_is_found_by_code_points_behind_an_emoji(study: Study) -> None:
    study.source()
    assert found(study, "Nobody checked") == ("Nobody checked", True)


def test_white_space_is_matched_loosely(study: Study) -> None:
    study.source()
    assert found(study, "  With\u00a0my\n\n cousin \N{SEEDLING}\t") == (COUSIN, True)


def test_quotation_may_run_over_paragraphs(study: Study) -> None:
    study.source()
    assert found(study, "asked us all. Interviewer: And")[0] == "asked us all.\n\nInterviewer: And"


def test_quotation_that_stands_twice_is_refused(study: Study) -> None:
    study.source()
    with pytest.raises(Ambiguous, match="Interviewer"):
        found(study, "Interviewer:")


def test_source_decides_between_two_with_the_same_words(study: Study) -> None:
    study.source()
    study.source(TALK + "\n", "other.txt")
    with pytest.raises(Ambiguous, match=r"other\.txt"):
        found(study, "Nobody checked")
    assert found(study, "Nobody checked", "other") == ("Nobody checked", True)


def test_missing_words_are_not_found(study: Study) -> None:
    study.source()
    with pytest.raises(NotFound):
        found(study, "Somebody checked")


def test_blank_quotation_is_refused(study: Study) -> None:
    with pytest.raises(NameMissing):
        found(study, " \n ")


def test_typography_counts_only_when_nothing_fits_exactly(study: Study) -> None:
    text = "Farmer: \u201cWe\u2019re tired\u201d \u2013 he said\u2026 and left"
    study.source(text)
    with study.project.read() as session:
        place = find_quotation(session, '"We\'re tired" - he said... and')
    assert place.span.cut_from(text) == "\u201cWe\u2019re tired\u201d \u2013 he said\u2026 and"
    assert not place.exact


def test_overlapping_places_are_all_counted() -> None:
    assert list(spans_of("na na na", "na  na")) == [Span(0, 5), Span(3, 8)]


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
white = st.text(" \t\n\u00a0\u2003", min_size=1, max_size=3)


@given(before=words, quotation=words, after=words, gap=white)
def test_any_stretch_is_found_at_its_place(
    before: str, quotation: str, after: str, gap: str
) -> None:
    stripped = quotation.strip()
    text = f"{before}{gap}{stripped}{gap}{after}"
    spans = list(spans_of(text, gap.join(stripped.split())))
    if stripped:
        start = len(before) + len(gap)
        assert Span(start, start + len(stripped)) in spans
    else:
        assert spans == []


def test_repetitive_text_of_a_megabyte_is_searched_in_linear_time() -> None:
    text = "a " * 500_000
    assert list(spans_of(text, "a " * 5_000 + "b")) == []
