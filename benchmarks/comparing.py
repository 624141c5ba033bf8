"""How long the window stands still while two coders are compared; prints JSON in milliseconds.

``python -m benchmarks.comparing``: 20 interviews, 9,000 codings by each of two coders. ``asking``
is what the panel takes on the window's own thread before the other one reads, ``answered`` the
time until the differences are shown, ``stalled`` the longest time in which no event was handled;
``reading`` is what the comparison itself takes, which the window's thread did before.
"""

import json
import os
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from sqlalchemy import insert

from app.models.passage import Coding
from app.operations.people import add_person
from app.project.file import Project, create_project
from app.queries.passages import passages
from app.ui.agreement.panel import AgreementPanel
from app.ui.agreement.reading import read_comparison
from app.ui.look.theme import load_theme
from app.ui.program.application import make_application
from app.ui.workspace import Workspace
from app.words import Words
from benchmarks.appendix import Size, fill

SIZE = Size(sources=20, codes=40, passages=9_000, codings=9_000)


def _second_coder(project: Project) -> None:
    """Somebody who put another code on every second passage."""
    with project.edit() as session:
        person = add_person(session, "Budi")
        rows = [
            {"passage_id": row.id, "person_id": person, "code_id": 1 + (row.id * 7 + nth % 2) % 40}
            for nth, row in enumerate(passages(session))
        ]
        session.execute(insert(Coding), rows)


def main() -> None:
    """Measure and print."""
    application = make_application()
    beats = [time.perf_counter()]
    pulse = QTimer(interval=0)
    pulse.timeout.connect(lambda: beats.append(time.perf_counter()))
    with tempfile.TemporaryDirectory() as folder:
        project = create_project(Path(folder) / "bench.kutipan")
        fill(project, SIZE)
        _second_coder(project)
        at_work = time.process_time()
        read = read_comparison(lambda *_: None, project.reading_copy(), None, 0)
        reading = time.process_time() - at_work
        panel = AgreementPanel(Workspace(project), Words("en"), load_theme("light"))
        pulse.start()
        began = time.perf_counter()
        panel.show()
        asking = time.perf_counter() - began
        while panel.is_reading:
            application.processEvents()
        application.processEvents()
        answered = time.perf_counter() - began
        panel.close()
        project.close()
    stalled = max(later - earlier for earlier, later in pairwise(beats[1:]))
    figures = {"asking": asking, "answered": answered, "stalled": stalled, "reading": reading}
    milliseconds = {name: round(1000 * seconds) for name, seconds in figures.items()}
    print(json.dumps({"differences": len(read.found), **milliseconds}, indent=2))


if __name__ == "__main__":
    main()
