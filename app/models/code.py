"""The codebook: kinds, codes with their six fields, what these were, which effort answers what."""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Text, Travelling, now, refers

CODE_FIELDS = (
    "definition",
    "full_definition",
    "when_to_use",
    "when_not_to_use",
    "example",
    "note",
)
"""The six parts of a codebook entry (MacQueen et al. 1998, CAM 10(2): 31-36)."""

REVISED_FIELDS = ("label", "name", "name_en", *CODE_FIELDS)
"""What makes a code what it is: whoever changes one of these changes the code's history."""


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


class CodeRevision(Travelling, Base):
    """A change of a code's name or definition, told by what it was before.

    ``former`` is a JSON object of ``REVISED_FIELDS``; what it became is the next revision's
    ``former``, or the code as it is. What one person changes in one sitting is one revision, whose
    ``changed_at`` is its last change: passages coded until then were coded by what was before.
    """

    __tablename__ = "code_revision"

    code_id: Mapped[int] = mapped_column(refers("code.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(refers("person.id", cascade=False), index=True)
    changed_at: Mapped[str] = mapped_column(default=now)
    reason: Mapped[Text]
    former: Mapped[str] = mapped_column(default="{}")
