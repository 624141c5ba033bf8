"""Member checks as rows."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.informant import Informant
from app.models.thesis import MemberCheck


@dataclass(frozen=True, slots=True)
class MemberCheckRow:
    """What one informant was shown, when, and what came back."""

    id: int
    informant_id: int
    informant: str
    date: str
    sent: str
    response: str


def member_checks(session: Session) -> list[MemberCheckRow]:
    """All checks in the order of the informants, the earliest of each first."""
    rows = session.execute(
        select(
            MemberCheck.id,
            MemberCheck.informant_id,
            Informant.code,
            MemberCheck.date,
            MemberCheck.sent,
            MemberCheck.response,
        )
        .join(Informant, Informant.id == MemberCheck.informant_id)
        .order_by(Informant.position, Informant.id, MemberCheck.date, MemberCheck.id)
    )
    return [MemberCheckRow(*row) for row in rows]
