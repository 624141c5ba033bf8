from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.queries.codings import CodingMark
from app.ui.look.contrast import mixed
from app.ui.look.theme import WASH_LAYERS, Theme, load_theme
from app.ui.reader.bands import paint_bands, paint_outline, tinting
from app.ui.reader.page import ShownMark

MarkOn = Callable[..., CodingMark]


def shown(mark: CodingMark, lane: int, left: float = 0, right: float = 40) -> ShownMark:
    place = QRectF(left, 0, right - left, 20)
    return ShownMark(mark, lane, (place,), begins=False, ends=True)


def painted(*marks: ShownMark) -> QImage:
    """The marks on a page, 40 pixels wide."""
    picture, theme = QImage(40, 40, QImage.Format.Format_RGB32), load_theme("light")
    picture.fill(theme.page)
    painter = QPainter(picture)
    paint_bands(painter, marks, theme, None)
    painter.end()
    return picture


def tint(colour: int) -> QColor:
    """The page under one code."""
    theme = load_theme("light")
    wash = theme.code(colour).wash
    return mixed(theme.page, wash, wash.alphaF())


def near(one: QColor, other: QColor) -> bool:
    parts = zip(one.getRgb(), other.getRgb(), strict=True)  # type: ignore[call-overload]
    return all(abs(a - b) <= 2 for a, b in parts)


def test_words_with_two_codes_have_the_tint_of_the_first_and_no_mixture(mark_on: MarkOn) -> None:
    first = shown(mark_on("sacks", 1)._replace(colour=0), 0)
    second = shown(mark_on("sacks", 2)._replace(colour=4), 1)
    assert near(painted(second, first).pixelColor(5, 10), tint(0))


def test_a_passage_inside_another_keeps_its_own_tint(mark_on: MarkOn) -> None:
    inner = mark_on("sacks", 2)._replace(colour=4)
    wide = replace(inner.span, end=inner.span.end + 9)
    outer = shown(inner._replace(coding_id=1, colour=0, span=wide), 0)
    picture = painted(shown(inner, 1, 10, 30), outer)
    assert near(picture.pixelColor(5, 10), tint(0))
    assert near(picture.pixelColor(20, 10), tint(4))


def test_deep_lanes_draw_lines_alone(mark_on: MarkOn) -> None:
    deep = shown(mark_on("sacks"), WASH_LAYERS)
    assert tinting([deep]) == []
    colours = {painted(deep).pixel(5, y) for y in range(40)}
    assert len(colours) > 1
    assert painted(deep).pixelColor(5, 10) == load_theme("light").page


LINE, LINES = 20, 10_000


def outlined(theme: Theme, clip: QRect, places: list[QRectF]) -> QImage:
    image = QImage(200, 400, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setClipRect(clip)
    paint_outline(painter, places, theme)
    painter.end()
    return image


def test_of_a_passage_of_many_lines_only_those_in_view_are_outlined(theme: Theme) -> None:
    places = [QRectF(20, LINE * nth - LINE * 100, 120, LINE) for nth in range(LINES)]
    image = outlined(theme, QRect(0, 0, 200, 400), places)
    sides = {x for x in range(200) if image.pixelColor(x, 200) != QColor("white")}
    assert sides & {17, 18}
    assert sides & {141, 142}
    assert all(image.pixelColor(80, y) == QColor("white") for y in range(400))


def test_a_part_painted_by_itself_looks_as_in_the_whole(theme: Theme) -> None:
    places = [QRectF(20, 10 + LINE * nth, 120, LINE) for nth in range(15)]
    part = QRect(0, 140, 200, 30)
    whole = outlined(theme, QRect(0, 0, 200, 400), places)
    assert outlined(theme, part, places).copy(part) == whole.copy(part)
