"""Tab goes through a window as one reads it, whenever its widgets were made.

Qt follows the order in which widgets come into being, so a card that is made later would come after
everything else; and where a panel gives the keyboard to one of its parts (a focus proxy), Qt's Tab
leads from the panel's end back to that part, and never out of it.
"""

from collections.abc import Iterator
from itertools import pairwise, product
from operator import itemgetter

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLayout,
    QMainWindow,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTableWidget,
    QTabWidget,
    QWidget,
)

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class ReadingOrder(QObject):
    """Orders what is in a dialog when the keyboard comes to a part of it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._follow)

    def _follow(self, _former: QWidget | None, now: QWidget | None) -> None:
        if now is not None and isinstance(dialog := now.window(), QDialog):
            order_tabs(tab_stops(dialog))


def tab_stops(part: QWidget) -> list[QWidget]:
    """What the keyboard can go to within a widget, in the order of its layouts."""
    return [*_inside(part)]


def order_tabs(stops: list[QWidget]) -> None:
    """Let Tab go through these in this order."""
    for before, after in pairwise(stops):
        if before.nextInFocusChain() is not after:
            QWidget.setTabOrder(before, after)


def step(window: QWidget, steps: int) -> bool:
    """Give the keyboard to the next part of a window that takes it, or the one before (-1)."""
    now: QWidget | None = window.focusWidget()  # Qt's stubs leave the None out.
    stops = [stop for part in _parts(window) for stop in tab_stops(part) if _takes_focus(stop)]
    if not stops:
        return False
    here = [
        n
        for n, stop in enumerate(stops)
        if now is not None and (stop is now or stop.isAncestorOf(now))
    ]
    nth = here[-1] + steps if here else min(steps, 0)
    reason = Qt.FocusReason.TabFocusReason if steps > 0 else Qt.FocusReason.BacktabFocusReason
    stops[nth % len(stops)].setFocus(reason)
    return True


def _parts(window: QWidget) -> list[QWidget]:
    """The middle of a main window, then its strips and what lies over it: a notice."""
    if not isinstance(window, QMainWindow):
        return [window]
    middle, bar = window.centralWidget(), window.menuWidget()
    others = window.findChildren(QWidget, options=_DIRECT)
    beside = [each for each in others if each not in (middle, bar) and not each.isWindow()]
    return [middle, *beside] if middle is not None else beside


def _takes_focus(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled()


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _inside(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QTabWidget):
        yield widget.tabBar()
    if isinstance(widget, QSplitter | QStackedWidget | QTabWidget):
        for nth in range(widget.count()):
            if (part := widget.widget(nth)) is not None:
                yield from _in_widget(part)
    elif isinstance(widget, QTableWidget):
        cells = product(range(widget.rowCount()), range(widget.columnCount()))
        fields: list[QWidget | None] = [widget.cellWidget(*cell) for cell in cells]
        yield from (each for each in fields if each is not None and _takes_tab(each))
    elif isinstance(widget, QScrollArea):
        if (body := widget.widget()) is not None:
            yield from _in_widget(body)
    elif (layout := widget.layout()) is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    """By place in the layout; asking for its items would have Python keep some that are gone."""
    room = layout.parentWidget()
    if room is None:
        return
    parts = [*room.findChildren(QWidget, options=_DIRECT), *layout.children()]
    found = [(_nth(layout, part), part) for part in parts]
    for _, part in sorted((pair for pair in found if pair[0] >= 0), key=itemgetter(0)):
        if isinstance(part, QLayout):
            yield from _in_layout(part)
        elif isinstance(part, QWidget):
            yield from _in_widget(part)


def _nth(layout: QLayout, part: QObject) -> int:
    return layout.indexOf(part) if isinstance(part, QWidget | QLayout) else -1


def _in_widget(widget: QWidget) -> Iterator[QWidget]:
    if not isinstance(widget, QTabWidget) and _takes_tab(widget):
        yield widget
    yield from _inside(widget)
