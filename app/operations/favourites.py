"""Favourite codes: which digit puts which code on the selected words.

They are settings of the study by the code's UUID and no column of the code: a deleted code leaves
its digit free, undo brings both back, and a copy of the study has the same digits.
"""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.code import Code
from app.models.thesis import ProjectSetting
from app.operations.codes import code_name
from app.project.activity import record
from app.queries.favourites import DIGITS, favourite_key, favourites


def set_favourite(session: Session, code_id: int, digit: int | None) -> int:
    """Give a code a digit (1 to 9), or take its digit away; returns the code's id.

    A code has one digit. The code that had this digit gets the one that this code had, if any:
    so favourites change places.
    """
    if digit is not None and digit not in DIGITS:
        raise ValueError(digit)
    code = session.get_one(Code, code_id)
    codes = favourites(session)
    former = next((known for known, chosen in codes.items() if chosen == code_id), None)
    if former == digit:
        return code_id
    displaced = codes.get(digit) if digit is not None else None
    if former is not None:
        _put(session, former, session.get_one(Code, displaced).uuid if displaced else "")
    if digit is None:
        record(session, "favourite_cleared", code=code_name(code))
    else:
        _put(session, digit, code.uuid)
        record(session, "favourite_set", code=code_name(code), digit=str(digit))
    session.flush()
    return code_id


def hand_on_favourite(session: Session, code_id: int, heir_id: int) -> int:
    """Give a code's digit to the one that it is merged into, unless that has one; returns the heir.

    To be called before the code goes; it is part of the merging and no deed of its own.
    """
    digits = {chosen: digit for digit, chosen in favourites(session).items()}
    if code_id in digits and heir_id not in digits:
        _put(session, digits[code_id], session.get_one(Code, heir_id).uuid)
        session.flush()
    return heir_id


def _put(session: Session, digit: int, uuid: str) -> None:
    key = favourite_key(digit)
    known = session.scalar(select(ProjectSetting).where(ProjectSetting.key == key))
    if known is None:
        session.add(ProjectSetting(key=key, value=uuid))
    else:
        known.value = uuid
