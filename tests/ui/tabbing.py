"""Going through a part of the window with Tab, and what there is to find fault with on the way."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QButtonGroup,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTableWidget,
    QTextEdit,
    QWidget,
)

CONTROLS = (
    *(QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox),
    *(QLineEdit, QPlainTextEdit, QTabBar, QTextEdit),
)
_INNER = (QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QTabBar)
"""What speaks for the controls within it."""
_ENOUGH = 200


def controls(part: QWidget) -> list[QWidget]:
    """What takes the mouse within a part."""
    found = [each for each in part.findChildren(QWidget) if isinstance(each, CONTROLS)]
    return [
        each
        for each in found
        if each.isVisibleTo(part) and each.isEnabled() and not _is_inner(each)
    ]


def _is_inner(widget: QWidget) -> bool:
    named_by_qt = widget.objectName().startswith("qt_")
    inside = any(isinstance(each, _INNER) for each in _above(widget))
    return named_by_qt or inside or isinstance(widget, QHeaderView)


def _above(widget: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None and not widget.isWindow():
        yield parent
        widget, parent = parent, parent.parentWidget()


def walk(window: QWidget, first: QWidget) -> list[QWidget]:
    """Where Tab leads in a window from its first control on, until it comes to where it was."""
    first.setFocus(Qt.FocusReason.TabFocusReason)
    stops: list[QWidget] = []
    while len(stops) < _ENOUGH:
        now = QApplication.focusWidget()
        if now is None or now in stops:
            break
        stops.append(now)
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    return stops


def unreached(part: QWidget, stops: Sequence[QWidget]) -> list[str]:
    """Controls to which Tab does not lead, nor an arrow from another one of their group."""
    return [called(each) for each in controls(part) if not _is_reached(each, stops)]


def _is_reached(widget: QWidget, stops: Sequence[QWidget]) -> bool:
    if widget in stops or widget.focusProxy() in stops:
        return True
    if isinstance(widget, QTableWidget) and widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
        return any(widget.isAncestorOf(each) for each in stops)  # Its cells are fields.
    if not isinstance(widget, QAbstractButton):
        return False
    group: QButtonGroup | None = widget.group()  # Qt's stubs leave the None out.
    parent = widget.parentWidget()
    fellows: Sequence[QWidget] = ()
    if group is not None and group.exclusive():
        fellows = group.buttons()
    elif widget.autoExclusive() and parent is not None:
        fellows = parent.findChildren(type(widget))
    return any(each in stops for each in fellows)


def out_of_order(stops: Sequence[QWidget]) -> list[str]:
    """Neighbours of which the later one stands before the earlier one, as one reads."""
    wrong = [pair for pair in pairwise(stops) if _goes_back(*pair)]
    return [f"{called(former)}, then {called(now)}" for former, now in wrong]


def _goes_back(former: QWidget, now: QWidget) -> bool:
    if now.window() is not former.window():
        return False
    here, there = _place(former, now), _place(now, former)
    level = min(here.bottom(), there.bottom()) - max(here.top(), there.top())
    if level > min(here.height(), there.height()) / 2:
        return there.right() <= here.left()
    return there.bottom() <= here.top() and there.left() < here.right()


def _place(widget: QWidget, other: QWidget) -> QRect:
    """In the window; what may be scrolled is where its scroll area is, as seen from outside."""
    areas = [each for each in _above(widget) if isinstance(each, QScrollArea)]
    shown = next((each for each in areas if not each.isAncestorOf(other)), widget)
    return QRect(shown.mapTo(shown.window(), shown.rect().topLeft()), shown.size())


def nameless(stops: Sequence[QWidget]) -> list[str]:
    """Where a screen reader would have nothing to say."""
    return [called(each) for each in stops if not spoken(each)]


def spoken(widget: QWidget) -> str:
    """What a screen reader says where the keyboard is."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def unmarked(stops: Sequence[QWidget]) -> list[str]:
    """Where nobody sees that the keyboard is there: the same picture with it and without."""
    found = []
    for each in stops:
        each.clearFocus()
        without = each.grab().toImage()
        each.setFocus(Qt.FocusReason.TabFocusReason)
        if each.grab().toImage() == without:
            found.append(called(each))
    return found


def called(widget: QWidget) -> str:
    """A widget in a list of faults."""
    kind, parent = type(widget).__name__, type(widget.parent()).__name__
    return f"{spoken(widget) or '?'} ({kind} in {parent})"
