"""What reading a table into the project did, row by row."""

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["added", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row of the table (``line`` as its file shows it): what it is called and what it did."""

    line: int
    name: str
    outcome: Outcome


def count(rows: tuple[ReportRow, ...], outcome: Outcome) -> int:
    """How many rows ended so."""
    return sum(row.outcome == outcome for row in rows)
