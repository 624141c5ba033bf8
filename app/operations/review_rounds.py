"""Review rounds: freezing what is submitted, to whom, and closing it."""

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from app.errors import NameMissing, NotFound, NothingToReview
from app.models.base import now
from app.models.person import Person
from app.models.review_round import ReviewRound, RoundCode, RoundCoding, RoundReviewer
from app.models.scope import Scope, packed_scope
from app.operations.snapshots import keep_snapshots
from app.project.activity import record
from app.queries.review_rounds import codings_in_scope
from app.queries.reviews import definitions


def freeze_round(
    session: Session,
    name: str,
    person_id: int,
    reviewer_ids: Iterable[int] = (),
    scope: Scope = Scope(),  # noqa: B008 - frozen
) -> int:
    """Submit every coding in scope, and the definitions of their codes, as they are now.

    Raises:
        NameMissing: the name is blank. NothingToReview: no coding is in scope.
    """
    name = name.strip()
    if not name:
        raise NameMissing("review_round")
    rows = codings_in_scope(session, scope)
    if not rows:
        raise NothingToReview
    number = (session.scalar(select(func.max(ReviewRound.number))) or 0) + 1
    made = ReviewRound(number=number, name=name, person_id=person_id, scope=packed_scope(scope))
    session.add(made)
    session.flush()
    seen = keep_snapshots(session, (row.seen for row in rows))
    session.execute(
        insert(RoundCoding),
        [
            {
                "round_id": made.id,
                "coding_uuid": row.uuid,
                "number": row.passage.number,
                "fingerprint": mark,
            }
            for row, mark in zip(rows, seen, strict=True)
        ],
    )
    _submit_definitions(session, made.id, {row.code_id for row in rows})
    _ask(session, made.id, reviewer_ids)
    record(session, "round_frozen", round=name, n=str(len(rows)))
    return made.id


def _submit_definitions(session: Session, round_id: int, code_ids: set[int]) -> None:
    rows = [row for row in definitions(session) if row.code_id in code_ids]
    seen = keep_snapshots(session, (row.seen for row in rows))
    session.execute(
        insert(RoundCode),
        [
            {"round_id": round_id, "code_uuid": row.uuid, "fingerprint": mark}
            for row, mark in zip(rows, seen, strict=True)
        ],
    )


def _ask(session: Session, round_id: int, reviewer_ids: Iterable[int]) -> None:
    for person_id in dict.fromkeys(reviewer_ids):
        if session.get(Person, person_id) is None:
            raise NotFound("person", str(person_id))
        session.add(RoundReviewer(round_id=round_id, person_id=person_id))
    session.flush()


def set_reviewers(session: Session, round_id: int, reviewer_ids: Sequence[int]) -> int:
    """Say anew who is asked in a round; what somebody decided stays.

    Raises:
        NotFound: no such person.
    """
    made = session.get_one(ReviewRound, round_id)
    asked = select(RoundReviewer.person_id).where(RoundReviewer.round_id == round_id)
    if list(session.scalars(asked.order_by(RoundReviewer.id))) == list(dict.fromkeys(reviewer_ids)):
        return round_id
    session.execute(delete(RoundReviewer).where(RoundReviewer.round_id == round_id))
    _ask(session, round_id, reviewer_ids)
    record(session, "round_changed", round=made.name)
    return round_id


def describe_round(session: Session, round_id: int, name: str, note: str = "") -> int:
    """Rename a round, and note what was agreed at its meeting (for the consultation sheet).

    Raises:
        NameMissing: the name is blank.
    """
    name = name.strip()
    if not name:
        raise NameMissing("review_round")
    made = session.get_one(ReviewRound, round_id)
    if (made.name, made.note) != (name, note.strip()):
        made.name, made.note = name, note.strip()
        record(session, "round_changed", round=name)
    return round_id


def close_round(session: Session, round_id: int, closed: bool = True) -> int:
    """End a round, or open it again: what nobody decided is no longer waiting for a reviewer."""
    made = session.get_one(ReviewRound, round_id)
    if (made.closed_at is not None) != closed:
        made.closed_at = now() if closed else None
        record(session, "round_closed" if closed else "round_reopened", round=made.name)
    return round_id


def delete_round(session: Session, round_id: int) -> int:
    """Take a round back; decisions that were made in it stay."""
    made = session.get_one(ReviewRound, round_id)
    record(session, "round_deleted", round=made.name)
    session.delete(made)
    session.flush()
    return round_id
