"""What copying and merging cost; prints JSON in seconds (medians of some runs).

``python -m benchmarks.merging``: a study of 100 interviews with 5,000 codings is copied, both
sides code 5,000 more, and one is merged into the other; then a blind copy comes back in which a
second coder has coded all 10,000 places again.
"""

import json
import random
import shutil
import statistics
import tempfile
import time
from contextlib import closing
from pathlib import Path

from app.interchange.copying import CopyPlan, make_copy
from app.interchange.merging.merging import apply_merge, merge_preview
from app.models.imported import ImportedText
from app.models.span import Span
from app.operations.codes import add_code
from app.operations.codings import code_passage
from app.operations.people import add_person
from app.operations.sources import add_source
from app.project.file import Project, create_project, open_project
from app.queries.people import people
from benchmarks.made_up import interview

SOURCES, CHARACTERS, CODES, CODINGS, RUNS = 100, 30_000, 40, 5_000, 5


def _study(path: Path, chance: random.Random) -> None:
    with closing(create_project(path, "Merging")) as project:
        with project.edit() as session:
            project.person_id = add_person(session, "First")
            for number in range(CODES):
                add_code(session, f"Code {number}", f"C{number}")
            for number in range(SOURCES):
                add_source(session, f"{number}.txt", ImportedText(interview(CHARACTERS, chance)))
        _code(project, project.person_id, range(CODINGS))


def _code(project: Project, person_id: int, places: range) -> None:
    """Code as many places, each of its own, spread over all sources."""
    with project.edit() as session:
        for place in places:
            start = 100 + place // SOURCES * 150
            code = place % CODES + 1
            code_passage(session, place % SOURCES + 1, Span(start, start + 120), code, person_id)


def _coded(path: Path, places: range) -> None:
    with closing(open_project(path)) as project:
        with project.read() as session:
            coder = people(session)[0]
        project.person_id = coder.id
        _code(project, coder.id, places)


def _merged(here: Path, there: Path) -> dict[str, float]:
    """Look at a merge and make it, each time in a fresh copy of the file."""
    looking, making = [], []
    for _ in range(RUNS):
        file = here.with_name("merging.kutipan")
        shutil.copy(here, file)
        with closing(open_project(file)) as project:
            began = time.perf_counter()
            found = merge_preview(project, there)
            seen = time.perf_counter()
            apply_merge(project, found)
            looking.append(seen - began)
            making.append(time.perf_counter() - seen)
    both = [one + other for one, other in zip(looking, making, strict=True)]
    return {
        name: round(statistics.median(taken), 2)
        for name, taken in (("preview", looking), ("merge", making), ("together", both))
    }


def main() -> None:
    """Measure and print."""
    chance = random.Random(1)  # noqa: S311 - the same text every time
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        here, colleague, blind = (folder / f"{each}.kutipan" for each in ("a", "b", "c"))
        _study(here, chance)
        with closing(open_project(here)) as project:
            began = time.perf_counter()
            make_copy(project, colleague, CopyPlan("", "Second"))
            copied = time.perf_counter() - began
        _coded(here, range(CODINGS, 2 * CODINGS))
        _coded(colleague, range(2 * CODINGS, 3 * CODINGS))
        with closing(open_project(here)) as project:
            make_copy(project, blind, CopyPlan("coder", "Third"))
        _coded(blind, range(2 * CODINGS))
        figures = {
            "copy": round(copied, 2),
            "5,000 codings in common and 5,000 new on either side": _merged(here, colleague),
            "10,000 codings by a second coder": _merged(here, blind),
        }
    print(json.dumps({"merging": figures}, indent=2))


if __name__ == "__main__":
    main()
