"""How long it takes to put 5,000 passages of a code in another order; prints JSON in seconds.

``python -m benchmarks.arranging``: the order is turned round three times (medians), on the clock
and of the processor, each as one edit with its undo step.
"""

import json
import statistics
import tempfile
import time
from pathlib import Path

from app.operations.chapter import order_passages
from app.project.file import Project, create_project
from app.queries.codes import codes
from app.queries.passages import passages
from benchmarks.appendix import Size, fill


def _reorder(project: Project, code_id: int, passage_ids: list[int]) -> tuple[float, float]:
    began, at_work = time.perf_counter(), time.process_time()
    with project.edit() as session:
        order_passages(session, code_id, passage_ids)
    return time.perf_counter() - began, time.process_time() - at_work


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        project = create_project(Path(folder) / "bench.kutipan")
        fill(project, Size(sources=10, codes=1, passages=5_000, codings=5_000))
        with project.read() as session:
            code_id, ids = codes(session)[0].id, [row.id for row in passages(session)]
        first = _reorder(project, code_id, ids)
        again = [_reorder(project, code_id, ids[::step]) for step in (-1, 1, -1)]
        project.close()
    clock, processor = (statistics.median(each) for each in zip(*again, strict=True))
    figures = {"first": first[1], "clock": clock, "processor": processor}
    print(json.dumps({name: round(each, 3) for name, each in figures.items()}, indent=2))


if __name__ == "__main__":
    main()
