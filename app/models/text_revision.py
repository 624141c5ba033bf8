"""What is known of a source's revisions: who made each, and which passages' words changed in it."""

from typing import Literal

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Text, Travelling, now, refers

RevisionReason = Literal["imported", "corrected", "replaced", "restored", "merged"]
REVISION_REASONS: tuple[RevisionReason, ...] = (
    *("imported", "corrected", "replaced", "restored", "merged"),
)


class TextRevision(Travelling, Base):
    """Who made a revision of a source's text (``source_text``), when and why.

    The first one has a row as soon as there is a second. ``sha256`` is the file that the text was
    read from, called ``file_name``; ``splices`` is a JSON list of the edits that made it out of the
    revision before (``app.models.splice``), ``words`` about how many words they concern.
    """

    __tablename__ = "text_revision"

    source_id: Mapped[int] = mapped_column(refers("source.id"), index=True)
    revision: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(refers("person.id", cascade=False), index=True)
    made_at: Mapped[str] = mapped_column(default=now)
    reason: Mapped[str] = mapped_column(default="corrected")
    file_name: Mapped[Text]
    sha256: Mapped[str | None] = mapped_column(String(64))
    words: Mapped[int] = mapped_column(default=0)
    splices: Mapped[str] = mapped_column(default="[]")


class ChangedPassage(Travelling, Base):
    """A passage whose own words a revision changed, and what they were before it.

    ``doubtful`` when nothing of them is left: the passage stays near its place until somebody
    says where it belongs.
    """

    __tablename__ = "changed_passage"

    passage_id: Mapped[int] = mapped_column(refers("passage.id"), index=True)
    revision: Mapped[int]
    former: Mapped[str]
    doubtful: Mapped[bool] = mapped_column(default=False)
