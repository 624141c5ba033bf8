"""What a reviewer is shown: the codings of a round with their context, and all said about them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app.analysis.matrix import Matrix, counted
from app.analysis.review.document_changes import Changes, changes_and_answers
from app.analysis.review.document_round import (
    Gone,
    code_as_defined,
    definitions_as_submitted,
    gone_since,
    rows_as_submitted,
)
from app.analysis.review.document_sample import SampledTurn, uncoded_sample
from app.queries.codes import CodeRow, codes
from app.queries.informants import informants, informants_called
from app.queries.projects import ProjectRow, project
from app.queries.review_rounds import RoundRow, codings_in_scope, look_first, rounds
from app.queries.reviews import DefinitionRow, ReviewRow, definitions, reviews
from app.queries.sources import source_text

CONTEXT = 220
"""How many characters are shown before and after a quotation, at most."""


@dataclass(frozen=True, slots=True)
class ReviewEntry:
    """A coding; ``before`` and ``after`` are the words around it with single spaces."""

    row: ReviewRow
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ReviewCode:
    """A code with its codings, those to look at first in front.

    ``left_out`` counts the ones that the round's scope kept out.
    """

    code: CodeRow
    definition: DefinitionRow
    entries: tuple[ReviewEntry, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class ReviewContent:
    """The review document; ``several_coders`` says whether rows must name theirs.

    Without a ``round`` it is a draft of everything. ``gone`` was submitted and deleted since;
    ``unused`` are the codes without a passage, which a round does not submit.
    """

    project: ProjectRow
    round: RoundRow | None
    codes: tuple[ReviewCode, ...]
    several_coders: bool
    gone: tuple[Gone, ...]
    unused: tuple[CodeRow, ...]
    changes: Changes
    uncoded: tuple[SampledTurn, ...]
    matrix: Matrix

    @property
    def rows(self) -> int:
        """How many codings there are to decide on."""
        return sum(len(code.entries) for code in self.codes)

    @property
    def entries(self) -> list[ReviewEntry]:
        """All codings in the order of the document."""
        return [entry for code in self.codes for entry in code.entries]


def review_content(session: Session, round_id: int | None = None) -> ReviewContent:
    """What a round submitted, else everything; a row for each coding (two coders make two rows)."""
    today, defined = reviews(session), definitions(session)
    gone: tuple[Gone, ...] = ()
    made = next((row for row in rounds(session) if row.id == round_id), None)
    rows = today
    if made is not None:
        rows = rows_as_submitted(session, today, made.id)
        gone = gone_since(session, today, made.id)
        used = {row.code_id for row in rows}
        defined = definitions_as_submitted(session, defined, made.id, used)
    return ReviewContent(
        project(session),
        made,
        _reviewed(session, rows, defined, made),
        len({row.coder for row in rows}) > 1,
        gone,
        _unused(session, made) if made else (),
        changes_and_answers(session, today, rows, defined, made),
        _sample(session, made),
        _codes_by_informant(session, today),
    )


def _reviewed(
    session: Session,
    rows: Sequence[ReviewRow],
    defined: Sequence[DefinitionRow],
    made: RoundRow | None,
) -> tuple[ReviewCode, ...]:
    texts = {
        source_id: source_text(session, source_id)
        for source_id in {row.passage.source_id for row in rows}
    }
    entries: dict[int, list[ReviewEntry]] = {}
    for row in sorted(rows, key=look_first):
        before, after = _context(texts[row.passage.source_id], row)
        entries.setdefault(row.code_id, []).append(ReviewEntry(row, before, after))
    left_out = _left_out(session, rows, made)
    known = {code.id: code for code in codes(session)}
    return tuple(
        ReviewCode(
            code_as_defined(known[row.code_id], row),
            row,
            tuple(entries.get(row.code_id, ())),
            left_out.get(row.code_id, 0),
        )
        for row in defined
    )


def _left_out(
    session: Session, rows: Iterable[ReviewRow], made: RoundRow | None
) -> Mapping[int, int]:
    """How many codings of each code a round kept out: over its limit, or as unchanged."""
    if made is None or (made.scope.at_most is None and not made.scope.only_changed):
        return {}
    whole = replace(made.scope, at_most=None, only_changed=False)
    shown = {row.uuid for row in rows}
    return Counter(row.code_id for row in codings_in_scope(session, whole) if row.uuid not in shown)


def _sample(session: Session, made: RoundRow | None) -> tuple[SampledTurn, ...]:
    if made is None:
        return uncoded_sample(session)
    return uncoded_sample(session, made.number, informants_called(session, made.scope.informants))


def _unused(session: Session, made: RoundRow) -> tuple[CodeRow, ...]:
    if made.scope.codes:
        return ()
    return tuple(code for code in codes(session) if not code.passages)


def _codes_by_informant(session: Session, rows: Iterable[ReviewRow]) -> Matrix:
    """From the passages that were read already."""
    coded = {row.passage.id: row.passage for row in rows}
    return counted(codes(session), list(coded.values()), informants(session), ())


def _context(text: str, row: ReviewRow) -> tuple[str, str]:
    span = row.passage.span
    start, end = max(0, span.start - CONTEXT), min(len(text), span.end + CONTEXT)
    before, after = text[start : span.start].split(), text[span.end : end].split()
    if start and not text[start - 1 : start + 1].isspace():
        before = _without_part(before, 0)
    if end < len(text) and not text[end - 1 : end + 1].isspace():
        after = _without_part(after, -1)
    return (
        ("\N{HORIZONTAL ELLIPSIS} " if start and before else "") + " ".join(before),
        " ".join(after) + (" \N{HORIZONTAL ELLIPSIS}" if end < len(text) and after else ""),
    )


def _without_part(words: Sequence[str], place: int) -> list[str]:
    """The words without the one at the edge, which may have been cut through."""
    kept = list(words)
    if kept:
        del kept[place]
    return kept
