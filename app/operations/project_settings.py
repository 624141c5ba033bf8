"""Choosing what belongs to the study and not to the user, such as the format profile."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.thesis import ProjectSetting
from app.project.activity import record


def choose_setting(session: Session, key: str, value: str) -> str:
    """Set a choice; an empty value takes it back. Returns the key."""
    known = session.scalar(select(ProjectSetting).where(ProjectSetting.key == key))
    if (known.value if known else "") == value:
        return key
    record(session, "setting_chosen", value=value)
    if known is None:
        session.add(ProjectSetting(key=key, value=value))
    elif value:
        known.value = value
    else:
        session.delete(known)
    session.flush()
    return key
