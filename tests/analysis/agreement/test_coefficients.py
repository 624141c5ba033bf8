"""Checked against published examples and against two independent implementations."""

import math
import warnings
from collections import Counter

import krippendorff
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sklearn.metrics import (  # type: ignore[import-untyped] # ships no types
    accuracy_score,
    cohen_kappa_score,
)

from app.analysis.agreement.coefficients import Pairs, alpha, kappa, proportion_agreed

VALUES = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), min_size=1, max_size=60
)
TABLE = st.builds(
    lambda both, first, second, neither: {
        (True, True): both,
        (True, False): first,
        (False, True): second,
        (False, False): neither,
    },
    *[st.integers(0, 400)] * 4,
)
NVIVO: Pairs = {(True, True): 50, (True, False): 75, (False, True): 75, (False, False): 800}


def pairs_of(first: str, second: str) -> Pairs:
    return Counter(zip(first, second, strict=True))


def test_nvivos_thousand_characters() -> None:
    """NVivo's help, *Coding comparison query*: 50 coded by both, 150 by one, 800 by none."""
    assert proportion_agreed([NVIVO]) == 0.85
    assert kappa([NVIVO]) == pytest.approx(0.3143, abs=5e-5)


@pytest.mark.parametrize(
    ("first", "second", "published"),
    [("0100000010", "1110010000", 0.095), ("aabbdcccedda", "babbbccceddd", 0.692)],
    ids=["part A: Meg and Owen", "part B: Ben and Gerry"],
)
def test_krippendorffs_own_examples(first: str, second: str, published: float) -> None:
    """Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", parts A and B."""
    found = alpha([pairs_of(first, second)])
    assert found == pytest.approx(published, abs=5e-4)


def test_fleiss_diagnoses() -> None:
    """Fleiss, Levin & Paik (2003), *Statistical Methods for Rates and Proportions*, table 18.1."""
    rows = {"psychotic": (75, 1, 4), "neurotic": (5, 4, 1), "organic": (0, 0, 10)}
    table: Pairs = {
        (one, other): count
        for one, counts in rows.items()
        for other, count in zip(rows, counts, strict=True)
    }
    assert proportion_agreed([table]) == 0.89
    assert kappa([table]) == pytest.approx(0.68, abs=5e-3)


@settings(max_examples=200)
@given(VALUES)
def test_kappa_is_that_of_scikit_learn(values: list[tuple[str, str]]) -> None:
    first, second = zip(*values, strict=True)
    found = kappa([Counter(values)])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it divides by zero where ours is None
        expected = cohen_kappa_score(first, second)
    assert math.isnan(expected) if found is None else found == pytest.approx(expected)
    assert proportion_agreed([Counter(values)]) == pytest.approx(accuracy_score(first, second))


@settings(max_examples=200)
@given(VALUES)
def test_alpha_is_that_of_krippendorffs_package(values: list[tuple[str, str]]) -> None:
    first, second = zip(*values, strict=True)
    found = alpha([Counter(values)])
    if len({*first, *second}) == 1:
        assert found is None
    else:
        expected = krippendorff.alpha([first, second], level_of_measurement="nominal")
        assert found == pytest.approx(expected)


@given(st.lists(TABLE, min_size=1, max_size=5))
def test_pooling_averages_what_was_observed_and_expected(tables: list[Pairs]) -> None:
    units = 2000
    full = [
        {**each, (False, False): units - sum(each.values()) + each[False, False]} for each in tables
    ]
    assume(all(each[False, False] >= 0 for each in full))
    observed = [(each[True, True] + each[False, False]) / units for each in full]
    shares = [
        (
            (each[True, True] + each[True, False]) / units,
            (each[True, True] + each[False, True]) / units,
        )
        for each in full
    ]
    expected = [one * other + (1 - one) * (1 - other) for one, other in shares]
    mean_observed, mean_expected = sum(observed) / len(full), sum(expected) / len(full)
    found = kappa(full)
    if found is None:
        assert mean_expected == pytest.approx(1)
    else:
        assert found * (1 - mean_expected) == pytest.approx(mean_observed - mean_expected)


@pytest.mark.parametrize("values", [[("a", "a")], [("a", "a")] * 9])
def test_without_variation_there_is_no_coefficient(values: list[tuple[str, str]]) -> None:
    table: Pairs = pairs_of(*map("".join, zip(*values, strict=True)))
    assert (proportion_agreed([table]), kappa([table]), alpha([table])) == (1, None, None)


def test_without_units_there_is_nothing() -> None:
    assert (proportion_agreed([]), kappa([]), alpha([{}])) == (None, None, None)


def test_a_code_without_variation_does_not_move_what_is_pooled() -> None:
    constant: Pairs = {(False, False): 1000}
    assert kappa([NVIVO, constant]) == kappa([NVIVO])
    assert alpha([constant, NVIVO]) == alpha([NVIVO])
