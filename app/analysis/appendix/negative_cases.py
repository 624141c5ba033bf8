"""Negative cases: what was said against a code, why it is contrary, how it was handled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.analysis.appendix.supports import contradicts
from app.queries.codes import CodeRow
from app.queries.passages import PassageRow


@dataclass(frozen=True, slots=True)
class NegativeCase:
    """A passage that contradicts a code.

    ``why`` is its interpretation there, ``handled`` what the section of the code says about its
    contrary evidence; both are empty where the researcher has written nothing.
    """

    passage: PassageRow
    code: CodeRow
    why: str
    handled: str


def negative_cases(
    codebook: Sequence[CodeRow],
    quotations: Mapping[int, Sequence[PassageRow]],
    handled: Mapping[int, str],
) -> tuple[NegativeCase, ...]:
    """Every contradicting passage in the order of the codebook, but for what interviewers say."""
    return tuple(
        NegativeCase(row, code, row.interpretation_under(code.id).strip(), handled.get(code.id, ""))
        for code in codebook
        for row in quotations.get(code.id, ())
        if not row.by_interviewer and contradicts(row, code.id)
    )
