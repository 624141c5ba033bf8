"""Copies of a project by SQLite's backup API, the only safe way while it is open."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from app.errors import DiskFull, FolderNotWritable
from app.project.connection import raw_connection

KEPT = 20
"""Backups kept per project; the oldest go first."""


def backups_folder() -> Path:
    """Where backups go: the user's data folder, so outside any synchronised project folder."""
    return Path(platformdirs.user_data_dir("kutipan", appauthor=False)) / "backups"


def copy_database(source: sqlite3.Connection, target: Path) -> None:
    """Copy an open database to ``target``, written beside and renamed.

    Raises:
        FolderNotWritable: nothing can be written there.
        DiskFull: no room for the copy; ``target`` is as it was.
    """
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with closing(raw_connection(beside, "rwc")) as copy:
            source.backup(copy)
        beside.replace(target)
    except sqlite3.OperationalError as error:
        beside.unlink(missing_ok=True)
        full = error.sqlite_errorcode == sqlite3.SQLITE_FULL
        raise (DiskFull if full else FolderNotWritable)(str(target)) from error
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise FolderNotWritable(str(target)) from error


def back_up(path: Path, folder: Path, reason: str) -> Path:
    """A dated copy of the project in ``folder``; older ones beyond ``KEPT`` are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    target = folder / f"{path.stem}.{moment}.{reason}{path.suffix}"
    with closing(raw_connection(path, "ro")) as source:
        copy_database(source, target)
    copies = sorted(folder.glob(f"{glob_escaped(path.stem)}.*{path.suffix}"))
    for old in copies[:-KEPT]:
        old.unlink(missing_ok=True)
    return target


def glob_escaped(stem: str) -> str:
    """A file's stem with what ``glob`` would read as a pattern put in brackets."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in stem)
