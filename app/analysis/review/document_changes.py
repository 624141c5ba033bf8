"""What is new to a reviewer: what changed since the previous round, and the answers since then."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.analysis.review.document_round import Gone, gone_since
from app.queries.review_paper import passage_numbers
from app.queries.review_rounds import Change, RoundRow, changes_since, rounds, submitted
from app.queries.reviews import DecisionRow, DefinitionRow, ReviewRow, decisions

_OF_A_CODING = frozenset({"quotation", "stance"})
"""What changes with one coding; a code's name and definition are said once, with the code."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A coding (``number`` is its passage's) or a code (no number) that reads otherwise now."""

    number: str
    called: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """A remark with the researcher's answer; ``number`` is the passage's, if it is about one."""

    number: str
    said: DecisionRow


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs from the ``since`` round (None: this is the first), and the answers.

    ``new`` counts the codings that it did not have, ``gone`` are those deleted since, ``waiting``
    counts the remarks without an answer.
    """

    since: RoundRow | None
    changed: tuple[Changed, ...]
    new: int
    gone: tuple[Gone, ...]
    answers: tuple[Answered, ...]
    waiting: int


def changes_and_answers(
    session: Session,
    today: Sequence[ReviewRow],
    rows: Sequence[ReviewRow],
    defined: Sequence[DefinitionRow],
    made: RoundRow | None,
) -> Changes:
    """Compare the ``rows`` of a round, or of ``today``, with the round before it.

    Answers count from the moment when that earlier round was frozen.
    """
    earlier = [row for row in rounds(session) if made is None or row.number < made.number]
    since = earlier[-1] if earlier else None
    remarks = [row for row in decisions(session) if row.remark]
    answered = _answered(session, remarks, since.frozen_at if since else "")
    waiting = sum(row.is_open for row in remarks)
    if since is None:
        return Changes(None, (), 0, (), answered, waiting)
    known = submitted(session, since.id)
    return Changes(
        since,
        _changed(session, rows, defined, since),
        sum(row.uuid not in known for row in rows),
        gone_since(session, today, since.id),
        answered,
        waiting,
    )


def _answered(
    session: Session, remarks: Sequence[DecisionRow], from_then: str
) -> tuple[Answered, ...]:
    numbers = passage_numbers(session)
    return tuple(
        Answered(numbers.get(row.passage_id or 0, ""), row)
        for row in remarks
        if row.answered_at and row.answered_at >= from_then
    )


def _changed(
    session: Session,
    rows: Sequence[ReviewRow],
    defined: Sequence[DefinitionRow],
    since: RoundRow,
) -> tuple[Changed, ...]:
    """Codes first, then codings; ``changes_since`` compares with what the rows say."""
    of_codes = changes_since(session, defined, since.id)
    of_codings = changes_since(session, rows, since.id)
    found = [Changed("", row.called, of_codes[row.uuid]) for row in defined if row.uuid in of_codes]
    for row in rows:
        own = tuple(each for each in of_codings.get(row.uuid, ()) if each.field in _OF_A_CODING)
        if own:
            found.append(Changed(row.passage.number, row.called, own))
    return tuple(found)
