"""What storing, undoing, listing and searching cost; prints JSON in milliseconds (medians).

``python -m benchmarks.project``: a source of 1,000,000 characters with 10,000 codings, then 1,000
sources of 30,000 characters. Everything goes through the ordinary operations and look-ups.
"""

import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from app.models.imported import ImportedText
from app.models.span import Span
from app.operations.codes import add_code
from app.operations.codings import code_passage
from app.operations.people import add_person
from app.operations.sources import add_source
from app.project.file import Project, create_project
from app.project.search_index import search, search_inside_words
from app.queries.codings import marks
from app.queries.passages import passages
from app.queries.sources import open_source, sources
from benchmarks.made_up import interview

CHARACTERS, CODINGS, SOURCES, SHORT = 1_000_000, 10_000, 1_000, 30_000


def measured(gesture: Callable[[], object], times: int = 9) -> float:
    """The median of some runs, in milliseconds."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        gesture()
        taken.append((time.perf_counter() - began) * 1000)
    return round(statistics.median(taken), 1)


def coded_source(
    project: Project,
    chance: random.Random,
    codings: int = CODINGS,
    characters: int = CHARACTERS,
) -> tuple[int, int]:
    """The long source with its codings; returns its id and a code's."""
    text = interview(characters, chance)
    with project.edit() as session:
        person = project.person_id = add_person(session, "Coder")
        codes = [add_code(session, f"Code {number}") for number in range(40)]
        source = add_source(session, "long", ImportedText(text))
        for _ in range(codings):
            start = chance.randrange(len(text) - 400)
            span = Span(start, start + chance.randrange(40, 400))
            code_passage(session, source, span, chance.choice(codes), person)
    return source, codes[0]


def _coding(project: Project, source: int, code: int) -> dict[str, float]:
    starts = iter(range(0, CHARACTERS // 2, 7))

    def code_one() -> None:
        with project.edit() as session:
            start = next(starts)
            code_passage(session, source, Span(start, start + 50), code, project.person_id or 0)

    def read(look_up: Callable[[], object]) -> float:
        with project.read():
            return measured(look_up)

    session = project._session  # noqa: SLF001 - one session for all look-ups, as in the window
    return {
        "code one passage": measured(code_one, 50),
        "undo": measured(project.undo, 20),
        "redo": measured(project.redo, 20),
        "open source": read(lambda: open_source(session, source)),
        "marks on the first screen": read(lambda: marks(session, source, within=Span(0, 5000))),
        "all marks": read(lambda: marks(session, source)),
        "list all passages": read(lambda: passages(session)),
    }


def _searching(project: Project, chance: random.Random) -> dict[str, float]:
    texts = [interview(SHORT, chance) for _ in range(SOURCES)]
    with project.edit() as session:
        for number, text in enumerate(texts):
            add_source(session, f"source {number}", ImportedText(text))
    words = texts[SOURCES // 2][10_000:10_200].split()
    session = project._session  # noqa: SLF001 - as above
    with project.read():
        return {
            "phrase": measured(lambda: search(session, " ".join(words[1:4]))),
            "common word": measured(lambda: search(session, "pemilihan")),
            "rare word": measured(lambda: search(session, "kata77")),
            "inside words": measured(lambda: search_inside_words(session, "ata77")),
            "list sources": measured(lambda: sources(session)),
        }


def main() -> None:
    """Measure and print."""
    chance = random.Random(1)  # noqa: S311 - the same text every time
    with tempfile.TemporaryDirectory() as folder:
        project = create_project(Path(folder) / "bench.kutipan")
        source, code = coded_source(project, chance)
        figures = {
            "1,000,000 characters, 10,000 codings": _coding(project, source, code),
            "search in 1,000 sources of 30,000 characters": _searching(project, chance),
        }
        project.close()
    print(json.dumps({"project": figures}, indent=2))


if __name__ == "__main__":
    main()
