"""How long the reader takes to open, scroll, change and rewrap; prints JSON in milliseconds.

``python -m benchmarks.reader`` measures offscreen; under a display (``xvfb-run``) the real window.
The text is made up from a few Indonesian words, codings are log-normal with a mean of about 150
characters and 40 codes, so that 50,000 of them lie seven deep everywhere.
"""

import json
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.models.imported import SpeakerRole
from app.models.span import Span
from app.queries.codings import CodingMark
from app.ui.look.theme import apply_theme, load_theme
from app.ui.program.tidying import Tidying
from app.ui.reader.source_text import NumberedParagraph, ReaderText, ReaderTurn
from app.ui.reader.text_view import Reader
from app.words import Words

WORDS = [
    "yang",
    "dan",
    "di",
    "ke",
    "dari",
    "pemilihan",
    "pegawai",
    "daerah",
    "netral",
    "karena",
    "tekanan",
    "mereka",
    "banyak",
]
CASES = ((60_000, 400), (1_000_000, 10_000), (1_000_000, 50_000))
STEPS = 200


class Cost(NamedTuple):
    """Milliseconds on the clock and of the processor; they differ where others compute too."""

    wall: float
    processor: float


def transcript(characters: int, chance: random.Random) -> ReaderText:
    """Question and answer in turn, paragraphs of about 400 characters."""
    parts: list[str] = []
    turns: list[ReaderTurn] = []
    paragraphs: list[NumberedParagraph] = []
    position = 0
    while position < characters:
        number = len(parts) + 1
        label = "I: " if number % 2 else "N: "
        line = label + " ".join(chance.choices(WORDS, k=chance.randint(30, 90)))
        role: SpeakerRole = "interviewer" if number % 2 else "informant"
        end = position + len(line)
        turns.append(ReaderTurn(Span(position, end), position + len(label), role))
        paragraphs.append(NumberedParagraph(number, position))
        parts.append(line)
        position = end + 1
    return ReaderText("\n".join(parts), tuple(turns), (), tuple(paragraphs))


def coding(number: int, source: ReaderText, chance: random.Random) -> CodingMark:
    """A coding somewhere in the source."""
    length = min(2000, max(5, round(chance.lognormvariate(4.7, 0.8))))
    start = chance.randrange(len(source.text) - length)
    code = chance.randrange(40)
    kind = "cause" if code % 2 else "effort"
    span = Span(start, start + length)
    return CodingMark(
        number, number, f"K-{number:04}", span, code, f"P{code}", "Code", code, kind, "supports",
        "A. Coder", "2026-01-02T03:04:05Z",
    )  # fmt: skip


def timed(action: Callable[[], object], *, settle: bool = True) -> Cost:
    """What it takes until the action is done and, where it is to ``settle``, all is painted."""
    wall, processor = time.perf_counter(), time.process_time()
    action()
    if settle:
        QApplication.processEvents()
    return Cost((time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000)


def once(action: Callable[[], object]) -> dict[str, float]:
    """The cost of something that is done one time."""
    cost = timed(action)
    return {"wall": round(cost.wall, 1), "processor": round(cost.processor, 1)}


def spread(costs: list[Cost]) -> dict[str, float]:
    """Median and 95th percentile on the clock, and of the processor's time alone."""
    walls = statistics.quantiles([cost.wall for cost in costs], n=20)
    processor = statistics.quantiles([cost.processor for cost in costs], n=20)
    return {
        "p50": round(walls[9], 2),
        "p95": round(walls[18], 2),
        "processor_p95": round(processor[18], 2),
    }


def measure_case(characters: int, codings: int) -> dict[str, object]:
    """All figures for a source of this size."""
    chance = random.Random(codings)  # noqa: S311 - the same text every time, no secret
    source = transcript(characters, chance)
    marks = [coding(number, source, chance) for number in range(codings)]
    reader = Reader(load_theme("light"), Words("en"))
    reader.resize(1000, 800)
    reader.show()
    QApplication.processEvents()
    figures: dict[str, object] = {
        "characters": characters,
        "codings": codings,
        "open_to_first_paint": once(lambda: reader.set_source(source, marks)),
    }
    figures |= scrolling(reader, chance) | changing(reader, marks)
    figures |= pointing(reader) | resizing_a_passage(reader)
    widths = [700 + 10 * step for step in range(20)]
    figures["rewrap"] = spread([timed(partial(reader.resize, w, 800)) for w in widths])
    figures["theme"] = once(lambda: reader.set_theme(load_theme("dark")))
    reader.close()
    reader.deleteLater()
    return figures


def scrolling(reader: Reader, chance: random.Random) -> dict[str, object]:
    """By the wheel from the top, and by far jumps of the scroll bar; layout done beforehand."""
    bar = reader.verticalScrollBar()
    to_end = once(lambda: bar.setValue(bar.maximum()))
    wheel = [timed(partial(bar.setValue, to)) for to in range(0, STEPS * 60, 60)]
    places = [chance.randrange(bar.maximum()) for _ in range(STEPS)]
    jump = [timed(partial(bar.setValue, to)) for to in places]
    return {"first_jump_to_end": to_end, "wheel": spread(wheel), "jump": spread(jump)}


def changing(reader: Reader, marks: list[CodingMark]) -> dict[str, object]:
    """A coding put on what is in view and taken away again, and a passage chosen."""
    here = reader.cursorForPosition(reader.viewport().rect().center()).position()
    adding, removing = [], []
    for step in range(STEPS):
        coding_id = len(marks) + step
        mark = marks[0]._replace(coding_id=coding_id, span=Span(here + step, here + step + 150))
        adding.append(timed(partial(reader.patch_marks, [mark], [])))
        removing.append(timed(partial(reader.patch_marks, [], [coding_id])))
    shown = [mark.mark.passage_id for mark in reader.page().marks] * STEPS
    choosing = [timed(partial(reader.select_passage, p)) for p in shown[:STEPS]]
    return {"add": spread(adding), "remove": spread(removing), "choose": spread(choosing)}


def pointing(reader: Reader) -> dict[str, object]:
    """The pointer over one passage after the other, words and brackets in turn, until painted."""
    page, shown = reader.viewport(), reader.page().marks
    places = [each.stretches[0].center().toPoint() for each in shown]
    hovering = [timed(partial(_point_at, page, places[n % len(places)])) for n in range(STEPS)]
    brackets = reader.brackets
    labels = [label.place.center().toPoint() for label in brackets.labels()]
    beside = [timed(partial(_point_at, brackets, labels[n % len(labels)])) for n in range(STEPS)]
    return {"hover_words": spread(hovering), "hover_brackets": spread(beside)}


def _point_at(widget: QWidget, point: QPoint) -> None:
    here, there = QPointF(point), QPointF(widget.mapToGlobal(point))
    none, plain = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(
        widget, QMouseEvent(QEvent.Type.MouseMove, here, there, none, none, plain)
    )


def resizing_a_passage(reader: Reader) -> dict[str, object]:
    """A passage's end dragged along: every move is shown at once."""
    mark = reader.page().marks[-1].mark
    spans = [Span(mark.span.start, mark.span.start + 5 + step) for step in range(STEPS)]
    moves = [timed(partial(reader.preview_marks, [mark._replace(span=s)])) for s in spans]
    return {"drag_an_end": spread(moves)}


def main() -> None:
    """Measure all cases and print them."""
    app = QApplication([])
    apply_theme(app, "light")
    Tidying(app)  # As in the program.
    results = [measure_case(*case) for case in CASES]
    print(json.dumps({"platform": QGuiApplication.platformName(), "cases": results}, indent=1))


if __name__ == "__main__":
    main()
