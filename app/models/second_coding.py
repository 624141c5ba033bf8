"""Independent second coding: what two coders did before they talked, and how it was settled."""

from typing import Literal

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Text, Travelling, now, refers

Outcome = Literal["first", "second", "both", "neither", "later"]
OUTCOMES: tuple[Outcome, ...] = ("first", "second", "both", "neither", "later")
"""Whose coding stands after a difference was talked about; ``later`` is on the agenda."""


class SecondCoding(Travelling, Base):
    """Two coders' codings of a sample, as they were when the blind copy came back.

    ``codings`` is compressed JSON (``app.models.double_coding``): settling differences changes
    the codings of the study, never this record, from which the figures are computed.
    ``sources`` is a JSON list of the UUIDs of the sample.
    """

    __tablename__ = "second_coding"

    first_id: Mapped[int] = mapped_column(refers("person.id"), index=True)
    second_id: Mapped[int] = mapped_column(refers("person.id"), index=True)
    sources: Mapped[str] = mapped_column(default="[]")
    codings: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[str] = mapped_column(default=now)


class Settlement(Travelling, Base):
    """What was decided about one difference; ``difference`` is its stable key."""

    __tablename__ = "settlement"

    second_coding_id: Mapped[int] = mapped_column(refers("second_coding.id"), index=True)
    difference: Mapped[str]
    outcome: Mapped[str]
    note: Mapped[Text]
    person_id: Mapped[int] = mapped_column(refers("person.id"), index=True)
    settled_at: Mapped[str] = mapped_column(default=now)
