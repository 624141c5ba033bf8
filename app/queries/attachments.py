"""The enclosures of the appendix as rows."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.source import Blob
from app.models.thesis import Attachment


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A picture; ``data`` is empty where a foreign file has lost it."""

    id: int
    kind: str
    name: str
    caption: str
    origin: str
    sha256: str
    data: bytes


def attachments(session: Session) -> list[AttachmentRow]:
    """All enclosures in their order."""
    rows = session.execute(
        select(
            Attachment.id,
            Attachment.kind,
            Attachment.name,
            Attachment.caption,
            Attachment.origin,
            Attachment.sha256,
            Blob.bytes,
        )
        .outerjoin(Blob, Blob.sha256 == Attachment.sha256)
        .order_by(Attachment.position, Attachment.id)
    )
    return [AttachmentRow(*row[:-1], row[-1] or b"") for row in rows]
