"""What reviewers decided, and the papers on which they did."""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Text, Travelling, now, refers

Verdict = Literal["agree", "revise", "reject"]
VERDICTS: tuple[Verdict, ...] = ("agree", "revise", "reject")

ReviewState = Literal["draft", "submitted", "agreed", "revise", "rejected", "changed"]
"""Derived, never stored: ``submitted`` lies with a reviewer who has not decided yet; ``changed``
differs from what was decided on and needs another look."""

Response = Literal["accepted", "declined", "discussed"]
RESPONSES: tuple[Response, ...] = ("accepted", "declined", "discussed")
"""What the researcher made of a remark; a declined one needs its reason in ``answer``."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a reviewer's word came from; by default it was said in the program, just now.

    ``on_paper`` means that the reviewer saw what the round submitted, not what is there now.
    ``decided_at`` is a date as a Word document gives it.
    """

    round_id: int | None = None
    on_paper: bool = False
    returned_id: int | None = None
    reply_to_id: int | None = None
    resolved: bool = False
    decided_at: str | None = None


HERE = Origin()


class Decision(Travelling, Base):
    """A reviewer's word: a verdict, a remark, or both.

    It is about a coding (``passage_id``, ``coding_id``), a passage (``passage_id`` alone), the
    definition of a code (``code_id``), or the whole (none of them). ``fingerprint`` names what the
    reviewer saw (``Snapshot``); empty where nothing can change under the remark. The decision
    outlives its coding and its code: ``code_name`` still says what it was about. Decisions are
    never overwritten: the latest verdict of a person counts.
    """

    __tablename__ = "decision"

    passage_id: Mapped[int | None] = mapped_column(refers("passage.id"), index=True)
    coding_id: Mapped[int | None] = mapped_column(refers("coding.id", cascade=False), index=True)
    code_id: Mapped[int | None] = mapped_column(refers("code.id", cascade=False), index=True)
    code_name: Mapped[str]
    person_id: Mapped[int] = mapped_column(refers("person.id"), index=True)
    verdict: Mapped[str | None]
    remark: Mapped[Text]
    resolved: Mapped[bool] = mapped_column(default=False)
    reply_to_id: Mapped[int | None] = mapped_column(
        refers("decision.id", cascade=False), index=True
    )
    response: Mapped[str | None]
    answer: Mapped[Text]
    answered_at: Mapped[str | None]
    fingerprint: Mapped[str] = mapped_column(String(64))
    round_id: Mapped[int | None] = mapped_column(
        refers("review_round.id", cascade=False), index=True
    )
    returned_id: Mapped[int | None] = mapped_column(
        refers("returned_document.id", cascade=False), index=True
    )
    decided_at: Mapped[str] = mapped_column(default=now)


class ReturnedDocument(Travelling, Base):
    """A document that came back, read in a reviewer's name; its bytes are kept as a ``Blob``."""

    __tablename__ = "returned_document"
    __table_args__ = (UniqueConstraint("sha256", "person_id"), {"sqlite_autoincrement": True})

    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
    person_id: Mapped[int] = mapped_column(refers("person.id"), index=True)
    round_id: Mapped[int | None] = mapped_column(
        refers("review_round.id", cascade=False), index=True
    )
    read_at: Mapped[str] = mapped_column(default=now)


class PrintedPassage(Base):
    """A passage number that left the program on paper; outside the journal, never taken back."""

    __tablename__ = "printed_passage"
    __table_args__ = (UniqueConstraint("series", "number"), {"sqlite_autoincrement": True})

    series: Mapped[str]
    number: Mapped[int]
    printed_at: Mapped[str] = mapped_column(default=now)
