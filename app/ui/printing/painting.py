"""One sheet painted: head and foot, the text with its bands, brackets and labels beside it."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from app.analysis.citation import printed_date
from app.ui.look.theme import SPACE_SECTION, SPACE_SMALL, SPACE_TIGHT, Theme, load_theme
from app.ui.printing.looks import HEADING, LINE, SMALL, TITLE, print_font
from app.ui.printing.paper import ABOVE, BELOW, LEFT, PrintedPage, Printout
from app.ui.reader.bands import LINE_WIDTH, paint_bands, pen_of
from app.ui.reader.brackets import Bracket, place_brackets
from app.ui.reader.labels import Label, place_labels
from app.ui.reader.margin import LANE_WIDTH, LANES, label_left
from app.words import Words

_NUMBERS = 12
_HEAD, _FOOT = 40, 36
_EDGE = 28
"""Of the paper on its right, which no label reaches."""
_TICK, _DOT = 4.0, 3.0
_SAMPLE, _LABELS = 28, 48
"""Widths in the legend: of the line before a code, and of its label."""


def paint_sheet(painter: QPainter, printout: Printout, nth: int, words: Words, day: str) -> None:
    """Paint a page, counted from 0; the painter's unit is a CSS pixel, its origin the corner."""
    theme, page = load_theme("light"), printout.pages[nth]
    painter.save()
    painter.translate(LEFT, ABOVE)
    if nth == 0:
        _paint_title(painter, printout, words, theme)
    paint_bands(painter, page.content.marks, theme, None)
    _paint_words(painter, page, theme)
    _paint_margin(painter, printout, page, theme)
    if page.legend:
        _paint_legend(painter, printout, page, words, theme)
    painter.restore()
    _paint_head_and_foot(painter, printout, nth, day, theme)


def _paint_title(painter: QPainter, printout: Printout, words: Words, theme: Theme) -> None:
    row, room = printout.printable.row, printout.text_size
    painter.setFont(print_font(TITLE, strong=True, interface=True))
    painter.setPen(theme.text)
    _write(painter, QRectF(0, -4, room.width(), TITLE + 8), row.name)
    painter.setFont(print_font(SMALL + 1, interface=True))
    painter.setPen(theme.quiet)
    passages = words.plural("{n} passage", "{n} passages", row.passages)
    parts = (printed_date(words, row.date), row.place, ", ".join(row.informants), passages)
    details = " · ".join(part for part in parts if part)
    _write(painter, QRectF(0, TITLE + 4, room.width(), SMALL + 8), details)


def _paint_words(painter: QPainter, page: PrintedPage, theme: Theme) -> None:
    painter.setPen(QColor("black"))
    for block in page.content.blocks:
        for line in block.lines:
            line.line.draw(painter, QPointF(line.left, line.top))
    painter.setFont(print_font(SMALL, interface=True))
    painter.setPen(theme.quiet)
    for place, number in page.numbers:
        width = painter.fontMetrics().horizontalAdvance(number)
        painter.drawText(place - QPointF(width + _NUMBERS, 0), number)


def _paint_margin(painter: QPainter, printout: Printout, page: PrintedPage, theme: Theme) -> None:
    """The brackets in their lanes beside the text, and the labels beside the brackets."""
    height, marks = printout.text_size.height(), page.content.marks
    foot = max((shown.bottom for shown in marks), default=height)
    painter.save()
    painter.translate(printout.text_size.width(), 0)
    head = min((block.lines[0].top for block in page.content.blocks), default=0.0)
    for bracket in place_brackets((s for s in marks if s.lane < LANES), foot):
        _paint_bracket(painter, replace(bracket, top=max(bracket.top, head)), theme)
    left = label_left(page.content.lanes)
    width = printout.paper.width() - LEFT - printout.text_size.width() - left - _EDGE
    metrics = QFontMetricsF(print_font(SMALL, interface=True))
    for label in place_labels(marks, QRectF(left, 0, width, height), metrics):
        _paint_label(painter, label, theme)
    painter.restore()


