"""Dates that a person types, made into the stored form."""

from app.errors import BadDate
from app.models.dates import read_date


def stored_date(written: str) -> str:
    """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` for a date in words or figures; blank stays blank.

    Raises:
        BadDate: it cannot be read as a date.
    """
    if not written.strip():
        return ""
    found = read_date(written)
    if found is None:
        raise BadDate(written.strip())
    return str(found)
