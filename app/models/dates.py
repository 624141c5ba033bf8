"""Dates of interviews at the precision they have: a year, a month of it, or a day.

Stored as text ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` (so text order is time order) and printed
with month names of our own, because the system's locale may be another one or none.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from app.words import Language

MONTHS: dict[Language, tuple[str, ...]] = {
    "id": (
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
        *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
_OTHER_SPELLINGS = {
    **dict.fromkeys(("peb", "pebruari"), 2),
    **dict.fromkeys(("mrt",), 3),
    **dict.fromkeys(("agt", "ags", "agu", "agust"), 8),
    **dict.fromkeys(("sept",), 9),
    **dict.fromkeys(("nop", "nopember"), 11),
}
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_ISO_INSIDE = re.compile(r"(?<![\d/.-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_ISO_MONTH = re.compile(r"(?<![\d/.-])(\d{4})-(\d{2})(?![\d/-])")
_DAY_FIRST = re.compile(r"(?<![\d/.-])(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_MONTH_FIRST = re.compile(r"(?<![\d/.-])(\d{1,2})[-/](\d{4})(?!\d)")
_DAY_NAMED = re.compile(
    r"(?<!\d)(?P<range>\d{1,2}(?:st|nd|rd|th)?\s{0,3}(?:[-\u2013/]|s\.?d\.?|to|dan|and)\s{0,3})?"
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s.,-]{1,3}(?:of\s)?(?P<month>[^\W\d_]{3,10})\.?[\s.,-]{1,3}"
    r"(?P<year>\d{4})(?!\d)"
)
_NAMED_DAY = re.compile(
    r"(?<!\w)(?P<month>[^\W\d_]{3,10})\.?\s{1,3}(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}"
    r"(?P<year>\d{4})(?!\d)"
)
_NAMED_MONTH = re.compile(r"(?<!\w)(?P<month>[^\W\d_]{3,10})[\s.,-]{1,3}(?P<year>\d{4})(?!\d)")
_YEAR = re.compile(r"(?<![\d.,/:-])((?:19|20)\d{2})(?![\d/:])")
_LONGEST = 300
_FIRST_YEAR = 1000
_FULL_YEAR = len("2021")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, perhaps its month, perhaps its day; 0 means not known and sorts first.

    Raises:
        ValueError: there is no such day, or a day without a month.
    """

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        if self.day and not self.month:
            raise ValueError(self.day)
        if self.year < _FIRST_YEAR:
            raise ValueError(self.year)
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def from_stored(cls, text: str) -> Self:
        """The date that ``str()`` wrote.

        Raises:
            ValueError: the text is not in a stored form or names no day of the calendar.
        """
        parts = _ISO.fullmatch(text)
        if not parts or "00" in parts.groups()[1:]:
            raise ValueError(text)
        return cls(*(int(part) for part in parts.groups() if part))

    def __str__(self) -> str:
        """The stored form: ``2021``, ``2021-03`` or ``2021-03-12``."""
        return "-".join(
            [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part]
        )

    @property
    def is_full(self) -> bool:
        """Whether the day is known; quotations without it are reported."""
        return bool(self.day)

    def printed(self, language: Language) -> str:
        """``12 Maret 2021``, ``Maret 2021`` or ``2021``, in the words of ``language``."""
        month = MONTHS[language][self.month - 1] if self.month else ""
        return " ".join(filter(None, (str(self.day or ""), month, str(self.year))))


def read_date(written: str) -> PartialDate | None:
    """The first date that a person wrote, Indonesian or English, days before months.

    ``Sabtu, 21 November 2020``, ``March 12, 2021``, ``21/11/2020``, ``Maret 2021``, ``2021``; of
    ``12-14 Maret 2021`` the month, which is certain. ``None`` when nothing is a date.
    """
    written = written[:_LONGEST]
    for reader in (_read_iso, _read_figures, _read_named_month, _read_year):
        found = reader(written)
        if found:
            return found
    return None


def _possible(year: int, month: int = 0, day: int = 0) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


def _read_iso(written: str) -> PartialDate | None:
    if full := _ISO_INSIDE.search(written):
        return _possible(*map(int, full.groups()))
    month = _ISO_MONTH.search(written)
    return _possible(*map(int, month.groups())) if month else None


def _read_figures(written: str) -> PartialDate | None:
    if full := _DAY_FIRST.search(written):
        day, month, year = int(full[1]), int(full[3]), _whole_year(full[4])
        return _possible(year, month, day) or _possible(year, day, month)
    month_first = _MONTH_FIRST.search(written)
    return _possible(int(month_first[2]), int(month_first[1])) if month_first else None


def _whole_year(digits: str) -> int:
    return int(digits) if len(digits) == _FULL_YEAR else 2000 + int(digits)


def _read_named_month(written: str) -> PartialDate | None:
    for pattern in (_DAY_NAMED, _NAMED_DAY, _NAMED_MONTH):
        for found in pattern.finditer(written):
            parts = found.groupdict()
            month = _month_number(parts["month"])
            day = 0 if parts.get("range") else int(parts.get("day") or 0)
            if month and (result := _possible(int(parts["year"]), month, day)):
                return result
    return None


def _month_number(name: str) -> int | None:
    name = name.casefold()
    for months in MONTHS.values():
        for number, month in enumerate(months, start=1):
            if name == month.casefold() or name == month.casefold()[:3]:
                return number
    return _OTHER_SPELLINGS.get(name)


def _read_year(written: str) -> PartialDate | None:
    year = _YEAR.search(written)
    return PartialDate(int(year[1])) if year else None
