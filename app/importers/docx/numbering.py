"""The numbers and bullets that Word paints before paragraphs but does not store as text.

Rules: ECMA-376 part 1, 17.9 (numbering). A list is an abstract definition; instances of it share
their counters unless they override a start.
"""

from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
LARGEST_NUMBER = 10_000
"""Hostile files count from two thousand million; roman numerals of that fill the memory."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its number format, pattern (``%1.%2``) and first number."""

    number_format: str = "decimal"
    pattern: str = ""
    start: int = 1
    legal: bool = False
    restarts_after: int | None = None
    style: str | None = None


@dataclass(frozen=True, slots=True)
class _Instance:
    abstract: str
    starts: dict[int, int]
    levels: dict[int, Level]


@dataclass(slots=True)
class Numbering:
    """Counts through a document: ask for each paragraph's label in document order."""

    abstracts: dict[str, dict[int, Level]] = field(default_factory=dict)
    instances: dict[str, _Instance] = field(default_factory=dict)
    _counters: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def level_of_style(self, instance: str, style: str | None) -> int:
        """The level that a paragraph style is linked to (17.9.23), 0 when to none."""
        levels = self._levels(instance)
        return next((n for n, level in levels.items() if style and level.style == style), 0)

    def label(self, instance: str, level: int) -> str:
        """The visible label of the next paragraph at ``level`` (0…8); may be empty."""
        levels = self._levels(instance)
        if instance not in self.instances or level not in levels:
            return ""
        counters = self._counters.setdefault(self.instances[instance].abstract, [None] * _LEVELS)
        self._step(instance, level, counters)
        shown = levels[level]
        if shown.number_format == "bullet":
            return "•"
        text = shown.pattern
        for number in range(level + 1):
            text = text.replace(f"%{number + 1}", self._number(levels, counters, number, shown))
        return text

    def _levels(self, instance: str) -> dict[int, Level]:
        found = self.instances.get(instance)
        return {**self.abstracts.get(found.abstract, {}), **found.levels} if found else {}

    def _step(self, instance: str, level: int, counters: list[int | None]) -> None:
        starts, levels = self.instances[instance].starts, self._levels(instance)
        start = starts.get(level, levels[level].start)
        current = counters[level]
        fresh = level in starts and (instance, level) not in self._begun
        counters[level] = start if current is None or fresh else current + 1
        self._begun.add((instance, level))
        for deeper in range(level + 1, _LEVELS):
            after = levels.get(deeper, Level()).restarts_after
            if after is None or level < after:
                counters[deeper] = None

    def _number(
        self, levels: dict[int, Level], counters: list[int | None], number: int, shown: Level
    ) -> str:
        level = levels.get(number, Level())
        value = counters[number]
        value = level.start if value is None else value
        return format_number(value, "decimal" if shown.legal else level.number_format)


def format_number(value: int, number_format: str) -> str:
    """A number as lists write it (``lowerLetter`` 27 is ``aa``); unknown formats are decimal."""
    if not 0 < value <= LARGEST_NUMBER:
        return str(value)
    match number_format:
        case "none":
            return ""
        case "lowerLetter" | "upperLetter":
            letters = chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        case "lowerRoman" | "upperRoman":
            letters = _roman(value)
        case "decimalZero":
            return f"{value:02}"
        case _:
            return str(value)
    return letters.lower() if number_format.startswith("lower") else letters


def _roman(value: int) -> str:
    letters = []
    for worth, sign in _ROMAN:
        letters.append(sign * (value // worth))
        value %= worth
    return "".join(letters)


def whole_number(text: str | None, default: int = 0) -> int:
    """An attribute as a number; foreign files write anything there."""
    try:
        return int(text or default)
    except ValueError:
        return default


def read_numbering(root: etree._Element | None) -> Numbering:
    """The lists of ``numbering.xml``; none when the part is missing."""
    numbering = Numbering()
    if root is None:
        return numbering
    for abstract in root.iterchildren(f"{W}abstractNum"):
        numbering.abstracts[abstract.get(f"{W}abstractNumId", "")] = _read_levels(abstract)
    for instance in root.iterchildren(f"{W}num"):
        target = instance.find(f"{W}abstractNumId")
        starts: dict[int, int] = {}
        levels: dict[int, Level] = {}
        for override in instance.iterchildren(f"{W}lvlOverride"):
            number = whole_number(override.get(f"{W}ilvl"))
            start = override.find(f"{W}startOverride")
            if start is not None:
                starts[number] = whole_number(start.get(f"{W}val"), 1)
            levels |= _read_levels(override)
        abstract_id = "" if target is None else target.get(f"{W}val", "")
        numbering.instances[instance.get(f"{W}numId", "")] = _Instance(abstract_id, starts, levels)
    return numbering


def _read_levels(parent: etree._Element) -> dict[int, Level]:
    return {
        whole_number(level.get(f"{W}ilvl")): _read_level(level)
        for level in parent.iterchildren(f"{W}lvl")
        if 0 <= whole_number(level.get(f"{W}ilvl")) < _LEVELS
    }


def _read_level(level: etree._Element) -> Level:
    def value(tag: str) -> str | None:
        found = level.find(f"{W}{tag}")
        return None if found is None else found.get(f"{W}val")

    restart = value("lvlRestart")
    return Level(
        number_format=value("numFmt") or "decimal",
        pattern=value("lvlText") or "",
        start=whole_number(value("start"), 1),
        legal=level.find(f"{W}isLgl") is not None,
        restarts_after=None if restart is None else whole_number(restart),
        style=value("pStyle"),
    )
