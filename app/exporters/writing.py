"""Putting a finished export in its place: whole or not at all, and never half over an old one."""

import errno
import os
import uuid
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from app.errors import CannotReplace, FolderNotWritable, NoRoomForExport

Progress = Callable[[int, int], None]
"""Called with what is done and what there is to do; whoever raises from it cancels the export."""

_EVERY = 50
_FINE = 10
"""Steps of a bar to one per cent."""


class Steps:
    """Counts what is written and tells a ``Progress`` about it now and then."""

    def __init__(self, total: int, progress: Progress | None = None, every: int = _EVERY) -> None:
        self._total = max(1, total)
        self._every = every
        self._done = 0
        self._progress = progress

    def step(self) -> None:
        """One more passage, turn or row is written."""
        self._done = min(self._done + 1, self._total)
        if self._progress and self._done % self._every == 0:
            self._progress(self._done, self._total)

    def finish(self) -> None:
        """All is written."""
        if self._progress:
            self._progress(self._total, self._total)


def part_of(progress: Progress | None, first: int, last: int) -> Progress | None:
    """The progress of one stretch of a longer way, from ``first`` to ``last`` per cent of it."""
    if progress is None:
        return None
    whole = progress

    def told(done: int, total: int) -> None:
        share = (last - first) * done / max(1, total)
        whole(round(_FINE * (first + share)), 100 * _FINE)

    return told


def put_in_place(path: Path, data: bytes) -> None:
    """Write beside the target, force it to the disk, then replace the target in one step.

    Raises:
        CannotReplace: the target is held open (Word on Windows) or is a folder.
        FolderNotWritable: the folder is missing or takes no file.
        NoRoomForExport: the disk is full.
    """
    target = path.resolve()
    if target.is_dir():
        raise CannotReplace(str(path), next_free_name(path).name)
    beside = target.with_name(f".{uuid.uuid4().hex}.part")
    try:
        _write(beside, data)
        _replace(beside, target, path)
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise NoRoomForExport(str(path)) from error
        raise FolderNotWritable(str(path)) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _write(beside: Path, data: bytes) -> None:
    with beside.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _replace(beside: Path, target: Path, path: Path) -> None:
    try:
        beside.replace(target)
    except PermissionError as error:
        raise CannotReplace(str(path), next_free_name(path).name) from error


def next_free_name(path: Path) -> Path:
    """``appendix (2).docx``: the first such name that no file has yet."""
    number = 2
    while (free := path.with_name(f"{path.stem} ({number}){path.suffix}")).exists():
        number += 1
    return free
