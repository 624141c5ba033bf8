"""Favourite codes: those that a digit puts on the selected words."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.code import Code
from app.models.thesis import ProjectSetting

DIGITS = range(1, 10)


def favourite_key(digit: int) -> str:
    """The key of the project's setting that holds the UUID of a digit's code."""
    return f"favourite_{digit}"


def favourites(session: Session) -> dict[int, int]:
    """The id of the favourite code by its digit; a code that is gone has none.

    A code has one digit: where a merge left it two, the smaller one counts.
    """
    digits = {favourite_key(digit): digit for digit in DIGITS}
    rows = session.execute(
        select(ProjectSetting.key, Code.id)
        .join(Code, Code.uuid == ProjectSetting.value)
        .where(ProjectSetting.key.in_(digits))
        .order_by(ProjectSetting.key)
    )
    found: dict[int, int] = {}
    for key, code_id in rows:
        if code_id not in found.values():
            found[digits[key]] = code_id
    return found
