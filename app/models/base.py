"""What all rows have in common: naming of constraints, integer keys, a UUID for travelling."""

import uuid as uuids
from datetime import UTC, datetime
from typing import Annotated, Any

from sqlalchemy import ForeignKey, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """The declarative base; ``metadata`` is also what the journal's triggers are made from."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    # AUTOINCREMENT: a redo must never meet an id that was given to another row meanwhile.
    __table_args__: Any = {"sqlite_autoincrement": True}  # noqa: RUF012 - SQLAlchemy's spelling

    id: Mapped[int] = mapped_column(primary_key=True)


class Travelling:
    """A row that can leave the file (review copy, second coder, REFI-QDA) and come back."""

    uuid: Mapped[str] = mapped_column(String(36), default=lambda: str(uuids.uuid4()), unique=True)


def now() -> str:
    """This moment as stored everywhere: UTC, seconds, with Z (``2026-11-21T07:30:00Z``)."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def refers(target: str, *, cascade: bool = True) -> ForeignKey:
    """A foreign key that takes its row along when the target goes, or is set null."""
    return ForeignKey(target, ondelete="CASCADE" if cascade else "SET NULL")


Text = Annotated[str, mapped_column(default="", server_default="")]
"""A text that is empty when nobody has written it; never null."""
