"""Copies of a project by SQLite's backup API, the only safe way while it is open."""

import os
import sqlite3
import zlib
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from app.errors import DamagedProject, DiskFull, FolderNotWritable, ProjectFileError
from app.project.connection import raw_connection

KEPT = 20
"""Backups kept per project; the oldest go first."""
LONGEST_STEM = 40
"""Letters of a project's name in a backup's; file names have at most 255 bytes."""


def backups_folder() -> Path:
    """Where backups go: the user's data folder, so outside any synchronised project folder."""
    return Path(platformdirs.user_data_dir("kutipan", appauthor=False)) / "backups"


def copy_database(source: sqlite3.Connection, target: Path) -> None:
    """Copy an open database to ``target``, written beside and renamed.

    Raises:
        FolderNotWritable: nothing can be written there.
        DiskFull: no room for the copy; ``target`` is as it was.
        DamagedProject: pages of the original cannot be read.
    """
    beside = target.with_name(f".kutipan-{os.getpid()}.tmp")
    try:
        with closing(raw_connection(beside, "rwc")) as copy:
            source.backup(copy)
        beside.replace(target)
    except sqlite3.DatabaseError as error:
        raise said_plainly(error, target) from error
    except OSError as error:
        raise FolderNotWritable(str(target)) from error
    finally:
        beside.unlink(missing_ok=True)


def said_plainly(error: sqlite3.DatabaseError, target: Path) -> ProjectFileError:
    """What SQLite says about a file that is being written, as something a person can mend."""
    match error.sqlite_errorcode & 0xFF:
        case sqlite3.SQLITE_FULL:
            return DiskFull(str(target))
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return DamagedProject(str(target))
        case _:
            return FolderNotWritable(str(target))


def back_up(source: sqlite3.Connection, path: Path, folder: Path, reason: str) -> Path:
    """A dated copy of the project at ``path`` in ``folder``, and at most ``KEPT`` of them.

    Raises:
        FolderNotWritable, DiskFull, DamagedProject: as for ``copy_database``.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderNotWritable(str(folder)) from error
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    series = _series(path)
    target = folder / f"{series}.{moment}.{reason}{path.suffix}"
    copy_database(source, target)
    copies = sorted(folder.glob(f"{glob_escaped(series)}.*{glob_escaped(path.suffix)}"))
    for old in copies[:-KEPT]:
        old.unlink(missing_ok=True)
    return target


def _series(path: Path) -> str:
    """What the backups of one project are called: two studies of one name make no room here."""
    place = zlib.crc32(str(path.resolve()).encode(errors="surrogatepass"))
    return f"{path.stem[:LONGEST_STEM]}.{place:08x}"


def glob_escaped(stem: str) -> str:
    """A file's stem with what ``glob`` would read as a pattern put in brackets."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in stem)
