from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models.span import Span
from app.queries.codings import CodingMark
from app.ui.look.theme import load_theme
from app.ui.reader.source_text import ReaderText
from app.ui.reader.strip import CoverageStrip
from app.ui.reader.text_view import Reader
from app.words import Words
from tests.ui.reader.test_coverage import mark

LEFT = Qt.MouseButton.LeftButton
LINES = [f"N: This is the line of number {n}." for n in range(1000)]
LONG = ReaderText("\n".join(LINES))


@pytest.fixture
def strip(qtbot: QtBot, dressed: QApplication) -> CoverageStrip:
    """Beside a long transcript whose last tenth is coded with an effort."""
    reader = Reader(load_theme("light"), Words("en"))
    strip = CoverageStrip(reader, Words("en"), load_theme("light"))
    for widget in (reader, strip):
        qtbot.addWidget(widget)
        widget.resize(1000 if widget is reader else 20, 600)
        widget.show()
        qtbot.waitExposed(widget)
    reader.set_source(LONG, [mark(1, tail(), 1, "effort")])
    dressed.processEvents()
    strip.refresh()
    return strip


def tail() -> Span:
    return Span(len(LONG.text) * 9 // 10, len(LONG.text))


def picture(strip: CoverageStrip) -> QImage:
    return strip.grab().toImage()


def at(strip: CoverageStrip, share: float) -> QPoint:
    area = strip._area()
    return QPoint(8, area.top() + round(share * (area.height() - 1)))


def colour_at(strip: CoverageStrip, share: float, x: int) -> str:
    return picture(strip).pixelColor(x, at(strip, share).y()).name()


def test_codes_show_in_their_colour_where_they_are(strip: CoverageStrip) -> None:
    teal, page = strip._theme.code(1).line.name(), strip._theme.page.name()
    assert colour_at(strip, 0.95, 4) == teal
    assert colour_at(strip, 0.5, 4) == page


def test_kinds_differ_in_shape(strip: CoverageStrip) -> None:
    assert colour_at(strip, 0.95, 8) == strip._theme.page.name()  # An effort is hollow.
    strip._reader.set_marks([mark(1, tail(), 1, "cause")])
    strip.refresh()
    assert colour_at(strip, 0.95, 8) == strip._theme.code(1).line.name()


def test_a_new_coding_shows_by_itself(strip: CoverageStrip, qtbot: QtBot) -> None:
    strip._reader.patch_marks([mark(2, Span(0, 9_000), 0)], ())
    qtbot.waitUntil(lambda: colour_at(strip, 0.2, 8) == strip._theme.code(0).line.name())
    strip._reader.patch_marks([], [2])
    qtbot.waitUntil(lambda: colour_at(strip, 0.2, 8) == strip._theme.page.name())


def test_a_click_on_a_code_goes_to_its_passage(strip: CoverageStrip) -> None:
    QTest.mouseClick(strip, LEFT, pos=at(strip, 0.95))
    assert strip._reader.caret() == tail().start
    assert strip.shown_rows().contains(QPoint(2, at(strip, 0.9).y()))


def test_a_drag_scrolls_and_leaves_caret_and_selection(strip: CoverageStrip) -> None:
    reader = strip._reader
    reader.select_span(Span(3, 7))
    begun = []
    strip.jump_begun.connect(lambda: begun.append(reader.caret()))
    QTest.mousePress(strip, LEFT, pos=at(strip, 0.2))
    QTest.mouseMove(strip, at(strip, 0.5))
    QTest.mouseRelease(strip, LEFT, pos=at(strip, 0.5))
    start, end = reader.seen_range()
    assert start < len(LONG.text) // 2 < end
    assert (reader.selected_span(), begun) == (Span(3, 7), [7])


def test_the_frame_follows_the_scroll_bar(strip: CoverageStrip) -> None:
    before = strip.shown_rows()
    bar = strip._reader.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    assert strip.shown_rows().top() > before.bottom()


def test_the_wheel_scrolls_the_text(strip: CoverageStrip) -> None:
    where = QPointF(5, 50)
    turned = QWheelEvent(
        *(where, where, QPoint(), QPoint(0, -240), Qt.MouseButton.NoButton),
        *(Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False),
    )
    strip.wheelEvent(turned)
    assert strip._reader.verticalScrollBar().value() > 0


def test_hits_stand_beside_the_codes(strip: CoverageStrip) -> None:
    strip.set_hits([Span(len(LONG.text) // 2, len(LONG.text) // 2 + 4)])
    assert colour_at(strip, 0.5, 14) == strip._theme.warning.name()
    strip.set_hits(())
    assert colour_at(strip, 0.5, 14) == strip._theme.page.name()


def test_it_says_which_codes_stand_there(strip: CoverageStrip) -> None:
    assert strip.described(at(strip, 0.95)) == "P1"
    many: list[CodingMark] = [
        mark(n, tail())._replace(label=f"C{n}", coding_id=n) for n in range(1, 10)
    ]
    strip._reader.set_marks([*many, mark(20, tail())._replace(label="C1")])
    strip.refresh()
    said = strip.described(at(strip, 0.95)).splitlines()
    assert said[0] == "C1 × 2"
    assert said[-1] == "and 3 more codes"
    assert strip.described(at(strip, 0.5)).startswith("Nothing is coded here")


def test_another_size_keeps_the_same_places(strip: CoverageStrip, qtbot: QtBot) -> None:
    strip.resize(20, 300)
    qtbot.waitUntil(lambda: colour_at(strip, 0.95, 4) == strip._theme.code(1).line.name())
    assert colour_at(strip, 0.5, 4) == strip._theme.page.name()


def test_an_empty_reader_has_an_empty_strip(
    reader: Reader, qtbot: QtBot, mark_on: Callable[..., CodingMark]
) -> None:
    strip = CoverageStrip(reader, Words("en"), load_theme("light"))
    qtbot.addWidget(strip)
    reader.set_marks([mark_on("harvest")])
    strip.refresh()
    assert [*strip.coverage().looks()]
    reader.set_source(ReaderText(""))
    strip.refresh()
    QTest.mouseClick(strip, LEFT, pos=QPoint(8, 20))
    assert [*strip.coverage().looks()] == []
