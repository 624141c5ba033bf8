from datetime import timedelta, timezone

import pytest

from app.analysis.moments import Days
from app.words import Words

JAKARTA = timezone(timedelta(hours=7))


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("2026-03-01T20:00:00Z", "2 Maret 2026"),
        ("2026-03-01T10:00:00Z", "1 Maret 2026"),
        ("2026-05-01", "1 Mei 2026"),
        ("last week", "last week"),
        ("", ""),
    ],
)
def test_days_are_local_and_in_words(stored: str, shown: str) -> None:
    # A day without a time is no moment elsewhere: it must not move with the zone.
    assert Days(Words("id"), JAKARTA)(stored) == shown


def test_a_stretch_of_days_names_both_ends() -> None:
    days = Days(Words("id"), JAKARTA)
    first, last = "2026-03-01T01:00:00Z", "2026-03-01T10:00:00Z"
    assert days.between(first, last) == "1 Maret 2026"
    assert days.between(first, "2026-03-04T10:00:00Z") == "1 Maret 2026 s.d. 4 Maret 2026"
