"""Another theme for a window that is open: its widgets stay, with all that is typed and chosen.

Widgets that paint ask the theme, which is one object for the whole program. What was written into
palettes and style sheets of their own is translated colour by colour; who keeps pictures or
documents has a ``set_theme``.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from app.ui.look.theme import Theme, window_sheet

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow

_WRITTEN = re.compile("#[0-9a-f]{6}")
_GROUPS = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled)
_BRUSHES = tuple(
    (group, role)
    for role in QPalette.ColorRole
    if role not in {QPalette.ColorRole.NColorRoles, QPalette.ColorRole.NoRole}
    for group in _GROUPS
)
_SET: dict[int, list[tuple[QPalette.ColorGroup, QPalette.ColorRole]]] = {}
"""The brushes that a palette with this mask does not inherit: to ask for each takes long."""


def change_theme(window: "MainWindow", former: Theme, theme: Theme) -> None:
    """Let a project's window wear a theme instead of the former one, and stay as it is.

    A text that is being corrected is stored first, as whenever the window is made anew.
    """
    if window.columns.correcting.active:
        window.setStyleSheet(window_sheet(theme))
        window.dress()
    else:
        recolour(window, former, theme)


def recolour(window: QWidget, former: Theme, theme: Theme) -> None:
    """Let a window and everything in it wear a theme instead of the former one."""
    into = {old.rgb(): new for old, new in _pairs(former, theme)}
    written = {old.name(): new.name() for old, new in _pairs(former, theme)}
    window.setStyleSheet(window_sheet(theme))
    for widget in window.findChildren(QWidget):
        if sheet := widget.styleSheet():
            _rewrite(widget, sheet, written)
        if widget.testAttribute(Qt.WidgetAttribute.WA_SetPalette):
            _repaint(widget, into)
        if (changes := getattr(widget, "set_theme", None)) is not None:
            changes(theme)
        widget.update()


def _pairs(former: Theme, theme: Theme) -> Iterator[tuple[QColor, QColor]]:
    """Every colour of the former theme with what stands in its place."""
    yield from zip(former.colours().values(), theme.colours().values(), strict=True)
    for old, new in zip(former.codes, theme.codes, strict=True):
        yield old.line, new.line


def _rewrite(widget: QWidget, sheet: str, written: dict[str, str]) -> None:
    rewritten = _WRITTEN.sub(lambda found: written.get(found[0], found[0]), sheet)
    if rewritten != sheet:
        widget.setStyleSheet(rewritten)


def _repaint(widget: QWidget, into: dict[int, QColor]) -> None:
    """Translate those colours of a palette that the widget does not inherit."""
    colours = widget.palette()
    mask = colours.resolveMask()
    if mask not in _SET:
        _SET[mask] = [brush for brush in _BRUSHES if colours.isBrushSet(*brush)]
    found = [(brush, into.get(colours.color(*brush).rgb())) for brush in _SET[mask]]
    for brush, new in found:
        if new is not None:
            colours.setColor(*brush, new)
    if any(new is not None for _, new in found):
        widget.setPalette(colours)
