"""The codebook: kinds, codes with their six fields, and which effort answers which cause."""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Text, Travelling, refers

CODE_FIELDS = (
    "definition",
    "full_definition",
    "when_to_use",
    "when_not_to_use",
    "example",
    "note",
)
"""The six parts of a codebook entry (MacQueen et al. 1998, CAM 10(2): 31-36)."""


class Kind(Travelling, Base):
    """What a code is about: ``cause``, ``effort``, or a kind of the user's own.

    ``key`` is the stable stored word; the two built-in kinds are named by the program in the
    reader's language, the user's own kinds by ``name``.
    """

    __tablename__ = "kind"

    key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[Text]
    position: Mapped[int] = mapped_column(default=0)


class Code(Travelling, Base):
    """A code: short label (may be missing), name, kind, group, one parent, colour, six fields.

    That labels are unique ignoring case is held by the operations, not by the file, so that undo
    may pass through states in which two labels are equal. ``colour`` is an index into the theme's
    colour-blind-safe set, so that light and dark can each show their own shade of it.
    """

    __tablename__ = "code"

    label: Mapped[str | None]
    name: Mapped[str]
    name_en: Mapped[Text]
    kind_id: Mapped[int | None] = mapped_column(refers("kind.id", cascade=False), index=True)
    group: Mapped[Text]
    parent_id: Mapped[int | None] = mapped_column(refers("code.id", cascade=False), index=True)
    colour: Mapped[int] = mapped_column(default=0)
    position: Mapped[int] = mapped_column(default=0)
    definition: Mapped[Text]
    full_definition: Mapped[Text]
    when_to_use: Mapped[Text]
    when_not_to_use: Mapped[Text]
    example: Mapped[Text]
    note: Mapped[Text]


class CodeLink(Travelling, Base):
    """An effort and a cause that it answers."""

    __tablename__ = "code_link"
    __table_args__ = (UniqueConstraint("effort_id", "cause_id"), {"sqlite_autoincrement": True})

    effort_id: Mapped[int] = mapped_column(refers("code.id"))
    cause_id: Mapped[int] = mapped_column(refers("code.id"), index=True)
