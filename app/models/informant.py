"""Informants: people or roles interviewed, which sources they speak in, and their attributes."""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Text, Travelling, refers


class Informant(Travelling, Base):
    """A person or role interviewed; not the same as a source.

    ``code`` (``I-01``) is unique ignoring case, held by the operations. ``interview_date`` is text
    at its precision, used where a source has no date of its own.
    """

    __tablename__ = "informant"

    code: Mapped[str]
    name: Mapped[Text]
    role: Mapped[Text]
    institution: Mapped[Text]
    category: Mapped[Text]
    place: Mapped[Text]
    interview_date: Mapped[Text]
    consent: Mapped[Text]
    pseudonym: Mapped[Text]
    note: Mapped[Text]
    position: Mapped[int] = mapped_column(default=0)


class Participation(Base):
    """An informant takes part in a source."""

    __tablename__ = "participation"
    __table_args__ = (UniqueConstraint("source_id", "informant_id"), {"sqlite_autoincrement": True})

    source_id: Mapped[int] = mapped_column(refers("source.id"))
    informant_id: Mapped[int] = mapped_column(refers("informant.id"), index=True)


class Variable(Travelling, Base):
    """A column of the informants' attributes, typed as in REFI-QDA."""

    __tablename__ = "variable"

    name: Mapped[str]
    type: Mapped[str] = mapped_column(default="text")
    position: Mapped[int] = mapped_column(default=0)


class Attribute(Base):
    """An informant's value of a variable, kept as written."""

    __tablename__ = "attribute"
    __table_args__ = (
        UniqueConstraint("informant_id", "variable_id"),
        {"sqlite_autoincrement": True},
    )

    informant_id: Mapped[int] = mapped_column(refers("informant.id"))
    variable_id: Mapped[int] = mapped_column(refers("variable.id"), index=True)
    value: Mapped[str]
