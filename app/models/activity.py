"""The append-only record of every change: the audit trail of the methods chapter."""

from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, now


class Activity(Base):
    """One deed, its person and moment; undo appends, nothing is ever taken out."""

    __tablename__ = "activity"

    at: Mapped[str] = mapped_column(default=now)
    person_id: Mapped[int | None]
    key: Mapped[str]
    parameters: Mapped[str] = mapped_column(default="{}")
    happened: Mapped[str] = mapped_column(default="done")


class NumberCounter(Base):
    """The next passage number of a series; outside the journal, so undo never frees a number."""

    __tablename__ = "number_counter"

    series: Mapped[str] = mapped_column(unique=True)
    next_number: Mapped[int] = mapped_column(default=1)
