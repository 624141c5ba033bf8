"""Stored moments (UTC) as a person at this computer reads them, whatever the system's locale."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from app.models.dates import PartialDate
from app.words import Words


def local_moment(stored: str, zone: tzinfo | None = None) -> datetime | None:
    """The moment in ``zone`` (by default this computer's); None for what is no moment.

    A day, or a time without a zone (Word writes such), is local already.
    """
    try:
        moment = datetime.fromisoformat(stored)
        return moment.astimezone(zone) if moment.tzinfo else moment
    except (ValueError, OverflowError, OSError):  # The last two: years that no calendar has.
        return None


def day_in_words(words: Words, day: date) -> str:
    """``12 Maret 2021``."""
    return PartialDate(day.year, day.month, day.day).printed(words.language)


@dataclass(frozen=True, slots=True)
class Days:
    """Says the days of stored moments as they were in ``zone``, by default this computer's."""

    words: Words
    zone: tzinfo | None = None

    def __call__(self, stored: str) -> str:
        """The day with month names of our own; what is no moment is shown as it is."""
        local = local_moment(stored, self.zone)
        return stored if local is None else day_in_words(self.words, local.date())

    def between(self, first: str, last: str) -> str:
        """One day, or the first and the last."""
        one, other = self(first), self(last)
        return one if one == other else self.words("{first} to {last}", first=one, last=other)
