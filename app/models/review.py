"""What reviewers decided, and the papers on which they did."""

import hashlib
from typing import Literal

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Text, Travelling, now, refers

Verdict = Literal["agree", "revise", "reject"]
VERDICTS: tuple[Verdict, ...] = ("agree", "revise", "reject")

ReviewState = Literal["draft", "agreed", "revise", "rejected", "changed"]
"""Derived, never stored: ``changed`` is a coding that differs from what was decided on."""


class Decision(Travelling, Base):
    """A reviewer's word on a coding: a verdict, a remark, or both.

    ``fingerprint`` is of the text, code, definition and stance that the reviewer saw. The decision
    outlives its coding: when the coding goes, it stays with the passage and ``code_name`` still
    says what it was about. Decisions are never overwritten: the latest of a person counts.
    """

    __tablename__ = "decision"

    passage_id: Mapped[int] = mapped_column(refers("passage.id"), index=True)
    coding_id: Mapped[int | None] = mapped_column(refers("coding.id", cascade=False), index=True)
    code_name: Mapped[str]
    person_id: Mapped[int] = mapped_column(refers("person.id"), index=True)
    verdict: Mapped[str | None]
    remark: Mapped[Text]
    answer: Mapped[Text]
    fingerprint: Mapped[str] = mapped_column(String(64))
    returned_id: Mapped[int | None] = mapped_column(
        refers("returned_document.id", cascade=False), index=True
    )
    decided_at: Mapped[str] = mapped_column(default=now)


class ReturnedDocument(Travelling, Base):
    """A review document that came back, kept by its hash: reading it twice changes nothing."""

    __tablename__ = "returned_document"
    __table_args__ = (UniqueConstraint("sha256", "person_id"), {"sqlite_autoincrement": True})

    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
    person_id: Mapped[int] = mapped_column(refers("person.id"), index=True)
    read_at: Mapped[str] = mapped_column(default=now)


class PrintedPassage(Base):
    """A passage number that left the program on paper; outside the journal, never taken back."""

    __tablename__ = "printed_passage"
    __table_args__ = (UniqueConstraint("series", "number"), {"sqlite_autoincrement": True})

    series: Mapped[str]
    number: Mapped[int]
    printed_at: Mapped[str] = mapped_column(default=now)


def fingerprint(quotation: str, label: str | None, name: str, definition: str, stance: str) -> str:
    """What a reviewer saw, as a hash; a coding with another fingerprint has changed since."""
    parts = (quotation, label or "", name, definition, stance)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
