"""The whole way of an export of 5,000 passages to the disk, masked and not; prints JSON.

``python -m benchmarks.exporting``: 50 interviews of 30,000 characters, 40 codes, 7,000 codings,
62 masked names with some 14,000 masks. Each export runs in a process of its own: seconds on the
clock and of the processor, without the program's start, and the most memory (MB) that the process
held, the program itself included. ``calls`` is how often it told of its progress, ``silent`` the
longest time between two of these calls: so long a Cancel can go unheard.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import cast

from app.analysis.masking.names import find_occurrences
from app.interchange.exporting import What, export
from app.interchange.masking.leak_gate import Leaving
from app.models.masking import View
from app.models.span import Span
from app.operations.masking import add_masked_name, lay_masks
from app.project.file import Project, create_project, open_project
from app.queries.masking import masked_names
from benchmarks.appendix import fill

EXPORTS = (
    ("chapter", ".docx"),
    ("appendix", ".docx"),
    ("appendix", ".xlsx"),
    ("passages", ".xlsx"),
)
FREQUENT = ("camat", "sungai")
RARE = 60


def mask(project: Project) -> None:
    """Mask two words that stand everywhere and sixty rare ones, wherever they stand."""
    names = [*FREQUENT, *(f"kata{number}" for number in range(1_000, 1_000 + RARE))]
    with project.edit() as session:
        for nth, name in enumerate(names):
            add_masked_name(session, name, f"[Nama {nth}]", general="[seseorang]")
        places: defaultdict[int, list[tuple[int, Span]]] = defaultdict(list)
        for each in find_occurrences(session, masked_names(session)):
            places[each.name_id].append((each.source_id, each.span))
        for name_id, found in places.items():
            lay_masks(session, name_id, found)


def _measured(path: Path, what: What, ending: str, view: View) -> dict[str, float]:
    project = open_project(path)
    told = [time.perf_counter()]
    began, at_work = time.perf_counter(), time.process_time()
    out = path.with_name(f"out{ending}")
    leaving = Leaving(view)
    export(project, out, what, "id", lambda *_: told.append(time.perf_counter()), leaving=leaving)
    told.append(time.perf_counter())
    figures = {
        "clock": told[-1] - began,
        "processor": time.process_time() - at_work,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "calls": len(told) - 2,
        "silent": max(later - earlier for earlier, later in pairwise(told)),
    }
    project.close()
    return {name: round(figure, 2) for name, figure in figures.items()}


def main() -> None:
    """Measure one export that the arguments name, or all, and print."""
    if len(sys.argv) > 1:
        study, what, ending, view = sys.argv[1:]
        print(json.dumps(_measured(Path(study), cast("What", what), ending, cast("View", view))))
        return
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.kutipan"
        project = create_project(path)
        fill(project)
        mask(project)
        project.close()
        for what, ending in EXPORTS:
            for view in ("original", "masked"):
                command = [sys.executable, "-m", __spec__.name, str(path), what, ending, view]
                printed = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
                figures[f"{what}{ending} {view}"] = json.loads(printed.stdout)
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
