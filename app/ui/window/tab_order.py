"""Tab goes through a part of the window as one reads it, whenever its widgets were made.

Qt follows the order in which widgets come into being, so a card that is made later would come after
everything else.
"""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QSplitter, QStackedWidget, QWidget


def tab_stops(part: QWidget) -> list[QWidget]:
    """What the keyboard can go to within a widget, in the order of its layouts."""
    layout = part.layout()
    return [*_in_layout(layout)] if layout is not None else []


def order_tabs(stops: list[QWidget]) -> None:
    """Let Tab go through these in this order."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for nth in range(layout.count()):
        item = layout.itemAt(nth)
        if item is None:
            continue
        if (inner := item.layout()) is not None:
            yield from _in_layout(inner)
        elif (widget := item.widget()) is not None:
            yield from _in_widget(widget)


def _in_widget(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    elif isinstance(widget, QSplitter | QStackedWidget):
        for nth in range(widget.count()):
            if (part := widget.widget(nth)) is not None:
                yield from _in_widget(part)
    elif (layout := widget.layout()) is not None:
        yield from _in_layout(layout)
