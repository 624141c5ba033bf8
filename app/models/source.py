"""Sources: their text, formatting, turns and speakers, and the bytes that they came from."""

from typing import Literal

from sqlalchemy import LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Text, Travelling, now, refers

SourceStatus = Literal["new", "in_work", "done"]


class Source(Travelling, Base):
    """A transcript, document, field note or saved web page.

    ``date`` is text at the precision that is known (``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD``);
    ``revision`` says which row of ``source_text`` all its spans refer to; ``import_notes`` is a
    JSON list of ``[key, count]``.
    """

    __tablename__ = "source"

    name: Mapped[str]
    kind: Mapped[str] = mapped_column(default="interview")
    status: Mapped[str] = mapped_column(default="new")
    date: Mapped[Text]
    place: Mapped[Text]
    language: Mapped[Text]
    position: Mapped[int] = mapped_column(default=0)
    revision: Mapped[int] = mapped_column(default=1)
    characters: Mapped[int] = mapped_column(default=0)
    original_name: Mapped[Text]
    original_sha256: Mapped[str | None] = mapped_column(String(64))
    encoding: Mapped[Text]
    import_notes: Mapped[str] = mapped_column(default="[]")
    imported_at: Mapped[str] = mapped_column(default=now)


class SourceText(Base):
    """One immutable revision of a source's canonical text, apart from its row.

    A rename then does not journal a megabyte, and correcting a transcript adds a row.
    """

    __tablename__ = "source_text"
    __table_args__ = (UniqueConstraint("source_id", "revision"), {"sqlite_autoincrement": True})

    source_id: Mapped[int] = mapped_column(refers("source.id"))
    revision: Mapped[int] = mapped_column(default=1)
    text: Mapped[str]


class Formatting(Base):
    """A formatted stretch of a source's text (``app.models.imported.Style``)."""

    __tablename__ = "formatting"

    source_id: Mapped[int] = mapped_column(refers("source.id"), index=True)
    start: Mapped[int]
    end: Mapped[int]
    style: Mapped[str]


class Page(Base):
    """A page of the original file (1-based as counted) and the stretch of text on it."""

    __tablename__ = "page"

    source_id: Mapped[int] = mapped_column(refers("source.id"), index=True)
    start: Mapped[int]
    end: Mapped[int]
    number: Mapped[int]


class Timestamp(Base):
    """A moment of the recording that begins at a position of the text."""

    __tablename__ = "timestamp"

    source_id: Mapped[int] = mapped_column(refers("source.id"), index=True)
    start: Mapped[int]
    milliseconds: Mapped[int]


class Speaker(Travelling, Base):
    """A speaker label of one source and who it is.

    Labels belong to their source: equal labels in two sources are two people until the user says
    otherwise. ``role`` is ``interviewer``, ``informant`` or ``other``.
    """

    __tablename__ = "speaker"

    source_id: Mapped[int] = mapped_column(refers("source.id"), index=True)
    label: Mapped[str]
    role: Mapped[str] = mapped_column(default="informant")
    informant_id: Mapped[int | None] = mapped_column(
        refers("informant.id", cascade=False), index=True
    )


class Turn(Travelling, Base):
    """A speaker's turn: ``start`` to ``end`` with its label, the speech from ``speech_start``.

    ``number`` counts the turns of a source from 1 and is printed in the appendix; ``label`` is as
    written, also after variants were merged into one speaker.
    """

    __tablename__ = "turn"

    source_id: Mapped[int] = mapped_column(refers("source.id"), index=True)
    speaker_id: Mapped[int] = mapped_column(refers("speaker.id"), index=True)
    number: Mapped[int]
    start: Mapped[int]
    speech_start: Mapped[int]
    end: Mapped[int]
    label: Mapped[str]


class Blob(Base):
    """The bytes of an original file, once however many sources share them.

    Insert only and outside the journal; swept when the file closes.
    """

    __tablename__ = "blob"

    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    bytes: Mapped[bytes] = mapped_column(LargeBinary)


class Paragraph(Base):
    """A paragraph of a source's current text, numbered from 1 and indexed for searching.

    Derived from ``source_text`` by the project floor after every change; outside the journal and
    without a foreign key, because a cascade would leave its words behind in the search index.
    """

    __tablename__ = "paragraph"

    source_id: Mapped[int] = mapped_column(index=True)
    number: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str]
