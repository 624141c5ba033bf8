"""What a command of the window is, for the tables that list them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """A command: ``shortcuts`` in Qt's portable spelling, the first one is shown.

    ``reading`` are keys that mean it only while the transcript has the keyboard. A ``digit`` makes
    it one of nine that differ in nothing else.

    ``edits`` marks what needs a project that can be written and is not busy; with ``reviews`` a
    reviewer may do it too.
    """

    key: str
    text: str
    tip: str
    shortcuts: tuple[str, ...] = ()
    edits: bool = False
    reviews: bool = False
    checkable: bool = False
    reading: tuple[str, ...] = ()
    digit: int = 0
