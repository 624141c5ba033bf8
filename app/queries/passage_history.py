"""What happened to one passage, from the audit trail and from the papers that left with it."""

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from app.models.passage import Coding, Passage, PassageAlias, printed_number
from app.models.person import Person
from app.models.review import PrintedPassage
from app.models.review_round import ReviewRound, RoundCoding
from app.queries.activity import ActivityRow, activities_naming


def passage_history(session: Session, passage_id: int) -> list[ActivityRow]:
    """All deeds that name a passage, the rounds it lay in and its first print, newest first.

    It is looked for under every number it ever had. What no deed stands behind has the id 0.
    """
    numbers = _numbers(session, passage_id)
    if not numbers:
        return []
    shown = [printed_number(*number) for number in numbers]
    found = activities_naming(session, shown)
    found += _printed(session, numbers, shown[0]) + _submitted(session, passage_id, shown[0])
    return sorted(found, key=lambda row: (row.at, row.id), reverse=True)


def _numbers(session: Session, passage_id: int) -> list[tuple[str, int]]:
    """The number of now, then those from before copies were merged."""
    now = session.execute(
        select(Passage.series, Passage.number).where(Passage.id == passage_id)
    ).all()
    former = session.execute(
        select(PassageAlias.series, PassageAlias.number)
        .where(PassageAlias.passage_id == passage_id)
        .order_by(PassageAlias.id)
    ).all()
    return [(series, number) for series, number in (*now, *former)]


def _printed(session: Session, numbers: list[tuple[str, int]], shown: str) -> list[ActivityRow]:
    found = session.scalar(
        select(PrintedPassage.printed_at)
        .where(tuple_(PrintedPassage.series, PrintedPassage.number).in_(numbers))
        .order_by(PrintedPassage.printed_at)
        .limit(1)
    )
    return (
        [ActivityRow(0, found, "", "passage_printed", {"passage": shown}, "done")] if found else []
    )


def _submitted(session: Session, passage_id: int, shown: str) -> list[ActivityRow]:
    mine = select(Coding.uuid).where(Coding.passage_id == passage_id)
    rows = session.execute(
        select(ReviewRound.frozen_at, ReviewRound.name, Person.name)
        .join(Person, Person.id == ReviewRound.person_id)
        .where(
            ReviewRound.id.in_(
                select(RoundCoding.round_id).where(RoundCoding.coding_uuid.in_(mine))
            )
        )
    )
    return [
        ActivityRow(0, at, who, "passage_submitted", {"passage": shown, "round": called}, "done")
        for at, called, who in rows
    ]
