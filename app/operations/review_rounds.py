"""Review rounds: freezing what is submitted, to whom, and closing it."""

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.errors import Gone, NameMissing, NothingToReview
from app.models.base import now
from app.models.person import Person
from app.models.review_round import ReviewRound, RoundCode, RoundCoding, RoundReviewer
from app.models.scope import Scope, packed_scope
from app.operations.people import person_named
from app.operations.snapshots import keep_snapshots
from app.project.activity import record
from app.queries.review_rounds import codings_in_scope, next_round_number
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
        raise NameMissing("review round")
    rows = codings_in_scope(session, scope)
    if not rows:
        raise NothingToReview
    made = ReviewRound(
        number=next_round_number(session),
        name=name,
        person_id=person_id,
        scope=packed_scope(scope),
    )
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


def submit_round(
    session: Session, name: str, person_id: int, reviewers: Sequence[str], scope: Scope
) -> int:
    """Freeze a round for reviewers by their names; who is not here yet becomes a supervisor.

    Raises:
        NameMissing, NothingToReview: as for ``freeze_round``; nobody has been added then.
    """
    made = freeze_round(session, name, person_id, scope=scope)
    _ask(session, made, _named(session, reviewers))
    return made


def _named(session: Session, reviewers: Sequence[str]) -> list[int]:
    return [person_named(session, name, "supervisor") for name in reviewers if name.strip()]


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
            raise Gone("person")
        session.add(RoundReviewer(round_id=round_id, person_id=person_id))
    session.flush()


def set_reviewers(session: Session, round_id: int, reviewer_ids: Sequence[int]) -> int:
    """Say anew who is asked in a round; what somebody decided stays.

    Raises:
        NotFound: no such person.
    """
    asked = select(RoundReviewer.person_id).where(RoundReviewer.round_id == round_id)
    if list(session.scalars(asked.order_by(RoundReviewer.id))) != list(dict.fromkeys(reviewer_ids)):
        record(session, "round_changed", round=session.get_one(ReviewRound, round_id).name)
        _replace_reviewers(session, round_id, reviewer_ids)
    return round_id


def name_reviewers(session: Session, round_id: int, reviewers: Sequence[str]) -> int:
    """Say anew by their names who is asked; who is not here yet becomes a supervisor."""
    known = {name.casefold() for name in session.scalars(select(Person.name))}
    if all(name.strip().casefold() in known for name in reviewers):
        return set_reviewers(session, round_id, _named(session, reviewers))
    # Recorded before anybody joins: the first deed gives the step its name.
    record(session, "round_changed", round=session.get_one(ReviewRound, round_id).name)
    _replace_reviewers(session, round_id, _named(session, reviewers))
    return round_id


def _replace_reviewers(session: Session, round_id: int, reviewer_ids: Sequence[int]) -> None:
    session.execute(delete(RoundReviewer).where(RoundReviewer.round_id == round_id))
    _ask(session, round_id, reviewer_ids)


def describe_round(session: Session, round_id: int, name: str, note: str = "") -> int:
    """Rename a round, and note what was agreed at its meeting (for the consultation sheet).

    Raises:
        NameMissing: the name is blank.
    """
    name = name.strip()
    if not name:
        raise NameMissing("review round")
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