def _paint_bracket(painter: QPainter, bracket: Bracket, theme: Theme) -> None:
    colour = theme.code(bracket.mark.colour).line
    x = SPACE_TIGHT + bracket.lane * LANE_WIDTH + LANE_WIDTH / 2
    painter.setPen(pen_of(bracket.mark.kind, colour.rgba(), LINE_WIDTH))
    painter.drawLine(QPointF(x, bracket.top), QPointF(x, bracket.bottom))
    painter.setPen(QPen(colour, LINE_WIDTH))
    for y, is_end in ((bracket.top, bracket.begins), (bracket.bottom, bracket.ends)):
        if is_end:
            painter.drawLine(QPointF(x - _TICK, y), QPointF(x, y))


def _paint_label(painter: QPainter, label: Label, theme: Theme) -> None:
    mark, place = label.mark, label.place
    colour = theme.code(mark.colour).line
    dot = QPointF(place.left() + _DOT, place.center().y())
    painter.setPen(QPen(colour, 1))
    painter.setBrush(colour if mark.stance == "supports" else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(dot, _DOT - 0.5, _DOT - 0.5)
    if mark.stance == "contradicts":
        painter.drawLine(dot + QPointF(-_DOT, _DOT), dot + QPointF(_DOT, -_DOT))
    painter.setPen(theme.text)
    painter.setFont(print_font(SMALL, strong=mark.key_quote, interface=True))
    words = place.adjusted(2 * _DOT + SPACE_TIGHT, 0, SPACE_SMALL, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, label.text)


def _paint_legend(
    painter: QPainter, printout: Printout, page: PrintedPage, words: Words, theme: Theme
) -> None:
    """What the labels stand for: a code a line, drawn as its brackets are."""
    painter.setPen(theme.text)
    painter.setFont(print_font(HEADING, strong=True, interface=True))
    _write(painter, QRectF(0, 0, printout.text_size.width(), LINE), words("Codes"))
    for nth, mark in enumerate(page.legend, start=1):
        row = QRectF(0, nth * LINE + SPACE_SMALL, printout.text_size.width() + LEFT, LINE)
        colour = theme.code(mark.colour).line
        painter.setPen(pen_of(mark.kind, colour.rgba(), LINE_WIDTH))
        middle = row.center().y()
        painter.drawLine(QPointF(0, middle), QPointF(_SAMPLE, middle))
        painter.setPen(theme.text)
        painter.setFont(print_font(SMALL + 1, strong=True, interface=True))
        label = mark.label or ""
        _write(painter, row.adjusted(_SAMPLE + SPACE_SMALL, 0, 0, 0), label)
        left = _SAMPLE + SPACE_SMALL + (_LABELS if label else 0)
        painter.setFont(print_font(SMALL + 1, interface=True))
        _write(painter, row.adjusted(left, 0, 0, 0), mark.name)


def _paint_head_and_foot(
    painter: QPainter, printout: Printout, nth: int, day: str, theme: Theme
) -> None:
    paper, about = printout.paper, printout.printable
    width = paper.width() - LEFT - _EDGE
    painter.setFont(print_font(SMALL, interface=True))
    painter.setPen(theme.quiet)
    head = QRectF(LEFT, _HEAD, width, SMALL + 8)
    foot = QRectF(LEFT, paper.height() - BELOW + _FOOT - SMALL, width, SMALL + 8)
    half = width / 2 - SPACE_SMALL
    _write(painter, head.adjusted(0, 0, -half if nth else 0, 0), about.study)
    if nth:
        _write(painter, head.adjusted(half + SPACE_SECTION, 0, 0, 0), about.row.name, at_end=True)
    _write(painter, foot.adjusted(0, 0, -half, 0), day)
    number = f"{nth + 1} / {len(printout.pages)}"
    _write(painter, foot.adjusted(half, 0, 0, 0), number, at_end=True)
    painter.setPen(QPen(theme.border, 1))
    line = head.bottom() + SPACE_TIGHT
    painter.drawLine(QPointF(LEFT, line), QPointF(LEFT + width, line))


def _write(painter: QPainter, room: QRectF, text: str, *, at_end: bool = False) -> None:
    side = Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft
    shown = QFontMetricsF(painter.font()).elidedText(
        text, Qt.TextElideMode.ElideMiddle, room.width()
    )
    painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)
