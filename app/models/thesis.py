"""What the thesis needs beside the coding: arrangement, the researcher's own words, enclosures."""

from typing import Literal

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Text, Travelling, now, refers

AttachmentKind = Literal["photo", "permit", "other"]
ATTACHMENT_KINDS: tuple[AttachmentKind, ...] = ("photo", "permit", "other")


class ChapterSection(Travelling, Base):
    """How a code's section of the chapter departs from what the codebook says by itself.

    Without a ``position`` it stands where the codebook has it. ``opening`` and ``synthesis`` are
    the researcher's words before and after the quotations, ``contrary`` how contradicting evidence
    was dealt with.
    """

    __tablename__ = "chapter_section"
    __table_args__ = (UniqueConstraint("code_id"), {"sqlite_autoincrement": True})

    code_id: Mapped[int] = mapped_column(refers("code.id"))
    position: Mapped[int | None]
    excluded: Mapped[bool] = mapped_column(default=False)
    opening: Mapped[Text]
    synthesis: Mapped[Text]
    contrary: Mapped[Text]


class ChapterPassage(Travelling, Base):
    """How a passage is printed under a code.

    ``cuts`` is a JSON list of ``[start, end]``, code points within the passage, end exclusive:
    each is printed as ``[…]``; the source is never touched. An empty ``lead_in`` takes the phrase
    whose turn it is.
    """

    __tablename__ = "chapter_passage"
    __table_args__ = (UniqueConstraint("code_id", "passage_id"), {"sqlite_autoincrement": True})

    code_id: Mapped[int] = mapped_column(refers("code.id"))
    passage_id: Mapped[int] = mapped_column(refers("passage.id"), index=True)
    position: Mapped[int | None]
    excluded: Mapped[bool] = mapped_column(default=False)
    cuts: Mapped[str] = mapped_column(default="[]")
    lead_in: Mapped[Text]


class Recommendation(Travelling, Base):
    """One of the suggestions (*saran*) of the closing chapter."""

    __tablename__ = "recommendation"

    text: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)


class RecommendationCode(Base):
    """A code that a recommendation answers."""

    __tablename__ = "recommendation_code"
    __table_args__ = (
        UniqueConstraint("recommendation_id", "code_id"),
        {"sqlite_autoincrement": True},
    )

    recommendation_id: Mapped[int] = mapped_column(refers("recommendation.id"))
    code_id: Mapped[int] = mapped_column(refers("code.id"), index=True)


class GuideQuestion(Travelling, Base):
    """A line of the interview guide: research question, topic, question, whom it is put to."""

    __tablename__ = "guide_question"

    research_question_id: Mapped[int | None] = mapped_column(
        refers("research_question.id", cascade=False), index=True
    )
    topic: Mapped[Text]
    text: Mapped[str]
    target: Mapped[Text]
    position: Mapped[int] = mapped_column(default=0)


class Attachment(Travelling, Base):
    """A picture or permit of the appendix; its bytes are a ``Blob``."""

    __tablename__ = "attachment"

    kind: Mapped[str] = mapped_column(default="photo")
    name: Mapped[str]
    caption: Mapped[Text]
    origin: Mapped[Text]
    sha256: Mapped[str] = mapped_column(String(64))
    position: Mapped[int] = mapped_column(default=0)


class MemberCheck(Travelling, Base):
    """An informant was shown what was made of the interview, and answered."""

    __tablename__ = "member_check"

    informant_id: Mapped[int] = mapped_column(refers("informant.id"), index=True)
    date: Mapped[Text]
    sent: Mapped[Text]
    response: Mapped[Text]


class ProjectSetting(Base):
    """A choice that belongs to the study (its format profile, for instance), by a stable key."""

    __tablename__ = "project_setting"
    __table_args__ = (UniqueConstraint("key"), {"sqlite_autoincrement": True})

    key: Mapped[str]
    value: Mapped[str]


class ExportRecord(Base):
    """What an export printed, to tell later what has changed; outside the journal.

    ``manifest`` is JSON (``app.analysis.export_manifest``); ``what`` an export of the program, or
    ``submitted`` for a copy that was frozen as handed in, whose hash is ``sha256``.
    """

    __tablename__ = "export_record"

    what: Mapped[str]
    language: Mapped[str]
    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
    manifest: Mapped[str] = mapped_column(default="{}")
    made_at: Mapped[str] = mapped_column(default=now)
