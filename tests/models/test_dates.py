import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.dates import PartialDate, read_date
from app.words import LANGUAGES, Language

DAYS = st.dates().filter(lambda day: day.year >= 1000)
DATES = st.one_of(
    DAYS.map(lambda day: PartialDate(day.year, day.month, day.day)),
    DAYS.map(lambda day: PartialDate(day.year, day.month)),
    DAYS.map(lambda day: PartialDate(day.year)),
)


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("Sabtu, 21 November 2020", "2020-11-21"),
        ("21/11/2020", "2020-11-21"),
        ("3-4-21", "2021-04-03"),
        ("03.04.2021", "2021-04-03"),
        ("11/21/2020", "2020-11-21"),
        ("2021-03-12", "2021-03-12"),
        ("2021-03-12 00:00:00", "2021-03-12"),
        ("2021-03", "2021-03"),
        ("03/2021", "2021-03"),
        ("12 Maret 2021", "2021-03-12"),
        ("March 12, 2021", "2021-03-12"),
        ("12th of March, 2021", "2021-03-12"),
        ("1 Agt 2021", "2021-08-01"),
        ("2 Pebruari 2021", "2021-02-02"),
        ("5 Nopember 2021 pukul 10.30", "2021-11-05"),
        ("Maret 2021", "2021-03"),
        ("12-14 Maret 2021", "2021-03"),
        ("2021", "2021"),
        ("tahun 2021.", "2021"),
        ("Padang, 4 Mei 2021", "2021-05-04"),
    ],
)
def test_dates_are_read_as_people_write_them(written: str, stored: str) -> None:
    assert str(read_date(written)) == stored


@pytest.mark.parametrize(
    "written", ["", "besok", "10.30", "31/31/2021", "0000", "12345", "Rp2.021"]
)
def test_what_is_no_date_is_none(written: str) -> None:
    assert read_date(written) is None


@pytest.mark.parametrize(
    ("stored", "language", "printed"),
    [
        ("2021-03-12", "id", "12 Maret 2021"),
        ("2021-03", "en", "March 2021"),
        ("2021", "id", "2021"),
    ],
)
def test_dates_are_printed_at_their_precision(
    stored: str, language: Language, printed: str
) -> None:
    assert PartialDate.from_stored(stored).printed(language) == printed


@pytest.mark.parametrize(
    "stored", ["", "21", "2021-00", "2021-3", "2021-02-30", "12/03/2021", "0999"]
)
def test_what_was_never_stored_is_refused(stored: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        PartialDate.from_stored(stored)


def test_a_day_needs_a_month() -> None:
    with pytest.raises(ValueError, match="12"):
        PartialDate(2021, 0, 12)


@given(DATES)
def test_storing_and_printing_lose_nothing(date: PartialDate) -> None:
    assert PartialDate.from_stored(str(date)) == date
    assert [read_date(date.printed(language)) for language in LANGUAGES] == [date, date] or (
        not 1900 <= date.year < 2100 and date.month == 0
    )


@given(st.lists(DATES))
def test_stored_text_sorts_like_time(dates: list[PartialDate]) -> None:
    assert [str(date) for date in sorted(dates)] == sorted(str(date) for date in dates)


@given(st.text())
def test_any_text_is_read_or_not(written: str) -> None:
    assert read_date(written) is None or str(read_date(written))
