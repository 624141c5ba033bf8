"""One writer per project: a marker beside the file with process id and host.

``filelock``'s soft lock is used because it needs no ``fcntl``, names its holder, and breaks the
marker of a process that died.
"""

import errno
import time
from contextlib import suppress
from pathlib import Path

from filelock import SoftFileLock, Timeout

from app.errors import DiskFull, FolderNotWritable, ProjectInUse

BEING_WRITTEN = 10.0
"""Seconds after which an empty marker is not just about to be filled."""


def lock_path(path: Path) -> Path:
    """The marker's place: ``.study.kutipan.lock`` beside ``study.kutipan``."""
    return path.with_name(f".{path.name}.lock")


def take_lock(path: Path) -> SoftFileLock:
    """Become the only writer of a project; the caller releases the lock.

    Raises:
        ProjectInUse: another window or command has it.
        FolderNotWritable, DiskFull: the marker cannot be written.
    """
    if not path.parent.is_dir():  # the library would make it
        raise FolderNotWritable(str(path))
    lock = SoftFileLock(lock_path(path.resolve()), timeout=0)
    _remove_a_ruin(lock)
    try:
        lock.acquire()
    except Timeout as error:
        raise ProjectInUse(str(path), _holder(lock)) from error
    except OSError as error:
        full = error.errno == errno.ENOSPC
        raise (DiskFull if full else FolderNotWritable)(str(path)) from error
    return lock


def _remove_a_ruin(lock: SoftFileLock) -> None:
    """A marker that names nobody, as a power cut leaves it: the library never breaks those."""
    marker = Path(lock.lock_file)
    with suppress(OSError):
        if lock.pid is None and time.time() - marker.stat().st_mtime > BEING_WRITTEN:
            marker.unlink()


def _holder(lock: SoftFileLock) -> str:
    try:
        lines = Path(lock.lock_file).read_text(encoding="utf-8", errors="replace").split()
    except OSError:
        return "?"
    return " @ ".join(lines[:2]) or "?"
