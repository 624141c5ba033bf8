"""How long a review document of 2,000 rows takes; prints JSON in seconds (medians of 3).

``python -m benchmarks.review_document``: 40 interviews, 26 codes, 2,000 codings in the second of
two rounds; every tenth was decided on and every twentieth changed since. ``export`` is the whole
way from a frozen round to the file on the disk; reading and writing are timed apart, too.
"""

import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.analysis.review.document import review_content
from app.exporters.review.document import review_docx
from app.interchange.exporting import export
from app.models.passage import Coding
from app.operations.people import add_person
from app.operations.review_rounds import freeze_round
from app.operations.reviews import answer, decide
from app.project.file import Project, create_project
from app.words import Words
from benchmarks.appendix import Size, fill

SIZE = Size(sources=40, codes=26, passages=2_000, codings=2_000)
MADE_AT = "2026-11-21T08:00:00Z"
WORDS = Words("id")


def _review(project: Project) -> int:
    """Two rounds with what a reviewer said between them; returns the second."""
    with project.edit() as session:
        project.person_id = add_person(session, "Nur")
        supervisor = add_person(session, "Dr. Ani", "supervisor")
        freeze_round(session, "1", project.person_id, [supervisor])
        _say(session, supervisor)
        changed = select(Coding.id).where(Coding.id % 20 == 0)
        session.execute(update(Coding).where(Coding.id.in_(changed)).values(stance="partly"))
    with project.edit() as session:
        return freeze_round(session, "2", project.person_id, [supervisor])


def _say(session: Session, supervisor: int) -> None:
    for coding_id in session.scalars(select(Coding.id).where(Coding.id % 10 == 0)).all():
        made = decide(session, coding_id, supervisor, "revise", "Mohon diperjelas siapa pelakunya.")
        answer(session, made, "Sudah diperbaiki.", "accepted")


def _timed(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(3):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return round(statistics.median(taken), 3)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "review.docx"
        project = create_project(Path(folder) / "bench.kutipan")
        fill(project, SIZE)
        made = _review(project)
        with project.read() as session:
            content = review_content(session, made)
            reading = _timed(lambda: review_content(session, made))
        writing = _timed(lambda: review_docx(content, WORDS, MADE_AT))
        figures = {
            "rows": content.rows,
            "reading": reading,
            "writing": writing,
            "export": _timed(lambda: export(project, out, "review")),
            "megabytes": round(out.stat().st_size / 1e6, 2),
        }
        project.close()
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
