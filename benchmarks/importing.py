"""How long a large file takes from disk into the project; prints JSON in seconds (medians).

``python -m benchmarks.importing``: 1 MB of plain text and a .docx of 1,000,000 characters, read in
the parsing child (its start included once), speakers found, stored and indexed.
"""

import io
import json
import random
import statistics
import tempfile
import time
from pathlib import Path

import docx

from app.importers.child import ParsingProcess
from app.importers.speakers.speakers import find_turns
from app.operations.sources import Original, add_source
from app.project.file import Project, create_project
from benchmarks.made_up import interview


def _import(project: Project, reader: ParsingProcess, path: Path, name: str) -> float:
    began = time.perf_counter()
    imported = reader.read(path)
    turns = find_turns(imported.text)
    with project.edit() as session:
        original = Original(name, path.read_bytes() + name.encode())
        add_source(session, name, imported, original=original, turns=turns)
    return time.perf_counter() - began


def _word_file(text: str) -> bytes:
    document = docx.Document()
    for paragraph in text.split("\n"):
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def main() -> None:
    """Measure and print."""
    text = interview(1_000_000, random.Random(1))  # noqa: S311 - the same text every time
    with tempfile.TemporaryDirectory() as folder:
        files = {"txt": text.encode(), "docx": _word_file(text)}
        project = create_project(Path(folder) / "bench.kutipan")
        figures: dict[str, dict[str, float]] = {}
        for ending, data in files.items():
            path = Path(folder) / f"long.{ending}"
            path.write_bytes(data)
            with ParsingProcess() as reader:
                taken = [_import(project, reader, path, f"{n}.{ending}") for n in range(5)]
            figures[ending] = {
                "first, with the child's start": round(taken[0], 3),
                "median": round(statistics.median(taken), 3),
            }
        project.close()
    print(json.dumps({"import": figures}, indent=2))


if __name__ == "__main__":
    main()
