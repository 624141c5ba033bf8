"""Folders of sources: making, naming, ordering and dissolving them, and what lies in which."""

from collections.abc import Sequence

from sqlalchemy import delete, exists, func, select
from sqlalchemy.orm import Session

from app.errors import Gone, NameMissing, NameTaken
from app.models.among import among
from app.models.source import Source
from app.models.source_folder import SourceFolder, SourceInFolder
from app.operations.positions import put_at
from app.project.activity import record


def add_folder(session: Session, name: str, source_ids: Sequence[int] = ()) -> int:
    """A new folder at the end, with these sources in it from the start.

    Raises:
        NameMissing: the name is blank. NameTaken: another folder is called so.
        NotFound: one of the sources is not here.
    """
    last = session.scalar(select(func.max(SourceFolder.position)))
    folder = SourceFolder(name=_free_name(session, name), position=0 if last is None else last + 1)
    session.add(folder)
    session.flush()
    record(session, "folder_added", folder=folder.name)
    _lay(session, source_ids, folder.id)
    return folder.id


def rename_folder(session: Session, folder_id: int, name: str) -> int:
    """Call a folder otherwise; the same name leaves no trace.

    Raises:
        NameMissing, NameTaken: as for a new one. NotFound: it is not here.
    """
    folder = _folder(session, folder_id)
    before, folder.name = folder.name, _free_name(session, name, but=folder_id)
    if before != folder.name:
        record(session, "folder_renamed", old=before, folder=folder.name)
    return folder_id


def move_folder(session: Session, folder_id: int, place: int) -> int:
    """Put a folder at another place among the folders, counted from 0.

    Raises:
        NotFound: it is not here.
    """
    folder = _folder(session, folder_id)
    rows = session.scalars(select(SourceFolder).order_by(SourceFolder.position, SourceFolder.id))
    if put_at(rows.all(), folder, place):
        record(session, "folder_moved", folder=folder.name)
    return folder_id


def delete_folder(session: Session, folder_id: int) -> int:
    """Dissolve a folder: its sources stay and lie in none.

    Raises:
        NotFound: it is not here.
    """
    folder = _folder(session, folder_id)
    record(session, "folder_deleted", folder=folder.name)
    session.delete(folder)
    session.flush()
    return folder_id


def put_in_folder(session: Session, source_ids: Sequence[int], folder_id: int | None) -> int:
    """Put sources into a folder, or (``None``) out of any; what lies there already stays quietly.

    Returns how many moved.

    Raises:
        NotFound: the folder or one of the sources is not here.
    """
    name = "" if folder_id is None else _folder(session, folder_id).name
    moved = _lay(session, source_ids, folder_id)
    if moved:
        what = _counted(session, source_ids)
        key = "sources_taken_out" if folder_id is None else "sources_put_in_folder"
        record(
            session, key if "n" in what else key.replace("sources", "source"), **what, folder=name
        )
    return moved


def order_sources(session: Session, source_ids: Sequence[int]) -> int:
    """Put the sources in this order of one's own; those that are not named follow as they were."""
    rows = session.scalars(select(Source).order_by(Source.position, Source.id)).all()
    by_id = {row.id: row for row in rows}
    named = [by_id[key] for key in dict.fromkeys(source_ids) if key in by_id]
    order = [*named, *(row for row in rows if row not in named)]
    if order != list(rows):
        for position, row in enumerate(order, start=1):
            row.position = position
        record(session, "sources_ordered")
    return len(order)


def _lay(session: Session, source_ids: Sequence[int], folder_id: int | None) -> int:
    """Lay sources into one folder; how many lay elsewhere before."""
    wanted = dict.fromkeys(source_ids)
    known = set(session.scalars(select(Source.id).where(among(Source.id, wanted))))
    for source_id in wanted:
        if source_id not in known:
            raise Gone("source")
    lying = select(SourceInFolder.source_id, SourceInFolder.folder_id)
    before = dict(session.execute(lying.where(among(SourceInFolder.source_id, wanted))).all())
    moved = [key for key in wanted if before.get(key) != folder_id]
    session.execute(delete(SourceInFolder).where(among(SourceInFolder.source_id, moved)))
    if folder_id is not None:
        session.add_all(SourceInFolder(folder_id=folder_id, source_id=key) for key in moved)
    session.flush()
    return len(moved)


def _counted(session: Session, source_ids: Sequence[int]) -> dict[str, str]:
    """One source by its name, several by how many they are."""
    if len(set(source_ids)) == 1:
        return {"source": session.get_one(Source, source_ids[0]).name}
    return {"n": str(len(set(source_ids)))}


def _folder(session: Session, folder_id: int) -> SourceFolder:
    folder = session.get(SourceFolder, folder_id)
    if folder is None:
        raise Gone("folder")
    return folder


def _free_name(session: Session, name: str, but: int = 0) -> str:
    name = name.strip()
    if not name:
        raise NameMissing("folder")
    same = func.casefold(SourceFolder.name) == name.casefold()
    if session.scalar(select(exists().where(SourceFolder.id != but, same))):
        raise NameTaken("folder", name)
    return name
