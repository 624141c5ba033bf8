"""Who codes and who reviews."""

from typing import Literal

from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Travelling

PersonRole = Literal["researcher", "coder", "supervisor"]


class Person(Travelling, Base):
    """A coder or reviewer; every coding, decision and memo knows its person."""

    __tablename__ = "person"

    name: Mapped[str]
    role: Mapped[str] = mapped_column(default="researcher")
