"""What earlier exports printed, and copies that were frozen as submitted."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.thesis import ExportRecord

SUBMITTED = "submitted"
"""``ExportRecord.what`` of a frozen copy."""


@dataclass(frozen=True, slots=True)
class ExportRow:
    """An export; ``name`` is its file's, or what a frozen copy was called."""

    id: int
    what: str
    language: str
    name: str
    sha256: str
    manifest: str
    made_at: str


_ROWS = select(
    ExportRecord.id,
    ExportRecord.what,
    ExportRecord.language,
    ExportRecord.name,
    ExportRecord.sha256,
    ExportRecord.manifest,
    ExportRecord.made_at,
)


def latest_export(session: Session, what: str) -> ExportRow | None:
    """The last export of this kind; None when there was none."""
    query = _ROWS.where(ExportRecord.what == what).order_by(ExportRecord.id.desc()).limit(1)
    found = session.execute(query).first()
    return ExportRow(*found) if found else None


def submitted_copies(session: Session) -> list[ExportRow]:
    """The copies that were frozen as submitted, oldest first."""
    query = _ROWS.where(ExportRecord.what == SUBMITTED).order_by(ExportRecord.id)
    return [ExportRow(*row) for row in session.execute(query)]
