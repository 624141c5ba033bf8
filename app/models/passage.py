"""Passages and what hangs on them: codings, links, interpretations, memos."""

from typing import Literal

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Text, Travelling, now, refers

Stance = Literal["supports", "partly", "contradicts", "context"]
MemoSubject = Literal["project", "source", "code", "informant", "passage"]
MEMO_SUBJECTS: tuple[MemoSubject, ...] = ("project", "source", "code", "informant", "passage")
"""What a memo can be on."""
_MOST_DIGITS = 12
STANCES: tuple[Stance, ...] = ("supports", "partly", "contradicts", "context")
LinkKind = Literal["explains", "contradicts"]
LINK_KINDS: tuple[LinkKind, ...] = ("explains", "contradicts")


def printed_number(series: str, number: int) -> str:
    """A passage's number as it is printed everywhere: ``K-0007``."""
    return f"{series}-{number:04d}"


def read_number(printed: str) -> tuple[str, int] | None:
    """Series and number of a printed number, in whatever case; None when it is none.

    A returned paper may show any digits; more than a column holds are no number of ours.
    """
    series, _, digits = printed.strip().upper().rpartition("-")
    if not (series and digits.isdecimal() and len(digits) <= _MOST_DIGITS):
        return None
    return series, int(digits)


class Passage(Travelling, Base):
    """A quotation: one exact span of a source, with a number that is never reused.

    ``series`` and ``number`` make the visible name, see ``printed_number``.
    """

    __tablename__ = "passage"
    __table_args__ = (
        UniqueConstraint("series", "number"),
        Index("ix_passage_source_id_start_end", "source_id", "start", "end"),
        {"sqlite_autoincrement": True},
    )

    series: Mapped[str]
    number: Mapped[int]
    source_id: Mapped[int] = mapped_column(refers("source.id"))
    start: Mapped[int]
    end: Mapped[int]
    created_at: Mapped[str] = mapped_column(default=now)


class PassageAlias(Base):
    """A number that a passage had before copies were merged; printed papers may still show it."""

    __tablename__ = "passage_alias"
    __table_args__ = (UniqueConstraint("series", "number"), {"sqlite_autoincrement": True})

    series: Mapped[str]
    number: Mapped[int]
    passage_id: Mapped[int] = mapped_column(refers("passage.id"), index=True)


class Coding(Travelling, Base):
    """A code that a coder put on a passage; two coders can code one passage."""

    __tablename__ = "coding"
    __table_args__ = (
        UniqueConstraint("passage_id", "code_id", "person_id"),
        {"sqlite_autoincrement": True},
    )

    passage_id: Mapped[int] = mapped_column(refers("passage.id"))
    code_id: Mapped[int] = mapped_column(refers("code.id"), index=True)
    person_id: Mapped[int] = mapped_column(refers("person.id"), index=True)
    stance: Mapped[str] = mapped_column(default="supports")
    key_quote: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[str] = mapped_column(default=now)


class PassageLink(Travelling, Base):
    """What one passage says about another: it explains or contradicts it."""

    __tablename__ = "passage_link"
    __table_args__ = (UniqueConstraint("from_id", "to_id", "kind"), {"sqlite_autoincrement": True})

    from_id: Mapped[int] = mapped_column(refers("passage.id"))
    to_id: Mapped[int] = mapped_column(refers("passage.id"), index=True)
    kind: Mapped[str]
    person_id: Mapped[int] = mapped_column(refers("person.id"), index=True)
    created_at: Mapped[str] = mapped_column(default=now)


class Interpretation(Travelling, Base):
    """What the researcher says a passage means; with ``code_id``, under that code only."""

    __tablename__ = "interpretation"

    passage_id: Mapped[int] = mapped_column(refers("passage.id"), index=True)
    code_id: Mapped[int | None] = mapped_column(refers("code.id"), index=True)
    person_id: Mapped[int] = mapped_column(refers("person.id"), index=True)
    text: Mapped[str]
    changed_at: Mapped[str] = mapped_column(default=now)


class Memo(Travelling, Base):
    """A note on a source, code, informant or passage; with none of them, on the project."""

    __tablename__ = "memo"

    person_id: Mapped[int] = mapped_column(refers("person.id"), index=True)
    source_id: Mapped[int | None] = mapped_column(refers("source.id"), index=True)
    code_id: Mapped[int | None] = mapped_column(refers("code.id"), index=True)
    informant_id: Mapped[int | None] = mapped_column(refers("informant.id"), index=True)
    passage_id: Mapped[int | None] = mapped_column(refers("passage.id"), index=True)
    text: Mapped[Text]
    changed_at: Mapped[str] = mapped_column(default=now)
