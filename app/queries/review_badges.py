"""What the margin of a transcript shows of its reviews: a badge for each coding that has one."""

from collections import defaultdict
from typing import NamedTuple

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.models.code import Code
from app.models.passage import Coding, Passage
from app.models.review import Decision, ReviewState
from app.models.review_round import ReviewRound, RoundCoding, coding_seen, fingerprint
from app.queries.reviews import DecisionRow, decisions, review_state
from app.queries.sources import source_text


class Badge(NamedTuple):
    """The state of a coding, and who remarked what last; empty when nobody did."""

    state: ReviewState
    reviewer: str = ""
    remark: str = ""


def review_badges(session: Session, source_id: int) -> dict[int, Badge]:
    """By coding what its badge says; codings that nobody was asked about have none.

    Cheaper than ``reviews``: only what was decided on is compared with the text.
    """
    said = _said(session, source_id)
    waiting = _waiting(session, source_id)
    seen = _seen(session, source_id, said)
    return {
        coding_id: _badge(said.get(coding_id, []), seen.get(coding_id, ""), waiting[coding_id])
        for coding_id in [*seen, *(key for key in list(waiting) if key not in seen)]
    }


def _badge(said: list[DecisionRow], seen: str, waiting: set[str]) -> Badge:
    last = next((row for row in reversed(said) if row.remark), None)
    state = review_state(said, seen, waiting)
    return Badge(state, last.reviewer, last.remark) if last else Badge(state)


def _said(session: Session, source_id: int) -> dict[int, list[DecisionRow]]:
    here = exists().where(Passage.id == Decision.passage_id, Passage.source_id == source_id)
    query = select(Decision.passage_id).where(Decision.coding_id.is_not(None), here).distinct()
    found: defaultdict[int, list[DecisionRow]] = defaultdict(list)
    passage_ids = [passage_id for passage_id in session.scalars(query) if passage_id is not None]
    for row in decisions(session, passage_ids) if passage_ids else ():
        if row.coding_id is not None:
            found[row.coding_id].append(row)
    return found


def _waiting(session: Session, source_id: int) -> defaultdict[int, set[str]]:
    """The fingerprints in open rounds by coding."""
    query = (
        select(Coding.id, RoundCoding.fingerprint)
        .join(Passage, Passage.id == Coding.passage_id)
        .join(RoundCoding, RoundCoding.coding_uuid == Coding.uuid)
        .join(ReviewRound, ReviewRound.id == RoundCoding.round_id)
        .where(Passage.source_id == source_id, ReviewRound.closed_at.is_(None))
    )
    found: defaultdict[int, set[str]] = defaultdict(set)
    still_open = exists().where(ReviewRound.closed_at.is_(None))
    if not session.scalar(select(still_open)):
        return found  # Without asking every coding of the source.
    for coding_id, mark in session.execute(query):
        found[coding_id].add(mark)
    return found


def _seen(session: Session, source_id: int, said: dict[int, list[DecisionRow]]) -> dict[int, str]:
    """The fingerprints that codings which were decided on have now."""
    if not said:
        return {}
    text = source_text(session, source_id)
    query = (
        select(
            Coding.id,
            Coding.stance,
            Passage.start,
            Passage.end,
            Code.label,
            Code.name,
            Code.definition,
        )
        .join(Passage, Passage.id == Coding.passage_id)
        .join(Code, Code.id == Coding.code_id)
        .where(Passage.source_id == source_id)
    )
    return {
        coding_id: fingerprint(coding_seen(text[start:end], label, name, definition, stance))
        for coding_id, stance, start, end, label, name, definition in session.execute(query)
        if coding_id in said
    }
