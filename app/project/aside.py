"""Reading another project file without ever writing to it: on a private copy that vanishes."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from app.errors import (
    DamagedProject,
    DiskFull,
    FolderNotWritable,
    MissingProject,
    NotAProject,
    ProjectFileError,
)
from app.project import backup, schema
from app.project.connection import raw_connection
from app.project.file import Project, open_project
from app.project.lock import take_lock


@contextmanager
def opened_aside(path: Path) -> Iterator[Project]:
    """A copy of the project at ``path``, brought to the current schema, for reading.

    It lies in a folder that only its owner can read and is removed at the end.

    Raises:
        MissingProject, NotAProject, NewerProject, DamagedProject, ForeignSchema: not openable.
        ProjectInUse: somebody is editing it.
    """
    if not path.exists():
        raise MissingProject(str(path))
    if not path.is_file():
        raise NotAProject(str(path))
    schema.sniff(path)
    with tempfile.TemporaryDirectory(prefix="kutipan-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / path.name
        _copy(path, copy)
        try:
            project = open_project(copy, Path(folder))
        except ProjectFileError as error:
            error.path = str(path)
            raise
        with closing(project):
            yield project


def _copy(path: Path, copy: Path) -> None:
    lock = None
    with suppress(FolderNotWritable, DiskFull):  # A stick that may not be written can be read.
        lock = take_lock(path)
    try:
        with closing(raw_connection(path, "ro")) as source:
            backup.copy_database(source, copy)
    except sqlite3.DatabaseError as error:
        raise DamagedProject(str(path)) from error  # Its header says that it is a project.
    finally:
        if lock is not None:
            lock.release()
