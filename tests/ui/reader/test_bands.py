from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.ui.reader.bands import paint_outline
from app.ui.theme import Theme

LINE, LINES = 20, 10_000


def painted(theme: Theme, clip: QRect, places: list[QRectF]) -> QImage:
    image = QImage(200, 400, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setClipRect(clip)
    paint_outline(painter, places, theme)
    painter.end()
    return image


def test_of_a_passage_of_many_lines_only_those_in_view_are_outlined(theme: Theme) -> None:
    places = [QRectF(20, LINE * nth - LINE * 100, 120, LINE) for nth in range(LINES)]
    image = painted(theme, QRect(0, 0, 200, 400), places)
    sides = {x for x in range(200) if image.pixelColor(x, 200) != QColor("white")}
    assert sides & {17, 18}
    assert sides & {141, 142}
    assert all(image.pixelColor(80, y) == QColor("white") for y in range(400))


def test_a_part_painted_by_itself_looks_as_in_the_whole(theme: Theme) -> None:
    places = [QRectF(20, 10 + LINE * nth, 120, LINE) for nth in range(15)]
    part = QRect(0, 140, 200, 30)
    whole = painted(theme, QRect(0, 0, 200, 400), places)
    assert painted(theme, part, places).copy(part) == whole.copy(part)
