"""What the strip beside the scroll bar costs in a long source; prints JSON in milliseconds.

``python -m benchmarks.strip``: a million characters with 50,000 codings, as in ``reader``.
"""

import json
import random
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.ui.look.theme import apply_theme, load_theme
from app.ui.reader.strip import CoverageStrip
from app.ui.reader.text_view import Reader
from app.words import Words
from benchmarks.reader import CASES, STEPS, coding, once, spread, timed, transcript


def measure_case(characters: int, codings: int) -> dict[str, object]:
    """All figures for a source of this size."""
    chance = random.Random(codings)  # noqa: S311 - the same text every time, no secret
    source = transcript(characters, chance)
    marks = [coding(number, source, chance) for number in range(codings)]
    reader, theme = Reader(load_theme("light"), Words("en")), load_theme("light")
    strip = CoverageStrip(reader, Words("en"), theme)
    reader.resize(1000, 800)
    strip.resize(20, 800)
    for widget in (reader, strip):
        widget.show()
    reader.set_source(source, marks)
    figures: dict[str, object] = {"characters": characters, "codings": codings}
    figures["first"] = once(strip.refresh)
    strip.resize(20, 780)
    figures["longest_pause"] = once(strip._go_on)  # noqa: SLF001 - one part of what refresh does
    bar = reader.verticalScrollBar()
    bar.setValue(0)
    scrolled = [timed(partial(bar.setValue, to)) for to in range(0, STEPS * 60, 60)]
    figures["reader_and_strip_scroll"] = spread(scrolled)
    changed = []
    for step in range(STEPS):
        reader.patch_marks([marks[0]._replace(coding_id=codings + step)], [])
        changed.append(timed(strip.refresh))
    figures["one_more_coding"] = spread(changed)
    figures["repaint"] = once(lambda: strip.set_theme(load_theme("dark")))
    for widget in (reader, strip):
        widget.close()
        widget.deleteLater()
    return figures


def main() -> None:
    """Measure all cases and print them."""
    app = QApplication([])
    apply_theme(app, "light")
    results = [measure_case(*case) for case in CASES]
    print(json.dumps({"platform": QGuiApplication.platformName(), "cases": results}, indent=1))


if __name__ == "__main__":
    main()
