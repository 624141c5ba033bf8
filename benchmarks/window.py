"""How long the window takes to show, and a code from the gesture to file and screen; prints JSON.

``python -m benchmarks.window`` measures offscreen; under a display the real window. A start is
measured in a fresh process, from before Python is loaded until the first paint event is done.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest

from app.interchange.sample import make_sample
from app.models.imported import ImportedText
from app.models.span import Span
from app.operations.sources import add_source
from app.project.file import create_project, open_project
from app.ui.program.application import make_application
from app.ui.program.program import Program
from app.ui.program.tidying import Tidying
from app.ui.window.main_window import MainWindow
from benchmarks.project import coded_source

STARTS, GESTURES = 5, 30
START = """
import gc, sys, time
gc.disable()  # as app.cli does before it loads the window
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from app.ui.program.application import make_application

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.isWindowType() is False:
            app.removeEventFilter(self)
            print(time.time(), flush=True)
            app.exit()
        return False

app = make_application()
watch = Watch()
app.installEventFilter(watch)
from app.ui.program.program import Program
program = Program(app)
if len(sys.argv) > 1:
    program.open_path(Path(sys.argv[1]))
else:
    program.show_welcome()
app.exec()
"""
BARE = """
import time, sqlalchemy.orm
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
class Window(QWidget):
    def paintEvent(self, event):
        print(time.time(), flush=True)
        app.exit()
window = Window()
window.show()
app.exec()
"""


def started(script: str, *arguments: str) -> float:
    """Milliseconds from starting a process to its first paint; the median of some."""
    taken = []
    for _ in range(STARTS):
        began = time.time()
        printed = subprocess.run(  # noqa: S603 - our own interpreter and our own text
            [sys.executable, "-c", script, *arguments], capture_output=True, check=True, text=True
        )
        taken.append((float(printed.stdout.split()[0]) - began) * 1000)
    return round(statistics.median(taken))


def first_paint(window: MainWindow, source: int) -> float:
    """Milliseconds to open the long source and paint it."""
    began = time.perf_counter()
    window.columns.open_source(source)
    window.columns.reader.viewport().repaint()
    return round((time.perf_counter() - began) * 1000, 1)


def applied(window: MainWindow, code: int) -> dict[str, float]:
    """Milliseconds from choosing a code to its being stored and painted, and to undo it."""
    coding, undoing = [], []
    for number in range(GESTURES):
        window.columns.reader.select_span(Span(400 + number * 11, 440 + number * 11))
        began = time.perf_counter()
        window.columns.coding.code_selection([code])
        window.columns.reader.viewport().repaint()
        coding.append((time.perf_counter() - began) * 1000)
        began = time.perf_counter()
        window.workspace.undo()
        window.columns.reader.viewport().repaint()
        undoing.append((time.perf_counter() - began) * 1000)
        QTest.qWait(1)
    return {
        "code to file and screen": round(statistics.median(coding), 1),
        "undo to file and screen": round(statistics.median(undoing), 1),
    }


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), folder))
        path, sample = Path(folder) / "bench.kutipan", Path(folder) / "sample.kutipan"
        make_sample(sample)
        project = create_project(path)
        source, code = coded_source(project, random.Random(1))  # noqa: S311 - repeatable
        with project.edit() as session:
            short = add_source(session, "short.txt", ImportedText("A short note."))
        project.close()
        figures: dict[str, object] = {
            "bare Qt window with SQLAlchemy": started(BARE),
            "start page": started(START),
            "sample study": started(START, str(sample)),
            "project of a million characters": started(START, str(path)),
        }
        app = make_application()
        program = Program(app)
        Tidying(app)
        window = program.show_project(open_project(path))
        window.columns.open_source(short)  # A project opens where it is coded: at the long one.
        QTest.qWait(300)
        figures["open 1,000,000 characters with 10,000 codings"] = first_paint(window, source)
        QTest.qWait(2000)
        figures |= applied(window, code)
        window.quits = False
        window.close()
        program.reader.close()
    print(json.dumps({"window": figures}, indent=2))


if __name__ == "__main__":
    main()
