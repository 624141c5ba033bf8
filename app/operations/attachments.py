"""Pictures and permits that the appendix encloses; their bytes are kept once, as a ``Blob``."""

import hashlib
from collections.abc import Mapping

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from app.errors import NotFound
from app.models.source import Blob
from app.models.thesis import ATTACHMENT_KINDS, Attachment
from app.operations.positions import put_at
from app.project.activity import record

ATTACHMENT_FIELDS = ("kind", "name", "caption", "origin")


def add_attachment(session: Session, data: bytes, fields: Mapping[str, str]) -> int:
    """A new picture behind the others; ``data`` is one that ``app.importers.pictures`` made.

    Raises:
        NotFound: there is no such kind of enclosure.
        KeyError: on a field that an enclosure does not have.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    if session.scalar(select(Blob.id).where(Blob.sha256 == sha256)) is None:
        session.execute(insert(Blob).values(sha256=sha256, bytes=data))
    last = session.scalar(select(func.max(Attachment.position)))
    made = Attachment(name="", sha256=sha256, position=0 if last is None else last + 1)
    _fill(made, fields)
    session.add(made)
    session.flush()
    record(session, "attachment_added", name=made.name)
    return made.id


def describe_attachment(session: Session, attachment_id: int, fields: Mapping[str, str]) -> int:
    """Set some of ``ATTACHMENT_FIELDS``; what does not change leaves no trace.

    Raises:
        NotFound: there is no such kind of enclosure.
        KeyError: on a field that an enclosure does not have.
    """
    attachment = session.get_one(Attachment, attachment_id)
    _fill(attachment, fields)
    if session.is_modified(attachment):
        record(session, "attachment_changed", name=attachment.name)
    return attachment_id


def move_attachment(session: Session, attachment_id: int, place: int) -> int:
    """Put an enclosure at another place, counted from 0."""
    rows = session.scalars(select(Attachment).order_by(Attachment.position, Attachment.id)).all()
    attachment = session.get_one(Attachment, attachment_id)
    if put_at(rows, attachment, place):
        record(session, "attachment_moved", name=attachment.name)
    return attachment_id


def delete_attachment(session: Session, attachment_id: int) -> int:
    """Take an enclosure out (undo brings it back; its bytes go when the file is closed)."""
    attachment = session.get_one(Attachment, attachment_id)
    record(session, "attachment_deleted", name=attachment.name)
    session.delete(attachment)
    return attachment_id


def _fill(attachment: Attachment, fields: Mapping[str, str]) -> None:
    kind = fields.get("kind")
    if kind is not None and kind not in ATTACHMENT_KINDS:
        raise NotFound("kind of enclosure", kind)
    for name, value in fields.items():
        if name not in ATTACHMENT_FIELDS:
            raise KeyError(name)
        setattr(attachment, name, value.strip())
