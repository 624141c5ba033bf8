"""Asking another process to raise the window that has a project open.

A file in the user's own data folder is the knock; the window that has the project watches that
folder and takes the file away as its answer. QtNetwork's local sockets were not taken because
that library needs Kerberos, which a bare Linux has not.
"""

import hashlib
from pathlib import Path
from time import monotonic, sleep

import platformdirs
from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

PATIENCE = 1.5
"""Seconds to wait for an answer."""


def knock_file(path: Path) -> Path:
    """Where a knock for this project is laid; the name tells nothing of the project."""
    folder = Path(platformdirs.user_data_dir("kutipan", appauthor=False)) / "knocks"
    name = hashlib.sha256(str(path.resolve()).casefold().encode()).hexdigest()[:32]
    return folder / name


def knock(path: Path, patience: float = PATIENCE) -> bool:
    """Ask whoever has the project open to come forward; whether somebody did."""
    file = knock_file(path)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
        until = monotonic() + patience
        while file.exists() and monotonic() < until:
            sleep(0.02)
        answered = not file.exists()
        file.unlink(missing_ok=True)
    except OSError:
        return False
    return answered


class Door(QObject):
    """Listens for knocks at one project."""

    knocked = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = knock_file(path)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.unlink(missing_ok=True)
        except OSError:
            return  # Nobody can knock then; the other process offers a copy.
        self._watcher.addPath(str(self._file.parent))

    def _look(self) -> None:
        if self._file.exists():
            self._file.unlink(missing_ok=True)
            self.knocked.emit()
