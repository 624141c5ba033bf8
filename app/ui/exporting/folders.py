"""Showing a file in the system's own file manager, and opening it with its own program."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def show_in_folder(path: Path) -> None:
    """Open the folder of a file; on Windows and macOS with the file marked."""
    if sys.platform == "win32":
        subprocess.Popen(["explorer", "/select,", str(path)])  # noqa: S603, S607 - Windows' own
    elif sys.platform == "darwin":
        subprocess.Popen(["open", "-R", str(path)])  # noqa: S603, S607 - macOS' own
    else:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def open_document(path: Path) -> None:
    """Open an exported document in the program that the system uses for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
