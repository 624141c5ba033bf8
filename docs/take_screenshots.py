"""Take the pictures of docs/screenshots from the real window on the sample study.

``python -m docs.take_screenshots`` draws offscreen; under a display (``xvfb-run -s "-screen 0
1600x1000x24"``) the same windows are really shown. Both themes, both languages.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.interchange.sample import make_sample
from app.project.file import open_project
from app.queries.passages import passages
from app.ui.application import make_application
from app.ui.main_window import MainWindow
from app.ui.program import Program

FOLDER = Path(__file__).parent / "screenshots"
SIZE = (1440, 900)
SEARCHED = "netral"


def settle(milliseconds: int = 300) -> None:
    """Let the window lay itself out, and flashes fade."""
    QTest.qWait(milliseconds)


def with_popup(window: QWidget, popup: QWidget) -> QPixmap:
    """A picture of a window with what pops up over it."""
    picture = window.grab()
    painter = QPainter(picture)
    painter.drawPixmap(popup.mapToGlobal(QPoint()) - window.mapToGlobal(QPoint()), popup.grab())
    painter.end()
    return picture


def overlapping_passage(window: MainWindow) -> int:
    """A passage with the most codes: there is most to see."""
    rows = window.workspace.read(passages)
    return max(rows, key=lambda row: (len(row.codings), bool(row.interpretation))).id


def views(window: MainWindow) -> Iterator[tuple[str, QPixmap]]:
    """Each view of the main window under its name."""
    columns = window.columns
    columns.show_passage(overlapping_passage(window))
    settle(1500)
    yield "transcript", window.grab()
    columns.ask_codes()
    settle()
    yield "palette", with_popup(window, columns.palette_of_codes)
    columns.palette_of_codes.close_palette()
    for view in ("passages", "search", "review"):
        columns.centre.show_view(view)
        if view == "search":
            columns.search.look_for(SEARCHED)
        settle()
        yield view, window.grab()


@contextmanager
def dressed(program: Program, theme: str, language: str) -> Iterator[None]:
    """The program in one theme and language."""
    program.choose_language(language)
    program.choose_theme(theme)
    yield
    for window in [*program.windows]:
        window.quits = False
        window.close()


def main() -> None:
    """Make the study once and draw every view in every dress."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME"), folder))
        path = Path(folder) / "Muara Selasih.kutipan"
        make_sample(path)
        app: QApplication = make_application()
        program = Program(app)
        for theme, language in product(("light", "dark"), ("en", "id")):
            with dressed(program, theme, language):
                program.show_welcome()
                if program.welcome is not None:
                    settle()
                    program.welcome.grab().save(str(FOLDER / f"welcome-{theme}-{language}.png"))
                window = program.show_project(open_project(path))
                window.resize(*SIZE)
                for name, picture in views(window):
                    picture.save(str(FOLDER / f"{name}-{theme}-{language}.png"))
        program.reader.close()


if __name__ == "__main__":
    main()
