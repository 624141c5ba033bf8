"""How long a returned review document of 2,000 rows takes; prints JSON in seconds.

``python -m benchmarks.review_reading``: every coding of a round is decided on and every fourth
has a remark. Parsing the file, comparing it with the paper as it left, and recording the answers
are timed apart; together they are to stay within five seconds. ``touched`` is the same with a
document in which a word was added to every passage. ``processor`` is the time that this process
itself was at work, which says more where others load the machine.
"""

import io
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from sqlalchemy.orm import Session

from app.importers.docx.returned_review import read_returned_review
from app.interchange.exporting import export
from app.interchange.review.applying import apply_review, review_deed
from app.interchange.review.preview import ReviewPreview
from app.interchange.review.word import Returned, preview
from app.operations.people import person_named
from app.operations.review_rounds import freeze_round
from app.project.file import Project, create_project
from app.queries.people import people
from benchmarks.appendix import Size, fill

SIZE = Size(sources=20, codes=40, passages=1_500, codings=2_000)
ANSWERS = ("S", "revisi", "Tolak.")
PASSAGE, DECISION, REMARK, CELLS = 2, 4, 5, 6
T = TypeVar("T")


class Taken(NamedTuple):
    """Seconds on the clock and of the processor."""

    clock: float
    processor: float

    def rounded(self) -> dict[str, float]:
        """As it is printed."""
        return {name: round(seconds, 3) for name, seconds in self._asdict().items()}


def _answered(data: bytes, *, touched: bool = False) -> bytes:
    document = docx.Document(io.BytesIO(data))
    rows = [row for row in document.element.body.iter(qn("w:tr")) if _is_coding(row)]
    for number, row in enumerate(rows):
        _write(row, DECISION, ANSWERS[number % len(ANSWERS)])
        if number % 4 == 0:
            _write(row, REMARK, f"Catatan nomor {number}.")
        if touched:
            _write(row, PASSAGE, "sekali")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _is_coding(row: CT_Row) -> bool:
    """Other marked tables have fewer cells."""
    marks = row.iter(qn("w:bookmarkStart"))
    named = any(mark.get(qn("w:name"), "").startswith("k_") for mark in marks)
    return named and len(row.tc_lst) == CELLS


def _write(row: CT_Row, cell: int, text: str) -> None:
    run, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.text = text
    run.append(words)
    row.tc_lst[cell].p_lst[-1].append(run)


def _timed(work: Callable[[], T]) -> tuple[Taken, T]:
    began, at_work = time.perf_counter(), time.process_time()
    made = work()
    taken = Taken(time.perf_counter() - began, time.process_time() - at_work)
    return taken, made


def _read_back(project: Project, data: bytes) -> dict[str, dict[str, float]]:
    """The three steps of reading a document, the last one undone again."""
    parsing, document = _timed(lambda: read_returned_review("returned.docx", data))
    with project.read() as session:
        returned = Returned("returned.docx", data, document)
        comparing, found = _timed(lambda: preview(session, returned, "Dr. Marta"))
    recording, made = _timed(lambda: _record(project, found))
    project.undo()
    if made != SIZE.codings:
        raise AssertionError(made)
    steps = {"parsing": parsing, "comparing": comparing, "recording": recording}
    whole = Taken(*(sum(each) for each in zip(*steps.values(), strict=True)))
    return {name: each.rounded() for name, each in (*steps.items(), ("all", whole))}


def _record(project: Project, found: ReviewPreview) -> int:
    with project.edit(review_deed(found)) as session:
        reviewer = person_named(session, found.reviewer, "supervisor")
        return len(apply_review(session, found, reviewer))


def _freeze(session: Session) -> None:
    freeze_round(session, "Putaran 1", people(session)[0].id)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        project = create_project(Path(folder) / "bench.kutipan")
        fill(project, SIZE)
        with project.edit() as session:
            _freeze(session)
        out = Path(folder) / "review.docx"
        export(project, out, "review", "id")
        paper = out.read_bytes()
        figures = {
            "as printed": _read_back(project, _answered(paper)),
            "touched": _read_back(project, _answered(paper, touched=True)),
        }
        project.close()
    print(json.dumps({"rows": SIZE.codings, **figures}, indent=2))


if __name__ == "__main__":
    main()
