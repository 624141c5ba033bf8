"""The study itself: one row that says whose file this is, and the questions it asks."""

import uuid as uuids
from typing import Literal

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Text, Travelling, now, refers

Purpose = Literal["", "review", "coder"]
"""What a copy is for: nothing but itself, a reviewer (coding is locked), or a second coder."""


class Project(Base):
    """The single row with id 1.

    ``project_uuid`` names the study in all its copies, ``copy_id`` this very file, ``copy_of`` the
    file that it was copied from. ``series`` is the letter of this copy's passage numbers.
    ``purpose`` says what the copy is for, ``copy_for`` is the UUID of the person who works in it.
    """

    __tablename__ = "project"

    project_uuid: Mapped[str] = mapped_column(String(36), default=lambda: str(uuids.uuid4()))
    copy_id: Mapped[str] = mapped_column(String(36), default=lambda: str(uuids.uuid4()))
    copy_of: Mapped[str | None] = mapped_column(String(36))
    purpose: Mapped[Text]
    copy_for: Mapped[str | None] = mapped_column(String(36))
    series: Mapped[str] = mapped_column(String(4), default="K")
    title: Mapped[Text]
    researcher: Mapped[Text]
    student_number: Mapped[Text]
    faculty: Mapped[Text]
    university: Mapped[Text]
    supervisors: Mapped[Text]
    language: Mapped[str] = mapped_column(default="id")
    created_at: Mapped[str] = mapped_column(default=now)


class ResearchQuestion(Travelling, Base):
    """A question that the study asks, tied to the kind of code that answers it."""

    __tablename__ = "research_question"

    text: Mapped[str]
    kind_id: Mapped[int | None] = mapped_column(refers("kind.id", cascade=False), index=True)
    position: Mapped[int] = mapped_column(default=0)
