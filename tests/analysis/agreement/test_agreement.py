import math
import warnings

import krippendorff
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import (  # type: ignore[import-untyped] # ships no types
    cohen_kappa_score,
    jaccard_score,
)

from app.analysis.agreement.agreement import LEVELS, Agreement, Level, Table, agreement
from app.models.double_coding import CodedSpan, ComparedCode, ComparedSource, DoubleCoding
from app.models.span import Span
from app.queries.differences import differences_in
from tests.double_coded import BUDI, SARI, double_coded
from tests.study import Study

CODES = tuple(ComparedCode(name, name.upper(), "") for name in "ab")
CODINGS = st.lists(
    st.builds(
        lambda start, length, code: CodedSpan(Span(start, min(40, start + length)), code),
        st.integers(0, 39),
        st.integers(1, 12),
        st.sampled_from("ab"),
    ),
    max_size=4,
    unique=True,
).map(tuple)
UNITS = (Span(3, 10), Span(11, 20), Span(20, 31), Span(33, 38))
Codings = tuple[CodedSpan, ...]


def sample(first: Codings, second: Codings, characters: int = 40) -> DoubleCoding:
    source = ComparedSource("u", "talk", characters, UNITS, UNITS[1:], first, second)
    return DoubleCoding(CODES, (source,))


def figures(double: DoubleCoding, level: Level = "character") -> Agreement:
    return agreement(double, differences_in(double), level)


def marked(codings: Codings, code: str, level: Level) -> list[bool]:
    """Unit by unit whether it carries the code, the slow way."""
    characters = [Span(at, at + 1) for at in range(40)]
    units = {"character": characters, "sentence": UNITS, "turn": UNITS[1:]}[level]
    return [
        any(each.code == code and each.span.overlaps(unit) for each in codings) for unit in units
    ]


def test_nvivos_thousand_characters_with_its_overlap() -> None:
    first = (CodedSpan(Span(0, 125), "a"),)
    second = (CodedSpan(Span(75, 200), "a"),)
    found = figures(sample(first, second, 1000)).codes[0]
    assert found.table == Table(50, 75, 75, 800)
    assert found.with_uncoded.agreed == 0.85
    assert found.with_uncoded.kappa == pytest.approx(0.314, abs=5e-4)
    assert (found.overlap, found.differences) == (0.25, 1)


@pytest.mark.parametrize("level", LEVELS)
@settings(max_examples=200)
@given(first=CODINGS, second=CODINGS)
def test_figures_are_those_of_counting_unit_by_unit(
    level: Level, first: Codings, second: Codings
) -> None:
    for code in figures(sample(first, second), level).codes:
        assert code.code is not None
        ours, theirs = (marked(each, code.code.uuid, level) for each in (first, second))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it divides by zero where ours is None
            expected = cohen_kappa_score(ours, theirs)
        found = code.with_uncoded
        if found.kappa is None:
            assert math.isnan(expected)
            assert (found.alpha, found.undefined) == (None, "no_variation")
        else:
            assert found.kappa == pytest.approx(expected)
            values = [[*map(int, ours)], [*map(int, theirs)]]
            assert found.alpha == pytest.approx(
                krippendorff.alpha(values, level_of_measurement="nominal")
            )
        if any(ours + theirs):
            assert code.overlap == pytest.approx(jaccard_score(ours, theirs))


@pytest.mark.parametrize("level", LEVELS)
@given(first=CODINGS, second=CODINGS)
def test_without_uncoded_text_only_coded_units_count(
    level: Level, first: Codings, second: Codings
) -> None:
    coded = [
        any(carried)
        for carried in zip(
            *(marked(each, code, level) for each in (first, second) for code in "ab"), strict=True
        )
    ]
    found = figures(sample(first, second), level)
    assert found.coded_units == sum(coded)
    for code in found.codes:
        assert code.code is not None
        kept = [
            (one, other)
            for one, other, counts in zip(
                *(marked(each, code.code.uuid, level) for each in (first, second)),
                coded,
                strict=True,
            )
            if counts
        ]
        agreed = sum(one == other for one, other in kept) / len(kept) if kept else None
        assert code.without_uncoded.agreed == agreed


def test_overall_sums_the_tables_and_counts_each_difference_once() -> None:
    first = (CodedSpan(Span(0, 4), "a"), CodedSpan(Span(8, 10), "b"))
    second = (CodedSpan(Span(0, 4), "b"), CodedSpan(Span(8, 10), "b"))
    found = figures(sample(first, second))
    assert found.overall.table == Table(2, 4, 4, 70)
    assert [each.differences for each in (found.overall, *found.codes)] == [1, 1, 1]


def test_equal_coding_is_full_agreement() -> None:
    codings = (CodedSpan(Span(0, 4), "a"), CodedSpan(Span(8, 10), "b"))
    found = figures(sample(codings, codings)).overall
    assert (found.overlap, found.with_uncoded.kappa, found.without_uncoded.alpha) == (1, 1, 1)


def test_one_code_alone_has_no_coefficient_without_uncoded_text() -> None:
    found = figures(sample((CodedSpan(Span(0, 4), "a"),), (CodedSpan(Span(2, 6), "a"),)))
    apart = found.codes[0].without_uncoded
    assert (apart.agreed, apart.kappa, apart.alpha) == (1 / 3, None, None)
    assert apart.undefined == "no_contrast"


def test_nothing_coded_has_no_figures() -> None:
    found = figures(DoubleCoding((), ()))
    assert (found.overall.overlap, found.overall.with_uncoded.undefined) == (None, "no_units")


def test_what_an_interviewer_says_is_no_unit_but_characters_are_all(study: Study) -> None:
    double = double_coded(study, SARI, BUDI).compared().double
    units = [figures(double, level).units for level in LEVELS]
    assert units == [double.sources[0].characters, 3, 1]


def test_the_order_of_codings_changes_nothing() -> None:
    codings = tuple(CodedSpan(Span(at, at + 5), "a") for at in range(0, 30, 3))
    assert figures(sample(codings, ())) == figures(sample(codings[::-1], ()))
