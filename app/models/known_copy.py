"""Other copies of the project that this one has met: the common ground of a three-way merge."""

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Text, now


class KnownCopy(Base):
    """A copy that left from here, from which this one came, or that was merged.

    ``rows`` are the other's rows at the last meeting (compressed JSON, see
    ``app.interchange.copy_rows``), so that merging needs no tombstones. ``meetings`` counts on both
    sides, the higher one knows the later common ground. ``proof`` is a hash of the other's newest
    activity then: a file that does not hold it is not that copy's descendant.
    ``purpose``, ``copy_for`` and ``sources`` (a JSON list of UUIDs, empty for all) say what a copy
    that left from here was made for.
    """

    __tablename__ = "known_copy"

    copy_id: Mapped[str] = mapped_column(String(36), unique=True)
    name: Mapped[Text]
    purpose: Mapped[Text]
    copy_for: Mapped[str | None] = mapped_column(String(36))
    series: Mapped[Text]
    sources: Mapped[str] = mapped_column(default="[]")
    meetings: Mapped[int] = mapped_column(default=1)
    proof: Mapped[Text]
    rows: Mapped[bytes] = mapped_column(LargeBinary)
    met_at: Mapped[str] = mapped_column(default=now)
