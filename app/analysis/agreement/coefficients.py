"""Coefficients of agreement of two coders on nominal data, in whole numbers up to the last step.

Each takes tables of how often the coders gave a pair of values, all of equally many units: one
table for one variable, several for several variables that are summed up. Several are pooled as in
De Vries, Elliott, Kanouse & Teleki (2008), "Using Pooled Kappa to Summarize Interrater Agreement
across Many Items", Field Methods 20(3): 272-282: observed and expected agreement are averaged
before they are compared, each code with its own chance. That stays stable with rare codes, where
the mean of their coefficients does not, and codes without variation add nothing to either side.
One summed table would take the chance of agreeing on any code for that of agreeing on each.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping

Pairs = Mapping[tuple[Hashable, Hashable], int]
"""How many units the first coder gave the first value and the second coder the second."""


def proportion_agreed(tables: Iterable[Pairs]) -> float | None:
    """The share (0-1) of decisions that are equal; None without any unit.

    As in NVivo's coding comparison (units of agreement / all units); Holsti (1969), *Content
    Analysis for the Social Sciences and Humanities*, p. 140.
    """
    agreed = units = 0
    for pairs in tables:
        agreed += _agreed(pairs)
        units += sum(pairs.values())
    return agreed / units if units else None


def kappa(tables: Iterable[Pairs]) -> float | None:
    """Cohen's kappa, (observed - expected) / (1 - expected); None where all is one value.

    Cohen (1960), "A Coefficient of Agreement for Nominal Scales", Educational and Psychological
    Measurement 20(1): 37-46. Chance is that of two coders who each keep their own distribution.
    """
    gained = possible = 0
    for pairs in tables:
        units = sum(pairs.values())
        first, second = _margins(pairs)
        expected = sum(count * second[value] for value, count in first.items())
        gained += units * _agreed(pairs) - expected
        possible += units * units - expected
    return gained / possible if possible else None


def alpha(tables: Iterable[Pairs]) -> float | None:
    """Krippendorff's alpha for nominal data, 1 - observed / expected disagreement; None as kappa.

    Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", parts A and B (two observers,
    no missing data); Krippendorff (2004), *Content Analysis*, 2nd ed., ch. 11. Chance is that of
    drawing two of the 2 N values that both coders gave, whoever gave them.
    """
    observed = expected = 0
    for pairs in tables:
        units = sum(pairs.values())
        first, second = _margins(pairs)
        values = 2 * units
        observed += (values - 1) * 2 * (units - _agreed(pairs))
        expected += values**2 - sum(count**2 for count in (first + second).values())
    return 1 - observed / expected if expected else None


def _agreed(pairs: Pairs) -> int:
    return sum(count for (one, other), count in pairs.items() if one == other)


def _margins(pairs: Pairs) -> tuple[Counter[Hashable], Counter[Hashable]]:
    """How often each coder gave each value."""
    first, second = Counter[Hashable](), Counter[Hashable]()
    for (one, other), count in pairs.items():
        first[one] += count
        second[other] += count
    return first, second
