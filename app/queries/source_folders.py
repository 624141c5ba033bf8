"""The folders of the list of sources as rows."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.source_folder import SourceFolder, SourceInFolder


@dataclass(frozen=True, slots=True)
class FolderRow:
    """A folder and the ids of the sources in it."""

    id: int
    name: str
    source_ids: frozenset[int] = frozenset()


def source_folders(session: Session) -> list[FolderRow]:
    """The folders in their order, empty ones too."""
    inside: defaultdict[int, set[int]] = defaultdict(set)
    for folder_id, source_id in session.execute(
        select(SourceInFolder.folder_id, SourceInFolder.source_id)
    ):
        inside[folder_id].add(source_id)
    folders = session.execute(
        select(SourceFolder.id, SourceFolder.name).order_by(SourceFolder.position, SourceFolder.id)
    )
    return [FolderRow(key, name, frozenset(inside[key])) for key, name in folders]
