"""How far two coders agree: overlap and coefficients for every code and overall.

A unit (character, sentence or turn) carries a code when a coding of it touches the unit. For each
code and unit both coders thus said yes or no; these are the tables that the coefficients take.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from app.analysis.agreement.coefficients import Pairs, alpha, kappa, proportion_agreed
from app.models.double_coding import CodedSpan, ComparedCode, ComparedSource, DoubleCoding
from app.models.span import Span
from app.queries.differences import Difference
from app.queries.sources import covered

Level = Literal["character", "sentence", "turn"]
LEVELS: tuple[Level, ...] = ("character", "sentence", "turn")
"""Characters are all those of the sample, as NVivo counts them; sentences and turns only those of
the informants, because what an interviewer says is no evidence."""

Undefined = Literal["no_units", "no_variation", "no_contrast"]
"""Why there is no coefficient: nothing to count; everything got the same value; no text without
the code is left."""


@dataclass(frozen=True, slots=True)
class Table:
    """How many units carry a code by both coders, by one of them, by none."""

    both: int
    only_first: int
    only_second: int
    neither: int

    @property
    def units(self) -> int:
        """All units."""
        return self.both + self.only_first + self.only_second + self.neither

    @property
    def overlap(self) -> float | None:
        """What both coded in what either coded (0-1); None where neither did.

        Jaccard (1901), Bulletin de la Société vaudoise des sciences naturelles 37: 547-579.
        """
        either = self.both + self.only_first + self.only_second
        return self.both / either if either else None

    @property
    def pairs(self) -> Pairs:
        """The table as the coefficients take it."""
        return {
            (True, True): self.both,
            (True, False): self.only_first,
            (False, True): self.only_second,
            (False, False): self.neither,
        }


@dataclass(frozen=True, slots=True)
class Coefficients:
    """Agreement on some units: the share (0-1) of equal decisions, kappa and alpha.

    ``undefined`` says why the last two are None.
    """

    units: int
    agreed: float | None
    kappa: float | None
    alpha: float | None
    undefined: Undefined | None


@dataclass(frozen=True, slots=True)
class Figures:
    """One code, or all together (``code`` None): the sum of the tables, the pooled coefficients.

    ``without_uncoded`` leaves out the units that neither coder gave any code at all.
    """

    code: ComparedCode | None
    table: Table
    with_uncoded: Coefficients
    without_uncoded: Coefficients
    differences: int

    @property
    def overlap(self) -> float | None:
        """The overlap of what was coded."""
        return self.table.overlap


@dataclass(frozen=True, slots=True)
class Agreement:
    """All figures at one level; ``coded_units`` are those that carry any code."""

    level: Level
    units: int
    coded_units: int
    overall: Figures
    codes: tuple[Figures, ...]


def agreement(
    double: DoubleCoding, differences: Iterable[Difference], level: Level = "character"
) -> Agreement:
    """The figures of two coders; a difference between two codes counts under both of them."""
    counts = {code.uuid: _Count() for code in double.codes}
    units = coded_units = 0
    for source in double.sources:
        units += _size(source, level)
        coded_units += _count(source, level, counts)
    found = list(differences)
    of_code = Counter(
        code.uuid for each in found for code in {each.first_code, each.second_code} if code
    )
    figures = tuple(
        _figures(code, [counts[code.uuid].table(units)], coded_units, of_code[code.uuid])
        for code in double.codes
    )
    tables = [each.table for each in figures]
    return Agreement(
        level, units, coded_units, _figures(None, tables, coded_units, len(found)), figures
    )


@dataclass(slots=True)
class _Count:
    """How many units carry a code by the first coder, the second, and either of them."""

    first: int = 0
    second: int = 0
    either: int = 0

    def table(self, units: int) -> Table:
        return Table(
            self.first + self.second - self.either,
            self.either - self.second,
            self.either - self.first,
            units - self.either,
        )


def _size(source: ComparedSource, level: Level) -> int:
    match level:
        case "character":
            return source.characters
        case "sentence":
            return len(source.sentences)
        case "turn":
            return len(source.turns)


def _count(source: ComparedSource, level: Level, counts: dict[str, _Count]) -> int:
    """Add up a source's units by code; returns how many of them carry any code."""
    touched = _touched(source, level)
    first, second = _by_code(source.first, touched), _by_code(source.second, touched)
    for code in first.keys() | second.keys():
        count = counts[code]
        count.first += covered(first[code])
        count.second += covered(second[code])
        count.either += covered(first[code] + second[code])
    places = (place for coder in (first, second) for found in coder.values() for place in found)
    return covered(places)


_Place = tuple[int, int]
"""Units from the first to the last, end exclusive, counted from the beginning of the source."""


def _by_code(
    codings: Sequence[CodedSpan], touched: Callable[[Span], _Place]
) -> defaultdict[str, list[_Place]]:
    found: defaultdict[str, list[_Place]] = defaultdict(list)
    for coded in codings:
        found[coded.code].append(touched(coded.span))
    return found


def _touched(source: ComparedSource, level: Level) -> Callable[[Span], _Place]:
    """Which units a span touches; those of a source follow each other and never overlap."""
    if level == "character":
        return lambda span: (span.start, span.end)
    units = source.sentences if level == "sentence" else source.turns
    starts, ends = [unit.start for unit in units], [unit.end for unit in units]
    return lambda span: (bisect_right(ends, span.start), bisect_left(starts, span.end))


def _figures(
    code: ComparedCode | None, tables: Sequence[Table], coded_units: int, differences: int
) -> Figures:
    """The figures of some tables; without uncoded text only ``neither`` becomes smaller."""
    coded = [
        Table(each.both, each.only_first, each.only_second, each.neither - each.units + coded_units)
        for each in tables
    ]
    return Figures(
        code,
        _sum(tables),
        _coefficients(tables),
        _coefficients(coded, needs_contrast=True),
        differences,
    )


def _sum(tables: Sequence[Table]) -> Table:
    return Table(
        sum(each.both for each in tables),
        sum(each.only_first for each in tables),
        sum(each.only_second for each in tables),
        sum(each.neither for each in tables),
    )


def _coefficients(tables: Sequence[Table], *, needs_contrast: bool = False) -> Coefficients:
    """The coefficients of tables of equally many units.

    Where uncoded text is left out and no unit without the code remains, kappa and alpha would
    measure nothing but that: they are not given.
    """
    pairs = [each.pairs for each in tables]
    units = tables[0].units if tables else 0
    agreed = proportion_agreed(pairs)
    if not units:
        return Coefficients(units, None, None, None, "no_units")
    if needs_contrast and not any(each.neither for each in tables):
        return Coefficients(units, agreed, None, None, "no_contrast")
    found = kappa(pairs)
    undefined: Undefined | None = "no_variation" if found is None else None
    return Coefficients(units, agreed, found, alpha(pairs), undefined)
