"""The doors from the command line to the window: on a display, or as a picture."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from app.errors import FolderNotWritable
from app.project.file import open_project
from app.ui.program import crash
from app.ui.program.program import Program
from app.ui.program.tidying import Tidying
from app.ui.typing.typing_first import TypingFirst
from app.ui.window.main_window import MainWindow
from app.ui.workspace import Workspace

NO_SIZE_HINTS = "This plugin does not support propagateSizeHints()"
"""What Qt's offscreen platform says of every window; true, and nothing that a user could mend."""
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
    if path is None:
        if not program.reopen():
            program.show_welcome()
    elif not program.open_path(path):
        program.show_welcome()
    elif not program.is_shown:
        return 0  # Another process has it and came forward.
    program.tell_of_damaged_settings()
    Tidying(app)
    return app.exec()


def run_window_to_png(path: Path, out: Path) -> int:
    """Draw the main window into a picture, as it looks where the project is coded first.

    Raises:
        ProjectFileError: the project cannot be opened. FolderNotWritable: nor the picture written.
    """
    app = make_application()
    program = Program(app)
    project = open_project(path)
    window = MainWindow(Workspace(project), program)
    window.resize(*PICTURE_SIZE)
    with _without_hint_complaints():
        window.show()
        window.columns.reading.begin()
        app.processEvents()
    written = window.grab().save(str(out), "PNG")
    window.hide()  # Not closed: neither settings nor project remember that a picture was taken.
    project.close()
    window.deleteLater()
    if not written:
        raise FolderNotWritable(str(out))
    return 0


@contextmanager
def _without_hint_complaints() -> Iterator[None]:
    """Keep one line of Qt's from standard error; all others go where they went before."""

    def passed_on(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if text == NO_SIZE_HINTS:
            return
        if former is not None:
            former(kind, context, text)
        else:
            sys.stderr.write(f"{text}\n")

    former = qInstallMessageHandler(passed_on)
    try:
        yield
    finally:
        qInstallMessageHandler(former)
