"""Negative cases: what was said against a code, why it is contrary, how it was handled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.queries.codes import CodeRow
from app.queries.passages import PassageRow


@dataclass(frozen=True, slots=True)
class NegativeCase:
    """A passage that contradicts a code, by its stance or by a link to what supports it.

    ``why`` is its interpretation there, ``handled`` what the section of the code says about its
    contrary evidence; both are empty where the researcher has written nothing.
    """

    passage: PassageRow
    code: CodeRow
    why: str
    handled: str


def negative_cases(
    codebook: Sequence[CodeRow],
    against: Mapping[int, Sequence[PassageRow]],
    handled: Mapping[int, str],
) -> tuple[NegativeCase, ...]:
    """Every passage ``against`` a code (``app.analysis.contrary``) in the codebook's order."""
    return tuple(
        NegativeCase(row, code, row.interpretation_under(code.id).strip(), handled.get(code.id, ""))
        for code in codebook
        for row in against.get(code.id, ())
    )
