"""The signs of the page view before printing, drawn: Qt brings small pictures of its own.

They are blurred on a fine screen and too dark for a dark theme. Lines are in a square of 16.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QToolBar, QWidgetAction

from app.ui.look.contrast import mixed
from app.ui.look.theme import Theme

_SIDE = 16
_RATIO = 4.0
_LINE = 1.3
_OFF = 0.6
"""How far the sign of what cannot be done now is mixed with the ground."""

_Line = tuple[tuple[float, float], ...]


def _box(left: float, top: float, right: float, bottom: float) -> _Line:
    return ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))


_LENS = _box(0, 0, 0, 0)
_HANDLE: _Line = ((10.5, 10.5), (14, 14))
_MINUS: _Line = ((5, 7), (9, 7))
_PAGE = _box(4, 2, 12, 14)
_LINES_IN_IT: tuple[_Line, ...] = tuple(((6, y), (10, y)) for y in (5.5, 8.0, 10.5))
_BACK: _Line = ((10, 3), (5, 8), (10, 13))
_ON: _Line = ((6, 3), (11, 8), (6, 13))
SIGNS: dict[str, tuple[_Line, ...]] = {
    "fit width": (
        ((2, 2), (2, 14)),
        ((14, 2), (14, 14)),
        ((4.5, 8), (11.5, 8)),
        ((6.5, 6), (4.5, 8), (6.5, 10)),
        ((9.5, 6), (11.5, 8), (9.5, 10)),
    ),
    "fit page": (
        ((2, 5), (2, 2), (5, 2)),
        ((11, 2), (14, 2), (14, 5)),
        ((14, 11), (14, 14), (11, 14)),
        ((5, 14), (2, 14), (2, 11)),
        _box(5.5, 4.5, 10.5, 11.5),
    ),
    "zoom out": (_LENS, _HANDLE, _MINUS),
    "zoom in": (_LENS, _HANDLE, _MINUS, ((7, 5), (7, 9))),
    "portrait": (_PAGE,),
    "landscape": (_box(2, 4, 14, 12),),
    "first": (((4, 3), (4, 13)), tuple((x + 2, y) for x, y in _BACK)),
    "previous": (_BACK,),
    "next": (_ON,),
    "last": (((12, 3), (12, 13)), tuple((x - 2, y) for x, y in _ON)),
    "single": (_PAGE, *_LINES_IN_IT),
    "facing": (_box(1.5, 3, 7.5, 13), _box(8.5, 3, 14.5, 13)),
    "overview": tuple(_box(x, y, x + 5, y + 5) for x in (2, 9) for y in (2, 9)),
    "page setup": (_PAGE, _box(6, 4.5, 10, 11.5)),
    "print": (
        ((4.5, 6), (4.5, 2), (11.5, 2), (11.5, 6)),
        ((4.5, 12), (2, 12), (2, 6), (14, 6), (14, 12), (11.5, 12)),
        _box(4.5, 9.5, 11.5, 14),
    ),
}
"""By what it does, in the order in which Qt's page view has them."""


def draw_icons(tools: QToolBar, theme: Theme) -> None:
    """Give the buttons of the page view our signs; other buttons than we know keep theirs."""
    tools.setMovable(False)
    tools.setIconSize(QSize(_SIDE, _SIDE))
    buttons = [each for each in tools.actions() if _is_button(each)]
    if len(buttons) == len(SIGNS):
        for button, lines in zip(buttons, SIGNS.values(), strict=True):
            button.setIcon(_icon(lines, theme))


def _is_button(action: QAction) -> bool:
    return not (action.isSeparator() or isinstance(action, QWidgetAction))


def _icon(lines: Sequence[_Line], theme: Theme) -> QIcon:
    icon = QIcon(_drawn(lines, theme.text))
    off = mixed(theme.text, theme.window, _OFF)
    icon.addPixmap(_drawn(lines, off), QIcon.Mode.Disabled)
    return icon


def _drawn(lines: Sequence[_Line], colour: QColor) -> QPixmap:
    pixmap = QPixmap(QSize(_SIDE, _SIDE) * _RATIO)
    pixmap.setDevicePixelRatio(_RATIO)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    round_ends = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(QPen(colour, _LINE, *round_ends))
    for line in lines:
        if line is _LENS:
            painter.drawEllipse(QRectF(2, 2, 10, 10))
        else:
            painter.drawPolyline(QPolygonF([QPointF(*point) for point in line]))
    painter.end()
    return pixmap
