"""Folders that a researcher sorts sources into; they say nothing about what a source is."""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Travelling, refers


class SourceFolder(Travelling, Base):
    """A folder of the list of sources, in the order of ``position``."""

    __tablename__ = "source_folder"

    name: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)


class SourceInFolder(Base):
    """Which folder a source lies in: one, or (without a row) none.

    A table of its own, so that neither goes with the other and old files gain tables only.
    """

    __tablename__ = "source_in_folder"
    __table_args__ = (UniqueConstraint("source_id"), {"sqlite_autoincrement": True})

    folder_id: Mapped[int] = mapped_column(refers("source_folder.id"), index=True)
    source_id: Mapped[int] = mapped_column(refers("source.id"))
