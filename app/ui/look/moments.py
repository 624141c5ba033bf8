"""Moments of the project (stored in UTC) as a person reads them: the local day and time."""

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale

from app.words import Words


def moment(words: Words, stored: str, *, time: bool = True) -> str:
    """``21 November 2020, 14:02``; what is no moment (a date written in Word) is shown as it is."""
    try:
        local = datetime.fromisoformat(stored).astimezone()
    except ValueError:
        return stored
    shape = "d MMMM yyyy, HH:mm" if time else "d MMMM yyyy"
    return QLocale(words.language).toString(
        QDateTime.fromSecsSinceEpoch(int(local.timestamp())), shape
    )
