"""Choices that belong to the study, such as its format profile."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.thesis import ProjectSetting

FORMAT_PROFILE = "format_profile"
"""The key of the chosen format profile; its value is the profile's key."""


def setting(session: Session, key: str) -> str:
    """What is chosen; empty where nothing is."""
    return session.scalar(select(ProjectSetting.value).where(ProjectSetting.key == key)) or ""
