"""Papers that left the program, and what is needed to know them again when they come back."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.code import Code
from app.models.known_copy import KnownCopy
from app.models.passage import Passage
from app.models.review_round import PrintedDocument
from app.models.source import Blob


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A paper as it left; its bytes are asked for apart (``printed_bytes``)."""

    uuid: str
    round_uuid: str | None
    kind: str
    language: str
    sha256: str
    printed_at: str


def printed_papers(session: Session, uuids: Collection[str]) -> list[PrintedRow]:
    """Those of these papers that left from this file."""
    columns = [getattr(PrintedDocument, name) for name in PrintedRow.__dataclass_fields__]
    query = select(*columns).where(PrintedDocument.uuid.in_(uuids)).order_by(PrintedDocument.id)
    return [PrintedRow(*row) for row in session.execute(query)]


def printed_bytes(session: Session, paper: PrintedRow) -> bytes | None:
    """The document as it left; None when the file has lost it."""
    return session.scalar(select(Blob.bytes).where(Blob.sha256 == paper.sha256))


def known_copies(session: Session) -> set[str]:
    """The ids of the other copies of this project that this one has met."""
    return set(session.scalars(select(KnownCopy.copy_id)))


def passage_uuids(session: Session) -> dict[int, str]:
    """The UUID of every passage, for the bookmarks of a chapter."""
    return dict(session.execute(select(Passage.id, Passage.uuid)).all())


def code_uuids(session: Session) -> dict[int, str]:
    """The UUID of every code, for the bookmarks of definitions and headings."""
    return dict(session.execute(select(Code.id, Code.uuid)).all())
