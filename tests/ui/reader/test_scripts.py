"""Whatever the script: what is selected on screen is to the character what is stored."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt, QTextBoundaryFinder
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.models.span import Span
from app.queries.codings import CodingMark
from app.ui.offsets import Offsets
from app.ui.reader.source_text import ReaderText
from app.ui.reader.text_view import Reader

SCRIPTS = {
    "emoji": "Before 👩‍👧‍👦 the 🇮🇩 flag 👍🏽 and 🙂🙃 end.",
    "combining": "A cafe\u0301 in Vie\u0323\u0302t Nam, n\u0303o and ka\u0308se\u0308 too.",
    "hebrew": "Said שָׁלוֹם לְךָ to us.",
    "arabic": "Said السلامُ عليكمْ to us.",
    "chinese": "He said 漢字と日本語、한국어 here.",
    "thai": "He said กำลังน้ำ here.",
    "devanagari": "He said नमस्ते क्षत्रिय here.",
}
LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
scripts = pytest.mark.parametrize("name", SCRIPTS)


def clusters(text: str) -> list[int]:
    """Where what a reader takes for one character begins or ends."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    offsets, found = Offsets(text), [0]
    while (boundary := finder.toNextBoundary()) > 0:
        found.append(offsets.from_qt(boundary))
    return found


def shown(reader: Reader, text: str) -> None:
    reader.set_source(ReaderText(f"A first line.\n{text}\nA last line."))


def drag(page: QWidget, begin: QPoint, end: QPoint) -> None:
    QTest.mousePress(page, LEFT, pos=begin)
    for step in range(1, 5):
        QTest.mouseMove(page, begin + (end - begin) * step / 4)
    QTest.mouseRelease(page, LEFT, pos=end)


@scripts
def test_shift_arrows_go_from_character_to_character(reader: Reader, name: str) -> None:
    text, base = SCRIPTS[name], len("A first line.\n")
    shown(reader, text)
    reader.scroll_to(Span(base, base + 1))
    for edge in clusters(text)[1:]:
        QTest.keyClick(reader, Qt.Key.Key_Right, SHIFT)
        assert reader.selected_span() == Span(base, base + edge)
        on_screen = reader.textCursor().selectedText()
        assert on_screen == text[:edge]


@scripts
def test_a_drag_never_splits_a_character_and_stores_what_it_shows(
    reader: Reader, name: str
) -> None:
    text, base = SCRIPTS[name], len("A first line.\n")
    shown(reader, text)
    (line,) = reader.places_of(Span(base, base + 1))
    y, edges = round(line.center().y()), {base + edge for edge in clusters(text)}
    width = round(max(place.right() for place in reader.places_of(Span(base, base + len(text)))))
    left = round(line.left())
    for begin, end in pairwise(range(left, width, 23)):
        drag(reader.viewport(), QPoint(begin, y), QPoint(end + 31, y))
        if (span := reader.selected_span()) is not None:
            assert {span.start, span.end} <= edges, span.cut_from(reader.source.text)
            assert reader.textCursor().selectedText() == span.cut_from(reader.source.text)
            data = reader.createMimeDataFromSelection()
            assert data.text() == span.cut_from(reader.source.text)


@scripts
def test_a_band_lies_under_every_character_of_its_words_and_no_other(
    reader: Reader, name: str
) -> None:
    """Also where the direction turns and the words of one passage stand in two pieces."""
    text, base = SCRIPTS[name], len("A first line.\n")
    shown(reader, text)
    middle = clusters(text)[3], clusters(text)[-5]
    span = Span(base + middle[0], base + middle[1])
    mark = CodingMark(1, 1, "K-1", span, 1, "P1", "Work", 0, "cause", "supports", "Ana", "")
    reader.set_marks([mark])
    (band,) = reader.page().marks
    for start, end in pairwise(clusters(text)):
        inside = span.start <= base + start and base + end <= span.end
        for place in reader.places_of(Span(base + start, base + end)):
            hit = [each for each in band.stretches if each.contains(place.center())]
            assert bool(hit) == inside, text[start:end]
