"""The doors from the command line to the window: on a display, or as a picture."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.errors import FolderNotWritable
from app.project.file import open_project
from app.queries.sources import sources
from app.ui import crash
from app.ui.main_window import MainWindow
from app.ui.program import Program
from app.ui.typing_first import TypingFirst
from app.ui.workspace import Workspace

PICTURE_SIZE = (1440, 900)


def make_application() -> QApplication:
    """The one QApplication of this process."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Kutipan")
    app.setDesktopFileName("kutipan")
    TypingFirst(app)
    return app


def run_window(path: Path | None) -> int:
    """Open the window, on a project if one is named, and stay until it is closed."""
    app = make_application()
    program = Program(app)
    crash.install(program.show_crash)
    if path is None or not program.open_path(path):
        program.show_welcome()
    elif not program.is_shown:
        return 0  # Another process has it and came forward.
    program.tell_of_damaged_settings()
    return app.exec()


def run_window_to_png(path: Path, out: Path) -> int:
    """Draw the main window into a picture, as it looks with the most coded source open.

    Raises:
        ProjectFileError: the project cannot be opened. FolderNotWritable: nor the picture written.
    """
    app = make_application()
    program = Program(app)
    project = open_project(path)
    window = MainWindow(Workspace(project), program)
    window.resize(*PICTURE_SIZE)
    window.show()
    rows = window.workspace.read(sources)
    if rows:
        window.columns.open_source(max(rows, key=lambda row: row.codings).id)
    app.processEvents()
    written = window.grab().save(str(out), "PNG")
    window.hide()  # Not closed: neither settings nor project remember that a picture was taken.
    project.close()
    window.deleteLater()
    if not written:
        raise FolderNotWritable(str(out))
    return 0
