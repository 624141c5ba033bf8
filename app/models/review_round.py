"""Review rounds: what was submitted to whom, exactly as it was at that moment."""

import hashlib
import json
from collections.abc import Mapping

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Text, Travelling, now, refers


class ReviewRound(Travelling, Base):
    """A frozen round; ``number`` counts from 1, ``scope`` is JSON (``app.models.scope``)."""

    __tablename__ = "review_round"

    number: Mapped[int]
    name: Mapped[str]
    person_id: Mapped[int] = mapped_column(refers("person.id"), index=True)
    scope: Mapped[str] = mapped_column(default="{}")
    note: Mapped[Text]
    frozen_at: Mapped[str] = mapped_column(default=now)
    closed_at: Mapped[str | None]


class RoundReviewer(Base):
    """Somebody who is asked in a round; each decides independently."""

    __tablename__ = "round_reviewer"
    __table_args__ = (UniqueConstraint("round_id", "person_id"), {"sqlite_autoincrement": True})

    round_id: Mapped[int] = mapped_column(refers("review_round.id"))
    person_id: Mapped[int] = mapped_column(refers("person.id"), index=True)


class RoundCoding(Base):
    """A coding as submitted; ``number`` is the passage's, printed, should the passage go."""

    __tablename__ = "round_coding"
    __table_args__ = (UniqueConstraint("round_id", "coding_uuid"), {"sqlite_autoincrement": True})

    round_id: Mapped[int] = mapped_column(refers("review_round.id"))
    coding_uuid: Mapped[str] = mapped_column(String(36), index=True)
    number: Mapped[str]
    fingerprint: Mapped[str] = mapped_column(String(64))


class RoundCode(Base):
    """A code's definition as submitted."""

    __tablename__ = "round_code"
    __table_args__ = (UniqueConstraint("round_id", "code_uuid"), {"sqlite_autoincrement": True})

    round_id: Mapped[int] = mapped_column(refers("review_round.id"))
    code_uuid: Mapped[str] = mapped_column(String(36), index=True)
    fingerprint: Mapped[str] = mapped_column(String(64))


class Snapshot(Base):
    """What a reviewer saw, by its fingerprint; insert only and outside the journal.

    ``content`` is the JSON object of ``coding_seen`` or ``definition_seen``.
    """

    __tablename__ = "snapshot"

    fingerprint: Mapped[str] = mapped_column(String(64), unique=True)
    content: Mapped[str]


class PrintedDocument(Base):
    """A review document as it left (its bytes are a ``Blob``), for comparing what comes back.

    Outside the journal like the printed numbers. ``uuid`` is printed in the document.
    """

    __tablename__ = "printed_document"

    uuid: Mapped[str] = mapped_column(String(36), unique=True)
    round_uuid: Mapped[str | None] = mapped_column(String(36))
    kind: Mapped[str] = mapped_column(default="review")
    language: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
    printed_at: Mapped[str] = mapped_column(default=now)


def coding_seen(
    quotation: str, label: str | None, name: str, definition: str, stance: str
) -> dict[str, str]:
    """What a reviewer of a coding judges; anything else may change without another look."""
    return {
        "quotation": quotation,
        "label": label or "",
        "name": name,
        "definition": definition,
        "stance": stance,
    }


def definition_seen(label: str | None, name: str, fields: Mapping[str, str]) -> dict[str, str]:
    """What a reviewer of a definition judges: ``fields`` are those of ``CODE_FIELDS``."""
    return {"label": label or "", "name": name, **fields}


def fingerprint(seen: Mapping[str, str]) -> str:
    """What a reviewer saw, as a hash; a coding with another fingerprint has changed since."""
    return hashlib.sha256("\x1f".join(seen.values()).encode()).hexdigest()


def packed_snapshot(seen: Mapping[str, str]) -> str:
    """What a reviewer saw, as stored."""
    return json.dumps(dict(seen), ensure_ascii=False)
