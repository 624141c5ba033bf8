"""Who speaks about what: passages counted by code and informant, category or source."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy.orm import Session

from app.analysis.appendix.supports import evidence_passages
from app.queries.codes import CodeRow, codes
from app.queries.informants import InformantRow, informants
from app.queries.passages import PassageRow, passages
from app.queries.sources import SourceRow, sources

Columns = Literal["informant", "category", "source"]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A code and how many passages each column gives it; zeros are counts too."""

    code: CodeRow
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """All passages of the code."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Codes by columns. ``columns`` are informant codes, category or source names.

    The last column is empty-named when some passages belong to no informant or category.
    ``distinct`` counts each column's passages once: a passage with two codes stands in two rows,
    so ``totals`` (the sums of the rows) can be larger.
    """

    by: Columns
    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    distinct: tuple[int, ...]

    @property
    def totals(self) -> tuple[int, ...]:
        """The sum of every column."""
        return tuple(
            sum(row.counts[place] for row in self.rows) for place in range(len(self.columns))
        )


def matrix(session: Session, by: Columns = "informant") -> Matrix:
    """The table of all codes by informant, category of informants, or source."""
    return counted(codes(session), passages(session), informants(session), sources(session), by=by)


def counted(
    codebook: Sequence[CodeRow],
    rows: Sequence[PassageRow],
    people: Sequence[InformantRow],
    texts: Sequence[SourceRow],
    by: Columns = "informant",
) -> Matrix:
    """The table of rows that were read already; interviewers' passages are no evidence."""
    names = {
        "informant": [person.code for person in people],
        "category": [person.category for person in people if person.category],
        "source": [text.name for text in texts],
    }[by]
    columns = list(dict.fromkeys(names))
    coded = evidence_passages(rows)
    if any(_column(row, by) not in columns for row in coded):
        columns.append("")
    place = {name: number for number, name in enumerate(columns)}
    counts = {code.id: [0] * len(columns) for code in codebook}
    distinct = [0] * len(columns)
    for row in coded:
        column = place.get(_column(row, by), len(columns) - 1)
        distinct[column] += 1
        for code_id in {coding.code_id for coding in row.codings}:
            counts[code_id][column] += 1
    return Matrix(
        by,
        tuple(columns),
        tuple(MatrixRow(code, tuple(counts[code.id])) for code in codebook),
        tuple(distinct),
    )


def _column(row: PassageRow, by: Columns) -> str:
    if by == "source":
        return row.source
    if row.informant is None:
        return ""
    return row.informant.code if by == "informant" else row.informant.category
