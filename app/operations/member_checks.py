"""Member checks: what an informant was shown of the findings, and what came back."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from app.models.informant import Informant
from app.models.thesis import MemberCheck
from app.operations.dates import stored_date
from app.project.activity import record

MEMBER_CHECK_FIELDS = ("date", "sent", "response")


def record_member_check(session: Session, informant_id: int, fields: Mapping[str, str]) -> int:
    """A new check of this informant.

    Raises:
        BadDate: its date cannot be read.
        KeyError: on a field that a check does not have.
    """
    informant = session.get_one(Informant, informant_id)
    made = MemberCheck(informant_id=informant_id)
    _fill(made, fields)
    session.add(made)
    session.flush()
    record(session, "member_check_added", informant=informant.code)
    return made.id


def change_member_check(session: Session, check_id: int, fields: Mapping[str, str]) -> int:
    """Set some of ``MEMBER_CHECK_FIELDS``; what does not change leaves no trace.

    Raises:
        BadDate: its date cannot be read.
        KeyError: on a field that a check does not have.
    """
    check = session.get_one(MemberCheck, check_id)
    _fill(check, fields)
    if session.is_modified(check):
        record(session, "member_check_changed", informant=_code(session, check))
    return check_id


def delete_member_check(session: Session, check_id: int) -> int:
    """Throw a check away (undo brings it back)."""
    check = session.get_one(MemberCheck, check_id)
    record(session, "member_check_deleted", informant=_code(session, check))
    session.delete(check)
    return check_id


def _code(session: Session, check: MemberCheck) -> str:
    return session.get_one(Informant, check.informant_id).code


def _fill(check: MemberCheck, fields: Mapping[str, str]) -> None:
    for name, value in fields.items():
        if name not in MEMBER_CHECK_FIELDS:
            raise KeyError(name)
        setattr(check, name, stored_date(value) if name == "date" else value.strip())
