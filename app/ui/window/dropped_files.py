"""Files that are dropped onto a project's window."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QTimer

from app.errors import ReadOnlyProject
from app.ui.project.project_files import ENDING

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow

_SAID_FOR = 5_000
"""Milliseconds."""


def dropped_files(data: QMimeData) -> list[Path]:
    """The files of this computer among what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def take_files(window: "MainWindow", files: list[Path]) -> None:
    """Open projects (a copy of this one may be merged), and import everything else.

    A file that is called as a source is may be meant to take its place: that is asked.
    """
    projects = [file for file in files if file.suffix.lower() == ENDING]
    for project in projects:
        if not window.exchange.merges.offers(project):
            window.open_path(project)
    sources = [file for file in files if file not in projects]
    if sources:
        _import(window, sources)


def _import(window: "MainWindow", files: list[Path]) -> None:
    if window.commands_shown["import"].isEnabled():
        bring_in = partial(window.source_import.import_paths, files)
        if not window.corrections.offers(files, bring_in):
            bring_in()
    elif window.tasks.current is not None:
        said = window.words("Something else is still being done. Wait for it, or cancel it.")
        QTimer.singleShot(0, window, lambda: window.statusBar().showMessage(said, _SAID_FOR))
    else:
        window.show_error(ReadOnlyProject(str(window.path)))
