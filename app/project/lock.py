"""One writer per project: a marker beside the file with process id and host.

``filelock``'s soft lock is used because it needs no ``fcntl``, names its holder, and breaks the
marker of a process that died.
"""

from pathlib import Path

from filelock import SoftFileLock, Timeout

from app.errors import FolderNotWritable, ProjectInUse


def lock_path(path: Path) -> Path:
    """The marker's place: ``.study.kutipan.lock`` beside ``study.kutipan``."""
    return path.with_name(f".{path.name}.lock")


def take_lock(path: Path) -> SoftFileLock:
    """Become the only writer of a project; the caller releases the lock.

    Raises:
        ProjectInUse: another window or command has it.
        FolderNotWritable: the marker cannot be written.
    """
    lock = SoftFileLock(lock_path(path.resolve()), timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise ProjectInUse(str(path), _holder(lock)) from error
    except OSError as error:
        raise FolderNotWritable(str(path)) from error
    return lock


def _holder(lock: SoftFileLock) -> str:
    try:
        lines = Path(lock.lock_file).read_text(encoding="utf-8", errors="replace").split()
    except OSError:
        return "?"
    return " @ ".join(lines[:2]) or "?"
