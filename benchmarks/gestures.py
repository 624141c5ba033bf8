"""What a gesture on thousands of codings costs in the window; prints JSON in milliseconds.

``python -m benchmarks.gestures``: ten sources of 100,000 characters hold 10,000 codings of eight
codes; two of them have 2,500 each.
``blocks`` is how long the gesture itself keeps the window waiting (file and panels), ``processor``
its processor time; ``then`` that of the longest turn of the event loop in the second after it, in
which lists are read and painted anew.
``--profile NAME`` prints instead where the time of that gesture goes.
"""

import cProfile
import json
import os
import pstats
import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time, sleep

if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from app.models.imported import ImportedText
from app.models.span import Span
from app.operations.codes import add_code
from app.operations.codings import code_passage
from app.operations.people import add_person
from app.operations.recoding import Part, split_code
from app.operations.sources import add_source
from app.project.file import Project, create_project, open_project
from app.queries.codes import CodeRow, codes
from app.queries.passages import CodingRow, PassageFilter, passages
from app.queries.sources import sources
from app.ui.codebook.desk import CodebookDesk
from app.ui.program.application import make_application
from app.ui.program.program import Program
from app.ui.program.tidying import Tidying
from app.ui.window.main_window import MainWindow
from benchmarks.made_up import interview

SOURCES, CHARACTERS, CODINGS = 10, 100_000, 10_000
SHARES = (25, 25, 10, 10, 10, 10, 5, 5)
"""How many in a hundred codings each code has."""
AFTERWARDS = 1.0
"""Seconds in which lists that changed are read and painted anew."""


def fill(project: Project) -> None:
    """The sources and their codings."""
    chance = random.Random(1)  # noqa: S311 - the same text every time, no secret
    with project.edit() as session:
        person = project.person_id = add_person(session, "Coder")
        book = [add_code(session, f"Code {number}") for number, _ in enumerate(SHARES)]
        for number in range(SOURCES):
            text = ImportedText(interview(CHARACTERS, chance))
            source = add_source(session, f"interview {number}", text)
            for _ in range(CODINGS // SOURCES):
                start = chance.randrange(len(text.text) - 400)
                span = Span(start, start + chance.randrange(40, 400))
                [code] = chance.choices(book, SHARES)
                code_passage(session, source, span, code, person)


class Gestures:
    """A window and what is done in it; every gesture is undone before the next."""

    def __init__(self, window: MainWindow, profiled: str = "") -> None:
        self.window = window
        self.columns = window.columns
        self.workspace = window.workspace
        self.profiled = profiled
        self.figures: dict[str, dict[str, float]] = {}

    def measure(self, name: str, gesture: Callable[[], object]) -> None:
        """Do it until nothing follows any more."""
        if self.profiled == name:
            with cProfile.Profile() as profile:
                gesture()
                settled()
            pstats.Stats(profile, stream=sys.stderr).sort_stats("cumulative").print_stats(70)
            return
        wall, processor = perf_counter(), process_time()
        gesture()
        blocks, processor = perf_counter() - wall, process_time() - processor
        found = {"blocks": blocks, "processor": processor, "then": settled()}
        self.figures[name] = {key: round(value * 1000, 1) for key, value in found.items()}

    def undone(self, name: str, gesture: Callable[[], object]) -> None:
        """A gesture and its undo."""
        self.measure(name, gesture)
        self.measure(f"undo: {name}", self.workspace.undo)

    def codes(self) -> list[CodeRow]:
        """The codebook, as it is now."""
        return self.workspace.read(codes)

    def recode(self) -> None:
        """What the codebook does with many passages at once."""
        desk = self.columns.findChild(CodebookDesk)
        assert isinstance(desk, CodebookDesk)  # noqa: S101 - every window has one
        one, other = self.codes()[:2]
        self.undone("merge", lambda: desk.merge([one.id], other.id))
        self.undone("move", lambda: desk.move(one, other))
        self.undone("delete_code", lambda: desk.delete([one]))
        half = self._codings_of(one)[::2]
        parts = [Part([coding.id for coding in half], new_name="Half")]
        run, words, person = self.workspace.run, self.window.words, self.workspace.person_id
        self.undone("split", lambda: run(split_code, one.id, parts, person, words))
        self.undone("recolour", lambda: desk.recolour([one], 5))

    def _codings_of(self, code: CodeRow) -> list[CodingRow]:
        rows = self.workspace.read(passages, PassageFilter(code_ids=frozenset({code.id})))
        return [coding for row in rows for coding in row.codings if coding.code_id == code.id]

    def list_passages(self) -> None:
        """The list of all passages: shown first, and after an edit; and 1,000 codes taken off."""
        centre = self.columns.centre
        self.measure("list_passages", lambda: centre.show_view("passages"))
        panel = self.columns.passages
        while panel.rows.is_reading:
            settled()
        panel.view.selectAll()
        settled()
        code = self.codes()[0].id
        self.undone("uncode_all", lambda: panel.remove_code(code))
        centre.show_view("transcript")

    def review(self) -> None:
        """The queue of all codings."""
        self.measure("review_queue", lambda: self.columns.centre.show_view("review"))
        self.columns.centre.show_view("transcript")

    def delete_source(self) -> None:
        """A source with all that was coded in it."""
        panel = self.columns.sources
        panel.show_current(self.workspace.read(sources)[-1].id)
        self.undone("delete_source", panel.delete_selected)


def settled() -> float:
    """Let follow what follows; the most that the processor worked in one turn of the event loop."""
    longest, until = 0.0, perf_counter() + AFTERWARDS
    while perf_counter() < until:
        began = process_time()
        QApplication.processEvents()
        longest = max(longest, process_time() - began)
        sleep(0.002)
    return longest


def main() -> None:
    """Measure and print."""
    profiled = sys.argv[2] if sys.argv[1:2] == ["--profile"] else ""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), folder))
        path = Path(folder) / "bench.kutipan"
        project = create_project(path)
        fill(project)
        project.close()
        app = make_application()
        program = Program(app)
        Tidying(app)
        window = program.show_project(open_project(path))
        settled()
        gestures = Gestures(window, profiled)
        gestures.recode()
        gestures.list_passages()
        gestures.review()
        gestures.delete_source()
        window.quits = False
        window.close()
        program.reader.close()
    print(json.dumps({"gestures": gestures.figures}, indent=1))


if __name__ == "__main__":
    main()
