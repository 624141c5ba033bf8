"""What reading and coding cost in the whole window, until it is painted; prints JSON in ms.

``python -m benchmarks.desk`` measures offscreen, for an interview of an hour and for 1,000,000
characters with 10,000 and with 50,000 codings. Each figure has the median and the 95th percentile
on the clock and of the processor alone, which others who compute at the same time do not change.
"""

import json
import os
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter, sleep

if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.models.imported import ImportedText
from app.models.span import Span
from app.operations.sources import add_source
from app.project.file import create_project, open_project
from app.ui.program.application import make_application
from app.ui.program.program import Program
from app.ui.program.tidying import Tidying
from app.ui.window.main_window import MainWindow
from benchmarks.project import coded_source
from benchmarks.reader import Cost, pointing, spread, timed

CASES = ((60_000, 400), (1_000_000, 10_000), (1_000_000, 50_000))
OPENINGS, GESTURES, LOOKS = 5, 25, 20
AFTERWARDS = 0.1
"""Seconds after a gesture in which what follows belongs to it."""
PAUSE = 400
"""Milliseconds until the next one: what a pause is used for is done."""


def several(gesture: Callable[[int], object], times: int) -> dict[str, float]:
    """The spread of a gesture that is done again and again, each time painted before the next."""
    costs = []
    for number in range(times):
        costs.append(timed(partial(gesture, number)))
        QTest.qWait(5)
    return spread(costs)


def opening(window: MainWindow, source: int, short: int) -> dict[str, float]:
    """From a short source to the long one, until its first screen is painted.

    The codings further down are fetched after that, and are not part of it.
    """
    columns = window.columns

    def open_it() -> None:
        columns.open_source(source)
        columns.reader.viewport().repaint()

    costs = []
    for _ in range(OPENINGS):
        columns.open_source(short)
        QTest.qWait(200)
        costs.append(timed(open_it, settle=False))
        QTest.qWait(1500)
    return spread(costs)


def coding(window: MainWindow, code: int) -> dict[str, dict[str, float]]:
    """A code put on selected words, taken off again, and that undone: to file and screen.

    ``_followed`` is the same with the lists, counts and badges that follow it.
    """
    columns, reader = window.columns, window.columns.reader
    costs: defaultdict[str, list[Cost]] = defaultdict(list)

    def apply(number: int) -> None:
        reader.select_span(Span(400 + number * 11, 440 + number * 11))
        columns.coding.code_selection([code])

    def measure(name: str, gesture: Callable[[], object]) -> None:
        cost, then = timed(gesture), afterwards()
        costs[name].append(cost)
        both = Cost(cost.wall + then.wall, cost.processor + then.processor)
        costs[f"{name}_followed"].append(both)
        QTest.qWait(PAUSE)

    for number in range(GESTURES):
        measure("apply", partial(apply, number))
    for _ in range(GESTURES):
        measure("uncode", columns.coding.uncode_chosen)
        measure("undo", window.workspace.undo)
    return {name: spread(found) for name, found in costs.items()}


def afterwards() -> Cost:
    """What the window is busy with after a gesture, without the pauses in which it waits."""
    busy, until = Cost(0, 0), perf_counter() + AFTERWARDS
    while perf_counter() < until:
        turn = timed(QApplication.processEvents, settle=False)
        busy = Cost(busy.wall + turn.wall, busy.processor + turn.processor)
        sleep(0.004)
    return busy


def looking(window: MainWindow) -> dict[str, object]:
    """Scrolling, pointing, another theme, another size of the window."""
    bar = window.columns.reader.verticalScrollBar()
    program, themes = window.program, ("dark", "light")
    return {
        "scroll": several(lambda n: bar.setValue(n * 60), 100),
        **pointing(window.columns.reader),
        "theme": several(lambda n: program.choose_theme(themes[n % 2]), LOOKS),
        "resize": several(lambda n: window.resize(1300 + 12 * n, 860), LOOKS),
    }


def measure_case(program: Program, folder: Path, characters: int, codings: int) -> object:
    """All figures for a source of this size."""
    path = folder / f"{characters} {codings}.kutipan"
    project = create_project(path)
    chance = random.Random(1)  # noqa: S311 - the same text every time
    source, code = coded_source(project, chance, codings, characters)
    with project.edit() as session:
        short = add_source(session, "short.txt", ImportedText("A short note."))
    project.close()
    window = program.show_project(open_project(path))
    figures: dict[str, object] = {"characters": characters, "codings": codings}
    figures["open"] = opening(window, source, short)
    figures |= coding(window, code) | looking(window)
    window.quits = False
    window.close()
    return figures


def main() -> None:
    """Measure all cases and print them."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), folder))
        app = make_application()
        program = Program(app)
        Tidying(app)
        cases = [measure_case(program, Path(folder), *case) for case in CASES]
        program.reader.close()
    print(json.dumps({"desk": cases}, indent=1))


if __name__ == "__main__":
    main()
