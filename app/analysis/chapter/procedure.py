"""How the analysis was done, counted from what is in the file: nothing here is only intended."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.queries.passages import PassageRow
from app.queries.review_rounds import rounds


@dataclass(frozen=True, slots=True)
class Procedure:
    """Figures for the paragraph on procedure.

    ``documents`` were coded, ``codes`` carry at least one passage; ``coders`` have put codes on
    passages, ``reviewers`` were asked in one of the ``rounds``.
    """

    documents: int
    informants: int
    passages: int
    codings: int
    codes: int
    unused_codes: int
    coders: tuple[str, ...]
    rounds: int
    reviewers: tuple[str, ...]


def procedure(session: Session, rows: Sequence[PassageRow], codebook: int) -> Procedure:
    """The figures of this moment; ``codebook`` is how many codes there are altogether."""
    coded = [row for row in rows if row.codings]
    used = {coding.code_id for row in coded for coding in row.codings}
    made = rounds(session)
    reviewers = [reviewer.name for each in made for reviewer in each.reviewers]
    return Procedure(
        len({row.source_id for row in coded}),
        len({row.informant.id for row in coded if row.informant}),
        len(coded),
        sum(len(row.codings) for row in coded),
        len(used),
        codebook - len(used),
        tuple(dict.fromkeys(coding.coder for row in coded for coding in row.codings)),
        len(made),
        tuple(dict.fromkeys(reviewers)),
    )
