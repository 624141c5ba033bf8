"""How long a keystroke takes while a long transcript is corrected, and storing it; prints JSON.

``python -m benchmarks.correcting`` measures offscreen; under a display the real window. One
million characters, 10,000 codings; typed in the middle of the text, each key from its press to
the painted letter, in milliseconds on the clock and (where others compute too) of the processor.
"""

import json
import os
import random
import sys
import tempfile
import time
from pathlib import Path

if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.analysis.text_splices import text_splices
from app.models.span import Span
from app.project.file import create_project, open_project
from app.ui.correcting.mode import CorrectingMode
from app.ui.correcting.text import CorrectingText
from app.ui.program.application import make_application
from app.ui.program.program import Program
from app.ui.program.tidying import Tidying
from app.ui.window.main_window import MainWindow
from benchmarks.made_up import interview
from benchmarks.project import coded_source
from benchmarks.reader import once, spread, timed

KEYS, COMMITS = 200, 10
LETTERS = (Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_C, Qt.Key.Key_Space)


def keys(text: CorrectingText, mode: CorrectingMode) -> dict[str, object]:
    """Letters, deletions and new paragraphs, stored only where that is measured."""
    mode._pause.setInterval(10**8)  # noqa: SLF001 - storing is measured by itself
    letters = [
        timed(lambda nth=nth: QTest.keyClick(text, LETTERS[nth % 4]))  # type: ignore[misc]
        for nth in range(KEYS)
    ]
    gone = [timed(lambda: QTest.keyClick(text, Qt.Key.Key_Backspace)) for _ in range(KEYS // 2)]
    storing = []
    for _ in range(COMMITS):
        QTest.keyClick(text, Qt.Key.Key_X)
        storing.append(timed(mode.commit))
    paragraphs = [timed(lambda: QTest.keyClick(text, Qt.Key.Key_Return)) for _ in range(COMMITS)]
    return {
        "letter": spread(letters),
        "backspace": spread(gone),
        "store at a pause": spread(storing),
        "new paragraph, stored": spread(paragraphs),
    }


def measured(window: MainWindow, source: int) -> dict[str, object]:
    """All figures of the mode."""
    columns = window.columns
    columns.open_source(source)
    QTest.qWait(2000)
    columns.reader.show_span(Span(500_000, 500_010), flash=False)
    mode = columns.correcting
    figures: dict[str, object] = {"enter": once(mode.enter)}
    text = mode.text
    if text is None:
        raise RuntimeError("the mode was not entered")
    QTest.qWait(500)
    figures |= keys(text, mode)
    figures["leave"] = once(mode.leave)
    figures["undo"] = once(window.undo)
    return figures


def difference() -> dict[str, float]:
    """Milliseconds to find what became of a million characters with a correction every 5,000."""
    chance = random.Random(2)  # noqa: S311 - the same text every time, no secret
    before = interview(1_000_000, chance)
    now = before
    for place in range(995_000, 0, -5_000):
        now = f"{now[:place]} betul {now[place + chance.randrange(9) :]}"
    began = time.perf_counter()
    found = text_splices(before, now)
    return {"milliseconds": round((time.perf_counter() - began) * 1000, 1), "edits": len(found)}


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), folder))
        path = Path(folder) / "bench.kutipan"
        project = create_project(path)
        source, _ = coded_source(project, random.Random(1))  # noqa: S311 - repeatable
        project.close()
        app = make_application()
        program = Program(app)
        Tidying(app)
        window = program.show_project(open_project(path))
        figures = measured(window, source)
        window.quits = False
        window.close()
        program.reader.close()
    figures["difference of two versions"] = difference()
    print(json.dumps({"correcting": figures}, indent=2))


if __name__ == "__main__":
    main()
