"""What counts as evidence for a code, said once for the report, the matrix and the chapter."""

from collections.abc import Callable, Iterable, Sequence

from app.queries.passages import CodingRow, PassageRow

SUPPORTING = frozenset({"supports", "partly"})
"""Stances that speak for a code; ``context`` speaks neither for nor against it."""


def evidence_passages(rows: Iterable[PassageRow]) -> list[PassageRow]:
    """The coded passages without those that begin in an interviewer's turn."""
    return [row for row in rows if row.codings and not row.by_interviewer]


def codings_of(passage: PassageRow, code_id: int) -> list[CodingRow]:
    """The codings of a passage with one code, one for each coder."""
    return [coding for coding in passage.codings if coding.code_id == code_id]


def contradicts(passage: PassageRow, code_id: int) -> bool:
    """Whether any coder read the passage as speaking against the code."""
    return any(coding.stance == "contradicts" for coding in codings_of(passage, code_id))


def supports(passage: PassageRow, code_id: int) -> bool:
    """Whether a coder read the passage as speaking for the code, at least in part."""
    return any(coding.stance in SUPPORTING for coding in codings_of(passage, code_id))


def by_code(
    rows: Sequence[PassageRow], wanted: Callable[[PassageRow, int], bool] | None = None
) -> dict[int, list[PassageRow]]:
    """The passages of each code in their order, each once however many coders put it there."""
    found: dict[int, list[PassageRow]] = {}
    for row in rows:
        for code_id in dict.fromkeys(coding.code_id for coding in row.codings):
            if wanted is None or wanted(row, code_id):
                found.setdefault(code_id, []).append(row)
    return found
